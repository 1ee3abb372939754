import {quote} from '../../text/quote.js';
import {jsonEnd} from './json-span.js';

/**
 * The line that means what these words of argv mean: each stays one word, its spaces, quotes and backslashes literal, while
 * commas, ranges, globs, selectors and JSON keep their meaning. A word that is just `|` or `&` is that sign.
 */
export function lineOf(words: readonly string[]): string {
	const firstPipe = words.indexOf('|');
	return words.map((word, index) => shownWord(word, firstPipe !== -1 && index > firstPipe)).join(' ');
}

const signs = ['|', '&'];
const needsCare = /[\s'"\\|&#]/;
const hasMeaning = /[,[\]{}*?=<>~!/]/;

function shownWord(word: string, piped: boolean): string {
	if (signs.includes(word)) return word;
	const opens = !piped && /^[[{]/.test(word);
	if (opens && jsonEnd(word, 0) === word.length) return word;
	if (word === '' || (needsCare.test(word) && !hasMeaning.test(word))) return quote(word);
	// A bracket that would open JSON and never close would swallow the words after it.
	const escaped = word.replace(/[\s'"\\|&#]/g, (char) => (char === '\n' ? "'\n'" : `\\${char}`));
	return opens ? `\\${escaped}` : escaped;
}
