import {describe, expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import type {Pipe} from '../../src/language/read/sentence.js';
import {document, type Output, rows, text} from '../../src/output/output.js';
import {example, groups, session} from '../format/peerings.js';
import {jsonOf, match, pipe, run, screenOf, select, sort, textOf, where} from './chain.js';

const two = (): Output =>
	groups(
		{
			key: 'R1',
			found: true,
			rows: [
				{key: 'eth10', held: {row: session('active', '10.0.0.1/31', '10.0.0.10/31', {remote_as: {asn: 65_010}})}},
				{key: 'eth9', held: {row: session('planned', '10.0.0.3/31', '10.0.0.9/31', {remote_as: {asn: 65_009}})}},
			],
		},
		{key: 'R2', found: true, rows: [{key: 'eth1', held: {row: session('active', '10.0.0.5/31', '10.0.0.8/31', {remote_as: null})}}]},
		{key: 'R3', found: true, rows: []},
	);

describe('set cli output', () => {
	test('C21 set-cli output is the form of results that name none, on a terminal alone', () => {
		const shown = (usual: 'json' | 'yaml' | 'table', ...pipes: readonly Pipe[]): string => run(two(), pipes, {terminal: true, usual}).text;
		expect(shown('json', match('eth9'))).toBe(screenOf(two(), match('eth9'), pipe('json')));
		expect(shown('yaml')).toBe(screenOf(two(), pipe('yaml')));
		expect(shown('json', pipe('csv'))).toBe(screenOf(two(), pipe('csv')));
		expect(shown('json', pipe('count'))).toBe('Count: 3\n');
		expect(run(document({a: {b: 1}}), [], {terminal: true, usual: 'table'}).text).toBe('key  b\na    1\n');
		expect(run(text('x'), [], {terminal: true, usual: 'json'}).text).toBe('x\n');
		expect(run(two(), [], {usual: 'yaml'}).text).toBe(textOf(two()));
		expect(run(two(), [pipe('save', {path: 'peers'})], {terminal: true, usual: 'yaml'}).saves[0]?.text).toBe(textOf(two()));
	});
});

describe('data pipes', () => {
	test('P1 match-json the sessions that match stay device -> session; devices left without any drop out', () => {
		expect(jsonOf(two(), match('eth9'))).toMatchObject({R1: {eth9: {status: {value: 'planned'}}}});
		expect(Object.keys(jsonOf(two(), match('active'), pipe('json')) as object)).toEqual(['R1', 'R2']);
		expect(textOf(two(), match('nothing'))).toBe('{}\n');
		expect(screenOf(two(), match('nothing'))).toBe('no rows\n');
	});

	test('P2 match-table on a terminal: header, device heading and whole rows', () => {
		expect(screenOf(two(), match('eth9'))).toBe(
			'R1 - 1 session\n' +
				'  session  status   local        local-as  remote       remote-as  peer-group\n' +
				'  eth9     planned  10.0.0.3/31     65100  10.0.0.9/31      65009  TEST_BGP_PEER_GROUP_1\n' +
				'1 column hidden: description (use | wide)\n',
		);
	});

	test('except keeps the rest, first and last count from the ends', () => {
		const keys = (...pipes: readonly Pipe[]): unknown =>
			Object.values(jsonOf(two(), ...pipes) as object).flatMap((device) => Object.keys(device as object));
		expect(keys(pipe('except', {expression: 'active'}))).toEqual(['eth9']);
		expect(keys(pipe('first', {count: 1}))).toEqual(['eth10']);
		expect(keys(pipe('last', {count: 2}))).toEqual(['eth9', 'eth1']);
		expect(keys(pipe('first'))).toEqual(['eth10', 'eth9', 'eth1']);
	});

	test('match sees what the columns show, however wide they are, and the device', () => {
		expect(textOf(two(), match('BGP peering between'), pipe('count'))).toBe('3\n');
		expect(textOf(two(), match('^R2$'), pipe('count'))).toBe('1\n');
		expect(textOf(two(), match('blue'), pipe('count'))).toBe('0\n');
		expect(textOf(two(), select('custom_fields.vrf.name'), match('blue'), pipe('count'))).toBe('3\n');
	});

	test('sort is natural, null last, also reversed; the table becomes flat and JSON keeps the order', () => {
		expect(Object.keys(jsonOf(two(), sort('session')) as object)).toEqual(['R2', 'R1', 'R3']);
		const order = (field: string, reverse: boolean): unknown =>
			screenOf(two(), pipe('sort', {fields: [field], reverse}), select('session'))
				.split('\n')
				.slice(1, -1);
		expect(order('session', false)).toEqual(['eth1', 'eth9', 'eth10']);
		expect(order('session', true)).toEqual(['eth10', 'eth9', 'eth1']);
		expect(order('remote-as', false)).toEqual(['eth9', 'eth10', 'eth1']);
		expect(order('remote-as', true)).toEqual(['eth10', 'eth9', 'eth1']);
		expect(order('remote', false)).toEqual(['eth1', 'eth9', 'eth10']);
		expect(screenOf(two(), sort('session'), pipe('table')).split('\n')[0]).toMatch(/^device {2}session {2}status/);
	});

	test('sort is stable and takes several fields', () => {
		const output = rows(
			[
				{a: 'x', n: 2},
				{a: 'y', n: 1},
				{a: 'x', n: 1},
			],
			['a', 'n'],
		);
		expect(jsonOf(output, sort('a'))).toEqual([
			{a: 'x', n: 2},
			{a: 'x', n: 1},
			{a: 'y', n: 1},
		]);
		expect(jsonOf(output, sort('a', 'n'))).toEqual([
			{a: 'x', n: 1},
			{a: 'x', n: 2},
			{a: 'y', n: 1},
		]);
	});

	test('select shows these columns in this order; JSON has the keys as typed', () => {
		expect(screenOf(two(), where('status=planned'), select('remote_as', 'tags.0.name', 'status'))).toBe(
			'R1 - 1 session\n  remote_as  tags.0.name  status\n      65009  -            planned\n',
		);
		expect(jsonOf(two(), where('status=planned'), select('Remote-AS', 'site', 'device', 'import'))).toEqual({
			R1: {eth9: {'Remote-AS': 65_009, site: 'AMS 1', device: 'R1', import: ['RPL1', 'RPL2']}},
		});
		expect(textOf(two(), select('remote', 'import'), pipe('csv'))).toBe(
			'remote,import\n10.0.0.10/31,"RPL1, RPL2"\n10.0.0.9/31,"RPL1, RPL2"\n10.0.0.8/31,"RPL1, RPL2"\n',
		);
		expect(Object.keys(jsonOf(two(), select('remote')) as object)).toEqual(['R1', 'R2', 'R3']);
	});

	test('after select the next pipes act on what it left', () => {
		expect(jsonOf(two(), select('remote-as', 'status'), where('remote_as>65009'), where('device=R1'))).toEqual({
			R1: {eth10: {'remote-as': 65_010, status: 'active'}},
		});
	});

	test('P4 count-rows count says Count: on a terminal and is a number elsewhere', () => {
		expect(screenOf(two(), pipe('count'))).toBe('Count: 3\n');
		expect(textOf(two(), pipe('count'))).toBe('3\n');
		expect(screenOf(two(), pipe('count'), pipe('json'))).toBe('3\n');
		expect(screenOf(two(), pipe('count'), pipe('csv'))).toBe('count\n3\n');
	});

	test('errors and notes of the output are left to who prints them', () => {
		const output = {...example(), errors: [failure.noJob('9')], notes: ['matched among 3 cached devices']};
		expect(screenOf(output, pipe('json'), match('zzz'))).toBe('no lines\n');
		expect(output.errors).toHaveLength(1);
	});
});

describe('documents and texts', () => {
	test('an untouched document keeps its shape; filtered, lists stay lists and objects objects', () => {
		const entries = document(
			new Map([
				['10', {up: true}],
				['9', {up: false}],
			]),
		);
		expect(textOf(entries, pipe('json', {compact: true}))).toBe('{"10":{"up":true},"9":{"up":false}}\n');
		expect(jsonOf(entries, where('up=True'))).toEqual({10: {up: true}});
		expect(jsonOf(entries, where('key=9'))).toEqual({9: {up: false}});
		expect(jsonOf(document([{a: 1}, {a: 2}]), where('a>1'))).toEqual([{a: 2}]);
		expect(jsonOf(document(['x', 'y']), match('y'))).toEqual(['y']);
		expect(jsonOf(document({a: 1}), match('1'))).toEqual({a: 1});
		expect(jsonOf(document({a: 1}), match('2'))).toEqual({});
	});

	test('P8 document-rows table and csv of any document have a row each', () => {
		expect(screenOf(document(new Map([['a', {x: 1}]])), match('a'), pipe('csv'))).toBe('key,x\na,1\n');
		expect(screenOf(document(new Map([['a', {x: 1}]])), select('x'), pipe('table'))).toBe('x\n1\n');
	});

	test('P3 text-after-json after a text pipe the others act on lines', () => {
		expect(textOf(two(), pipe('json'), match('asn'))).toContain('                "asn": 65100\n');
		expect(textOf(two(), pipe('json'), match('"value": "active"'), pipe('count'))).toBe('2\n');
		expect(textOf(two(), pipe('csv'), pipe('first', {count: 1}))).toMatch(/^device,session,.*\n$/);
		expect(textOf(text('b\na\nc\n'), sort('line'), pipe('last', {count: 2}))).toBe('b\nc\n');
	});

	test('P3 text-after-json lines are looked at without colours, cuts or other things meant for a terminal', () => {
		const found = run(example(), [pipe('table'), match('BGP peering between fceos4 and fceos5$')], {terminal: true, color: true});
		expect(found.text).toMatch(/^fceos4 {2}fceos4-fceos5-eth105 .*fceos5\n$/);
		expect(run(example(), [pipe('json'), match('"id": 1')], {terminal: true, color: true}).text).toBe('            "id": 1,\n            "id": 1,\n');
	});

	test('a command that has nothing to say prints nothing, a text of which nothing is left says so', () => {
		expect(screenOf(text(''))).toBe('');
		expect(screenOf(text('a'), match('b'))).toBe('no lines\n');
	});

	test('P13 display-pipes no-more and wide apply to what is shown at the end, wherever they stand', () => {
		const {text, paged} = run(example(), [pipe('wide'), pipe('no-more'), match('eth105')], {terminal: true});
		expect(text).toMatch(/ BGP peering between fceos4 and fceos5\n$/);
		expect(paged).toBe(false);
		expect(run(example(), [], {terminal: true}).paged).toBe(true);
	});
});

describe('save', () => {
	const saved = (path: string, ...before: readonly Pipe[]): string | undefined =>
		run(two(), [...before, pipe('save', {path})], {terminal: true, color: true}).saves[0]?.text;

	test('P11 save-format the name of the file says the format of data', () => {
		expect(JSON.parse(saved('peers.json') ?? '')).toHaveProperty('R3');
		expect(saved('peers.YML')).toMatch(/^R1:\n {2}eth10:\n/);
		expect(saved('x/peers.csv')).toMatch(/^device,session,status,/);
		expect(saved('peers.md')).toMatch(/^\| device \| session \| status \|/);
		expect(saved('peers.txt')).toMatch(/^device {2}session {6}.* {2}description\nR1 {6}eth10 .*\n3 devices, 3 sessions: 2 active, 1 planned\n$/s);
		expect(saved('peers')).toMatch(/^\{\n {4}"R1": /);
		expect(saved('count', pipe('count'))).toBe('3\n');
	});

	test('tee writes and passes on, append says where a heading is', () => {
		const {text, saves} = run(two(), [pipe('tee', {path: 'a.csv'}), match('eth9'), pipe('count')], {terminal: true});
		expect([text, saves.map(({how, header}) => [how, header])]).toEqual(['Count: 1\n', [['tee', true]]]);
		expect(saves[0]?.text.split('\n')).toHaveLength(5);
		const appended = run(two(), [pipe('append', {path: 'a.json'})], {terminal: true});
		expect([appended.text, appended.saves.map(({how, header}) => [how, header])]).toEqual(['', [['append', false]]]);
	});

	test('P11 save-format a text is saved as it is, and nothing else is printed', () => {
		expect(saved('peers.json', pipe('csv'))).toMatch(/^device,session/);
		expect(saved('peers.json', pipe('csv'), match('planned'))).toMatch(/^R1,eth9,planned,/);
		const {text, saves, paged} = run(two(), [pipe('save', {path: 'a', overwrite: true})], {terminal: true});
		expect([text, paged, saves[0]?.how, saves[0]?.path, saves[0]?.overwrite]).toEqual(['', false, 'save', 'a', true]);
	});
});
