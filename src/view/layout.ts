import {oneLine} from '../format/text.js';
import type {Theme} from '../format/theme.js';
import type {Environment} from '../shell/environment.js';
import {jobWindow} from '../shell/events.js';
import {ghostOf} from '../shell/line/ghost.js';
import {readTyped, type TypedLine} from '../shell/line/reading.js';
import {foundLine} from '../shell/line/search.js';
import {continuationText, hintOf, promptText, restingWords, type StyledSpan, spansOf} from '../shell/look.js';
import {isHeld, isIdle, type Menu, type Search, type State} from '../shell/state.js';
import {whereOf} from '../shell/where.js';
import {lineOf} from '../terminal/line.js';
import {sanitize} from '../text/clean.js';
import {displayWidth, pad, truncate} from '../text/width.js';
import {type PaintedRows, type WrittenLine, wrap} from './cells.js';
import {pagerRow} from './pager-row.js';
import {watchRows} from './watch-rows.js';
import {whereRow} from './where-row.js';

/** The rows of the live region from the top, and where the cursor is among them, if anywhere. */
export type LiveRegion = {readonly rows: readonly string[]; readonly cursor?: PaintedRows['cursor']};

/** Rows kept free: at the screen's height ink would erase the scrollback. */
const spare = 2;
const menuRows = 10;
const pastedRows = 6;

/** Lays out in at most `rows - 2` rows what is below all that was printed: nothing while the terminal is lent. */
export function layout(environment: Environment, state: State): LiveRegion {
	const most = Math.max(1, state.size.rows - spare);
	// What was watched stays on the screen where a signal ends the shell.
	if (state.lent === 0 && state.watch) return {rows: watchRows(environment, state, state.watch, most)};
	if (state.lent > 0 || (state.isOver && state.foreground)) return {rows: []};
	// The last line stays as it is.
	if (state.isOver) return {rows: promptRegion(environment, state, most).rows};
	return isIdle(state) || isHeld(state) ? promptRegion(environment, state, most) : {rows: jobWindow(environment, state, most)};
}

/** The window of a command that asks, the prompt, the hint lines and the menu; the row of the cursor is always visible. */
function promptRegion(environment: Environment, state: State, most: number): LiveRegion {
	const {columns} = state.size;
	const {theme} = environment;
	const {overlay} = state;
	const typed = readTyped(environment, {...state, line: meantLine(state)});
	if (overlay?.kind === 'pager' && !overlay.typing) return pagerRow(overlay, whereOf(environment, state, typed.whole), {theme, width: columns - 1});
	const whole = wrap(written(environment, state, typed), columns, theme);
	const hints = most < 2 ? [] : hintsOf(environment, state, typed).slice(1 - most);
	const prompt = windowRows(whole, Math.max(1, most - hints.length));
	const left = most - prompt.rows.length - hints.length;
	const menu = state.overlay?.kind === 'menu' && left > 0 ? menuOf(state.overlay, {theme, columns, most: left}) : [];
	const above = state.isOver ? [] : jobWindow(environment, state, left - menu.length);
	const {x, y} = prompt.cursor;
	return {rows: [...above, ...prompt.rows, ...hints, ...menu], cursor: {x, y: y + above.length}};
}

/** The line that counts: the one that is typed, or was found, or whose lines are typed. */
function meantLine({overlay, line}: State): State['line'] {
	if (overlay?.kind === 'search') return lineOf(foundLine(overlay) ?? '');
	return overlay?.kind === 'loading' ? lineOf(overlay.statement) : line;
}

/** The row about the line, where there is something to say, and below it the one that says where the line, or the answer to a question, goes. */
function hintsOf(environment: Environment, state: State, {whole, head}: TypedLine): readonly string[] {
	if (state.isOver || state.overlay?.kind === 'pager') return [];
	const {theme} = environment;
	const width = state.size.columns - 1;
	const hint = isHeld(state) ? '' : truncate(sanitize(hintOf(state, head), {lineFeeds: 'escape'}), width, theme.ellipsis);
	const where = whereRow(whereOf(environment, state, whole), restingWords(state), {theme, width});
	return [...(hint === '' ? [] : [theme.paint('dim', hint)]), ...(where === '' ? [] : [where])];
}

/** The content of the prompt's rows: the line, the search or the question. */
function written(environment: Environment, state: State, {whole}: TypedLine): WrittenLine {
	const {overlay, line} = state;
	if (overlay?.kind === 'search') return searching(overlay);
	if (overlay?.kind === 'asking') return {text: overlay.answer, cursor: overlay.answer.length, spans: [], before: overlay.text, beforeMore: ''};
	if (overlay?.kind === 'loading') return {text: line.text, cursor: line.cursor, spans: [], before: '', beforeMore: ''};
	if (overlay?.kind === 'pager')
		return {text: overlay.typing?.text ?? '', cursor: overlay.typing?.cursor ?? 0, spans: [], before: '/', beforeMore: ''};
	const ends = {before: promptText(environment, state), beforeMore: continuationText};
	if (line.text.split('\n').length > pastedRows) return {...shortened(line.text, line.cursor), ...ends};
	const ghost = state.isOver ? '' : ghostOf(environment, state);
	const dim: readonly StyledSpan[] = ghost === '' ? [] : [{start: line.text.length, end: line.text.length + ghost.length, style: 'dim'}];
	return {text: line.text + ghost, cursor: line.cursor, spans: [...spansOf(whole), ...dim], ...ends};
}

/** `(search) fceos: netbox get …`, the match marked, the cursor after the searched text. */
function searching(search: Search): WrittenLine {
	const found = foundLine(search) ?? '';
	const text = `${search.query}: ${found}`;
	const match = search.query === '' ? -1 : found.indexOf(search.query);
	const start = search.query.length + 2 + match;
	const spans: readonly StyledSpan[] = match < 0 ? [] : [{start, end: start + search.query.length, style: 'bold'}];
	return {text, cursor: search.query.length, spans, before: '(search) ', beforeMore: continuationText};
}

/** The rows of a long pasted block around the cursor, and the number of the others. */
function shortened(text: string, cursor: number): {readonly text: string; readonly cursor: number; readonly spans: readonly StyledSpan[]} {
	const rows = text.split('\n');
	const row = text.slice(0, cursor).split('\n').length - 1;
	const first = Math.max(0, Math.min(row - pastedRows + 1, rows.length - pastedRows));
	const skipped = rows.slice(0, first).join('\n').length + Number(first > 0);
	const shown = rows.slice(first, first + pastedRows).join('\n');
	const note = `\n[+${rows.length - pastedRows} lines]`;
	return {text: shown + note, cursor: cursor - skipped, spans: [{start: shown.length, end: shown.length + note.length, style: 'dim'}]};
}

/** The rows around the cursor's. */
function windowRows({rows, cursor}: PaintedRows, most: number): PaintedRows {
	const first = Math.max(0, Math.min(cursor.y - most + 1, rows.length - most));
	return {rows: rows.slice(first, first + most), cursor: {x: cursor.x, y: cursor.y - first}};
}

/** The menu around its selected row, which `>` marks; the last row counts the others. */
function menuOf(menu: Menu, {theme, columns, most}: {readonly theme: Theme; readonly columns: number; readonly most: number}): readonly string[] {
	const title = menu.title === '' || most < 3 ? [] : [theme.paint('dim', cut(menu.title, columns, theme))];
	const room = Math.min(menuRows, most - title.length);
	const total = menu.suggestions.length + menu.more;
	const isCut = room > 1 && total > room;
	const count = isCut ? room - 1 : room;
	const first = Math.max(0, Math.min(menu.selected - Math.floor(count / 2), menu.suggestions.length - count));
	const shown = menu.suggestions.slice(first, first + count);
	const width = Math.min(Math.max(...shown.map(({text}) => displayWidth(clean(text)))), Math.floor(columns / 2));
	const rows = shown.map(({text, help}, index) => {
		const isSelected = first + index === menu.selected;
		const row = cut(`${isSelected ? '>' : ' '}${pad(truncate(clean(text), width, theme.ellipsis), width)}  ${clean(help)}`, columns, theme);
		return isSelected ? theme.paint('bold', row) : row;
	});
	const more = isCut ? [theme.paint('dim', ` ${theme.ellipsis} ${total - count} more`)] : [];
	return [...title, ...rows, ...more];
}

const clean = (text: string): string => sanitize(oneLine(text), {lineFeeds: 'escape'});
const cut = (text: string, columns: number, theme: Theme): string => truncate(text.trimEnd(), columns - 1, theme.ellipsis);
