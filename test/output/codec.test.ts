import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseJson} from '../../src/core/json-text.js';
import {limits} from '../../src/core/limits.js';
import {WrongShape} from '../../src/core/shape.js';
import {decodeOutput, encodeOutput, outputLines} from '../../src/output/codec.js';
import {createHolding, heldLine} from '../../src/output/json-row.js';
import {document, type HeldRow, noCost, type Output, type Row, RowMap, text} from '../../src/output/output.js';
import {groups, session} from '../format/peerings.js';
import {anyOutput, anyRow} from './any-output.js';
import {groupsHeld, samples, shownOf} from './samples.js';

/** What a carrier of values, and one of texts, make of a value. */
const carried = <Value>(value: Value): readonly Value[] => [structuredClone(value), JSON.parse(JSON.stringify(value))];

/** Crosses, and is shown in every form as before. */
function cross(output: Output): void {
	const encoded = encodeOutput(output);
	for (const arrived of carried(encoded)) {
		const decoded = decodeOutput(arrived);
		expect(shownOf(decoded)).toEqual(shownOf(output));
		const again = encodeOutput(decoded);
		expect(encodeOutput(decodeOutput(again))).toBe(again);
	}
}

test.each(Object.keys(samples()))('an output crosses as a value and as JSON text, and is shown in every form as before: %s', (name) => {
	cross(samples()[name] ?? text(''));
});

test('so does any output', () => {
	fc.assert(fc.property(anyOutput(), cross), {numRuns: 150});
});

const head = {form: 1, errors: [], notes: [], meta: noCost};

test('its lines are a head, then groups, rows and documents, each with the number of those below it', () => {
	const row = parseJson('{"b":9007199254740993,"a":1e400}') as Row;
	const output = groups(
		{
			key: 'r1',
			found: true,
			cachedAt: 5,
			rows: [
				{key: 's', held: {row}, checkedAt: 7},
				{key: 't', held: {row: {}}},
			],
		},
		{key: 'r2', found: false, rows: []},
	);
	const told = (one: Output): readonly unknown[] => encodeOutput(one).split('\n').slice(1);
	expect(told(output)).toEqual([
		'{"key":"r1","found":true,"cachedAt":5,"rows":2}',
		'["s",{"b":9007199254740993,"a":1e400},7]',
		'["t",{}]',
		'{"key":"r2","found":false,"rows":0}',
		'',
	]);
	const value = new Map([
		['5', new Map([['a', {b: [new RowMap([{key: 's', held: {row}}]), 'x']}]])],
		['list', [1]],
	] as [string, never][]);
	expect(told(document(value))).toEqual([
		...['{"map":2}', '["5"]', '{"map":1}', '["a"]', '{"object":1}', '["b"]'],
		...['{"list":2}', '{"rows":1}', '["s",{"b":9007199254740993,"a":1e400}]', '{"value":"x"}'],
		...['["list",[1]]', ''],
	]);
	expect(told(document(['a', null]))).toEqual(['{"values":2}', '"a"', 'null', '']);
	expect(encodeOutput(text('a'))).toBe(`${JSON.stringify({form: 1, ...text('a')})}\n`);
});

test('a row that is held as its JSON is neither parsed nor kept, and is read once, as its line is made', () => {
	const read: string[] = [];
	const {laid = ''} = createHolding()(session('active', '10.0.2.1/30', '10.0.2.2/30'));
	const rows = Array.from({length: 20_000}, (_, index) => ({
		key: `s${index}`,
		held: {
			get laid() {
				read.push(`s${index}`);
				return laid;
			},
			get row(): Row {
				throw new Error('parsed');
			},
		},
	}));
	for (const output of [groups({key: 'r1', found: true, rows}), document(new Map([['r1', new RowMap(rows)]]))]) {
		const before = output.kind === 'groups' ? 2 : 4;
		let lines = 0;
		for (const line of outputLines(output)) {
			lines += 1;
			if (read.length !== Math.max(0, lines - before) || line.length > 2000) expect.fail(`line ${lines}: ${read.length} rows were read`);
		}
		expect([lines, read.splice(0).length]).toEqual([20_000 + before, 20_000]);
	}
});

test('each row of groups goes where rows are kept as its line is read', () => {
	const kept: HeldRow[] = [];
	const keep = (held: HeldRow): HeldRow => {
		kept.push(held);
		return {row: {number: kept.length}};
	};
	const output = groups(...groupsHeld());
	const decoded = decodeOutput(encodeOutput(output), keep);
	expect(decoded.kind === 'groups' && decoded.groups.flatMap(({rows}) => rows.map(({held}) => held.row['number']))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	expect(kept.map(({laid}) => laid)).toEqual(
		output.groups.flatMap(({rows}) => rows.map(({held}) => (held.laid === undefined ? undefined : expect.any(String)))),
	);
});

test('the JSON of a held row is put on one line as JSON.stringify would write it there', () => {
	const hold = createHolding();
	fc.assert(
		fc.property(anyRow, (row) => {
			const held = hold(row);
			const line = heldLine(held);
			expect(line).not.toContain('\n');
			expect(parseJson(line)).toEqual(held.row);
		}),
		{numRuns: 500},
	);
	const row = {a: 'x": ', 'b ': ['"c": ', {'': []}], c: {d: null}};
	expect(heldLine(hold(row))).toBe(JSON.stringify(row));
	// A blank stays behind a key that must be escaped, or is long: loops over such texts would take V8's stack.
	expect(heldLine(hold({'"': 1, ['k'.repeat(101)]: 2}))).toBe(`{"\\"": 1,"${'k'.repeat(101)}": 2}`);
	for (const long of ['"'.repeat(9_000_000), '\n    '.repeat(2_000_000)])
		expect(heldLine(hold({a: [long]})).length).toBe(JSON.stringify({a: [long]}).length);
});

const rowsHead = JSON.stringify({...head, kind: 'rows', columns: [], rows: 1});
const documentHead = JSON.stringify({...head, kind: 'document'});
const groupsHead = JSON.stringify({...head, kind: 'groups', columns: [], noun: 'session', groups: 1});
const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test.each([
	['', 'line 1: the text ends too early'],
	['{}', 'line 1: the text ends too early'],
	['nonsense\n', 'line 1: it is no JSON'],
	['[]\n', 'line 1: it is no object'],
	['null\n', 'line 1: it is no object'],
	['{"kind":"text"}\n', 'line 1: "form" is missing'],
	['{"form":2,"kind":"text"}\n', 'line 1: it has form 2, which another nf writes: this one reads form 1'],
	['{"form":"1","kind":"text"}\n', 'line 1: "form" is no whole number from 0'],
	['{"form":1,"kind":"picture"}\n', 'line 1: "kind" is none of groups, rows, document, text'],
	['{"form":1,"kind":"text"}\n', 'line 1: "text" is missing'],
	[`${JSON.stringify({...head, kind: 'text', text: 5})}\n`, 'line 1: "text" is no text'],
	[
		`${JSON.stringify({...head, kind: 'text', text: '', errors: [{code: 'nonsense', message: ''}]})}\n`,
		/^line 1: "errors.0.code" is none of rejected, /,
	],
	[`${JSON.stringify({...head, kind: 'text', text: '', meta: {...noCost, hits: -1}})}\n`, 'line 1: "meta.hits" is no whole number from 0'],
	[`${JSON.stringify({...head, kind: 'text', text: '', notes: {}})}\n`, 'line 1: "notes" is no list'],
	[`${JSON.stringify({...head, kind: 'text', text: '', notes: [null]})}\n`, 'line 1: "notes.0" is no text'],
	[
		`${JSON.stringify({...head, kind: 'rows', rows: 0, columns: [{name: '', paths: [], rank: 'first'}]})}\n`,
		/^line 1: "columns.0.rank" is none of key, /,
	],
	[`${rowsHead.replace('"rows":1', '"rows":1e400')}\n`, 'line 1: "rows" is no whole number from 0'],
	[`${rowsHead}\n`, 'line 2: the text ends too early'],
	[`${rowsHead}\n{"a":1}`, 'line 2: the text ends too early'],
	[`${rowsHead}\n[]\n`, 'line 2: it is no object'],
	[`${rowsHead}\n1e400\n`, 'line 2: it is no object'],
	[`${rowsHead}\n{}\n{}\n`, 'line 3: there is more than was said'],
	[`${rowsHead}\n{"a":${deep(200)}}\n`, 'line 2: it is nested deeper than 120 levels'],
	[`${groupsHead}\n{"key":"r","found":"yes","rows":0}\n`, 'line 2: "found" is neither true nor false'],
	[`${groupsHead}\n{"key":"r","found":true,"cachedAt":1e300,"rows":0}\n`, 'line 2: "cachedAt" is no time'],
	[`${groupsHead}\n{"key":"r","found":true,"rows":1}\n["s"]\n`, 'line 3: "1" is missing'],
	[`${groupsHead}\n{"key":"r","found":true,"rows":1}\n["s",{},"x"]\n`, 'line 3: "2" is no time'],
	[`${groupsHead}\n{"key":"r","found":true,"rows":1}\n{"key":"s"}\n`, 'line 3: it is no list'],
	[`${documentHead}\n{}\n`, 'line 2: it is none of value, values, list, map, object, rows'],
	[`${documentHead}\n{"tree":1}\n`, 'line 2: it is none of value, values, list, map, object, rows'],
	[`${documentHead}\n{"map":"1"}\n`, 'line 2: "map" is no whole number from 0'],
	[`${documentHead}\n{"map":1}\n[1,2]\n`, 'line 3: "0" is no text'],
	[`${documentHead}\n{"map":2}\n["a",1]\n["a",2]\n`, 'a key stands twice in a document'],
	[`${documentHead}\n{"rows":2}\n["a",{}]\n["a",{}]\n`, 'a key stands twice in a document'],
	[`${documentHead}\n${'{"map":1}\n["a"]\n'.repeat(500)}{"value":1}\n`, 'a document is nested deeper than 120 levels'],
])('what is no output is refused, and said where (%#)', (wrong, message) => {
	expect(() => decodeOutput(wrong)).toThrow(WrongShape);
	expect(() => decodeOutput(wrong)).toThrow(typeof message === 'string' ? new RegExp(`^${message.replaceAll(/[.(){}[\]]/g, '\\$&')}$`) : message);
});

test('a text that was changed anywhere is refused in words, or is another output that can be shown', () => {
	const texts = Object.values(samples()).map(encodeOutput);
	const change = fc.record({
		of: fc.constantFrom(...texts),
		at: fc.nat(),
		length: fc.nat({max: 3}),
		by: fc.constantFrom('', '0', '"', '-', 'e9', '\n', '[', '{}', 'null'),
	});
	let refused = 0;
	fc.assert(
		fc.property(change, ({of, at, length, by}) => {
			const from = at % of.length;
			const changed = of.slice(0, from) + by + of.slice(from + length);
			try {
				shownOf(decodeOutput(changed));
			} catch (error) {
				refused += 1;
				expect(error).toBeInstanceOf(WrongShape);
			}
		}),
		{numRuns: 400},
	);
	expect(refused).toBeGreaterThan(0);
});

test('a text is read within the limits', () => {
	const many = (values: number): string => `${rowsHead}\n{"a":[${'0,'.repeat(values)}0]}\n`;
	expect(() => decodeOutput(many(limits.resultValues))).toThrow(`line 2: there are more than ${limits.resultValues} values`);
	expect(decodeOutput(`${JSON.stringify({...head, kind: 'text', text: ',['.repeat(limits.resultValues)})}\n`).kind).toBe('text');
	expect(() => decodeOutput('x'.repeat(limits.resultCharacters + 1))).toThrow(`it has more than ${limits.resultCharacters} characters`);
});
