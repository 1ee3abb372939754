import type {Column, Json, Tree} from '../output/output.js';
import {isList, isMap, isPlain} from '../output/row-values.js';
import {column} from '../output/rows.js';
import type {Data} from './data.js';
import {fieldsOf, isSameField, pathsOf} from './fields.js';

/**
 * The rows alone, without devices, blocks or keys around them: each has the columns of the table, and an empty field is null. Those of blocks have the
 * field that made these too, and facts are a row for each value, as a terminal shows them.
 */
export function asRows(data: Data): Data {
	const {origin, source, columns, groupedBy, fields} = data;
	if (source.kind === 'document' && source.facts && isAsItCame(data)) return factRows(data, source.value);
	if (origin === 'counts') return {...data, isFlat: true, columns: columns.map((column) => ({...column, paths: [column.name]}))};
	if (groupedBy === undefined) return {...data, isFlat: true};
	const field: Column = {name: groupedBy, paths: pathsOf(groupedBy, fields), rank: 'key'};
	return {...data, isFlat: true, isSorted: true, groupedBy: undefined, columns: withField(data, field)};
}

/** Whether no pipe has changed what came. */
export const isAsItCame = ({origin, isFiltered, isSorted, isSelected, isFlat, groupedBy}: Data): boolean =>
	origin !== 'count' && origin !== 'counts' && !isFiltered && !isSorted && !isSelected && !isFlat && groupedBy === undefined;

/** The columns, after a field if it is none of them. */
export const withField = ({columns}: Data, field: Column): readonly Column[] =>
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
