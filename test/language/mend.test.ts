import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Problem} from '../../src/core/problem.js';
import {readLine} from '../../src/language/read/read-line.js';
import {sentenceOf} from '../../src/language/sentence-of.js';
import {sayings} from '../support/arbitraries.js';
import {lineAt, shellTree} from '../support/shell-tree.js';

const tree = shellTree();
const aliases = {peers: 'netbox get bgp-peerings devices $1', wrong: 'netbox gte devices R1'};
const faultOf = (line: string, place: readonly string[] = []): Problem | undefined => {
	const said = sentenceOf(lineAt(line, {place, fullWords: true, aliases}));
	return said.ok ? undefined : said.error[0];
};
const meant = (line: string, place: readonly string[] = []): string | undefined => faultOf(line, place)?.meant;
const get = ['netbox', 'get'];

test('E10 whole-line one fault or several are mended, with every keyword in full', () => {
	expect(meant('netbox get bgp-peering-x devices fceos4')).toBe('netbox get bgp-peerings devices fceos4');
	expect(meant('net gte bgp-peerigns devcies fceos4 cache ref | cuont')).toBe('netbox get bgp-peerings devices fceos4 cache refresh | count');
	expect(meant('show jbos lst 5 staus faled')).toBe('show jobs last 5 status failed');
	expect(meant('netbox get bgp-peerings devices R1 | where remote_az=1 sttus!=x | slect sesion,status')).toBe(
		'netbox get bgp-peerings devices R1 | where remote_as=1 status!=x | select session,status',
	);
	expect(meant('netbox get bgp-peerings devices sit!=ams1,fra1')).toBe('netbox get bgp-peerings devices site!=ams1,fra1');
	expect(meant('show jobs | where status=compleetd')).toBe('show jobs | where status=completed');
	expect(meant('netbox get bgp-peerings devices \'a|b\' R2 | mach "x y" # why')).toBe('netbox get bgp-peerings devices \'a|b\' R2 | match "x y"');
});

test('E10 whole-line what lacks its beginning, or names a command that stands elsewhere', () => {
	expect(meant('cache list')).toBe('netbox cache list');
	expect(meant('show peerings devices R1')).toBe('netbox get bgp-peerings devices R1');
	expect(meant('show bgp devices R1')).toBe('show bgp summary devices R1');
	expect(meant('netbox crud object-type dcim.sites object-id 1')).toBe('netbox crud get object-type dcim.sites object-id 1');
	expect(meant('netbox get bgp-peerings fceos4')).toBe('netbox get bgp-peerings devices fceos4');
	expect(meant('bgp-perings devices R1', get)).toBe('/netbox get bgp-peerings devices R1');
	expect(meant('shwo version', get)).toBe('show version');
	expect(meant('nf[netbox-get]#bgp-perings devices R1')).toBe('/netbox get bgp-peerings devices R1');
	expect(meant('netbx')).toBe('netbox');
	expect(meant('peers R1 cache forse')).toBe('peers R1 cache force');
});

test('E10 whole-line a pipe without its bar gets one, wherever no option stands', () => {
	expect(meant('netbox check bgp-peerings all-sessions table')).toBe('netbox check bgp-peerings all-sessions | table');
	expect(meant('sh bgp su where active=0 other!=none')).toBe('show bgp summary | where active=0 other!=none');
	expect(meant('show jobs head 3 | json')).toBe('show jobs | head 3 | json');
	expect(meant('show bgp summary display json')).toBe('show bgp summary | display json');
	expect(meant('netbox crud get object-type dcim.sites save sites.json')).toBe('netbox crud get object-type dcim.sites | save sites.json');
	expect(faultOf('show bgp summary count')?.message).toContain('Did you mean "| count"?');
	expect(faultOf('show bgp summary "count"')?.message).toContain('Did you mean "devices count"?');
});

test('E10 whole-line a word keeps its blanks', () => {
	expect(meant('netbox get bgp-peerings " zz1"')).toBe("netbox get bgp-peerings devices ' zz1'");
	expect(meant('netbox get bgp-peerings leaf*')).toBe('netbox get bgp-peerings devices leaf*');
});

test('E10 whole-line nothing where a fault remains, where a word must be typed in full, where the alias is at fault, or where a secret may stand', () => {
	for (const line of [
		'netbox gte bgp-peerings',
		'netbox gte bgp-peerings devices R1 cache',
		'foo bar',
		'netbox crud del object-type dcim.sites object-id 1',
		'netbox crud delte object-type dcim.sites object-id x',
		'show jobs | where status==compleetd',
		'wrong',
		`instance toekn ${'0123456789abcdef'.repeat(2)}01234567`,
		'show vrsion "',
		`show vrsion${' '.repeat(2000)}`,
	]) {
		expect([line, faultOf(line)?.message === undefined, meant(line)]).toEqual([line, false, undefined]);
	}
	expect(sentenceOf(readLine(tree, {words: ['netbx']}, {place: []}))).toMatchObject({ok: false, error: [{candidates: ['netbox']}]});
	expect(sentenceOf(readLine(tree, {words: ['netbx']}, {place: []}))).not.toHaveProperty('error.0.meant');
});

test('E10 whole-line whatever is offered reads without a fault, here and at the root', () => {
	const places = fc.constantFrom<readonly string[]>([], ['netbox'], get);
	let offered = 0;
	fc.assert(
		fc.property(sayings(tree), places, fc.nat(), fc.constantFrom('x', ''), ({line}, place, seed, letter) => {
			const at = seed % line.length;
			const said = sentenceOf(lineAt(line.slice(0, at) + letter + line.slice(at + 1), {place, fullWords: true}));
			const whole = said.ok ? undefined : said.error[0]?.meant;
			if (whole === undefined) return;
			offered += 1;
			for (const there of [place, []]) expect(sentenceOf(lineAt(whole, {place: there, fullWords: true})).ok, whole).toBe(true);
		}),
		{numRuns: 1000},
	);
	expect(offered).toBeGreaterThan(50);
});
