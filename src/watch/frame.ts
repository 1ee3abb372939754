import {failure} from '../core/failure.js';
import {stringifyJson} from '../core/json-text.js';
import {limits} from '../core/limits.js';
import type {Work} from '../core/long-work.js';
import {err, ok, type Result} from '../core/result.js';
import type {Pipe} from '../language/read/sentence.js';
import type {Column, Json, Output, Row} from '../output/output.js';
import {type PlacedRow, valueAt} from '../output/row-values.js';
import {cellsOf} from '../output/rows.js';
import {rowsAfter} from '../pipes/apply.js';
import {asRows, type Data} from '../pipes/data.js';
import type {KnownFields} from '../pipes/field-types.js';

/** A row of a frame: its cells under the names of the columns, and the key by which it is the same row in the next frame. */
export type FrameRow = {readonly key: string; readonly cells: Row};

/** What a round shows: the rows that its pipes leave, with the columns of the table. */
export type WatchFrame = {
	readonly columns: readonly Column[];
	readonly rows: readonly FrameRow[];
	/** How many rows there are; of a line that ends in `count` what it counts. */
	readonly count: number;
	readonly notes: readonly string[];
	/** What was checked is not as it should be. */
	readonly differs: boolean;
};

/** What is known of the command's fields, and when (ms since 1970). */
export type FrameOptions = {readonly known: KnownFields; readonly now: number};

/** The frame of a result. Refused where it has too many rows, or where its rows show that a condition is impossible. */
export function* frameOf(output: Output, pipes: readonly Pipe[], options: FrameOptions): Work<Result<WatchFrame>> {
	const piped = yield* rowsAfter(output, pipes, options);
	if (!piped.ok) return piped;
	const data = asRows(piped.value);
	if (data.rows.length > limits.watchedRows) return err(failure.tooManyToWatch(limits.watchedRows));
	const keyOf = createKeys(data);
	const rows: FrameRow[] = [];
	for (const row of data.rows) {
		rows.push({key: keyOf(row), cells: cellsOf(row, data.columns)});
		yield '';
	}
	const columns = data.columns.map((column) => ({...column, paths: [column.name]}));
	const count = data.origin === 'count' ? Number(rows[0]?.cells['count']) : rows.length;
	return ok({columns, rows, count, notes: output.notes, differs: output.differs === true});
}

/** Columns that say which thing a row is about; where a table has none of them, its first one does. */
const naming: ReadonlySet<string> = new Set(['device', 'session', 'name', 'key', 'id', 'field', 'rule', 'on', 'peer-session', 'time', 'line']);

/** Gives each row a key of its own: where several have the same, their place among them is part of it. */
function createKeys({origin, columns}: Data): (row: PlacedRow) => string {
	const seen = new Map<string, number>();
	const named = columns.filter(({name}) => naming.has(name));
	const keys = named.length > 0 ? named : columns.slice(0, 1);
	const base = (placed: PlacedRow): readonly Json[] => {
		const {group = null, key = null, row} = placed;
		const id = row['id'] ?? null;
		if (origin === 'count' || origin === 'one') return [];
		if (origin === 'groups') return typeof id === 'number' ? [id] : [group, key];
		return [key, id, ...keys.map(({paths}) => valueAt(placed, paths))];
	};
	return (placed) => {
		const text = stringifyJson(base(placed));
		const place = seen.get(text) ?? 0;
		seen.set(text, place + 1);
		return place === 0 ? text : `${text} ${place}`;
	};
}
