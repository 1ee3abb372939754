import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Json} from '../../src/output.js';
import {isSameAddress, parseAddress} from '../../src/pipes/address.js';
import {matcherOf} from '../../src/pipes/expression.js';
import {createFilter} from '../../src/pipes/where.js';
import {peeringFields, session} from '../format/peerings.js';
import {where} from './chain.js';

const peering = {
	group: 'fceos4',
	key: 'fceos4-fceos5-eth105',
	row: session('active', '10.0.2.1/30', '10.0.2.2/30', {enabled: true, empty: '', created: '2026-01-02T03:04:05Z'}),
};
const holds = (...conditions: readonly string[]): boolean => createFilter(where(...conditions).args['conditions'] as never, peeringFields())(peering);
const value = (value: Json, condition: string): boolean => createFilter(where(condition).args['conditions'] as never, {})({row: {x: value}});

describe('where', () => {
	test('P5 conditions are AND, values OR', () => {
		expect(holds('status=active,planned', 'remote-as>65000')).toBe(true);
		expect(holds('status=active', 'remote-as>65101')).toBe(false);
		expect(holds('status!=active,planned')).toBe(false);
		expect(holds('status!=planned,failed')).toBe(true);
	});

	test('P5 an address is found with and without its mask', () => {
		expect([holds('remote=10.0.2.2'), holds('remote=10.0.2.2/30'), holds('remote=10.0.2.2/31'), holds('remote=10.0.2.3')]).toEqual([
			true,
			true,
			false,
			false,
		]);
		expect(value('2001:db8::1/64', 'x=2001:DB8:0:0::1')).toBe(true);
	});

	test('P5 bare none is null or empty; quoted it is a text', () => {
		expect([value(null, 'x=none'), value('', 'x=none'), value([], 'x=none'), value(0, 'x=none'), value('none', 'x=none')]).toEqual([
			true,
			true,
			true,
			false,
			false,
		]);
		expect([value('none', 'x="none"'), value(null, 'x="none"'), value('a', 'x!=none')]).toEqual([true, false, true]);
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

	test('P5 < and > compare numbers, addresses, times, else natural text; null never', () => {
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
		expect([holds('enabled=True'), holds('enabled=false'), value('True', 'x=true')]).toEqual([true, false, false]);
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

test('P7 an expression takes time linear in the text', () => {
	expect(matcherOf('(a+)+$')(`${'a'.repeat(200_000)}b`)).toBe(false);
	expect(matcherOf('(x+x+)+y')('x'.repeat(200_000))).toBe(false);
});
