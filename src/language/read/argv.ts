import {helpFlags, quote, quoteAlways} from '../../text/quote.js';
import {jsonEnd} from './json-span.js';

/**
 * The line that means what these words of argv mean: each stays one word, its spaces, quotes and backslashes literal, while
 * commas, ranges, globs, selectors and JSON keep their meaning. A word that is just `|` or `&` is that sign. With `asks` the line asks
 * for the help of its command; no word does that.
 */
export function lineOf(words: readonly string[], asks = false): string {
	const firstPipe = words.indexOf('|');
	const shown = words.map((word, index) => shownWord(word, firstPipe !== -1 && index > firstPipe));
	const end = words.findIndex((word) => signs.includes(word));
	const [before, after] = end === -1 ? [shown, []] : [shown.slice(0, end), shown.slice(end)];
	return [...before, ...(asks ? helpFlags.slice(0, 1) : []), ...after].join(' ');
}

const signs = ['|', '&'];
const needsCare = /[\s'"\\|&#]/;
const hasMeaning = /[,[\]{}*?=<>~!/]/;

function shownWord(word: string, piped: boolean): string {
	if (signs.includes(word)) return word;
	if (helpFlags.includes(word)) return quoteAlways(word);
	const opens = !piped && /^[[{]/.test(word);
	if (opens && jsonEnd(word, 0) === word.length) return word;
	if (word === '' || (needsCare.test(word) && !hasMeaning.test(word))) return quote(word);
	// A bracket that would open JSON and never close would swallow the words after it.
	const escaped = word.replace(/[\s'"\\|&#]/g, (char) => (char === '\n' ? "'\n'" : `\\${char}`));
	return opens ? `\\${escaped}` : escaped;
}
