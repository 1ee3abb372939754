import type {Failure} from '../core/failure.js';
import type {Column, Output} from '../output/output.js';
import type {PlacedRow} from '../output/row-values.js';
import {type Origin, rowsOf} from '../output/rows.js';
import {type KnownFields, type Types, typesOf} from './field-types.js';
import {type FieldPaths, fieldsOf} from './fields.js';

/** The data between data pipes: the rows of an output, and what the pipes did to them. */
export type Data = {
	/** The output that the rows came from; it never changes. */
	readonly source: Output;
	readonly origin: Origin | Counted;
	readonly rows: readonly PlacedRow[];
	/** The columns for tables, CSV and `match`. */
	readonly columns: readonly Column[];
	readonly fields: FieldPaths;
	/** The types of the fields' values, known before any row is seen. */
	readonly types: Types;
	/** ms since 1970: ages count from here. */
	readonly now: number;
	/** Why there are no rows: the rows showed that a condition is impossible. */
	readonly fault?: Failure;
	/** Groups without rows are left out. */
	readonly isFiltered: boolean;
	/** Rows of several groups may be mixed: tables are flat. */
	readonly isSorted: boolean;
	/** The rows hold just the columns. */
	readonly isSelected: boolean;
	/** The rows alone are wanted, without devices, blocks or keys around them. */
	readonly isFlat: boolean;
	/** The field whose values make the blocks of rows. */
	readonly groupedBy: string | undefined;
};

/** A number of rows, or one for each value of a field. */
type Counted = 'count' | 'counts';

/** The rows of an output, with the known types of its command's fields. */
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
		isFlat: false,
		groupedBy: undefined,
	};
}
