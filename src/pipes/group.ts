import {mapped, sorted, type Work} from '../core/long-work.js';
import {cellText, isEmpty, type PlacedRow, placeOf, placeRow, valueAt} from '../output/row-values.js';
import {column} from '../output/rows.js';
import type {Data} from './data.js';
import {type FieldPaths, pathsOf} from './fields.js';
import {createCompare} from './order.js';
import type {Types} from './types.js';

/** The block of rows whose field is empty. */
const none = 'none';

/** The rows in blocks, one for each value of the field: values in order, `none` last. */
export function* group(data: Data, field: string): Work<Data> {
	const paths = pathsOf(field, data.fields);
	const placed = yield* mapped(data.rows, (row): PlacedRow => {
		const value = valueAt(row, paths);
		return placeRow(row, {...placeOf(row), block: isEmpty(value) ? none : cellText(value)});
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

/** The number of rows as one row; for rows in blocks one row each, under the block's value as its key. */
export function count({groupedBy, ...data}: Data): Data {
	const counted = {...data, groupedBy, origin: 'count', isFiltered: false, isSorted: false, isSelected: false, types: countTypes} as const;
	const columns = [column('count')];
	if (groupedBy === undefined) return {...counted, columns, fields: countFields(), rows: [{row: {count: data.rows.length}}]};
	return {
		...counted,
		columns: [{name: groupedBy, paths: ['$key'], rank: 'key'}, ...columns],
		fields: countFields(groupedBy),
		rows: Array.from(blocksOf(data.rows), ([key, rows]) => ({key, row: {count: rows.length}})),
	};
}

/** The fields after `count`, and after `group` and `count`. */
export const countFields = (groupedBy?: string): FieldPaths => ({...(groupedBy !== undefined && {[groupedBy]: ['$key']}), count: ['count']});

/** The types of the values after `count`. */
export const countTypes: Types = {count: {type: 'number'}};
