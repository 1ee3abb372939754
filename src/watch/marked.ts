import {type Column, noCost, type Output, type Row} from '../output/output.js';
import {cellText, isEmpty} from '../output/row-values.js';
import type {ChangedRow, FrameChanges} from './changes.js';
import type {WatchFrame} from './frame.js';

/** Which rows of a frame are shown: those that changed are never left out for others. */
export type MarkedRows = {readonly output: Output; readonly hidden: number};

const marks: Column = {name: 'change', paths: ['change'], rank: 'key'};

/**
 * A frame as a table that marks what changed: a row that came `+`, one that went `-`, one that changed `~` with each of its changed cells (`~` another
 * value, `+` a first one, `-` what it was). Where there is no room for all rows, those that changed come first.
 */
export function markedRows(
	{frame, changes}: {readonly frame: WatchFrame; readonly changes: FrameChanges},
	most = Number.POSITIVE_INFINITY,
): MarkedRows {
	const changed = new Map(changes.rows.map((one) => [one.row, one]));
	const gone = changes.rows.filter(({change}) => change === '-');
	const all = frame.rows.length + gone.length;
	const fits = all <= most;
	const shown: Row[] = fits ? [] : changes.rows.slice(0, most).map((one) => markedRow(one, frame.columns));
	for (const row of frame.rows) {
		if (!fits && shown.length >= most) break;
		const one = changed.get(row);
		if (one && !fits) continue;
		shown.push(one ? markedRow(one, frame.columns) : {change: '', ...row.cells});
	}
	if (fits) shown.push(...gone.map((one) => markedRow(one, frame.columns)));
	const output: Output = {
		kind: 'rows',
		rows: shown,
		columns: [marks, ...frame.columns.filter(({name}) => name !== marks.name)],
		errors: [],
		notes: [],
		meta: noCost,
	};
	return {output, hidden: all - shown.length};
}

function markedRow({change, row, was}: ChangedRow, columns: readonly Column[]): Row {
	const cells = columns.map(({name, shows}) => {
		const now = row.cells[name] ?? null;
		// A time with a mark is none that people could be shown by their clock.
		if (!Object.hasOwn(was, name) || shows) return [name, now] as const;
		const old = was[name] ?? null;
		if (isEmpty(now)) return [name, `-${cellText(old)}`] as const;
		return [name, `${isEmpty(old) ? '+' : '~'}${cellText(now)}`] as const;
	});
	return {change, ...Object.fromEntries(cells)};
}
