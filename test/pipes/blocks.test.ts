import {expect, test} from 'vitest';
import {document, type Output, rows} from '../../src/output/output.js';
import {groups, session} from '../format/peerings.js';
import {jsonOf, match, pipe, screenOf, select, sort, textOf} from './chain.js';

const peerings = (): Output =>
	groups(
		{
			key: 'R1',
			found: true,
			rows: [
				{key: 'eth10', held: {row: session('active', '10.0.0.1/31', '10.0.0.10/31', {remote_as: {asn: 65_101}})}},
				{key: 'eth9', held: {row: session('planned', '10.0.0.3/31', '10.0.0.9/31', {remote_as: {asn: 900}})}},
			],
		},
		{
			key: 'R2',
			found: true,
			rows: [
				{key: 'eth1', held: {row: session('active', '10.0.0.5/31', '10.0.0.8/31', {remote_as: {asn: 65_101}})}},
				{key: 'eth2', held: {row: session('active', '10.0.0.7/31', '10.0.0.6/31', {remote_as: null})}},
			],
		},
	);
const by = (field: string) => pipe('group', {field});

test('P4 count-rows group and count: a number per value, in the order of the values, null is "none"', () => {
	expect(screenOf(peerings(), by('remote-as'), pipe('count'))).toBe('900    1\n65101  2\nnone   1\n');
	const many = document([...Array.from({length: 11}, () => ({city: 'ams1'})), {city: 'fra10'}]);
	expect(screenOf(many, by('city'), pipe('count'))).toBe('ams1   11\nfra10   1\n');
	expect(textOf(peerings(), by('remote-as'), pipe('count'), pipe('json', {compact: true}))).toBe('{"900":1,"65101":2,"none":1}\n');
	expect(textOf(peerings(), by('remote-as'), pipe('count'), pipe('csv'))).toBe('remote-as,count\n900,1\n65101,2\nnone,1\n');
	expect(screenOf(peerings(), by('remote-as'), pipe('count'), sort('count', 'remote-as'), pipe('last', {count: 1}))).toBe('65101  2\n');
});

test('group shows one block per value, rows with their device and session', () => {
	expect(screenOf(peerings(), by('remote-as'), select('device', 'session', 'status'))).toBe(
		'900 - 1 session\n  device  session  status\n  R1      eth9     planned\n' +
			'65101 - 2 sessions\n  device  session  status\n  R1      eth10    active\n  R2      eth1     active\n' +
			'none - 1 session\n  device  session  status\n  R2      eth2     active\n',
	);
	expect(screenOf(peerings(), by('status')).split('\n').slice(0, 2)).toEqual([
		'active - 3 sessions',
		'  device  session  status   local        local-as  remote        remote-as  peer-group',
	]);
});

test('group in JSON is value -> device -> session, keys of a session sorted', () => {
	const found = jsonOf(peerings(), by('remote-as')) as Record<string, Record<string, object>>;
	expect(Object.entries(found).map(([value, devices]) => [value, Object.keys(devices)])).toEqual([
		['900', ['R1']],
		['65101', ['R1', 'R2']],
		['none', ['R2']],
	]);
	expect(Object.keys(found['900']?.['R1'] ?? {})).toEqual(['eth9']);
	const keys = Object.keys(Object.values(found['900']?.['R1'] ?? {})[0] ?? {});
	expect(keys).toEqual(keys.toSorted());
});

test('group of rows and of documents: lists stay lists, entries keep their keys; CSV has the value as a column', () => {
	const jobs = rows(
		[
			{id: 2, state: 'failed'},
			{id: 1, state: 'completed'},
		],
		['id', 'state'],
	);
	expect(jsonOf(jobs, by('state'))).toEqual({completed: [{id: 1, state: 'completed'}], failed: [{id: 2, state: 'failed'}]});
	expect(jsonOf(document({a: {x: 1}, b: {x: 2}}), by('x'))).toEqual({1: {a: {x: 1}}, 2: {b: {x: 2}}});
	expect(textOf(jobs, by('state'), select('id'), pipe('csv'))).toBe('state,id\ncompleted,1\nfailed,2\n');
});

test('P14 pipes-everywhere group of nothing says so', () => {
	expect(screenOf(peerings(), match('nothing'), by('status'))).toBe('no rows\n');
	expect(screenOf(peerings(), match('nothing'), by('status'), pipe('count'))).toBe('no lines\n');
	expect(textOf(peerings(), match('nothing'), by('status'))).toBe('{}\n');
});

test('find keeps what follows the first match; unique the first row of each value', () => {
	const sessions = (...pipes: Parameters<typeof textOf> extends [unknown, ...infer Pipes] ? Pipes : never): unknown =>
		textOf(peerings(), ...pipes, select('session'), pipe('csv'))
			.split('\n')
			.slice(1, -1);
	expect(sessions(pipe('find', {expression: 'planned'}))).toEqual(['eth9', 'eth1', 'eth2']);
	expect(sessions(pipe('find', {expression: 'nothing'}))).toEqual([]);
	expect(sessions(pipe('unique', {fields: ['remote-as']}))).toEqual(['eth10', 'eth9', 'eth2']);
	expect(sessions(pipe('unique', {fields: ['device', 'status']}))).toEqual(['eth10', 'eth9', 'eth1']);
	expect(sessions(pipe('unique'))).toEqual(['eth10', 'eth9', 'eth1', 'eth2']);
	expect(textOf(peerings(), pipe('csv'), select('line'), pipe('find', {expression: '^R2'}), pipe('count'))).toBe('2\n');
});

test('trim cuts columns of lines; data is first shown as it would be here', () => {
	expect(textOf(document({a: {b: 1}}), pipe('json'), pipe('trim', {columns: 4}))).toBe('\n"a": {\n    "b": 1\n}\n\n');
	expect(
		screenOf(peerings(), select('session', 'status'), pipe('trim', {columns: 2}))
			.split('\n')
			.slice(0, 3),
	).toEqual(['vice  session  status', '      eth10    active', '      eth9     planned']);
	expect(textOf(rows([{a: 'é漢x'}], ['a']), pipe('csv'), pipe('trim', {columns: 2}))).toBe('\nx\n');
});

test('table takes its columns, their order and the order of rows', () => {
	expect(screenOf(peerings(), pipe('table', {headers: ['session', 'remote-as'], sortby: 'remote-as'}))).toBe(
		'session  remote-as\neth9           900\neth10        65101\neth1         65101\neth2             -\n',
	);
	expect(screenOf(peerings(), pipe('table', {headers: ['session'], reverse: true}))).toBe('session\neth2\neth1\neth9\neth10\n');
});
