import {expect, test} from 'vitest';
import {type Completion, complete} from '../../src/language/suggest/complete.js';
import {lineAt} from '../support/shell-tree.js';

const B = 'netbox get bgp-peerings';
const known: Readonly<Record<string, readonly string[]>> = {
	devices: ['branch', 'fceos4', 'fceos5', 'FCEOS6', 'a b', 'x=y', 'dry', 'NoWait'],
	instances: ['lab', 'prod'],
	workers: ['netbox-worker-1'],
	jobs: ['1'],
};
const at = (line: string, cursor = line.length, place: readonly string[] = []): Completion =>
	complete(lineAt(line.slice(0, cursor), {place}), (source) => (known[source] ?? []).map((text) => ({text, help: `a ${source}`})));
const texts = (line: string, place: readonly string[] = []): string[] => at(line, line.length, place).suggestions.map(({text}) => text);

test('keywords of the level, with help', () => {
	expect(at('n').suggestions).toEqual([{start: 0, end: 1, text: 'netbox', help: 'Netbox service', required: false, space: true}]);
	expect(texts('netbox ge')).toEqual(['get']);
	expect(texts('S')).toEqual(['set', 'show']);
	expect(texts('/sho', ['netbox'])).toEqual(['show']);
	expect(texts('help sh')).toEqual(['show']);
});

test('H9 tab-one-match a word is completed with the backslash behind it, which joins a next line', () => {
	for (const line of ['show vers\\', 'show ve\\\nrs', 'show vers\\\n']) {
		expect(at(line).suggestions).toMatchObject([{start: 5, end: line.length, text: 'version'}]);
	}
});

test('H7 help-list required options first, then by name; given single options are left out', () => {
	const {suggestions} = at(`${B} cache force `);
	expect(suggestions.map(({text, required}) => `${required ? '*' : ''}${text}`)).toEqual([
		'*devices',
		'branch',
		'dry-run',
		'instance',
		'progress',
		'timeout',
		'verbose-result',
		'workers',
	]);
});

test('H9 tab-one-match a value that could be read otherwise is quoted', () => {
	expect(texts(`${B} devices `)).toEqual(["'branch'", 'fceos4', 'fceos5', 'FCEOS6', "'a b'", "'x=y'", "'dry'", "'NoWait'"]);
	expect(at(`${B} devices `).sources).toEqual(['devices']);
	expect(texts(`${B} devices 'a`)).toEqual(["'a b'"]);
});

test('H14 value-sources values are those of the NetBox that the line names, whatever stands between', () => {
	for (const [line, source] of [
		['instance prod devices ', 'devices at prod'],
		['inst prod cache force devices fceos4,', 'devices at prod'],
		['instance prod devices site=', 'site at prod'],
		['instance prod devices leaf[', 'devices at prod'],
		['instance prod branch ', 'branches at prod'],
		['instance prod devices fceos4 | where peer-group=', 'values of peer-group at prod'],
		['instance prod workers ', 'workers'],
		['instance ', 'instances'],
		['devices ', 'devices'],
	] as const) {
		expect(at(`${B} ${line}`).sources).toEqual([source]);
	}
});

test('H12 given-values-skipped given values are not offered again, and commas part values', () => {
	expect(texts(`${B} devices fceos4 f`)).toEqual(['fceos5', 'FCEOS6']);
	expect(at(`${B} devices fceos4,fc`).suggestions).toEqual([
		{start: 39, end: 41, text: 'fceos5', help: 'a devices', required: false, space: true},
		{start: 39, end: 41, text: 'FCEOS6', help: 'a devices', required: false, space: true},
	]);
	expect(texts(`${B} devices fceos4, `)).toContain('fceos5');
	expect(texts(`${B} devices fceos4, `)).not.toContain('cache');
	expect(texts(`${B} devices site=`)).toEqual([]);
	expect(texts(`${B} devices leaf[`)).toEqual([]);
	expect(texts('show jobs status failed,')).toEqual(['queued', 'running', 'completed', 'cancelled', 'timeout', 'lost']);
});

test('in a list both values and options go on', () => {
	expect(texts(`${B} devices R1 `)).toContain('fceos4');
	expect(texts(`${B} devices R1 `)).toContain('cache');
	expect(texts(`${B} devices R1 ca`)).toEqual(['cache']);
});

test('closed values, and those of every source', () => {
	expect(texts(`${B} cache `)).toEqual(['True', 'False', 'refresh', 'force']);
	expect(texts(`${B} cache RE`)).toEqual(['refresh']);
	expect(texts(`${B} dry-run t`)).toEqual(['True', 'timeout']);
	expect(texts(`${B} workers `)).toEqual(['any', 'all', 'netbox-worker-1']);
	expect(texts(`${B} instance p`)).toEqual(['prod']);
	expect(texts('instance use ')).toEqual(['lab', 'prod']);
	expect(texts('job result ')).toEqual(['1']);
	expect(texts('set cli c')).toEqual(['cache-age', 'cache-keep', 'cache-size', 'color']);
	expect(texts(`${B} timeout `)).toEqual([]);
	expect(texts('man tasks get_bgp')).toEqual(['get_bgp_peerings']);
	expect(at('man tasks get').sources).toEqual([]);
});

test('man paths complete, spaced and dotted', () => {
	expect(texts('man tree netbox ge')).toEqual(['get']);
	expect(texts('man tree netbox.get.b')).toEqual(['netbox.get.bgp-peerings']);
	expect(texts('man json-schema sho')).toEqual(['show']);
	expect(texts('man tree nowhere.')).toEqual([]);
});

test('H8 pipe-help pipes after |, then their arguments and the fields of the command', () => {
	expect(texts(`${B} devices R1 | wh`)).toEqual(['where']);
	expect(texts(`${B} devices R1|`)).toContain('count');
	expect(at(`${B} devices R1 | where st`).suggestions).toMatchObject([{text: 'status=', help: 'status.value', space: false}]);
	expect(texts(`${B} devices R1 | select status,rem`)).toEqual(['remote', 'remote-as', 'remote-as-macro']);
	expect(texts(`${B} devices R1 | sort name re`)).toEqual(['remote', 'remote-as', 'remote-as-macro', 'reverse']);
	expect(texts(`${B} devices R1 | display `)).toEqual(['csv', 'json', 'kv', 'markdown', 'ndjson', 'nested', 'pprint', 'table', 'yaml']);
	expect(texts('show jobs | where ')).toEqual(['id=', 'status=', 'started=', 'took=', 'instance=', 'command=']);
	expect(texts('netbox crud get object-type dcim.sites | where ')).toEqual([]);
});

test('nothing is offered in a comment, in JSON, after a fault or after &', () => {
	for (const line of ['show # n', `${B} devices [`, 'netbx ', `${B} devices R1 & `, 'show version ']) expect(texts(line), line).toEqual([]);
});

test('only the text before the cursor counts, and the word up to it is replaced', () => {
	expect(at('nexx get', 2).suggestions).toMatchObject([{start: 0, end: 2, text: 'netbox'}]);
	expect(at('  show', 1).suggestions.length).toBeGreaterThan(5);
});
