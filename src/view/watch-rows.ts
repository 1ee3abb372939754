import {format} from '../format/format.js';
import type {Environment} from '../shell/environment.js';
import type {State, WatchedLine} from '../shell/state.js';
import {sanitize} from '../text/clean.js';
import {describeCount} from '../text/digits.js';
import {truncate} from '../text/width.js';
import {markedRows} from '../watch/marked.js';
import {faultOf, headOf} from '../watch/words.js';

const keys = 'q or Ctrl-C ends';

/** A line that is watched: what is counted, its table as far as there is room, rows that changed first, and what to press. */
export function watchRows(environment: Environment, state: State, watch: WatchedLine, most: number): readonly string[] {
	const {theme} = environment;
	const width = state.size.columns - 1;
	const now = state.clock ?? watch.last?.at ?? 0;
	const cut = (text: string): string => truncate(sanitize(text, {lineFeeds: 'escape'}), width, theme.ellipsis);
	const next = watch.dueAt === undefined ? 'running' : `next in ${Math.max(0, Math.round((watch.dueAt - now) / 1000))} s`;
	const fault = faultOf(watch, (watch.dueAt ?? now) - now);
	const last = theme.paint('dim', cut(watch.ending ? 'ending' : [next, keys].join(' | ')));
	const head = theme.paint('bold', cut(headOf(watch)));
	const said = fault === '' ? [] : [theme.paint('warning', cut(fault))];
	const room = most - 2 - said.length;
	return [head, ...(room > 0 ? tableRows(environment, state, watch, room) : []), ...said, last].slice(0, most);
}

/** The rows of the table, and under them how many are left out, and what is to be said of the result. */
function tableRows({theme}: Environment, {size}: State, {last}: WatchedLine, room: number): readonly string[] {
	if (!last) return [];
	const width = size.columns - 1;
	const cut = (text: string): string => truncate(sanitize(text, {lineFeeds: 'escape'}), width, theme.ellipsis);
	const notes = last.frame.notes.slice(0, Math.max(0, Math.floor(room / 4))).map((note) => theme.paint('dim', cut(note)));
	const {output, hidden} = markedRows(last, Math.max(1, room - notes.length - headerRows));
	const table = [...format(output, {as: 'table', wide: false, plain: false, terminal: true, width, theme, now: last.at})]
		.join('')
		.split('\n')
		.slice(0, -1);
	const most = room - notes.length;
	// Where rows become lines of their own fewer of them fit than were taken.
	const isCut = table.length > most;
	if (!isCut && hidden === 0) return [...table, ...notes];
	const left = theme.paint('dim', `${theme.ellipsis} ${isCut ? 'the rest does not fit' : `${describeCount(hidden)} more`}`);
	return [...table.slice(0, Math.max(0, most - 1)), left, ...notes];
}

/** The header of a table, the line that says what is hidden, and the one of rows left out. */
const headerRows = 3;
