import type {ExactNumber} from '../core/exact-number.js';
import type {Failure} from '../core/failure.js';

/** Plain JSON. Numbers that a double cannot hold are `ExactNumber`. */
export type Json = null | boolean | number | ExactNumber | string | readonly Json[] | {readonly [key: string]: Json};

/** One JSON object, as NetBox sent it or as a task made it. */
export type Row = {readonly [key: string]: Json};

/**
 * A row, and, if known, the JSON that `createHolding` makes of it (`json-row.ts`). Either may be made only on demand, so pass such an object on and never
 * copy it.
 */
export type HeldRow = {readonly row: Row; readonly laid?: string | undefined};

/** JSON whose objects may be maps, so that keys given by foreign names (`5`, `__proto__`) keep their order. */
export type Tree = null | boolean | number | ExactNumber | string | readonly Tree[] | {readonly [key: string]: Tree} | ReadonlyMap<string, Tree>;

/** A column of a table: the first path that is not null is shown. `$group` is the outer key, `$key` the inner one, `$checked` when NetBox last confirmed the row. */
export type Column = {
	readonly name: string;
	readonly paths: readonly string[];
	/** key: if the table does not fit, rows become `field: value` lines. wanted: dropped next, the last one first. extra: shown only while it fits. */
	readonly rank: 'key' | 'wanted' | 'extra';
	/** The cells to which its longer texts may be cut. A column with neither this nor `wrapTo` always gets what its widest text takes. */
	readonly cutTo?: number;
	/** The cells at which its longer texts may go on in another row, where half of a text says nothing: an address. */
	readonly wrapTo?: number;
	/** It is wrapped only where leaving out a wanted column would not do, or where few texts are: an address, and no prose. */
	readonly whole?: boolean;
	/**
	 * Its texts are times in ISO 8601. People read a `time` as how long ago it was, or local to the minute, a `moment` local to the ms, an `age` in one
	 * unit. Or they are a `duration`, as `tookText` writes it, or numbers of bytes, a `size`.
	 */
	readonly shows?: 'time' | 'moment' | 'age' | 'duration' | 'size';
	/** It says when a row was read or confirmed: no change of what the row is about. */
	readonly ofReading?: boolean;
	/** The field of the row that holds the unit of its values. */
	readonly unit?: string;
};

/** What a run cost and how old its oldest row is. */
export type Meta = {
	readonly instance?: string;
	readonly branch?: string;
	readonly cache?: string;
	readonly requests: number;
	readonly hits: number;
	readonly misses: number;
	readonly oldestSeconds?: number;
	readonly truncated: boolean;
};

/** A row under its key, with the time in ms at which NetBox last confirmed it. The rows of large results are on disk, and each access reads them. */
export type KeyedRow = {readonly key: string; readonly held: HeldRow; readonly checkedAt?: number};

/** The forms that a result can be shown in, each a pipe of this name. */
export const outputForms = ['csv', 'json', 'kv', 'markdown', 'ndjson', 'nested', 'pprint', 'table', 'yaml'] as const;

/** The forms of drawings, which a topology alone has (`topology.ts`): each stands after `display`, and a file of this name has it. */
export const drawingForms = ['dot', 'graphml', 'html', 'mermaid', 'svg'] as const;
export type DrawingForm = (typeof drawingForms)[number];

/** `default`: rows as a table on a terminal, documents as JSON, text as text; elsewhere rows are JSON too (docs/contract/output.md D2 json-output, D5 default-forms). */
export type OutputForm = 'default' | (typeof outputForms)[number] | DrawingForm;

/** How the cells of a table are separated: by blanks only, or by lines in ASCII or in box characters. */
export type TableStyle = 'plain' | 'grid' | 'box';

/** One outer key (a device) and its rows (sessions). Not found is not the same as found and empty. */
export type Group = {
	readonly key: string;
	readonly found: boolean;
	/** Set if the rows come from the cache unchecked: the time in ms at which they were fetched. */
	readonly cachedAt?: number;
	readonly rows: readonly KeyedRow[];
};

/** The result of a task, before it gets a form. Arrays, never objects keyed by foreign names. `codec.ts` turns it into lines of JSON and back. */
export type Output = {
	readonly errors: readonly Failure[];
	readonly notes: readonly string[];
	readonly meta: Meta;
	/** What was checked is not as it should be. That is no error: the exit code alone says it, whatever pipes leave of the result. */
	readonly differs?: boolean;
	/** The task that made the result, where another command shows it again: pipes know its fields. */
	readonly from?: string;
} /**
 * Rows, each a `noun`, under devices. `layout` is that of its table: all rows below one header (`flat`), a heading for each group (`blocks`, which a pipe
 * made), or below a heading each row as `field: value` lines (`fields`); without one, a single group has a heading and several are flat.
 */ & (
	| {
			readonly kind: 'groups';
			readonly groups: readonly Group[];
			readonly columns: readonly Column[];
			readonly noun: string;
			readonly layout?: 'flat' | 'blocks' | 'fields';
	  }
	/** `totals` is a line below the table of all rows, and of no others. */
	| {readonly kind: 'rows'; readonly rows: readonly Row[]; readonly columns: readonly Column[]; readonly totals?: string}
	/**
	 * `ofRows`: it holds rows, whose keys JSON sorts; without it the order of keys has a meaning. With `columns` it is an object of such rows, which a
	 * terminal shows as a table. `rows` stand for it in tables and data pipes, if it is not made of rows itself; with `blocks` that table has a heading for
	 * each value of a field, which counts its nouns, and `totals` is the line below it. With `facts` a terminal shows it as a line for each value. A `topology` can be drawn, and its rows are its edges.
	 */
	| {
			readonly kind: 'document';
			readonly value: Tree;
			readonly ofRows?: boolean;
			readonly columns?: readonly Column[];
			readonly rows?: readonly Row[];
			readonly blocks?: {readonly by: string; readonly noun: string};
			readonly totals?: string;
			readonly facts?: FactUnits;
			readonly topology?: boolean;
	  }
	| {readonly kind: 'text'; readonly text: string}
);

/** The units of numbers in a document of facts, by their keys joined by dots. */
export type FactUnits = Readonly<Record<string, string>>;

/** The cost of a run without requests. */
export const noCost: Meta = {requests: 0, hits: 0, misses: 0, truncated: false};

const bare = {errors: [], notes: [], meta: noCost} as const;

/** An output of text; every line of it ends in a line feed. */
export const text = (value: string): Output => ({...bare, kind: 'text', text: value === '' || value.endsWith('\n') ? value : `${value}\n`});

/** An output of one JSON document. */
export const document = (value: Tree): Output => ({...bare, kind: 'document', value});

/** An output of one JSON document, which a terminal shows as a line for each value. */
export const facts = (value: Tree, units: FactUnits = {}): Output => ({...bare, kind: 'document', value, facts: units});

/** An output of one JSON document, for which other rows stand in tables and data pipes. */
export const documentWithRows = (value: Tree, table: {readonly rows: readonly Row[]; readonly columns: readonly Column[]}): Output => ({
	...bare,
	kind: 'document',
	value,
	rows: table.rows,
	columns: table.columns,
});

/** An output of rows with their default columns, given by name; `columns` is what else is said of some of them. */
export const rows = (value: readonly Row[], names: readonly string[], columns: Readonly<Record<string, Partial<Column>>> = {}): Output => ({
	...bare,
	kind: 'rows',
	rows: value,
	columns: columnsNamed(names, columns),
});

/** The cells to which a long text is cut for the sake of other columns. */
export const usualCut = 16;

/** The cells of the longest IPv4 address with its mask. */
export const usualAddress = 18;

/** Columns by name: the first is the key. Times are known by the names that NetBox gives them. */
export const columnsNamed = (names: readonly string[], columns: Readonly<Record<string, Partial<Column>>> = {}): readonly Column[] =>
	names.map((name, index) => {
		const field = name.replaceAll('-', '_');
		return {
			name,
			// One path where both are the same: two of them would make two values of one.
			paths: field === name ? [name] : [field, name],
			rank: index === 0 ? 'key' : 'extra',
			cutTo: usualCut,
			...(isTimeField(field) && {shows: 'time'}),
			...columns[name],
		};
	});

/** Whether a field of this name holds a time in every row that NetBox gives. */
export const isTimeField = (field: string): boolean => timeFields.has(field);
const timeFields = new Set([
	...['created', 'last_updated', 'last_sync', 'time', 'merged_time', 'data_synced', 'last_synced'],
	...['last_login', 'date_joined', 'last_used', 'expires', 'scheduled', 'started', 'completed'],
]);

/** Whether an output is a topology, so that it can be drawn. */
export const isTopology = (output: Output): boolean => output.kind === 'document' && output.topology === true;

/** The document that JSON and YAML show: groups become outer key, inner key, row; text becomes one string. */
export function documentOf(output: Output): Tree {
	switch (output.kind) {
		case 'groups':
			return new Map(output.groups.map(({key, rows}) => [key, new RowMap(rows)]));
		case 'rows':
			return output.rows;
		case 'document':
			return output.value;
		case 'text':
			return output.text;
		default:
			return output satisfies never;
	}
}

/** Rows by their keys, each read on demand. */
export class RowMap extends Map<string, Tree> {
	private readonly kept: ReadonlyMap<string, HeldRow>;

	constructor(rows: readonly KeyedRow[]) {
		super();
		this.kept = new Map(rows.map(({key, held}) => [key, held]));
	}

	override get size(): number {
		return this.kept.size;
	}

	override has(key: string): boolean {
		return this.kept.has(key);
	}

	override get(key: string): Tree | undefined {
		return this.kept.get(key)?.row;
	}

	override keys(): MapIterator<string> {
		return this.kept.keys();
	}

	/** The held rows, unopened. */
	held(): MapIterator<[string, HeldRow]> {
		return this.kept.entries();
	}

	override *entries(): MapIterator<[string, Tree]> {
		for (const [key, held] of this.kept) yield [key, held.row];
	}

	override [Symbol.iterator](): MapIterator<[string, Tree]> {
		return this.entries();
	}
}
