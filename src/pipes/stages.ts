import {stringifyJson} from '../core/json-text.js';
import {filtered, mapped, sorted, type Work} from '../core/long-work.js';
import type {Args, Condition, Pipe} from '../language/read/sentence.js';
import type {FieldType} from '../language/tree/schema.js';
import {type Column, usualAddress} from '../output/output.js';
import {cellText, isEmpty, type PlacedRow, placeOf, valueAt} from '../output/row-values.js';
import {cellsOf, column} from '../output/rows.js';
import {labelsOf} from './choices.js';
import {filterBy} from './conditions.js';
import {asRows, type Data} from './data.js';
import {matcherOf} from './expression.js';
import {type Types, typeOf} from './field-types.js';
import {type FieldPaths, fieldsOf, pathsOf} from './fields.js';
import {count, group} from './group.js';
import {createCompare} from './order.js';

/** A data pipe: rows to rows. Its arguments are in the form the language reads them and were checked before the job began. */
export type Stage = (data: Data, args: Args) => Work<Data>;

/** Every data pipe by its name. After a text pipe they act on lines, which are rows of one field. */
export const stages: Readonly<Record<string, Stage>> = {
	where: (data, args) => filterBy(data, args['conditions'] as readonly Condition[]),
	match: (data, args) => filter(data, createMatch(data, args)),
	except: (data, args) => {
		const isMatch = createMatch(data, args);
		return filter(data, (row) => !isMatch(row));
	},
	find: function* (data, args) {
		const isMatch = createMatch(data, args);
		let at = 0;
		for (; at < data.rows.length && !isMatch(data.rows[at] as PlacedRow); at += 1) yield '';
		return keep(data, data.rows.slice(at));
	},
	first: atOnce((data, args) => keep(data, data.rows.slice(0, countOf(args)))),
	last: atOnce((data, args) => keep(data, data.rows.slice(-countOf(args)))),
	sort: function* (data, args) {
		return {...data, isSorted: true, rows: yield* inOrder(data, fieldNames(args, 'fields'), args['reverse'] === true)};
	},
	unique: (data, args) => unique(data, fieldNames(args, 'fields')),
	select: (data, args) => select(data, fieldNames(args, 'fields')),
	rows: atOnce(asRows),
	group: (data, args) => group(data, args['field'] as string),
	count: atOnce(count),
	trim: function* (data, args) {
		const cut = (line: unknown): string => [...String(line)].slice(Number(args['columns'])).join('');
		return keep(data, yield* mapped(data.rows, ({row}) => ({row: {line: cut(row['line'])}})));
	},
	table: arranged,
};

function atOnce(change: (data: Data, args: Args) => Data): Stage {
	// biome-ignore lint/correctness/useYield: what touches no row is one step
	return function* (data, args) {
		return change(data, args);
	};
}

/** The fields after `select`: those it names, and the keys that every row has. */
export function selectedFields(names: readonly string[], fields: FieldPaths): FieldPaths {
	const keys = Object.entries(fields).filter(([, paths]) => paths.every((path) => path.startsWith('$')));
	return Object.fromEntries([...keys, ...names.map((name) => [name, [name]] as const)]);
}

/** The types of the values after `select`. */
export const selectedTypes = (names: readonly string[], fields: FieldPaths, types: Types): Types =>
	Object.fromEntries(
		[...Object.keys(fields).filter((name) => fields[name]?.every((path) => path.startsWith('$'))), ...names].flatMap((name) => {
			const type = typeOf(name, fields, types);
			return type ? [[name, type] as const] : [];
		}),
	);

/** The fields named by an argument of a pipe; none if it is not given. */
export const fieldNames = (args: Args, argument: FieldArgument): readonly string[] => [
	...new Set([args[argument] ?? []].flat() as readonly string[]),
];

/** The fields that a pipe asks for, in conditions or as arguments. */
export const askedFields = ({name, args}: Pipe): readonly string[] =>
	name === 'where'
		? (args['conditions'] as readonly Condition[]).map(({field}) => field)
		: fieldArguments.flatMap((argument) => fieldNames(args, argument));

/** The arguments of pipes that name fields. */
export const fieldArguments = ['fields', 'field', 'headers', 'sortby'] as const;
type FieldArgument = (typeof fieldArguments)[number];

const countOf = (args: Args): number => Number(args['count'] ?? 10);

const keep = (data: Data, rows: readonly PlacedRow[]): Data => ({...data, rows, isFiltered: true});

function* filter(data: Data, test: (row: PlacedRow) => boolean): Work<Data> {
	return keep(data, yield* filtered(data.rows, test));
}

function createMatch({columns}: Data, args: Args): (row: PlacedRow) => boolean {
	const matches = matcherOf(args['expression'] as string);
	return (row) => columns.some(({paths}) => matches(cellText(valueAt(row, paths))));
}

function* select(data: Data, names: readonly string[]): Work<Data> {
	const picked = names.map((name, index): Column => {
		const paths = pathsOf(name, data.fields);
		const known = data.columns.find((column) => column.paths.join() === paths.join());
		const type = typeOf(name, data.fields, data.types)?.type;
		return {...(known ?? columnOf(paths[0] ?? name, type)), name, paths, rank: index === 0 ? 'key' : 'wanted'};
	});
	const rows = yield* mapped(data.rows, (row) => {
		const {labels: _, ...place} = placeOf(row);
		const labels = labelsOf(row, picked);
		return {...place, ...(labels && {labels}), row: cellsOf(row, picked)};
	});
	const columns = picked.map((column) => ({...column, paths: [column.name]}));
	const fields = {...selectedFields(names, data.fields), ...fieldsOf(columns)};
	return {...data, rows, columns, fields, types: selectedTypes(names, data.fields, data.types), isSelected: true};
}

/** A column of values of this type, where it is known. */
function columnOf(path: string, type: FieldType['type'] | undefined): Column {
	const {name, paths, rank, ...usual} = column(path);
	if (type === 'address') return {name, paths, rank, wrapTo: usualAddress, whole: true};
	return {name, paths, rank, ...usual, ...(type === 'time' && {shows: 'time'})};
}

/** The arguments of `table` that concern rows: their order, then their columns. */
function* arranged(data: Data, args: Args): Work<Data> {
	const [headers, sortby] = [fieldNames(args, 'headers'), fieldNames(args, 'sortby')];
	const isReverse = args['reverse'] === true;
	const ordered = sortby.length > 0 ? yield* inOrder(data, sortby, isReverse) : isReverse ? data.rows.toReversed() : undefined;
	const placed: Data = ordered ? {...data, isSorted: true, rows: ordered} : data;
	return headers.length > 0 ? yield* select(placed, headers) : placed;
}

/** Rows are different if the values of the fields, or of all columns, differ. */
function unique(data: Data, names: readonly string[]): Work<Data> {
	const paths = names.length > 0 ? names.map((name) => pathsOf(name, data.fields)) : data.columns.map((column) => column.paths);
	const seen = new Set<string>();
	return filter(data, (row) => {
		const before = seen.size;
		return seen.add(stringifyJson(paths.map((path) => valueAt(row, path)))).size > before;
	});
}

/** Stable; by the first field, then the next. Rows without a value come last, reversed or not. */
function* inOrder({rows, fields}: Data, names: readonly string[], isReverse: boolean): Work<readonly PlacedRow[]> {
	const keys: {readonly texts: readonly (string | undefined)[]; readonly compare: (a: string, b: string) => number}[] = [];
	for (const name of names) {
		const paths = pathsOf(name, fields);
		const texts = yield* mapped(rows, (row) => {
			const value = valueAt(row, paths);
			return isEmpty(value) ? undefined : cellText(value);
		});
		const compare = yield* createCompare(texts.filter((text) => text !== undefined));
		keys.push({texts, compare: isReverse ? (a, b) => compare(b, a) : compare});
	}
	const order = (a: number, b: number): number => {
		for (const {texts, compare} of keys) {
			const by = compareMaybe(texts[a], texts[b], compare);
			if (by !== 0) return by;
		}
		return 0;
	};
	const places = yield* sorted([...rows.keys()], order);
	return places.flatMap((index) => rows[index] ?? []);
}

function compareMaybe(a: string | undefined, b: string | undefined, compare: (a: string, b: string) => number): number {
	if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
	return compare(a, b);
}
