import {displayWidth} from '../../text/width.js';
import type {LineStart} from '../message.js';

/** Rows of a screen that is so many columns wide. */
export type Rows = {readonly rows: number; readonly columns: number};

/** Where the first line begins. */
export const firstLine: LineStart = {at: 0, line: 0};

/** Where the text, which ends in a line feed, has filled so many rows from here; at least one line is taken. A line that is wider than the screen fills several. */
export function rowsOn(text: string, from: LineStart, {rows, columns}: Rows): LineStart {
	let [end, left] = [from, rows];
	while (end.at < text.length && left > 0) {
		const feed = text.indexOf('\n', end.at);
		left -= rowsOf(text.slice(end.at, feed), columns);
		if (left < 0 && end.at > from.at) return end;
		end = {at: feed + 1, line: end.line + 1};
	}
	return end;
}

/** Where so many rows begin that end here; at least one line is taken, where there is one. */
export function rowsBack(text: string, to: LineStart, {rows, columns}: Rows): LineStart {
	let [start, left] = [to, rows];
	while (start.at > 0 && left > 0) {
		const at = start.at < 2 ? 0 : text.lastIndexOf('\n', start.at - 2) + 1;
		left -= rowsOf(text.slice(at, start.at - 1), columns);
		if (left < 0 && start.at < to.at) return start;
		start = {at, line: start.line - 1};
	}
	return start;
}

const rowsOf = (line: string, columns: number): number => Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, columns)));
