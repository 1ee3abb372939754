import {writeOut, writtenOut} from '../text/clean.js';
import {splitGraphemes} from './graphemes.js';

/**
 * Typed or pasted text in a visible form: control characters as `^[`, a tab as one blank, and characters that draw nothing as `\u202e`. Line feeds
 * stay. Each grapheme is shown by itself, so that a line looks the same whole and in pieces.
 */
export function visible(text: string): string {
	if (/^[ -~\n]*$/.test(text)) return text;
	return splitGraphemes(text).map(shown).join('');
}

const shown = (grapheme: string): string => writeOut(grapheme.replaceAll('\t', ' '), typedOut);

function typedOut(character: string): string {
	const code = character.charCodeAt(0);
	return code < 32 || code === 127 ? `^${String.fromCharCode(code ^ 64)}` : writtenOut(character);
}
