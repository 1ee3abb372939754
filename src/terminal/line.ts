import {createGraphemes} from './graphemes.js';
import {isSpace, isWord, lineEnd, lineStart, skipLeft, skipRight, verticalMove} from './places.js';

/** The line being typed. The cursor is an index of UTF-16 units, always between two graphemes. */
export type Line = {
	readonly text: string;
	readonly cursor: number;
	/** The text that Ctrl-Y brings back. */
	readonly killed: string;
	/** The states that Ctrl-_ goes back to, newest last. */
	readonly past: readonly {readonly text: string; readonly cursor: number}[];
	/** Characters typed in a row are undone together, kills in a row are brought back together. */
	readonly last: 'typed' | 'killed' | 'other';
};

/** All edits of a line except typing into it. */
export type Edit =
	| 'left'
	| 'right'
	| 'word-left'
	| 'word-right'
	| 'start'
	| 'end'
	| 'row-up'
	| 'row-down'
	| 'delete-left'
	| 'delete-right'
	| 'kill-word-left'
	| 'kill-part-left'
	| 'kill-word-right'
	| 'kill-start'
	| 'kill-end'
	| 'yank'
	| 'transpose'
	| 'undo';

const mostUndone = 500;

/** A line with the cursor at its end, without a past. */
export const lineOf = (text: string, killed = ''): Line => ({text, cursor: text.length, killed, past: [], last: 'other'});

/** The line after a text was typed or pasted at the cursor. */
export function insert(line: Line, text: string): Line {
	const whole = line.text.slice(0, line.cursor) + text + line.text.slice(line.cursor);
	const isTyping = line.last === 'typed' && !isSpace(text);
	const moved = {...line, text: whole, cursor: createGraphemes(whole).snap(line.cursor + text.length), last: 'typed' as const};
	return isTyping ? moved : {...moved, past: remembered(line)};
}

/** The line with all of `[start, end)` replaced and the cursor after the new text. */
export function replace(line: Line, {start, end}: {readonly start: number; readonly end: number}, text: string): Line {
	const whole = line.text.slice(0, start) + text + line.text.slice(end);
	return {...line, text: whole, cursor: createGraphemes(whole).snap(start + text.length), past: remembered(line), last: 'other'};
}

/** The line after the edit; the very same line if the edit does nothing. */
export function applyEdit(line: Line, edit: Edit): Line {
	const {text, cursor} = line;
	const graphemes = createGraphemes(text);
	switch (edit) {
		case 'left':
			return moveTo(line, graphemes.before(cursor));
		case 'right':
			return moveTo(line, graphemes.after(cursor));
		case 'word-left':
			return moveTo(line, skipLeft(text, skipLeft(text, cursor, isGap), isWord));
		case 'word-right':
			return moveTo(line, skipRight(text, skipRight(text, cursor, isGap), isWord));
		case 'start':
			return moveTo(line, lineStart(text, cursor));
		case 'end':
			return moveTo(line, lineEnd(text, cursor));
		case 'row-up':
			return moveTo(line, verticalMove(text, cursor, 'up'));
		case 'row-down':
			return moveTo(line, verticalMove(text, cursor, 'down'));
		case 'delete-left':
			return cut(line, graphemes.before(cursor), cursor);
		case 'delete-right':
			return cut(line, cursor, graphemes.after(cursor));
		case 'kill-word-left':
			return kill(line, skipLeft(text, skipLeft(text, cursor, isSpace), isInk), cursor);
		case 'kill-part-left':
			return kill(line, skipLeft(text, skipLeft(text, cursor, isGap), isWord), cursor);
		case 'kill-word-right':
			return kill(line, cursor, skipRight(text, skipRight(text, cursor, isGap), isWord));
		case 'kill-start':
			return kill(line, lineStart(text, cursor), cursor);
		case 'kill-end':
			// At the end of a row Ctrl-K kills the line feed and so joins rows.
			return kill(line, cursor, lineEnd(text, cursor) === cursor ? graphemes.after(cursor) : lineEnd(text, cursor));
		case 'yank':
			return line.killed === '' ? line : replace(line, {start: cursor, end: cursor}, line.killed);
		case 'transpose':
			return transpose(line);
		case 'undo':
			return undo(line);
		default:
			return edit satisfies never;
	}
}

const isGap = (grapheme: string): boolean => !isWord(grapheme);
const isInk = (grapheme: string): boolean => !isSpace(grapheme);
const remembered = ({text, cursor, past}: Line): Line['past'] => [...past, {text, cursor}].slice(-mostUndone);

/** Rows are found by their line feeds, which may stand inside a grapheme (CR LF). */
function moveTo(line: Line, place: number): Line {
	const cursor = createGraphemes(line.text).snap(place);
	return cursor === line.cursor ? line : {...line, cursor, last: 'other'};
}

function cut(line: Line, start: number, end: number): Line {
	return start === end ? line : replace(line, {start, end}, '');
}

/** Kills in a row make one text, in reading order. */
function kill(line: Line, start: number, end: number): Line {
	if (start === end) return line;
	const taken = line.text.slice(start, end);
	const more = end === line.cursor ? taken + line.killed : line.killed + taken;
	return {...replace(line, {start, end}, ''), killed: line.last === 'killed' ? more : taken, last: 'killed'};
}

/** Swaps the graphemes on both sides of the cursor; at the end of the line the last two. */
function transpose(line: Line): Line {
	const {text, cursor} = line;
	const graphemes = createGraphemes(text);
	const right = cursor === text.length ? graphemes.before(cursor) : cursor;
	const left = graphemes.before(right);
	const end = graphemes.after(right);
	if (left === right || right === end) return line;
	return replace(line, {start: left, end}, text.slice(right, end) + text.slice(left, right));
}

function undo(line: Line): Line {
	const before = line.past.at(-1);
	return before ? {...line, ...before, past: line.past.slice(0, -1), last: 'other'} : line;
}
