import {expect, test} from 'vitest';
import {document, facts, type Output, rows, text} from '../../src/output/output.js';
import {checkPipes} from '../../src/pipes/check.js';
import {example, groups, peeringNode, session} from '../format/peerings.js';
import {jsonOf, match, pipe, run, screenOf, select, sort, textOf, where} from './chain.js';

const all = pipe('rows');
const lines = pipe('ndjson');
const by = (field: string) => pipe('group', {field});

const two = (): Output =>
	groups(
		{
			key: 'R1',
			found: true,
			rows: [
				{key: 'eth10', held: {row: session('active', '10.0.0.1/31', '10.0.0.10/31', {remote_as: {asn: 65_010}})}},
				{key: 'eth9', held: {row: session('planned', '10.0.0.3/31', '10.0.0.9/31', {peer_group: null})}},
			],
		},
		{key: 'R2', found: true, rows: []},
		{key: 'R3', found: false, rows: []},
	);

test('P17 rows-pipe of peerings a list of sessions with the columns of the table, whole and with their types', () => {
	expect(jsonOf(two(), all)).toEqual([
		{
			...{device: 'R1', session: 'eth10', status: 'active', local: '10.0.0.1/31', 'local-as': 65_100, remote: '10.0.0.10/31', 'remote-as': 65_010},
			...{'peer-group': 'TEST_BGP_PEER_GROUP_1', description: 'BGP peering between fceos4 and fceos5'},
		},
		{
			...{device: 'R1', session: 'eth9', status: 'planned', local: '10.0.0.3/31', 'local-as': 65_100, remote: '10.0.0.9/31', 'remote-as': 65_101},
			...{'peer-group': null, description: 'BGP peering between fceos4 and fceos5'},
		},
	]);
	expect(screenOf(two(), all).split('\n')[0]).toMatch(/^device {2}session {2}status {3}local/);
	expect(textOf(two(), match('nothing'), all)).toBe('[]\n');
	expect(screenOf(two(), match('nothing'), all)).toBe('no rows\n');
});

test('P17 rows-pipe the fields are those of select, before it and behind it', () => {
	const picked = [{session: 'eth9', remote_as: 65_101, import: ['RPL1', 'RPL2']}];
	const [planned, fields] = [where('status=planned'), select('session', 'remote_as', 'import')];
	expect(jsonOf(two(), planned, fields, all)).toEqual(picked);
	expect(jsonOf(two(), all, planned, fields)).toEqual(picked);
	expect(jsonOf(two(), all, where('site=AMS 1'), select('device'))).toEqual([{device: 'R1'}, {device: 'R1'}]);
	expect(textOf(two(), all, pipe('count'))).toBe('2\n');
	expect(jsonOf(two(), sort('session'), all, select('session'))).toEqual([{session: 'eth9'}, {session: 'eth10'}]);
});

test('P17 rows-pipe P4 count-rows blocks give their field, counts the value itself and its number', () => {
	expect(jsonOf(two(), by('peer-group'), all, select('session', 'peer-group'))).toEqual([
		{session: 'eth10', 'peer-group': 'TEST_BGP_PEER_GROUP_1'},
		{session: 'eth9', 'peer-group': null},
	]);
	expect(jsonOf(two(), select('session', 'site'), by('device'), all)).toEqual([
		{device: 'R1', session: 'eth10', site: 'AMS 1'},
		{device: 'R1', session: 'eth9', site: 'AMS 1'},
	]);
	expect(jsonOf(two(), all, by('status'), select('session'))).toEqual({active: [{session: 'eth10'}], planned: [{session: 'eth9'}]});
	expect(jsonOf(two(), by('remote-as'), pipe('count'), all)).toEqual([
		{'remote-as': 65_010, count: 1},
		{'remote-as': 65_101, count: 1},
	]);
	expect(jsonOf(two(), by('peer-group'), pipe('count'), all)).toEqual([
		{'peer-group': 'TEST_BGP_PEER_GROUP_1', count: 1},
		{'peer-group': null, count: 1},
	]);
	expect(jsonOf(two(), pipe('count'), all)).toEqual([{count: 2}]);
});

test('P17 rows-pipe of documents each object of a list, each entry with its key, a text line by line', () => {
	expect(jsonOf(document([{a: 1, b: {c: [1]}}, {b: 2}]), all)).toEqual([
		{a: 1, b: {c: [1]}},
		{a: null, b: 2},
	]);
	expect(jsonOf(document({x: {a: 1}, y: {a: 2}}), all)).toEqual([
		{key: 'x', a: 1},
		{key: 'y', a: 2},
	]);
	expect(jsonOf(document({x: {key: 1}, y: {key: 2}}), all)).toEqual([
		{entry: 'x', key: 1},
		{entry: 'y', key: 2},
	]);
	expect(jsonOf(document({a: 1, b: [2]}), all)).toEqual([{a: 1, b: [2]}]);
	expect(jsonOf(document([1, 'x']), all)).toEqual([{value: 1}, {value: 'x'}]);
	expect(jsonOf(text('a\nb\n'), all)).toEqual([{line: 'a'}, {line: 'b'}]);
	expect(jsonOf(rows([{id: 1, hidden: 2, last_sync: null}], ['id', 'last-sync']), all)).toEqual([{id: 1, 'last-sync': null}]);
});

test('P17 rows-pipe facts are a row for each value, as people see them', () => {
	const status = facts({url: 'http://a', plugins: {bgp: '0.20'}, ids: [7, 8], of: new Map([['5', {up: true}]]), none: null, empty: {}});
	expect(jsonOf(status, all)).toEqual([
		{key: 'url', value: 'http://a'},
		{key: 'plugins.bgp', value: '0.20'},
		{key: 'ids.0', value: 7},
		{key: 'ids.1', value: 8},
		{key: 'of.5.up', value: true},
		{key: 'none', value: null},
		{key: 'empty', value: {}},
	]);
	expect(textOf(status, lines).split('\n')[1]).toBe('{"key":"plugins.bgp","value":"0.20"}');
	expect(jsonOf(status, all, where('key~bgp'), select('value'))).toEqual([{value: '0.20'}]);
	expect(jsonOf(status, select('url'), all)).toEqual([{url: 'http://a'}]);
});

test('P18 ndjson-pipe a line of JSON for each row, on a terminal too and without colours', () => {
	const line = (device: string, session: string): string => `{"device":"${device}","session":"${session}"}\n`;
	const asked = [select('session', 'device'), lines];
	expect(textOf(two(), ...asked)).toBe(line('R1', 'eth10') + line('R1', 'eth9'));
	expect(run(two(), asked, {terminal: true, color: true}).text).toBe(textOf(two(), ...asked));
	expect(textOf(two(), all, ...asked)).toBe(textOf(two(), ...asked));
	expect(textOf(two(), sort('session'), ...asked)).toBe(line('R1', 'eth9') + line('R1', 'eth10'));
	for (const terminal of [true, false]) expect(run(two(), [match('nothing'), lines], {terminal}).text).toBe('');
	expect(textOf(document([{a: '\u001b\u202e\n', n: 1}]), lines)).toBe('{"a":"\\u001b\\u202e\\n","n":1}\n');
	expect(textOf(two(), lines, match('eth9'), pipe('count'))).toBe('1\n');
});

test('P11 save-format the rows are saved as lines of JSON, and appended to', () => {
	for (const path of ['peers.ndjson', 'PEERS.JSONL'])
		expect(run(two(), [pipe('save', {path})], {terminal: true, color: true}).saves[0]?.text).toBe(textOf(two(), lines));
	const [appended] = run(two(), [pipe('append', {path: 'a.ndjson'})]).saves;
	expect([appended?.header, appended?.text]).toEqual([false, textOf(two(), lines)]);
});

test('P17 rows-pipe P18 ndjson-pipe behind lines they are refused before the job', () => {
	const said = (...pipes: Parameters<typeof checkPipes>[0]) => checkPipes(pipes, peeringNode()).map(({message, hint}) => [message, hint]);
	expect(said(pipe('json'), all)).toEqual([['"rows" needs rows, and "json" makes lines of them.', 'put "rows" before "json"']]);
	expect(said(pipe('csv'), pipe('trim'), lines)).toEqual([['"ndjson" needs rows, and "trim" makes lines of them.', 'put "ndjson" before "trim"']]);
	expect(said(all, lines)).toEqual([]);
	expect(said(by('site'), pipe('count'), all, where('site=none'), pipe('count'), where('count>1'))).toEqual([]);
	expect(said(by('site'), all, pipe('count'), where('site=none'))).toEqual(['unknown field "site".'].map((message) => [message, undefined]));
});

test('P4 count-rows after group and count the field is the value: none is found, nothing that is selected is lost, counts are counted', () => {
	const counts = [by('peer-group'), pipe('count')];
	expect(jsonOf(two(), ...counts, where('peer-group=none'), pipe('json'))).toEqual({none: 1});
	expect(jsonOf(two(), ...counts, where('peer-group!=none'))).toEqual({TEST_BGP_PEER_GROUP_1: 1});
	expect(screenOf(two(), ...counts, match('none'))).toBe('none  1\n');
	expect(jsonOf(two(), ...counts, select('peer-group'), pipe('json'))).toEqual([{'peer-group': 'TEST_BGP_PEER_GROUP_1'}, {'peer-group': null}]);
	expect(textOf(two(), ...counts, pipe('count'))).toBe('2\n');
	expect(jsonOf(two(), ...counts, by('count'))).toEqual({1: {TEST_BGP_PEER_GROUP_1: 1, none: 1}});
	expect(jsonOf(two(), ...counts, by('count'), all)).toEqual([
		{'peer-group': 'TEST_BGP_PEER_GROUP_1', count: 1},
		{'peer-group': null, count: 1},
	]);
	expect(jsonOf(two(), ...counts, by('count'), pipe('count'))).toEqual({1: 2});
	expect(jsonOf(two(), ...counts, by('count'), pipe('count'), all)).toEqual([{count: 1, rows: 2}]);
	const spelt = document([{name: 'none'}, {name: null}, {name: ''}]);
	expect(jsonOf(spelt, by('name'), pipe('count'), where('name="none"'))).toEqual({'"none"': 1});
	expect(jsonOf(spelt, by('name'), pipe('count'), where('name=none'))).toEqual({none: 2});
	expect(screenOf(spelt, by('name'), pipe('count'), pipe('table'))).toBe('name    count\n"none"      1\nnone        2\n');
	expect(jsonOf(spelt, by('name'), pipe('count'), all)).toEqual([
		{name: 'none', count: 1},
		{name: null, count: 2},
	]);
});

test('D13 empty-result of devices without sessions ndjson has no line', () => {
	expect(screenOf(groups({key: 'R1', found: true, rows: []}), lines)).toBe('');
	expect(screenOf(example(), match('nothing'), all, lines)).toBe('');
});
