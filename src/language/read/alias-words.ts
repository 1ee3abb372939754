import type {Span} from '../../core/problem.js';
import {quoteAlways} from '../../text/quote.js';
import type {Token, Tokens} from './tokenize.js';

/** A bare `$1` to `$9` in the line of an alias, where the word of this number after the alias stands; `isText` if JSON must be quoted there. */
type Hole = Span & {readonly number: number; readonly isText: boolean};

/** A word after an alias in the line that the alias makes: `from` and `to` are its place there, `typed` the word as typed. */
export type FilledWord = {readonly from: number; readonly to: number; readonly number: number; readonly typed: Span};

/** The line of an alias with the words filled in. It needs so many; where one is missing or not closed it ends there, and is not whole. */
export type FilledLine = {readonly text: string; readonly words: readonly FilledWord[]; readonly needs: number; readonly isWhole: boolean};

/** The words after an alias; `current` is the number of the one that the line as typed ends in, 0 where that is none. */
export type GivenWords = {readonly words: readonly Token[]; readonly typed: string; readonly current: number; readonly isOpen: boolean};

/**
 * Fills words into the holes of an alias. Each stays the one word that it is: no blank and no sign of it stands outside of quotes. Where
 * words are missing the line ends at the one that is typed now, or is next; holes before it stay as they are.
 */
export function fillWords(alias: Tokens, {words, typed, current, isOpen}: GivenWords): FilledLine {
	const holes = holesIn(alias);
	const needs = Math.max(0, ...holes.map(({number}) => number));
	const last = isOpen || words.length < needs ? current || words.length + 1 : 0;
	const hasLast = holes.some(({number}) => number === last);
	const filled: FilledWord[] = [];
	let [text, done] = ['', 0];
	for (const {number, start, end, isText} of holes) {
		const word = words[number - 1];
		text += alias.shown.slice(done, start);
		if (!word && (number === last || !hasLast)) return {text, words: filled, needs, isWhole: false};
		const said = word ? wordIn(word, isText, typed) : alias.shown.slice(start, end);
		if (word) filled.push({from: text.length, to: text.length + said.length, number, typed: {start: word.start, end: word.end}});
		text += said;
		done = end;
		if (number === last) return {text, words: filled, needs, isWhole: false};
	}
	return {text: text + alias.shown.slice(done), words: filled, needs, isWhole: true};
}

const wordIn = ({kind, text, start, end}: Token, isText: boolean, typed: string): string =>
	isText && kind === 'json' ? quoteAlways(text) : typed.slice(start, end);

function holesIn({tokens}: Tokens): readonly Hole[] {
	const firstPipe = tokens.findIndex(({kind}) => kind === 'pipe');
	return tokens.flatMap(({chars}, index) => {
		const isPiped = firstPipe !== -1 && index > firstPipe;
		return chars.flatMap(({text, literal, start}, at): Hole[] => {
			const next = chars[at + 1];
			if (text !== '$' || literal || !next || next.literal || !/[1-9]/.test(next.text)) return [];
			return [{start, end: next.end, number: Number(next.text), isText: isPiped || chars.length > 2}];
		});
	});
}
