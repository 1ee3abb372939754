import type {PlacedRow} from '../cell.js';
import type {Group, Output, Tree} from '../output.js';
import {cellsOf, type Data} from './data.js';

/** Where the rows go: onto a terminal as they are, into a table, into CSV, or into a document (JSON, YAML). */
export type Goal = 'screen' | 'table' | 'csv' | 'document';

/** The rows as an output again, of the kind that the goal shows best; errors, notes and cost are those of the source. */
export function toOutput(data: Data, goal: Goal): Output {
	const {origin, rows, isFiltered, isSorted, isSelected} = data;
	if (origin !== 'count' && !isFiltered && !isSorted && !isSelected) return data.source;
	const isTable = goal === 'table' || goal === 'csv';
	switch (origin) {
		case 'groups':
			return (isSorted && goal !== 'document') || (isSelected && goal === 'csv') ? flat(data) : grouped(data);
		case 'rows':
			return {...restOf(data), kind: 'rows', rows: rows.map(({row}) => row), columns: data.columns};
		case 'lines':
			return isSelected ? flat(data) : {...restOf(data), kind: 'text', text: rows.map(({row}) => `${row['line']}\n`).join('')};
		case 'count':
			if (goal === 'screen') return {...restOf(data), kind: 'text', text: rows.map(({row}) => `Count: ${row['count']}\n`).join('')};
			return isTable ? flat(data) : document(data);
		case 'list':
		case 'items':
		case 'entries':
		case 'one':
			return isTable ? flat(data) : document(data);
		default:
			return origin satisfies never;
	}
}

const restOf = ({source: {errors, notes, meta}}: Data): Pick<Output, 'errors' | 'notes' | 'meta'> => ({errors, notes, meta});

/** The rows without their groups, their keys as columns. */
function flat(data: Data): Output {
	const columns = data.columns.map((column) => ({...column, paths: [column.name]}));
	return {...restOf(data), kind: 'rows', rows: data.rows.map((row) => cellsOf(row, data.columns)), columns};
}

/** The groups of the rows, in the order of their first rows; those without rows last, unless a filter took theirs. */
function grouped({source, rows, columns, isFiltered, isSelected}: Data): Output {
	if (source.kind !== 'groups') return source;
	const byGroup = new Map<string | undefined, PlacedRow[]>();
	for (const row of rows) {
		const same = byGroup.get(row.group);
		if (same) same.push(row);
		else byGroup.set(row.group, [row]);
	}
	const frames = new Map(source.groups.map((group) => [group.key, group]));
	const full = [...byGroup].flatMap(([key = '', rows]): readonly Group[] => {
		const frame = frames.get(key);
		return frame ? [{...frame, rows: rows.map(({key = '', row}) => ({key, row}))}] : [];
	});
	const empty = isFiltered ? [] : source.groups.filter(({key}) => !byGroup.has(key));
	return {...source, groups: [...full, ...empty], columns: isSelected ? columns : source.columns};
}

function document(data: Data): Output {
	return {...restOf(data), kind: 'document', value: documentOf(data)};
}

function documentOf({origin, rows, isSelected}: Data): Tree {
	switch (origin) {
		case 'entries':
			return new Map(rows.map(({key = '', row}) => [key, row]));
		case 'items':
			return rows.map(({row}) => (isSelected ? row : (row['value'] ?? null)));
		case 'one':
			return rows[0]?.row ?? {};
		case 'count':
			return rows[0]?.row['count'] ?? [];
		default:
			return rows.map(({row}) => row);
	}
}
