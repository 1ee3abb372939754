import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {writeJson} from '../../src/format/json.js';
import {createTheme} from '../../src/format/theme.js';
import {createHolding, holdText} from '../../src/output/json-row.js';
import {document, facts, type HeldRow, type Json, rows, text} from '../../src/output/output.js';
import {sortKeys} from '../../src/output/sort-keys.js';
import {example, groups, session} from './peerings.js';
import {format, onTerminal} from './written.js';

const plain = createTheme({color: false, unicode: true});
const into = (as: 'default' | 'json' | 'yaml' | 'csv', more: object = {}) => ({as, terminal: false, theme: plain, now: 0, ...more}) as const;
const control = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** JSON without minus zero, which no text keeps. */
const json = fc.jsonValue({maxDepth: 3}).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const anyText = fc.oneof(
	fc.string(),
	fc.string({unit: 'binary'}),
	fc.constantFrom('yes', '1_000', '10:20', '2026-11-21', '- x', '#', '"', 'a: b', '', ' ', '~', 'null', '<<', '\u202e\u009b', 'l\n', '\r', '\t'),
);

describe('JSON', () => {
	test('D2 json-output is device -> session -> the object, keys by code point, indent 4', () => {
		const shown = format(
			groups(
				{key: '10', found: true, rows: [{key: 's', held: {row: {name: 'x', b: [], a: {z: 1, é: 'é', Z: null}}}}]},
				{key: '9', found: true, rows: []},
			),
			into('default'),
		);
		expect(shown).toBe(
			[
				'{',
				'    "10": {',
				'        "s": {',
				'            "a": {',
				'                "Z": null,',
				'                "z": 1,',
				'                "é": "é"',
				'            },',
				'            "b": [],',
				'            "name": "x"',
				'        }',
				'    },',
				'    "9": {}',
				'}',
				'',
			].join('\n'),
		);
	});

	test('D2 json-output control and bidi characters are escaped', () => {
		expect(format(document('a\u001b\u009b\u202e\n'), into('json'))).toBe('"a\\u001b\\u009b\\u202e\\n"\n');
	});

	test('D2 json-output so are those that somebody wrote into a row of a file', () => {
		const output = groups({key: 'R1', found: true, rows: [{key: 's', held: holdText('{\n    "a": "\u001b[2J\u202e\t"\n}')}]});
		for (const ascii of [false, true]) expect(format(output, into('json', {ascii}))).toContain('"a": "\\u001b[2J\\u202e\\u0009"');
	});

	test('a document keeps the order of its keys, maps that of number-like ones too', () => {
		const value = new Map<string, Json>([
			['10', {b: 1, a: new Array(0)}],
			['9', null],
		]);
		expect(format(document(value), into('json', {compact: true}))).toBe('{"10":{"b":1,"a":[]},"9":null}\n');
	});

	test('D2 json-output keys are sorted by code point, not by UTF-16 unit, nor as in a dictionary', () => {
		const mixed = {'\u{1f600}': 1, é: 2, a: 3, Z: 4, '\uffee': 5};
		expect(format(rows([mixed], ['a']), into('json', {compact: true}))).toBe('[{"Z":4,"a":3,"é":2,"\uffee":5,"\u{1f600}":1}]\n');
		expect(format(rows([{'\u{1f600}': 1, '\uffee': 2}], ['a']), into('json', {compact: true}))).toBe('[{"\uffee":2,"\u{1f600}":1}]\n');
	});

	test('layouts: indent, compact, ascii', () => {
		expect(format(document({a: ['é']}), into('json', {indent: 2}))).toBe('{\n  "a": [\n    "é"\n  ]\n}\n');
		expect(format(document({a: ['é\u{1f600}']}), into('json', {compact: true, ascii: true}))).toBe('{"a":["\\u00e9\\ud83d\\ude00"]}\n');
	});

	test('D5 default-forms D13 empty-result texts become one string, nothing becomes [] or {}', () => {
		expect(format(text('a\nb'), into('json'))).toBe('"a\\nb\\n"\n');
		expect(format(rows([], ['a']), into('default'))).toBe('[]\n');
		expect(format(groups(), into('default'))).toBe('{}\n');
	});

	test('P9 format-round-trip re-parses to the same data in every layout', () => {
		fc.assert(
			fc.property(json, fc.integer({min: 0, max: 10}), fc.boolean(), fc.boolean(), (value, indent, compact, ascii) => {
				const shown = format(document(value), into('json', {indent, compact, ascii}));
				expect(JSON.parse(shown)).toEqual(value);
				expect(shown).not.toMatch(control);
			}),
			{numRuns: 300},
		);
	});

	test('D2 json-output sorted rows are laid out as their parts one by one would be, whatever their keys are', () => {
		const keys = fc.oneof(fc.string(), fc.constantFrom('5', '10', '__proto__', 'toJSON', 'a', 'b', '\u{1f600}', '\uffee', ''));
		const row = fc.letrec<{value: Json}>((tie) => ({
			value: fc.oneof({maxDepth: 4}, json, fc.array(tie('value'), {maxLength: 3}), fc.dictionary(keys, tie('value'), {maxKeys: 5})),
		})).value;
		fc.assert(
			fc.property(fc.array(row, {maxLength: 4}), fc.integer({min: 0, max: 12}), fc.boolean(), (values, indent, compact) => {
				const [sorted, maps] = [writeJson(values, {indent, compact, sorted: true}), writeJson(sortKeys(values), {indent, compact})];
				expect(sorted).toBe(maps);
			}),
			{numRuns: 500},
		);
	});

	test('D2 json-output rows held as their JSON are shown as they would be otherwise, in every layout', () => {
		const hold = createHolding();
		const all = fc.array(fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('5', '__proto__', 'a', 'b')), fc.oneof(json, anyText), {maxKeys: 5}));
		const of = (helds: readonly HeldRow[]) => groups({key: 'R1', found: true, rows: helds.map((held, index) => ({key: `s${index}`, held}))});
		fc.assert(
			fc.property(all, fc.constantFrom(0, 2, 4, 4, 4, 12), fc.boolean(), fc.boolean(), (rows, indent, compact, ascii) => {
				const how = into('json', {indent, compact, ascii});
				expect(format(of(rows.map(hold)), how)).toBe(format(of(rows.map((row) => ({row}))), how));
			}),
			{numRuns: 500},
		);
	});

	test('D5 default-forms on a terminal it is coloured, and the same but for colours', () => {
		const value = {'k"': ['a\\"b', 1.5e-7, true, null, {}]};
		const shown = format(document(value), into('json', {terminal: true, theme: createTheme({color: true, unicode: true})}));
		expect(shown).toContain('\u001b[36m"k\\""\u001b[39m: [');
		expect(shown).toContain('\u001b[33m1.5e-7\u001b[39m');
		expect(shown.replaceAll(/\u001b\[\d+m/g, '')).toBe(format(document(value), into('json')));
	});

	test('D5 default-forms each token has the colour of its kind, in json and in pprint, of rows held as their JSON too', () => {
		const hold = createHolding();
		const kinds = {'36': /^".*"$/s, '32': /^".*"$/s, '33': /^-?\d/, '35': /^(true|false|null)$/};
		const rows = fc.array(fc.dictionary(fc.oneof(fc.string(), anyText), fc.oneof(json, anyText), {maxKeys: 4}), {minLength: 1, maxLength: 3});
		fc.assert(
			fc.property(rows, fc.constantFrom('json', 'pprint'), fc.constantFrom(0, 4), fc.boolean(), (all, as, indent, isHeld) => {
				const output = groups({key: 'R1', found: true, rows: all.map((row, index) => ({key: `s${index}`, held: isHeld ? hold(row) : {row}}))});
				const how = {...into('json', {indent}), as, terminal: true} as const;
				const shown = format(output, {...how, theme: createTheme({color: true, unicode: true})});
				for (const [, code = '', token, behind] of shown.matchAll(/\u001b\[(\d+)m([^\u001b]*)\u001b\[39m(:?)/g)) {
					expect(token).toMatch(kinds[code as keyof typeof kinds]);
					expect(behind === ':').toBe(code === '36');
				}
				expect(shown.replaceAll(/\u001b\[\d+m[^\u001b]*\u001b\[39m/g, '')).toMatch(/^[ \n,:[\]{}]*$/);
				expect(shown.replaceAll(/\u001b\[\d+m/g, '')).toBe(format(output, how));
			}),
			{numRuns: 300},
		);
	});
});

describe('facts', () => {
	const value = new Map<string, Json>([
		['name', 'lab\u001b[2J\n'],
		['plugins', {netbox_bgp: '0.20.2', 'net.box': null}],
		['ok', [true, false]],
		['none', []],
		['empty', {}],
		['wait', 24],
	]);

	test('D5 default-forms are a line for each value on a terminal, and JSON elsewhere', () => {
		expect(format(facts(value, {wait: 'h', name: 'never'}), onTerminal)).toBe(
			[
				'name:                lab\\x1b[2J\\n never',
				'plugins.netbox_bgp:  0.20.2',
				'plugins.net.box:     -',
				'ok.0:                yes',
				'ok.1:                no',
				'none:                none',
				'empty:               none',
				'wait:                24 h',
				'',
			].join('\n'),
		);
		for (const as of ['json', 'yaml', 'kv'] as const)
			expect(format(facts(value), {...onTerminal, as})).toBe(format(document(value), {...onTerminal, as}));
		expect(format(facts(value), into('default'))).toBe(format(document(value), into('default')));
	});

	test('D5 default-forms are broken at blanks where they are too wide', () => {
		expect(format(facts({a: 'one two three four'}), {...onTerminal, width: 12})).toBe('a:  one two\nthree four\n');
	});
});

describe('YAML', () => {
	test('is readable, and keeps the types for readers of YAML 1.1 too', () => {
		const value = new Map([['9', {on: 'yes', at: '2026-11-21', asn: 65_100, text: 'fceos4', address: '10.0.2.1/30', bidi: '\u202e'}]]);
		expect(format(document(value), into('yaml'))).toBe(
			'"9":\n  "on": "yes"\n  at: "2026-11-21"\n  asn: 65100\n  text: fceos4\n  address: 10.0.2.1/30\n  bidi: "\\u202e"\n',
		);
	});

	test('P9 format-round-trip re-parses to the same data and holds no control character', () => {
		const value = fc.letrec<{value: Json}>((tie) => ({
			value: fc.oneof({maxDepth: 3}, json, anyText, fc.array(tie('value'), {maxLength: 3}), fc.dictionary(anyText, tie('value'), {maxKeys: 3})),
		})).value;
		fc.assert(
			fc.property(value, (value) => {
				const shown = format(document(value), into('yaml'));
				expect(parse(shown)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(shown).not.toMatch(control);
			}),
			{numRuns: 300},
		);
	});
});

describe('CSV', () => {
	test('P8 document-rows device and session are columns, null is empty, fields are quoted where they must be', () => {
		const row = session('active', '10.0.0.1/31', '10.0.0.2/31', {description: 'a "b", c\nd', peer_group: null});
		expect(format(groups({key: 'R1', found: true, rows: [{key: 's', held: {row}}]}), into('csv'))).toBe(
			'device,session,status,local,local-as,remote,remote-as,peer-group,description\n' +
				'R1,s,active,10.0.0.1/31,65100,10.0.0.2/31,65101,,"a ""b"", c\nd"\n',
		);
	});

	test('D13 empty-result P14 pipes-everywhere of no rows the header is said', () => {
		expect(format(rows([], ['a', 'b']), into('csv'))).toBe('a,b\n');
	});

	test('P9 format-round-trip only safe guards formulas', () => {
		const output = rows([{a: '=1+1', b: '-'}], ['a', 'b']);
		expect(format(output, into('csv'))).toBe('a,b\n=1+1,-\n');
		expect(format(output, into('csv', {safe: true}))).toBe("a,b\n'=1+1,'-\n");
	});

	test('P9 format-round-trip gives every cell back as text', () => {
		const records = fc.array(fc.record({a: anyText, b: anyText}), {minLength: 1, maxLength: 4});
		fc.assert(
			fc.property(records, (records) => {
				expect(readCsv(format(rows(records, ['a', 'b']), into('csv')))).toEqual([['a', 'b'], ...records.map(({a, b}) => [a, b])]);
			}),
			{numRuns: 300},
		);
	});

	test('D9 foreign-text on a terminal it is clean', () => {
		expect(format(rows([{a: '\u001b[2J'}], ['a']), into('csv', {terminal: true}))).toBe('a\n\\x1b[2J\n');
	});
});

test('D12 large-result 20,000 sessions become JSON and a table', () => {
	const [first] = example().groups;
	const many = groups(...Array.from({length: 10_000}, (_, index) => ({key: `d${index}`, found: true, rows: first?.rows ?? []})));
	expect(Object.keys(JSON.parse(format(many, into('json'))))).toHaveLength(10_000);
	expect(format(many, {...into('default'), terminal: true, width: 80}).match(/10\.0\.2\./g)).toHaveLength(40_000);
});

/** A reader of RFC 4180 with line feeds. */
function readCsv(csv: string): readonly (readonly string[])[] {
	const fields = [...csv.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\n)/g)];
	const lines: string[][] = [[]];
	for (const [, field = '', end] of fields) {
		lines.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
		if (end === '\n') lines.push([]);
	}
	return lines.slice(0, -1);
}
