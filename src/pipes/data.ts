import type {Failure} from '../core/failure.js';
import type {Column, Output, Row} from '../output/output.js';
import {type PlacedRow, valueAt} from '../output/row-values.js';
import {type Origin, rowsOf} from '../output/rows.js';
import {type FieldPaths, fieldsOf} from './fields.js';
import {type KnownFields, type Types, typesOf} from './types.js';

/** What flows through the data pipes: the rows of an output, and what was done to them. */
export type Data = {
	/** The output that the rows came from; it is never changed. */
	readonly source: Output;
	readonly origin: Origin | 'count';
	readonly rows: readonly PlacedRow[];
	/** What tables, CSV and `match` look at. */
	readonly columns: readonly Column[];
	readonly fields: FieldPaths;
	/** What is known of the fields' values before any row is seen. */
	readonly types: Types;
	/** ms since 1970: what ages are counted from. */
	readonly now: number;
	/** Why there are no rows: the rows showed that a condition cannot be. */
	readonly fault?: Failure;
	/** Groups without rows are left out. */
	readonly isFiltered: boolean;
	/** Rows of several groups may be mixed: tables are flat. */
	readonly isSorted: boolean;
	/** The rows hold just the columns. */
	readonly isSelected: boolean;
	/** The field that the rows are in blocks by. */
	readonly groupedBy: string | undefined;
};

/** The rows of an output, with what is known of the fields of its command. */
export function openData(source: Output, known: KnownFields, now: number): Data {
	const {origin, rows, columns} = rowsOf(source);
	return {
		source,
		origin,
		rows,
		columns,
		fields: {...fieldsOf(columns), ...known.fields},
		types: typesOf(known),
		now,
		isFiltered: false,
		isSorted: false,
		isSelected: false,
		groupedBy: undefined,
	};
}

/** What the columns show of a row, under their names. */
export const cellsOf = (row: PlacedRow, columns: readonly Column[]): Row =>
	Object.fromEntries(columns.map(({name, paths}) => [name, valueAt(row, paths)]));
