import {createGraphemes, splitGraphemes} from './graphemes.js';

/** A part of a word: what Alt-B and Alt-F stop at. */
export const isWord = (grapheme: string): boolean => /^[\p{L}\p{N}_]/u.test(grapheme);

/** Blank, or the end of a row. */
export const isSpace = (grapheme: string): boolean => /^\s/u.test(grapheme);

/** The place left of all graphemes that pass. */
export function skipLeft(text: string, from: number, passes: (grapheme: string) => boolean): number {
	const graphemes = createGraphemes(text);
	let place = from;
	while (place > 0) {
		const next = graphemes.before(place);
		if (!passes(text.slice(next, place))) break;
		place = next;
	}
	return place;
}

/** The place right of all graphemes that pass. */
export function skipRight(text: string, from: number, passes: (grapheme: string) => boolean): number {
	const graphemes = createGraphemes(text);
	let place = from;
	while (place < text.length) {
		const next = graphemes.after(place);
		if (!passes(text.slice(place, next))) break;
		place = next;
	}
	return place;
}

/** The start of the place's row; rows end in line feeds. */
export const lineStart = (text: string, place: number): number => (place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1);

/** The end of the place's row, before its line feed. */
export function lineEnd(text: string, place: number): number {
	const end = text.indexOf('\n', place);
	return end < 0 ? text.length : end;
}

/** The place with as many graphemes before it in the row above or below; the place itself if there is no such row. */
export function verticalMove(text: string, place: number, direction: 'up' | 'down'): number {
	const start = lineStart(text, place);
	const end = lineEnd(text, place);
	if (direction === 'up' ? start === 0 : end === text.length) return place;
	const target = direction === 'up' ? lineStart(text, start - 1) : end + 1;
	const row = splitGraphemes(text.slice(target, lineEnd(text, target)));
	const column = splitGraphemes(text.slice(start, place)).length;
	return target + row.slice(0, column).join('').length;
}
