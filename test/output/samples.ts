import {failure} from '../../src/core/failure.js';
import {parseJson} from '../../src/core/json-text.js';
import type {FormatOptions} from '../../src/format/format.js';
import {createTheme} from '../../src/format/theme.js';
import {createHolding} from '../../src/output/json-row.js';
import {
	type Column,
	document,
	documentWithRows,
	facts,
	type Group,
	noCost,
	type Output,
	type Row,
	RowMap,
	rows,
	type Tree,
	text,
} from '../../src/output/output.js';
import {openSpool} from '../../src/store/jobs/spool.js';
import {format} from '../format/written.js';

const row = (json: string): Row => parseJson(json) as Row;

/** A row in an order of keys of its own, with every kind of value. */
const plain = row(
	'{"name":"fceos4-fceos5","id":1,"status":{"value":"active","label":"Active"},"tags":["a",{"z":1,"a":[]}],"local_as":null,"b":true}',
);
/** A device that peers with nobody. */
const node = {id: 'device:1', name: 'fceos4', kind: 'device', site: null, asns: [1], findings: [], severity: null, asked: true};
/** Rows that no plain object holds in order, or no double. */
const odd = row(
	'{"__proto__":{"5":1,"a":9007199254740993},"constructor":-0,"5":1e400,"10":"\\u0007\\u202e\\ud800","d":0.1234567890123456789012345,"":{"b":1,"a":2}}',
);
/** As NetBox sends one: its keys are sorted as it comes in. */
const text4 = 'line\n"quoted": \\ end\u2028 \u{1f600}';
const received: Row = {...plain, description: text4, [`a "key": \\`]: {' ': '": "', a: ['\n    "x": 1', '']}};

const columns: readonly Column[] = [
	{name: 'session', paths: ['$key'], rank: 'key', cutTo: 16},
	{name: 'status', paths: ['status.value', 'status'], rank: 'wanted'},
	{name: 'description', paths: ['description'], rank: 'extra', cutTo: 16},
	{name: 'tags', paths: ['tags', '5'], rank: 'extra'},
];

/** Groups of rows held in every way: as text, as object, on disk, with the times of both, none of them, not found. */
export function groupsHeld(): readonly Group[] {
	const [hold, spool] = [createHolding(), openSpool()];
	const helds = [hold(received), {row: plain}, hold(odd), spool.keep(hold(received)), spool.keep({row: plain}), spool.keep(hold(odd)), hold({})];
	return [
		{key: '10', found: true, cachedAt: 1_790_000_000_000, rows: helds.map((held, index) => ({key: `s${index}`, held}))},
		{key: '__proto__', found: true, rows: [{key: '5', held: hold(received), checkedAt: 1_790_000_000_001}]},
		{key: '9\u001b[2J', found: true, rows: []},
		{key: 'fceos99', found: false, rows: []},
	];
}

const cost = {
	errors: [failure.deviceNotFound('fceos99', ['fceos9']), failure.unreachable('prod', 'http://x', 'connection refused', 'a hint')],
	notes: ['"x" is not cached', 'two\nlines'],
	meta: {instance: 'prod', branch: 'main', cache: 'True', requests: 3, hits: 1, misses: 2, oldestSeconds: 4.5, truncated: true},
};
const bare = {errors: [], notes: [], meta: noCost};

const mapsHeld = (): ReadonlyMap<string, Tree> =>
	new Map<string, Tree>([
		['10', new RowMap(groupsHeld()[0]?.rows ?? [])],
		[
			'5',
			new Map<string, Tree>([
				['constructor', odd],
				['__proto__', {b: new Map([['x', 1]]), a: [new Map<string, Tree>(), 'y', plain]}],
			]),
		],
		['', []],
		['list', [1, parseJson('1e400'), 'two\n', null, [true]]],
	]);

/** An output of every kind, and of every shape of each kind, by name. */
export function samples(): Readonly<Record<string, Output>> {
	const maps = mapsHeld();
	return {
		groups: {...cost, kind: 'groups', noun: 'session', columns, groups: groupsHeld()},
		'no groups': {...bare, kind: 'groups', noun: 'session', columns: [], groups: []},
		'groups in one table': {...cost, kind: 'groups', noun: 'session', columns, groups: groupsHeld(), layout: 'flat'},
		'groups in blocks': {...cost, kind: 'groups', noun: 'row', columns, groups: groupsHeld(), layout: 'blocks'},
		'groups in fields': {...cost, kind: 'groups', noun: 'session', columns, groups: groupsHeld(), layout: 'fields'},
		rows: {...rows([plain, odd, received, {}], ['name', 'local-as']), ...cost},
		'no rows': rows([], ['name']),
		maps: {...document(maps), ...cost},
		'maps of rows': {...cost, kind: 'document', value: maps, ofRows: true},
		'rows by key': {...bare, kind: 'document', value: {a: plain, b: odd}, ofRows: true, columns: columns.slice(1)},
		'a list': document([plain, odd, 'x', []]),
		'a list of maps': document([
			new Map<string, Tree>([
				['b', plain],
				['a', 1],
			]),
			new Map<string, Tree>(),
		]),
		'an object': document(received),
		'beside rows': documentWithRows({requests: [{b: 1, a: odd}]}, {rows: [plain, odd], columns}),
		'in blocks with totals': {
			...documentWithRows({findings: [{b: 1}]}, {rows: [plain, odd, plain], columns}),
			...{blocks: {by: 'name', noun: 'finding'}, totals: '2 things', differs: true},
		},
		'times and units': rows(
			[
				{at: '2026-09-21T10:00:00Z', size: 5, unit: 'MB'},
				{at: 'soon', size: 'x', unit: null},
			],
			['at', 'size'],
			{at: {shows: 'moment', wrapTo: 20}, size: {unit: 'unit'}},
		),
		'rows with totals': {...bare, kind: 'rows', rows: [plain], columns, totals: '1 thing'},
		facts: facts({a: {b: 24, c: null, d: true}, ['__proto__']: 1}, {'a.b': 'h', ['__proto__']: 's'}),
		topology: {...documentWithRows({by: 'device', nodes: [node], edges: []}, {rows: [plain], columns}), topology: true} as Output,
		number: document(parseJson('-0')),
		nothing: document(null),
		text: {...text('a\n\u001b[2J"b"\n\n'), ...cost},
		'no text': text(''),
	};
}

const how = {terminal: false, theme: createTheme({color: false, unicode: true}), now: 1_790_000_060_000};
const onTerminal = {terminal: true, theme: createTheme({color: true, unicode: true})};

/** Every form in which an output is shown. */
const forms: Readonly<Record<string, FormatOptions>> = Object.fromEntries(
	[
		...(['default', 'table', 'json', 'yaml', 'csv', 'markdown', 'kv', 'nested', 'pprint'] as const).flatMap((as) => [
			{as, ...how},
			{as, ...how, ...onTerminal, width: 60},
		]),
		...[{compact: true}, {indent: 2}, {indent: 0}, {ascii: true}].map((layout) => ({as: 'json' as const, ...how, ...layout})),
		{as: 'table' as const, ...how, wide: true, style: 'box' as const},
		{as: 'csv' as const, ...how, safe: true},
	].map((form) => [JSON.stringify({...form, theme: undefined}), form]),
);

/** The output in every form, by form, and what is said beside it. */
export const shownOf = (output: Output) => ({
	...Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, format(output, form)])),
	beside: [output.kind, output.errors, output.notes, output.meta, output.differs],
});
