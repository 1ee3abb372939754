import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {stringifyJson} from '../../src/core/json-text.js';
import {outcomeOf} from '../../src/core/long-work.js';
import type {FieldType} from '../../src/language/tree/schema.js';
import {document, type Json, rows} from '../../src/output/output.js';
import type {PlacedRow} from '../../src/output/row-values.js';
import {applyPipes} from '../../src/pipes/apply.js';
import {filterBy} from '../../src/pipes/conditions.js';
import {openData} from '../../src/pipes/data.js';
import {matcherOf} from '../../src/pipes/expression.js';
import type {KnownFields} from '../../src/pipes/field-types.js';
import {isSameAddress, parseAddress} from '../../src/text/address.js';
import {peeringNode, session} from '../format/peerings.js';
import {pipe, screenOf, where} from './chain.js';

const peering = {
	group: 'fceos4',
	key: 'fceos4-fceos5-eth105',
	row: session('active', '10.0.2.1/30', '10.0.2.2/30', {enabled: true, empty: '', created: '2026-01-02T03:04:05Z'}),
};
const now = Date.parse('2026-01-04T03:04:05Z');
const filtered = (row: PlacedRow, known: KnownFields, conditions: readonly string[]) =>
	outcomeOf(filterBy({...openData(document([]), known, now), rows: [row]}, where(...conditions).args['conditions'] as never));
const holds = (...conditions: readonly string[]): boolean => filtered(peering, peeringNode(), conditions).rows.length > 0;
const value = (value: Json, condition: string): boolean => filtered({row: {x: value}}, {}, [condition]).rows.length > 0;
/** Whether a field of two paths is none, and whether it is not. */
const both = (one: Json, other: Json, type?: FieldType): readonly boolean[] =>
	['x=none', 'x!=none'].map(
		(condition) => filtered({row: {one, other}}, {fields: {x: ['one', 'other']}, ...(type && {types: {x: type}})}, [condition]).rows.length > 0,
	);

describe('where', () => {
	test('P5 where-conditions conditions are AND, values OR', () => {
		expect(holds('status=active,planned', 'remote-as>65000')).toBe(true);
		expect(holds('status=active', 'remote-as>65101')).toBe(false);
		expect(holds('status!=active,planned')).toBe(false);
		expect(holds('status!=planned,failed')).toBe(true);
	});

	test('P5 where-conditions an address is found with and without its mask', () => {
		expect([holds('remote=10.0.2.2'), holds('remote=10.0.2.2/30'), holds('remote=10.0.2.2/31'), holds('remote=10.0.2.3')]).toEqual([
			true,
			true,
			false,
			false,
		]);
		expect(value('2001:db8::1/64', 'x=2001:DB8:0:0::1')).toBe(true);
	});

	test('P5 where-conditions bare none is null or empty; quoted it is a text', () => {
		expect([value(null, 'x=none'), value('', 'x=none'), value([], 'x=none'), value(0, 'x=none'), value('none', 'x=none')]).toEqual([
			true,
			true,
			true,
			false,
			false,
		]);
		expect([value('', 'x=""'), value('', 'x!=""'), value('a', 'x=""'), value('a', 'x!=""')]).toEqual([true, false, false, true]);
		expect([value('none', 'x="none"'), value(null, 'x="none"'), value('a', 'x!=none')]).toEqual([true, false, true]);
	});

	test('P5 where-conditions a column of lists that are empty is none', () => {
		const output = rows(
			[
				{field: 'a', choices: []},
				{field: 'b', choices: ['x']},
			],
			['field', 'choices'],
		);
		const left = (condition: string) => screenOf(output, where(condition), pipe('select', {fields: ['field']}));
		expect([left('choices=none'), left('choices!=none')]).toEqual(['field\na\n', 'field\nb\n']);
	});

	test('P5 where-conditions a field that is read from several places is none where each of them is empty', () => {
		const empty: readonly Json[] = [null, '', [], [[]], [null, ''], {}, [{}]];
		for (const one of empty) for (const other of empty) expect(both(one, other), stringifyJson([one, other])).toEqual([true, false]);
		for (const one of empty)
			for (const full of [0, false, 'x', ['x'], [[0]]]) expect(both(one, full), stringifyJson([one, full])).toEqual([false, true]);
		expect(both([], [], {type: 'choice'})).toEqual([true, false]);
	});

	test('bare values are globs, quoted ones are not', () => {
		expect([value('fceos4', 'x=fceo?4'), value('fceos4', 'x=f*'), value('fceos4', 'x=*s'), value('f*', 'x="f*"'), value('ff', 'x="f*"')]).toEqual([
			true,
			true,
			false,
			true,
			false,
		]);
		expect(value('a.b', 'x=a.*')).toBe(true);
		expect(value('axb', 'x=a.*')).toBe(false);
	});

	test('objects are compared by any of their names, lists by any element', () => {
		expect([holds('site=ams1'), holds('site.slug=ams1'), holds('site=AMS 1'), holds('import=RPL2'), holds('import_policies=RPL2')]).toEqual([
			true,
			true,
			true,
			true,
			true,
		]);
		expect([holds('local_as=65100'), holds('remote_as=65101'), holds('remote_as.display=AS65101'), holds('peer_group.name=TEST*')]).toEqual([
			true,
			true,
			true,
			true,
		]);
		expect([holds('import_policies.1.name=RPL2'), holds('import_policies.0.name=RPL2'), holds('custom_fields.vrf=blue')]).toEqual([
			true,
			false,
			true,
		]);
	});

	test('fields are aliases, - and _ alike, or paths; device and session are the keys', () => {
		expect([holds('peer_group=TEST*'), holds('Group=TEST*'), holds('device=fceos4'), holds('session=*eth105'), holds('family=4')]).toEqual([
			true,
			true,
			true,
			true,
			true,
		]);
	});

	test('~ is a regular expression anywhere in the text', () => {
		expect([
			holds('session~eth10[0-9]$'),
			holds('session!~eth10[0-9]$'),
			holds('session~ETH'),
			holds('session~(?i)ETH'),
			value(null, 'x!~a'),
		]).toEqual([true, false, false, true, true]);
	});

	test('P5 where-conditions < and > compare numbers, addresses, times, else natural text; null never', () => {
		expect([value(9, 'x<10'), value('9', 'x<10'), value('eth9', 'x<eth10'), value('10.0.0.9/31', 'x<10.0.0.10/31')]).toEqual([
			true,
			true,
			true,
			true,
		]);
		expect([holds('created>2026-01-01'), holds('created<2026-01-02T03:04:05Z'), holds('created<=2026-01-02T03:04:05Z')]).toEqual([true, false, true]);
		expect([value(null, 'x<10'), value(null, 'x>=0')]).toEqual([false, false]);
	});

	test('booleans ignore case', () => {
		expect([holds('enabled=True'), holds('enabled=false'), value('True', 'x=true')]).toEqual([true, false, true]);
	});
});

describe('P15 typed-comparison conditions by what the values are', () => {
	test('B5 choices are found by value and label, names without case, AS numbers in every notation', () => {
		expect([holds('status=Active'), holds('status!=Active'), holds('status=ACTIVE'), holds('status=Act*')]).toEqual([true, false, true, true]);
		const down = (condition: string): boolean =>
			filtered({row: {status: {value: 'failed', label: 'Out of order'}}}, peeringNode(), [condition]).rows.length > 0;
		expect([down('status="out of order"'), down('status=failed'), down('status!="Out of order"'), down('status=offline')]).toEqual([
			true,
			true,
			false,
			false,
		]);
		expect([holds('device=FCEOS4'), holds('session=FCEOS4-fceos5-ETH105'), holds('device=FCE*'), holds('peer-group=test_bgp*')]).toEqual([
			true,
			true,
			true,
			true,
		]);
		expect([holds('remote-as=AS65101'), holds('remote-as=as65101'), holds('remote-as=0.65101'), holds('remote_as=AS65101')]).toEqual([
			true,
			true,
			true,
			true,
		]);
		expect([holds('remote-as>AS65100'), holds('remote-as<1.0'), holds('remote-as>=1.0'), value(131_082, 'x.asn=2.10')]).toEqual([
			true,
			true,
			false,
			false,
		]);
		expect(filtered({row: {asn: 131_082}}, {}, ['asn=2.10']).rows).toHaveLength(1);
	});

	test('B5 of a column of numbers or addresses what is none is neither greater nor less', () => {
		const odd = (condition: string): number =>
			filtered({row: {id: 'abc', local_address: {address: 'none'}, remote_as: {asn: 'x'}}}, peeringNode(), [condition]).rows.length;
		for (const condition of ['id>5', 'id<5', 'local>10.0.0.0', 'local<10.0.0.0', 'remote-as>1', 'remote-as<1'])
			expect([condition, odd(condition)]).toEqual([condition, 0]);
	});

	test('B5 an age is the time that has passed: <2d is less than two days ago', () => {
		expect([holds('created<3d'), holds('created<2d'), holds('created>1h'), holds('created>=2d'), holds('created<=1w')]).toEqual([
			true,
			false,
			true,
			true,
			true,
		]);
		expect([
			holds('created=2026-01-02'),
			holds('created=2026-01-03'),
			holds('created=2026-01-02T03:04:05Z'),
			holds('created>2026-01-02 03:04'),
		]).toEqual([true, false, true, true]);
	});

	test('B5 in: addresses in prefixes of both families; a prefix is in one that is not smaller', () => {
		expect([
			holds('remote in 10.0.2.0/24'),
			holds('remote in 10.0.3.0/24'),
			holds('remote in 172.16.0.0/12,10.0.0.0/8'),
			holds('remote in 10.0.2.2'),
		]).toEqual([true, false, true, true]);
		expect([value('2001:db8::1/127', 'x in 2001:DB8::/32'), value('2001:db9::1', 'x in 2001:db8::/32'), value('10.0.0.1', 'x in ::/0')]).toEqual([
			true,
			false,
			false,
		]);
		const prefix = (text: string): boolean => filtered({row: {prefix: text}}, {}, ['prefix in 10.0.0.0/16']).rows.length > 0;
		expect([prefix('10.0.4.0/24'), prefix('10.0.0.0/16'), prefix('10.0.0.0/8'), prefix('10.1.0.0/24')]).toEqual([true, true, false, false]);
		expect(value('172.16.1.2/31', 'x in 172.16.1.2/32')).toBe(true);
		expect([value(null, 'x in 10.0.0.0/8'), value([], 'x in 10.0.0.0/8')]).toEqual([false, false]);
	});

	test.each<[Json, string, string]>([
		[65_101, 'x>abc', '"abc" is not a value of "x": expected a number.'],
		[65_101, 'x=abc', '"abc" is not a value of "x": expected a number.'],
		[true, 'x=ture', '"ture" is not a value of "x": expected True or False.'],
		[true, 'x>false', '">" does not compare "x": expected =, !=, ~ or !~.'],
		['2026-01-02T03:04:05Z', 'x>yesterday', '"yesterday" is not a value of "x": expected a date or time, as 2026-01-31, or an age, as 2d.'],
		['10.0.0.1/24', 'x<leaf1', '"leaf1" is not a value of "x": expected an IP address.'],
		[{value: 'active', label: 'Active'}, 'x>active', '">" does not compare "x": expected =, !=, ~ or !~.'],
		['leaf1', 'x in 10.0.0.0/8', '"in" does not compare "x": expected =, !=, ~, !~, <, <=, > or >=.'],
	])('B5 what the rows show to be impossible is refused, not answered: %j and %s', (cell, condition, message) => {
		expect(filtered({row: {x: cell}}, {}, [condition])).toMatchObject({rows: [], fault: {code: 'usage', message}});
		expect(
			outcomeOf(applyPipes(document([{x: cell}]), [where(condition), pipe('count')], () => [], {known: {}, terminal: false, now})),
		).toMatchObject({
			ok: false,
			error: {message},
		});
	});

	test('B5 what can be is answered, though no row has it', () => {
		expect([value('leaf1', 'x=10.0.0.1'), value('10.0.0.1', 'x=leaf1'), value('a', 'x>3'), value(null, 'x>abc'), value('1', 'x=abc')]).toEqual([
			false,
			false,
			true,
			false,
			false,
		]);
	});
});

describe('addresses', () => {
	test('every spelling of an address is the same address', () => {
		const same = (a: string, b: string): boolean => {
			const [left, right] = [parseAddress(a), parseAddress(b)];
			return left !== undefined && right !== undefined && isSameAddress(left, right);
		};
		expect(same('::', '0:0:0:0:0:0:0:0')).toBe(true);
		expect(same('::ffff:10.0.0.1', '::ffff:a00:1')).toBe(true);
		expect(same('2001:db8::/32', '2001:db8::/48')).toBe(false);
	});

	test('what is no address is none', () => {
		const wrong = [
			'',
			'x',
			'10.0.0',
			'10.0.0.256',
			'10.0.0.1/33',
			':::',
			'1::2::3',
			'1:2:3:4:5:6:7',
			'1:2:3:4:5:6:7:8::',
			'10.0.0.1.2',
			'fceos4',
			'65100',
			':',
			'::/129',
		];
		expect(wrong.filter((text) => parseAddress(text) !== undefined)).toEqual([]);
		fc.assert(fc.property(fc.string(), (text) => void expect(() => parseAddress(text)).not.toThrow()));
	});
});

test('P7 linear-patterns an expression takes time linear in the text', () => {
	expect(matcherOf('(a+)+$')(`${'a'.repeat(200_000)}b`)).toBe(false);
	expect(matcherOf('(x+x+)+y')('x'.repeat(200_000))).toBe(false);
});
