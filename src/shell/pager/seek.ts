import type {Work} from '../../core/long-work.js';
import {feedsIn, partBefore, partsOf} from '../../text/chunks.js';
import {unpainted} from '../../text/width.js';
import type {LineStart, SoughtLine} from '../message.js';

/** The longest text that is searched for. */
export const longestSearch = 1000;

/** A text that is searched for as it is; only one with an upper-case letter tells cases apart. */
export const patternOf = (searched: string): RegExp =>
	RegExp(searched.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), /\p{Lu}/u.test(searched) ? 'gu' : 'giu');

/** What is searched for in a text, and where: from a line on, or above it. */
export type Seeking = {readonly text: string; readonly searched: string; readonly from: LineStart};

/** The first line from here on that shows what is searched. */
export function* seekBelow({text, searched, from}: Seeking): Work<SoughtLine> {
	const pattern = patternOf(searched);
	let {at, line} = from;
	for (const part of partsOf(text, at)) {
		const [first] = hitLines(part, pattern);
		if (first !== undefined) return {found: {at: at + lineIn(part, first), line: line + first}};
		at += part.length;
		line += feedsIn(part);
		yield '';
	}
	return {};
}

/** The last line above this one that shows what is searched. */
export function* seekAbove({text, searched, from}: Seeking): Work<SoughtLine> {
	const pattern = patternOf(searched);
	let {at: end, line} = from;
	while (end > 0) {
		const at = partBefore(text, end);
		const part = text.slice(at, end);
		line -= feedsIn(part);
		const last = [...hitLines(part, pattern)].at(-1);
		if (last !== undefined) return {found: {at: at + lineIn(part, last), line: line + last}};
		end = at;
		yield '';
	}
	return {};
}

/** The lines that show it, by their number in this part of the text. */
function* hitLines(part: string, pattern: RegExp): Generator<number, void> {
	const shown = unpainted(part);
	let [line, counted] = [0, 0];
	for (const {index} of shown.matchAll(pattern)) {
		line += feedsIn(shown.slice(counted, index));
		counted = index;
		yield line;
	}
}

/** Where a line begins. */
function lineIn(part: string, line: number): number {
	let at = 0;
	for (let passed = 0; passed < line; passed += 1) at = part.indexOf('\n', at) + 1;
	return at;
}
