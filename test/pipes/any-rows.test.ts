import fc from 'fast-check';
import {expect, test} from 'vitest';
import {document, type Json, type Output, rows, text} from '../../src/output/output.js';
import {groups} from '../format/peerings.js';
import {pipe, run, select, sort, where} from './chain.js';

const json = fc.jsonValue({maxDepth: 2}).map((value) => value as Json);
const key = fc.oneof(fc.string({maxLength: 5}), fc.constantFrom('__proto__', 'constructor', '5', 'status', 'remote_address', 'name'));
const row = fc.dictionary(key, json, {maxKeys: 4});
const field = fc.oneof(key, fc.constantFrom('remote', 'device', 'session', 'remote_address.address', 'a.0.b', '$group'));
const keyed = fc.array(fc.record({key, held: fc.record({row})}), {maxLength: 3});

const output: fc.Arbitrary<Output> = fc.oneof(
	fc.uniqueArray(fc.record({key, found: fc.boolean(), rows: keyed}), {maxLength: 3, selector: (group) => group.key}).map((all) => groups(...all)),
	fc.array(row, {maxLength: 3}).map((all) => rows(all, ['name', 'status'])),
	json.map(document),
	fc.string().map(text),
);

const condition = fc
	.tuple(field, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.constantFrom('a', 'none', '1', '10.0.0.1', '*', '2026-01-01'))
	.map((parts) => parts.join(''));

const anyPipe = fc.oneof(
	condition.filter((text) => /^[^=!~<>]+(!=|<=|>=|=|<|>)/.test(text)).map((text) => where(text)),
	field.map((name) => select(name, 'name')),
	field.map((name) => sort(name)),
	fc.constantFrom('match', 'except', 'find').map((name) => pipe(name, {expression: '[a-e]|1'})),
	fc.constantFrom('first', 'last').map((name) => pipe(name, {count: 2})),
	field.map((name) => pipe('group', {field: name})),
	fc.constantFrom(pipe('unique'), pipe('trim', {columns: 2}), pipe('table', {sortby: 'status', headers: ['status', 'name']})),
	fc
		.constantFrom('json', 'yaml', 'csv', 'markdown', 'ndjson', 'kv', 'nested', 'pprint', 'table', 'rows', 'count', 'wide', 'no-more')
		.map((name) => pipe(name)),
);

test('P14 pipes-everywhere pipes never fail, whatever the rows, and on a terminal print no control character', () => {
	fc.assert(
		fc.property(output, fc.array(anyPipe, {maxLength: 4}), fc.boolean(), (output, pipes, terminal) => {
			const text = textOrRefusal(() => run(output, pipes, {terminal}).text);
			expect(text === '' || text.endsWith('\n')).toBe(true);
			if (terminal) expect(text).toMatch(/^[^\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]*$/);
		}),
		{numRuns: 1000},
	);
});

/** Pipes after which there still are rows. */
const said = field.filter((name) => name !== '$group');
const dataPipe = fc.oneof(
	said.map((name) => select(name, 'name')),
	said.map((name) => sort(name)),
	fc.constantFrom('match', 'except', 'find').map((name) => pipe(name, {expression: '[a-e]|1'})),
	said.map((name) => pipe('group', {field: name})),
	fc.constantFrom(pipe('unique'), pipe('rows'), pipe('first', {count: 2}), pipe('count')),
);

test('P17 rows-pipe P18 ndjson-pipe whatever the rows, ndjson has a line for each of the rows that rows gives, and as many as count says', () => {
	fc.assert(
		fc.property(output, fc.array(dataPipe, {maxLength: 3}), fc.boolean(), (output, pipes, terminal) => {
			const json = textOrRefusal(() => run(output, [...pipes, pipe('rows'), pipe('json')], {terminal}).text);
			if (json === '') return;
			const list = JSON.parse(json) as readonly object[];
			const {text} = run(output, [...pipes, pipe('ndjson')], {terminal});
			expect(
				text
					.split('\n')
					.slice(0, -1)
					.map((line) => JSON.parse(line)),
			).toEqual(list);
			expect(list.every((row) => !Array.isArray(row) && Object.keys(row).join() === Object.keys(list[0] ?? {}).join())).toBe(true);
			const counted = JSON.parse(run(output, [...pipes, pipe('count'), pipe('json')], {terminal}).text) as number | Readonly<Record<string, number>>;
			expect(typeof counted === 'number' ? counted : Object.values(counted).reduce((sum, one) => sum + one, 0)).toBe(list.length);
		}),
		{numRuns: 300},
	);
});

/** Rows may show that a condition cannot be, or that there is no such field; nothing else is refused. */
function textOrRefusal(made: () => string): string {
	try {
		return made();
	} catch (error) {
		expect((error as Error).message).toMatch(/is not a value of|does not compare|unknown field/);
		return '';
	}
}
