import {mapped, sorted, type Work} from '../core/long-work.js';
import type {Json} from '../output/output.js';
import {cellText, isEmpty, isPlain, type PlacedRow, placeOf, placeRow, valueAt} from '../output/row-values.js';
import {column} from '../output/rows.js';
import {labelsOf} from './choices.js';
import type {Data} from './data.js';
import {type Types, typeOf} from './field-types.js';
import {type FieldPaths, isSameField, pathsOf} from './fields.js';
import {createCompare} from './order.js';

/** The block of rows whose field is empty. */
const none = 'none';

/** The block of a value: a text that is spelt `none` stands in quotes, as in `where`, so that no two blocks are one. */
const blockOf = (value: Json): string => (isEmpty(value) ? none : cellText(value).replace(/^("*)none\1$/, '"$&"'));

/** The rows in blocks, one for each value of the field: values in order, `none` last. */
export function* group(data: Data, field: string): Work<Data> {
	const paths = pathsOf(field, data.fields);
	const placed = yield* mapped(data.rows, (row): PlacedRow => {
		return placeRow(row, {...placeOf(row), block: blockOf(valueAt(row, paths))});
	});
	const values = [...new Set(placed.map(({block = none}) => block))].filter((block) => block !== none);
	const compare = yield* createCompare(values);
	const order = (a: string, b: string): number => (a === none || b === none ? Number(a === none) - Number(b === none) : compare(a, b));
	return {...data, groupedBy: field, rows: yield* sorted(placed, (a, b) => order(a.block ?? none, b.block ?? none))};
}

/** The rows of each block, in the order of the blocks' first rows. */
export function blocksOf(rows: readonly PlacedRow[]): ReadonlyMap<string, readonly PlacedRow[]> {
	const blocks = new Map<string, PlacedRow[]>();
	for (const row of rows) {
		const {block = none} = row;
		const same = blocks.get(block);
		if (same) same.push(row);
		else blocks.set(block, [row]);
	}
	return blocks;
}

/** The number of rows as one row; for rows in blocks one row each, with the block's value. */
export function count({groupedBy, ...data}: Data): Data {
	const types = countTypes(groupedBy, data.fields, data.types);
	const counted = {...data, types, groupedBy: undefined, isFiltered: false, isSorted: false, isSelected: false, isFlat: false} as const;
	if (groupedBy === undefined)
		return {...counted, origin: 'count', columns: [column('count')], fields: countFields(), rows: [{row: {count: data.rows.length}}]};
	const [paths, counting] = [pathsOf(groupedBy, data.fields), countName(groupedBy)];
	return {
		...counted,
		origin: 'counts',
		// Tables show what the block is called, so that nothing and a text spelt none differ.
		columns: [{name: groupedBy, paths: ['$key'], rank: 'key'}, column(counting)],
		fields: countFields(groupedBy),
		rows: Array.from(blocksOf(data.rows), ([key, [first, ...others]]): PlacedRow => {
			const labels = first && labelsOf(first, [{name: groupedBy, paths}]);
			return {key, ...(labels && {labels}), row: {[groupedBy]: first ? plainValue(valueAt(first, paths)) : null, [counting]: others.length + 1}};
		}),
	};
}

/** The value of a block: that of its rows, by its text where it holds others. */
function plainValue(value: Json): Json {
	if (isEmpty(value)) return null;
	return isPlain(value) ? value : cellText(value);
}

/** What the numbers are called, beside a field that may have that name itself. */
const countName = (groupedBy: string): string => (isSameField(groupedBy, 'count') ? 'rows' : 'count');

/** The fields after `count`, and after `group` and `count`. */
export const countFields = (groupedBy?: string): FieldPaths =>
	groupedBy === undefined ? {count: ['count']} : {[groupedBy]: [groupedBy], [countName(groupedBy)]: [countName(groupedBy)]};

/** What is known of the values after `count`, and after `group` and `count`. */
export function countTypes(groupedBy: string | undefined, fields: FieldPaths, types: Types): Types {
	if (groupedBy === undefined) return {count: {type: 'number'}};
	const type = typeOf(groupedBy, fields, types);
	return {...(type && {[groupedBy]: type}), [countName(groupedBy)]: {type: 'number'}};
}
