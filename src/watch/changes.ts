import type {Work} from '../core/long-work.js';
import {canonicalText} from '../output/canonical.js';
import type {Column, Row} from '../output/output.js';
import type {FrameRow, WatchFrame} from './frame.js';

/** A row that came, went or changed; `was` has the old values of the cells that changed. */
export type ChangedRow = {readonly change: '+' | '-' | '~'; readonly row: FrameRow; readonly was: Row};

/** What changed from one frame to the next: rows as they stand now, then those that went. */
export type FrameChanges = {readonly rows: readonly ChangedRow[]};

/** Nothing changes with the first frame. */
export const noChanges: FrameChanges = {rows: []};

/** What changed from a frame to the next one of the same line. */
export function* changesBetween(before: WatchFrame, after: WatchFrame): Work<FrameChanges> {
	const old = new Map(before.rows.map((row) => [row.key, row]));
	const columns = after.columns.filter(({ofReading}) => !ofReading);
	const rows: ChangedRow[] = [];
	for (const row of after.rows) {
		const was = old.get(row.key);
		old.delete(row.key);
		const cells = was && cellsChanged(was.cells, row.cells, columns);
		if (!cells) rows.push({change: '+', row, was: {}});
		else if (Object.keys(cells).length > 0) rows.push({change: '~', row, was: cells});
		yield '';
	}
	for (const row of old.values()) rows.push({change: '-', row, was: {}});
	return {rows};
}

/** The old values of the cells that are others now. */
function cellsChanged(old: Row, now: Row, columns: readonly Column[]): Row {
	const changed = columns.filter(({name}) => canonicalText(old[name] ?? null) !== canonicalText(now[name] ?? null));
	return Object.fromEntries(changed.map(({name}) => [name, old[name] ?? null]));
}
