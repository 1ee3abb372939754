import {describeCount} from '../../text/digits.js';
import {type Environment, print, type Step} from '../environment.js';
import type {LineStart} from '../message.js';
import type {Pager, State} from '../state.js';
import {areHitsPainted, markHits} from './hits.js';
import {firstLine, type Rows, rowsBack, rowsOn} from './lines.js';
import {seekAbove, seekBelow} from './seek.js';

/** A text that is shown page by page, and where. */
export type OpenPager = {readonly environment: Environment; readonly state: State; readonly pager: Pager};

/** The pager stays as it is, and says this. */
export const stay = ({state, pager}: OpenPager, said?: string): Step => [{...state, overlay: {...pager, said}}];

/** So many more rows of the screen, a page without a number, and the end of the pager where the text ends. At the end of a text that was left, that is with the next one. */
export function turn(paging: OpenPager, rows?: number): Step {
	const {environment, state, pager} = paging;
	const screen = screenOf(paging);
	const end = rowsOn(pager.text, pager.end, rows === undefined ? screen : {...screen, rows});
	const text = pager.text.slice(pager.end.at, end.at);
	const shown = print(pager.searched === undefined ? text : markHits(text, pager.searched, environment.theme));
	const isOver = end.at >= pager.text.length && !(pager.isLeft && text !== '');
	if (isOver) return [{...state, overlay: undefined}, ...shown];
	const top = later(pager.begin, rowsBack(pager.text, end, screen));
	return [{...state, overlay: {...pager, top, end, said: undefined}}, ...shown];
}

/** The pager on a screen of another size: what was printed stays, more or less of it is to be seen. */
export function fitPager(environment: Environment, state: State): State {
	const {overlay: pager} = state;
	if (pager?.kind !== 'pager') return state;
	return {...state, overlay: {...pager, top: later(pager.begin, rowsBack(pager.text, pager.end, screenOf({environment, state, pager})))}};
}

/** A page that begins here, below a line that says how far that is from what was shown last: all that was printed stays where it is. */
export function jump(paging: OpenPager, to: LineStart): Step {
	const {environment, pager} = paging;
	const {theme} = environment;
	const passed = to.line - pager.end.line;
	const [left, ...effects] = turn(
		{...paging, pager: {...pager, isLeft: true, begin: to, top: to, end: to}},
		screenOf(paging).rows - Math.abs(Math.sign(passed)),
	);
	const said = passed < 0 ? `back to line ${describeCount(to.line + 1)}` : `${describeCount(passed)} ${passed === 1 ? 'line' : 'lines'} not shown`;
	return [left, ...(passed === 0 ? [] : print(theme.paint('dim', `${theme.ellipsis} ${said}`))), ...effects];
}

/** The page before the one on the screen. */
export function back(paging: OpenPager): Step {
	const {pager} = paging;
	return pager.top.at === 0 ? stay(paging, atStart) : jump(paging, lastPage(paging, pager.top));
}

/** The first page. */
export const toStart = (paging: OpenPager): Step => (paging.pager.top.at === 0 ? stay(paging, atStart) : jump(paging, firstLine));

/** The last page, or what is left of it. */
export function toEnd(paging: OpenPager): Step {
	const {pager} = paging;
	if (pager.end.at >= pager.text.length) return stay(paging, 'this is the end');
	const last = lastPage(paging, {at: pager.text.length, line: pager.lines});
	return last.at <= pager.end.at ? turn({...paging, pager: {...pager, isLeft: true}}) : jump(paging, last);
}

const atStart = 'this is the beginning';

/** The page that ends here, with room for the line that `jump` says. */
function lastPage(paging: OpenPager, end: LineStart): LineStart {
	const screen = screenOf(paging);
	return rowsBack(paging.pager.text, end, {...screen, rows: screen.rows - 1});
}

/** Searches from the top of the screen, from below it, or above it, for what is to be searched. */
export function search(paging: OpenPager, seeking: NonNullable<Pager['seeking']>): Step {
	const {state, pager} = paging;
	const {text, searched} = pager;
	if (searched === undefined) return stay(paging, 'nothing was searched: / searches');
	const work =
		seeking === 'above'
			? seekAbove({text, searched, from: pager.top})
			: seekBelow({text, searched, from: seeking === 'below' ? pager.end : pager.top});
	return [
		{...state, overlay: {...pager, seeking}},
		{type: 'seek', work},
	];
}

/** Rows of a page, and columns: one less where a sign may stand before a line. */
function screenOf({environment: {settings, theme}, state: {size}, pager}: OpenPager): Rows {
	const height = settings.screenLength === 'auto' ? size.rows : settings.screenLength;
	const sign = pager.searched !== undefined && !areHitsPainted(theme) ? 1 : 0;
	// The row of the pager is below, and one more stays empty: the page ends with a line feed.
	return {rows: Math.max(1, height - 2), columns: size.columns - sign};
}

const later = (one: LineStart, other: LineStart): LineStart => (one.at > other.at ? one : other);
