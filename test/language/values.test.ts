import {expect, test} from 'vitest';
import {type Completion, complete} from '../../src/language/suggest/complete.js';
import {leaves} from '../../src/language/tree/visit.js';
import {lineAt, shellTree} from '../support/shell-tree.js';

const B = 'netbox get bgp-peerings devices';
const known: Readonly<Record<string, readonly string[]>> = {
	devices: ['fceos4', 'fceos5', 'fceos10', 'pe1a', 'pe1b', 'R[1]'],
	site: ['ams1', 'ams 2', 'fra1'],
	tag: ['core', 'edge'],
	status: ['active', 'planned'],
	'values of peer-group': ['CORE', 'EDGE'],
	'choices of plugins.bgp.session status': ['active', 'planned'],
	'files ': ['peers.json', 'a b.csv', 'lab/'],
	'files /': ['/tmp/'],
	'files ~/': ['~/peers.json', '~/p q'],
	'files lab/': ['lab/x.json'],
	'object-types': ['dcim.devices', 'dcim.sites', 'plugins.bgp.session'],
	'api-paths': ['/api/dcim/devices/', '/api/dcim/sites/'],
};
const at = (line: string): Completion =>
	complete(lineAt(line), (source) => (known[source] ?? []).map((text) => ({text, help: '', ...(text.endsWith('/') && {open: true})})));
const lines = (line: string): string[] =>
	at(line).suggestions.map(({start, end, text, space}) => `${line.slice(0, start)}${text}${line.slice(end)}${space ? ' ' : ''}`);

test('H14 value-sources H12 given-values-skipped values after a selector: the part behind = and the comma is completed, what is given is left out', () => {
	expect(lines(`${B} site=a`)).toEqual([`${B} site=ams1 `, `${B} site='ams 2' `]);
	expect(lines(`${B} site=ams1,`)).toEqual([`${B} site=ams1,'ams 2' `, `${B} site=ams1,fra1 `]);
	expect(lines(`${B} R1,tag!=c`)).toEqual([`${B} R1,tag!=core `]);
	expect(lines(`${B} Site=f`)).toEqual([`${B} Site=fra1 `]);
	expect(lines(`${B} name=pe`)).toEqual([`${B} name=pe1a `, `${B} name=pe1b `]);
	expect(at(`${B} site=`).sources).toEqual(['site']);
	expect(at(`${B} sit=a`)).toMatchObject({suggestions: [], sources: []});
});

test('H12 given-values-skipped inside [ the numbers and letters that names go on with, no space after them', () => {
	expect(lines(`${B} fceos[`)).toEqual([`${B} fceos[4`, `${B} fceos[5`, `${B} fceos[10`]);
	expect(lines(`${B} fceos[4-`)).toEqual([`${B} fceos[4-4`, `${B} fceos[4-5`, `${B} fceos[4-10`]);
	expect(lines(`${B} R1,pe1[a,`)).toEqual([`${B} R1,pe1[a,a`, `${B} R1,pe1[a,b`]);
	expect(lines(`${B} fceos[4]x`)).toEqual([]);
});

test('H14 value-sources values of the fields of where', () => {
	expect(lines(`${B} R1 | where peer-group=`)).toEqual([`${B} R1 | where peer-group=CORE `, `${B} R1 | where peer-group=EDGE `]);
	expect(lines(`${B} R1 | where status!=active,p`)).toEqual([`${B} R1 | where status!=active,planned `]);
	expect(lines(`${B} R1 | where statu`)).toEqual([`${B} R1 | where status=`]);
	expect(at(`${B} R1 | where remote-as>=`).sources).toEqual(['values of remote-as']);
	expect(at(`${B} R1 | where nothing=`).sources).toEqual([]);
	expect(at('show jobs | where status=').sources).toEqual([]);
});

test('B9 H14 value-sources the values of a field are those of the rows of the command: its choices, its names, its fixed words', () => {
	expect(at(`${B} R1 | where status=`).sources).toEqual(['choices of plugins.bgp.session status']);
	expect(at('netbox get devices devices R1 | where status=').sources).toEqual(['choices of dcim.devices status']);
	expect(at('netbox get devices devices R1 | where site=').sources).toEqual(['site']);
	expect(at('netbox get devices devices R1 | where name=').sources).toEqual(['devices']);
	expect(at('netbox get devices devices R1 | where serial=').sources).toEqual([]);
	expect(at('netbox get devices devices R1 | where primary-ip=').sources).toEqual([]);
	expect(lines('show jobs | where status=f')).toEqual(['show jobs | where status=failed ']);
	expect(lines('show jobs | where status=failed,c')).toEqual([
		'show jobs | where status=failed,completed ',
		'show jobs | where status=failed,cancelled ',
	]);
	expect(lines('show instances | where default=')).toEqual(['show instances | where default=True ', 'show instances | where default=False ']);
	expect(lines(`${B} R1 | where family=`)).toEqual([`${B} R1 | where family=4 `, `${B} R1 | where family=6 `]);
	for (const pipe of ['where', 'select', 'sort', 'group', 'unique']) {
		expect(at(`show jobs | ${pipe} st`).suggestions.map(({text}) => text.replace('=', ''))).toEqual(['status', 'started']);
		expect(at(`netbox cache list | ${pipe} by`).suggestions.map(({text}) => text.replace('=', ''))).toEqual(['bytes']);
	}
});

test('H14 value-sources files and folders; no space after the slash of a folder', () => {
	expect(lines(`${B} R1 | save p`)).toEqual([`${B} R1 | save peers.json `]);
	expect(lines(`${B} R1 | tee l`)).toEqual([`${B} R1 | tee lab/`]);
	expect(lines(`${B} R1 | append lab/`)).toEqual([`${B} R1 | append lab/x.json `]);
	expect(lines(`${B} R1 | save /t`)).toEqual([`${B} R1 | save /tmp/`]);
	expect(lines(`${B} R1 | save ~/p`)).toEqual([`${B} R1 | save ~/peers.json `, `${B} R1 | save '~/p q' `]);
	expect(lines(`${B} R1 | save a`)).toEqual([`${B} R1 | save 'a b.csv' `]);
});

test('H10 tab-many-matches of very many values some are given, how many more there are, and what all begin with', () => {
	const names = Array.from({length: 50_000}, (_, index) => ({text: `leaf${index}`, help: ''}));
	const line = `${B} l`;
	const {suggestions, more, common} = complete(lineAt(line), () => names);
	expect([suggestions.length + more, common]).toEqual([50_000, 'leaf']);
	expect(suggestions.length).toBeLessThan(1000);
});

const texts = (line: string): readonly string[] => at(line).suggestions.map(({text}) => text);

test('H6 open-option-help H14 value-sources C21 set-cli set cli offers its settings, and of each the values, with what they mean', () => {
	expect(at('set cli ').suggestions).toContainEqual(expect.objectContaining({text: 'read-only', help: 'Whether every write is refused'}));
	expect(at('set cli output ').suggestions.map(({text, help}) => `${text}: ${help}`)).toEqual([
		'auto: Rows as a table, documents as JSON',
		'json: JSON',
		'yaml: YAML',
		'table: A table',
	]);
	for (const name of ['links', 'plain', 'read-only', 'pager']) expect([name, texts(`set cli ${name} `)]).toEqual([name, ['on', 'off']]);
	expect(texts('set cli links of')).toEqual(['off']);
	expect(texts('set cli screen-length ')).toEqual(['auto']);
	expect(texts('set cli timeout ')).toEqual([]);
});

test('every value of every command says what it means', () => {
	const values = leaves(shellTree()).flatMap(({path, node}) =>
		Object.values(node.args).flatMap((arg) => Object.entries(arg.values ?? {}).map(([word, means]) => ({path: path.join(' '), word, means}))),
	);
	expect(values.length).toBeGreaterThan(40);
	expect(values.filter(({means}) => means === '')).toEqual([]);
});

test('H14 value-sources H12 given-values-skipped every word that takes an object type or a path of the API offers them, several after a comma', () => {
	for (const verb of ['get', 'create', 'update', 'delete'])
		expect([verb, texts(`netbox crud ${verb} object-type dcim.si`)]).toEqual([verb, ['dcim.sites']]);
	expect(texts('netbox crud search query x object-types dcim.sites,')).toEqual(['dcim.devices', 'plugins.bgp.session']);
	expect(texts('netbox crud search query x object-types dcim.sites plug')).toEqual(['plugins.bgp.session']);
	expect(texts('netbox crud get object-type sess')).toEqual(['plugins.bgp.session']);
	expect(texts('netbox crud get object-type s')).toEqual(['dcim.devices', 'dcim.sites', 'plugins.bgp.session']);
	expect(texts('netbox graphql obj dcim.d')).toEqual(['dcim.devices']);
	expect(texts('netbox rest path /api/dcim/s')).toEqual(['/api/dcim/sites/']);
	const sources = leaves(shellTree()).flatMap(({path, node}) =>
		Object.entries(node.args).flatMap(([token, {help, source}]) =>
			/^object-types?$/.test(token) || help.includes('/api/') ? [[...path, token, source].join(' ')] : [],
		),
	);
	expect(sources.filter((line) => !/ (?:object-types|api-paths)$/.test(line))).toEqual([]);
	expect(sources.length).toBe(8);
});
