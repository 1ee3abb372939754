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

/** `--More-- 24-46 of 1,203 (not shown: leaf99)`: the lines on the screen, and what the last key led to, else the keys, as far as there is room. */
export function pagerWords(pager: Pager, width: number): string {
	const place = `${markOf(pager)} ${linesOf(pager)}`;
	const note = noteOf(pager);
	if (note === undefined) return place + hintIn(width - displayWidth(place));
	const whole = `${place} (${note})`;
	return displayWidth(whole) <= width ? whole : `${markOf(pager)} (${note})`;
}

/** The same in the one row of a screen; after it what the text is about, as far as there is room. */
export function pagerRow(pager: Pager, where: Where | undefined, {theme, width}: {readonly theme: Theme; readonly width: number}): PaintedRows {
	const names = where ? displayWidth(namesIn(where, {theme, width})) : 0;
	const words = truncate(pagerWords(pager, noteOf(pager) === undefined && where ? width - names - gap.length : width), width, theme.ellipsis);
	const left = width - displayWidth(words) - gap.length;
	const named = where && left >= Math.min(names, leastName) ? gap + whereRow(where, [], {theme, width: left}) : '';
	return {rows: [words + named], cursor: {x: displayWidth(words), y: 0}};
}

const hintIn = (width: number): string => hints.find((hint) => displayWidth(hint) <= width) ?? '';

const markOf = ({end, text}: Pager): string => (end.at >= text.length ? '--End--' : '--More--');

function linesOf({top, end, lines}: Pager): string {
	const first = top.line + 1;
	const range = first < end.line ? `${describeCount(first)}-${describeCount(end.line)}` : describeCount(end.line);
	return `${range} of ${describeCount(lines)}`;
}

const noteOf = ({said, seeking, searched = ''}: Pager): string | undefined => (seeking ? `searching: ${visible(searched)}, Ctrl-C stops` : said);
