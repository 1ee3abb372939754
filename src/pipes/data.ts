import type {Failure} from '../core/failure.js';
import type {Column, Json, Output, Tree} from '../output/output.js';
import {isList, isMap, isPlain, type PlacedRow} from '../output/row-values.js';
import {column, type Origin, rowsOf} from '../output/rows.js';
import {type KnownFields, type Types, typesOf} from './field-types.js';
import {type FieldPaths, fieldsOf, isSameField, pathsOf} from './fields.js';

/** The data between data pipes: the rows of an output, and what the pipes did to them. */
export type Data = {
	/** The output that the rows came from; it never changes. */
	readonly source: Output;
	readonly origin: Origin | CountOrigin;
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
type CountOrigin = 'count' | 'counts';

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

/**
 * The rows alone, without devices, blocks or keys around them: each has the columns of the table, and an empty field is null. Those of blocks have the
 * field that made these too, and facts are a row for each value, as a terminal shows them.
 */
export function asRows(data: Data): Data {
	const {origin, source, groupedBy, fields} = data;
	if (source.kind === 'document' && source.facts && isAsItCame(data)) return factRows(data, source.value);
	const columns = origin === 'counts' ? data.columns.map((column) => ({...column, paths: [column.name]})) : data.columns;
	if (groupedBy === undefined) return {...data, isFlat: true, columns};
	const field: Column = {name: groupedBy, paths: pathsOf(groupedBy, fields), rank: 'key'};
	return {...data, isFlat: true, isSorted: true, groupedBy: undefined, columns: withField({columns}, field)};
}

/** Whether no pipe has changed what came. */
export const isAsItCame = ({origin, isFiltered, isSorted, isSelected, isFlat, groupedBy}: Data): boolean =>
	origin !== 'count' && origin !== 'counts' && !isFiltered && !isSorted && !isSelected && !isFlat && groupedBy === undefined;

/** The columns, after a field if it is none of them. */
export const withField = ({columns}: Pick<Data, 'columns'>, field: Column): readonly Column[] =>
	columns.some(({name}) => isSameField(name, field.name)) ? columns : [field, ...columns];

function factRows(data: Data, facts: Tree): Data {
	const columns = ['key', 'value'].map(column);
	const rows = [...valuesOf(facts, '')].map(([key, value]) => ({row: {key, value}}));
	return {...data, origin: 'list', rows, columns, fields: fieldsOf(columns), isFlat: true};
}

/** Every value of a document that holds no others, after its keys, joined by dots. */
function* valuesOf(value: Tree, path: string): Generator<readonly [string, Json]> {
	const entries: readonly (readonly [string | number, Tree])[] = isPlain(value)
		? []
		: isList(value) || isMap(value)
			? ([...value.entries()] as readonly (readonly [string | number, Tree])[])
			: Object.entries(value);
	if (entries.length === 0) return yield [path, isMap(value) ? {} : (value as Json)];
	for (const [key, item] of entries) yield* valuesOf(item, path === '' ? String(key) : `${path}.${key}`);
}
