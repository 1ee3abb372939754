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
	const left = (text: string): string => theme.paint('dim', cut(`${theme.ellipsis} ${text}`));
	const notes = last.frame.notes.slice(0, Math.max(0, Math.floor(room / 4))).map((note) => theme.paint('dim', cut(note)));
	const most = Math.max(1, room - notes.length);
	const formatted = (rows: number): {readonly table: readonly string[]; readonly hidden: number} => {
		const {output, hidden} = markedRows(last, rows);
		const text = [...format(output, {as: 'table', wide: false, plain: false, terminal: true, width, theme, now: last.at})].join('');
		return {table: text.split('\n').slice(0, -1), hidden};
	};
	const linesOf = ({table, hidden}: ReturnType<typeof formatted>): number => table.length + Number(hidden > 0);
	// A cell may be wrapped, or each row be lines of its own: then fewer rows fit than there are lines.
	let rows = Math.max(1, most - headerRows);
	let shown = formatted(rows);
	while (rows > 1 && linesOf(shown) > most) {
		rows = Math.max(1, rows - Math.max(1, Math.ceil((linesOf(shown) - most) / 4)));
		shown = formatted(rows);
	}
	const {table, hidden} = shown;
	if (linesOf(shown) <= most) return [...table, ...(hidden > 0 ? [left(`${describeCount(hidden)} more`)] : []), ...notes];
	return [...table.slice(0, most - 1), left(hidden > 0 ? `and ${describeCount(hidden)} more` : 'the rest does not fit'), ...notes];
}

/** The header of a table, the line that says what is hidden, and the one of rows left out. */
const headerRows = 3;
