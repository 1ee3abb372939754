import {sentence} from '../core/failure.js';
import type {Problem} from '../core/problem.js';
import {sanitize} from '../text/clean.js';
import {displayWidth, pad, truncate, wrap} from '../text/width.js';
import {failureLines} from './errors.js';
import type {Theme} from './theme.js';

/** The line as it appears on the screen: `show` writes out characters that the terminal must not get, as the prompt does. */
export type PromptLine = {
	readonly line: string;
	readonly show: (text: string) => string;
	/** Cells of the prompt before the line. */
	readonly promptWidth: number;
	/** Cells of the screen. */
	readonly columns: number;
	readonly theme: Theme;
};

/**
 * A faulty line at the prompt (docs/contract/errors.md E1 caret-place): a caret under the first cell of the fault, the message, the hint. If the
 * line takes several rows on the screen, the row with the fault is printed again. Last comes the whole line that may have been meant.
 */
export function promptProblem(problem: Problem, {line, show, promptWidth, columns, theme}: PromptLine): string {
	const {row, offset} = rowAt(line, problem.at.start);
	const before = show(row.slice(0, offset));
	const whole = before + show(row.slice(offset));
	const isOneRow = row === line && promptWidth + displayWidth(whole) <= columns;
	const screen = isOneRow
		? {text: undefined, caret: promptWidth + displayWidth(before)}
		: screenRow({whole, before, promptWidth: row === line ? promptWidth : 0, columns, theme});
	const again = screen.text === undefined ? '' : `${screen.text}\n`;
	return `${again}${' '.repeat(screen.caret)}${theme.paint('error', '^')}\n${failureLines(problem, theme)}${meantLine(problem)}`;
}

/** The whole line that may have been meant, where the message has not said it. */
export const lineMeant = ({meant, candidates}: Problem): string | undefined =>
	meant === undefined || candidates.includes(meant) ? undefined : `did you mean: ${clean(meant)}`;

function meantLine(problem: Problem, indent = ''): string {
	const line = lineMeant(problem);
	return line === undefined ? '' : `${indent}${line}\n`;
}

/** The place of a line: `file` is absent for `-c` and argv, `-` is stdin; `firstLine` is the number of the source's first line. */
export type ScriptLine = {readonly source: string; readonly file?: string; readonly firstLine: number};

/** A faulty line of a script (E4): `nf: peers.nf:12:12: <message>`, the line and the caret, each with two blanks before it. */
export function scriptProblem(problem: Problem, script: ScriptLine): string {
	const {line, column} = placeOf(problem, script);
	const {row, offset} = rowAt(script.source, problem.at.start);
	const where = [...(script.file === undefined ? [] : [clean(script.file)]), line, column].join(':');
	const before = clean(row.slice(0, offset));
	return `nf: ${where}: ${clean(sentence(problem))}\n  ${before}${clean(row.slice(offset))}\n  ${' '.repeat(displayWidth(before))}^\n${meantLine(problem, '  ')}`;
}

/** Line and column of a problem, and its length, in code points from 1. */
export function placeOf({at}: Problem, {source, firstLine}: ScriptLine): {line: number; column: number; length: number} {
	const {number, row, offset} = rowAt(source, at.start);
	return {line: firstLine + number, column: [...row.slice(0, offset)].length + 1, length: [...source.slice(at.start, at.end)].length};
}

/** The row of a text that holds an index, and the position in it. */
function rowAt(text: string, index: number): {number: number; row: string; offset: number} {
	const rows = text.slice(0, index).split('\n');
	const offset = rows.at(-1)?.length ?? 0;
	return {number: rows.length - 1, offset, row: text.slice(index - offset).split('\n')[0] ?? ''};
}

type Wrapped = {
	readonly whole: string;
	readonly before: string;
	readonly promptWidth: number;
	readonly columns: number;
	readonly theme: Theme;
};

/** The row of the screen that holds the fault, without the prompt. */
function screenRow({whole, before, promptWidth, columns, theme}: Wrapped): {text: string; caret: number} {
	const prompt = pad('', promptWidth);
	const start = prompt.length + before.length;
	let from = 0;
	for (const row of wrap(prompt + whole, columns)) {
		const isLast = from + row.length >= prompt.length + whole.length;
		if (start < from + row.length || isLast) {
			const first = from === 0 ? prompt.length : 0;
			const text = (isLast ? row : truncate(`${row}${theme.ellipsis}`, columns, theme.ellipsis)).slice(first);
			return {text, caret: displayWidth(row.slice(first, Math.max(first, start - from)))};
		}
		from += row.length;
	}
	return {text: '', caret: 0};
}

/** A tab is one blank, as at the prompt. */
const clean = (text: string): string => sanitize(text.replaceAll('\t', ' '), {lineFeeds: 'escape'});
