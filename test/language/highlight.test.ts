import {expect, test} from 'vitest';
import {highlight} from '../../src/language/suggest/highlight.js';
import {hintLine} from '../../src/language/suggest/hint.js';
import {lineAt} from '../support/shell-tree.js';

const B = 'netbox get bgp-peerings';
const parts = (line: string): string[] => highlight(lineAt(line)).map(({start, end, style}) => `${line.slice(start, end)}:${style}`);

test('H17 syntax-colours every kind of word has its style', () => {
	expect(parts(`net get bgp devices R1 site=x 'q' ["z"] cache force timeout 5 | cou | where a=b & # why`)).toEqual([
		'net:keyword',
		'get:keyword',
		'bgp:keyword',
		'devices:option',
		'R1:value',
		'site=x:selector',
		"'q':string",
		'["z"]:value',
		'cache:option',
		'force:value',
		'timeout:option',
		'5:value',
		'|:pipe',
		'cou:pipe',
		'|:pipe',
		'where:pipe',
		'a=b:value',
		'&:pipe',
		'# why:comment',
	]);
});

test('H17 syntax-colours what is wrong is an error, what is only unfinished is not', () => {
	expect(parts('netbx get')).toEqual(['netbx:error']);
	expect(parts(`${B} devices R1 cache foo`).at(-1)).toBe('foo:error');
	expect(parts('s')).toEqual([]);
	expect(parts('s x')).toEqual(['s:error']);
	expect(parts(`${B} devices 'R1`).at(-1)).toBe("'R1:string");
	expect(parts(`${B} devices R1,`).at(-1)).toBe('R1,:value');
	expect(parts(`${B} devices leaf[1-`).at(-1)).toBe('leaf[1-:value');
	expect(parts(`${B} devices R1 | mach x | count`)).toContain('mach:error');
});

test('H18 hint-line in an option: its help and its values', () => {
	const hint = (line: string): string => hintLine(lineAt(line));
	expect(hint(`${B} devices `)).toBe('devices: Device names to query data for (names, fceos[4-5], leaf*, site=ams1)');
	expect(hint(`${B} devices R1 R2`)).toBe('devices: Device names to query data for (names, fceos[4-5], leaf*, site=ams1)');
	expect(hint(`${B} cache `)).toBe('cache: How to use cache (True, False, refresh or force)');
	expect(hint(`${B} timeout `)).toBe('timeout: Job timeout (a whole number from 1 to 86400)');
	expect(hint(`${B} instance `)).toBe('instance: Netbox instance name to target');
	expect(hint('job result ')).toBe('id: Number or UUID of the job; without one the last');
	expect(hint('set cli output ')).toBe('value: Its new value; without one it is shown (auto, json, yaml or table)');
});

test('H18 hint-line otherwise the signature, given options left out', () => {
	const hint = (line: string, place: readonly string[] = []): string => hintLine(lineAt(line, {place}));
	expect(hint(B)).toBe('bgp-peerings *devices [timeout] [workers] [verbose-result] [progress] [instance] [dry-run] [branch] [cache]');
	expect(hint(`${B} timeout 5 dry-run False `)).toBe('bgp-peerings *devices [workers] [verbose-result] [progress] [instance] [branch] [cache]');
	expect(hint('bgp', ['netbox', 'get'])).toContain('bgp-peerings *devices');
	expect(hint('netbox ge')).toBe('get: Query data from Netbox');
	expect(hint('show version')).toBe('version: Version of the shell and of its files');
	expect(hint(`${B} devices R1 | table `)).toBe('table [headers] [reverse] [sortby] [style] [wide]');
	expect(hint(`${B} devices R1 | where `)).toBe('conditions: Conditions such as status=active (all must hold, a comma means or)');
	expect(hint('')).toBe('');
	expect(hint('netbx')).toBe('');
	expect(hint(`${B} devices R1 | `)).toBe('');
});
