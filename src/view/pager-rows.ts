import {wrapWords} from '../format/text.js';
import type {Theme} from '../format/theme.js';
import type {Pager} from '../shell/state.js';
import type {Where} from '../shell/where.js';
import {visible} from '../terminal/visible.js';
import {describeCount} from '../text/digits.js';
import {displayWidth, truncate} from '../text/width.js';
import type {PaintedRows} from './cells.js';
import {namesIn, whereRow} from './where-row.js';

/** The keys that people need most, as many of them as there is room for; `h` tells all. */
const hints = [' (q quits, / searches, b goes back)', ' (q / b, h help)', ' (h help)'];

const gap = '  ';
/** The least cells in which an instance is named. */
const leastName = 8;

/** `--More-- 24-46 of 1,203 (not found: leaf99)`: the lines on the screen, and what the last key led to, else the keys, in so many cells. */
export function pagerWords(pager: Pager, width: number): string {
	const note = noteOf(pager);
	return note === undefined ? place(pager) + hintIn(width - displayWidth(place(pager))) : `${place(pager)} (${note})`;
}

/** The same on a screen: what does not fit is told in rows above; behind it what the text is about, as far as there is room. */
export function pagerRows(
	pager: Pager,
	where: Where | undefined,
	{theme, width, most}: {readonly theme: Theme; readonly width: number; readonly most: number},
): PaintedRows {
	const note = noteOf(pager);
	const names = where ? displayWidth(namesIn(where, {theme, width})) : 0;
	const whole = pagerWords(pager, note === undefined && where ? width - names - gap.length : width);
	const isWhole = displayWidth(whole) <= width;
	const words = truncate(isWhole ? whole : place(pager), width, theme.ellipsis);
	const left = width - displayWidth(words) - gap.length;
	const named = where && left >= Math.min(names, leastName) ? gap + whereRow(where, [], {theme, width: left}) : '';
	const above = note === undefined || isWhole ? [] : wrapWords(note, width).slice(0, most - 1);
	return {rows: [...above.map((row) => theme.paint('dim', row)), words + named], cursor: {x: displayWidth(words), y: above.length}};
}

const hintIn = (width: number): string => hints.find((hint) => displayWidth(hint) <= width) ?? '';

function place({top, end, lines, text}: Pager): string {
	const first = top.line + 1;
	const range = first < end.line ? `${describeCount(first)}-${describeCount(end.line)}` : describeCount(end.line);
	return `${end.at >= text.length ? '--End--' : '--More--'} ${range} of ${describeCount(lines)}`;
}

const noteOf = ({said, seeking, searched = ''}: Pager): string | undefined => (seeking ? `searching: ${visible(searched)}, Ctrl-C stops` : said);
