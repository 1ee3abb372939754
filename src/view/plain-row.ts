import {splitGraphemes} from '../terminal/graphemes.js';
import {visible} from '../terminal/visible.js';
import {displayWidth} from '../text/width.js';

/** The content of the last row of a plain page: the part before the text, the text, and the cursor in it. */
export type PlainRow = {readonly before: string; readonly text: string; readonly cursor: number};

/** The bytes that turn the current row into the wanted one, with no control bytes but backspaces and line feeds; undefined is an empty row. */
export function rowChange(stands: PlainRow | undefined, wanted: PlainRow | undefined, columns: number): string {
	if (!wanted) return stands ? '\n' : '';
	if (!stands) return whole(wanted, columns);
	const same = stands.before === wanted.before;
	if (!same || !fits(stands, columns) || !fits(wanted, columns))
		return same && isLonger(stands, wanted) ? tail(stands, wanted) : `\n${whole(wanted, columns)}`;
	if (stands.text === wanted.text) return moved(stands, wanted);
	if (isLonger(stands, wanted)) return tail(stands, wanted);
	return isShorter(stands, wanted) ? erased(stands, wanted) : `\n${whole(wanted, columns)}`;
}

/** The row as a text: control characters are written out, further rows of a line begin as at the prompt. */
export const rowText = ({before, text}: PlainRow): string => before + shown(text);

const shown = (text: string): string => visible(text).replaceAll('\n', '\n... ');
const cells = (text: string): number => splitGraphemes(text).reduce((sum, grapheme) => sum + displayWidth(visible(grapheme)), 0);
const back = (count: number): string => '\b'.repeat(count);

/** Whether the text fits in one row of the screen, so that a backspace moves back in it. */
const fits = (row: PlainRow, columns: number): boolean => !row.text.includes('\n') && displayWidth(row.before) + cells(row.text) < columns;

const isAtEnd = ({text, cursor}: PlainRow): boolean => cursor === text.length;
const isLonger = (stands: PlainRow, wanted: PlainRow): boolean => isAtEnd(stands) && isAtEnd(wanted) && wanted.text.startsWith(stands.text);
const isShorter = (stands: PlainRow, wanted: PlainRow): boolean => isAtEnd(stands) && isAtEnd(wanted) && stands.text.startsWith(wanted.text);

const tail = (stands: PlainRow, wanted: PlainRow): string => shown(wanted.text.slice(stands.text.length));
const erased = (stands: PlainRow, wanted: PlainRow): string => '\b \b'.repeat(cells(stands.text.slice(wanted.text.length)));

function moved({cursor: from}: PlainRow, {text, cursor: to}: PlainRow): string {
	return to < from ? back(cells(text.slice(to, from))) : shown(text.slice(from, to));
}

const whole = (row: PlainRow, columns: number): string => rowText(row) + (fits(row, columns) ? back(cells(row.text.slice(row.cursor))) : '');
