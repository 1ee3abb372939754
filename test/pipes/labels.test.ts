import {describe, expect, test} from 'vitest';
import {document, type Output, rows} from '../../src/output/output.js';
import {session, groups as sessionGroups} from '../format/peerings.js';
import {shellTree} from '../support/shell-tree.js';
import {jsonOf, pipe, run, screenOf, select, textOf, where} from './chain.js';

const peer = (key: string, more: Parameters<typeof session>[3]) => ({key, held: {row: session('active', '10.0.0.1/31', '10.0.0.0/31', more)}});
const v6 = {remote_address: {address: '2001:db8::1/64', family: {value: 6, label: 'IPv6'}}};
const ordered = {status: {value: 'on-order', label: 'Paid for'}};
const mixed = (): Output => sessionGroups({key: 'R1', found: true, rows: [peer('a', {}), peer('b', v6), peer('c', ordered)]});

describe('P15 typed-comparison a choice is found by its label, whatever its value is', () => {
	const found = (...pipes: Parameters<typeof textOf>[1][]): readonly string[] =>
		textOf(mixed(), ...pipes, select('session'), pipe('csv'))
			.split('\n')
			.slice(1, -1)
			.map((line) => line.replace('R1,', ''));
	test('a number by its label, with every operator that compares choices', () => {
		expect([found(where('family=ipv6')), found(where('family=IPv6')), found(where('family=6'))]).toEqual([['b'], ['b'], ['b']]);
		expect([found(where('family!=ipv6')), found(where('family=ipv4,ipv6')), found(where('family=ipv?'))]).toEqual([
			['a', 'c'],
			['a', 'b', 'c'],
			['a', 'b', 'c'],
		]);
		expect([found(where('family~^IPv6$')), found(where('remote_address.family=ipv6')), found(where('remote_address.family.value=ipv6'))]).toEqual([
			['b'],
			['b'],
			['b'],
		]);
	});
	test('after select, once or twice, and after group and count, where only values are left', () => {
		const first = where('status=Paid for');
		expect([found(first), found(select('session', 'status'), first), found(select('session', 'status'), select('session', 'status'), first)]).toEqual(
			[['c'], ['c'], ['c']],
		);
		expect(found(select('session', 'family'), where('family=ipv6'))).toEqual(['b']);
		const counted = (field: string, condition: string): unknown => jsonOf(mixed(), pipe('group', {field}), pipe('count'), where(condition));
		expect([counted('family', 'family=IPv6'), counted('status', 'status=paid for')]).toEqual([{6: 1}, {'on-order': 1}]);
	});
	test.each(['jobs', 'show.jobs'])('every label that the line takes is answered: %s', (path) => {
		const node = path.split('.').reduce((at, word) => at.children[word] ?? at, shellTree());
		for (const [name, {type, values = {}}] of Object.entries(node.types ?? {})) {
			if (type !== 'enum') continue;
			const all = rows(
				Object.keys(values).map((value) => ({[name]: value})),
				[name],
			);
			for (const [value, label] of Object.entries(values))
				if (label !== '') expect(JSON.parse(run(all, [where(`${name}=${label}`)], {known: node}).text)).toEqual([{[name]: value}]);
		}
	});
});

test('P6 unknown-field rows without a value and rows whose value is spelt "none" are two groups', () => {
	const named = (key: string, name: string | null) => peer(key, {peer_group: name === null ? null : {name}});
	const all = sessionGroups({
		key: 'R1',
		found: true,
		rows: [named('a', null), named('b', 'none'), named('c', '"none"'), named('d', 'X')],
	});
	const by = pipe('group', {field: 'peer-group'});
	const keysOf = (value: unknown) => Object.fromEntries(Object.entries(value as object).map(([key, {R1}]) => [key, Object.keys(R1)]));
	expect(keysOf(jsonOf(all, by))).toEqual({none: ['a'], '"none"': ['b'], '""none""': ['c'], X: ['d']});
	expect(jsonOf(all, by, pipe('count'))).toEqual({none: 1, '"none"': 1, '""none""': 1, X: 1});
	expect(
		screenOf(all, by, pipe('table'))
			.split('\n')
			.filter((line) => / - 1 /.test(line)),
	).toEqual(['""none"" - 1 session', '"none" - 1 session', 'X - 1 session', 'none - 1 session']);
});

describe('P6 unknown-field a custom field that no row has is unknown', () => {
	const objects = (): Output =>
		document([
			{id: 1, custom_fields: {maintenance: true, vrf: {name: 'blue'}}},
			{id: 2, custom_fields: {maintenance: null}},
		]);
	const said = (output: Output, ...pipes: Parameters<typeof textOf>[1][]): string => {
		try {
			return textOf(output, ...pipes);
		} catch (error) {
			return (error as Error).message;
		}
	};
	test.each([
		where('custom_fields.maintenence=true'),
		select('id', 'custom_fields.maintenence'),
		pipe('sort', {fields: ['custom_fields.maintenence']}),
		pipe('group', {field: 'custom_fields.maintenence'}),
		pipe('unique', {fields: ['custom_fields.maintenence']}),
		pipe('table', {headers: ['custom_fields.maintenence']}),
		pipe('table', {sortby: 'custom_fields.maintenence'}),
	])('$name', (asked) => {
		expect(said(objects(), asked)).toBe('unknown field "custom_fields.maintenence". Did you mean "custom_fields.maintenance"?');
		expect(said(mixed(), where('custom_fields.teer=1'))).toBe('unknown field "custom_fields.teer". Did you mean "custom_fields.tier"?');
		expect(said(document([{id: 1, custom_fields: {}}]), asked)).toBe('unknown field "custom_fields.maintenence".');
	});
	test('what some row has is known, below it any path, and where there are no rows nothing is said', () => {
		expect(jsonOf(objects(), where('custom_fields.vrf.name=blue'), select('id'))).toEqual([{id: 1}]);
		expect(jsonOf(objects(), where('custom_fields.maintenance=none'), select('id'))).toEqual([{id: 2}]);
		expect(jsonOf(objects(), select('custom_fields.vrf'), where('custom_fields.vrf.name=blue'))).toHaveLength(1);
		expect(jsonOf(document([]), where('custom_fields.any=1'))).toEqual([]);
		expect(said(document([{id: 1}]), where('custom_fields.any=1'))).toBe('unknown field "custom_fields.any".');
	});
});
