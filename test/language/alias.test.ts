import {expect, test} from 'vitest';
import type {Problem} from '../../src/core/problem.js';
import {readLine} from '../../src/language/read/read-line.js';
import type {Sentence} from '../../src/language/read/sentence.js';
import {meaningOf} from '../../src/language/sentence-of.js';
import {complete} from '../../src/language/suggest/complete.js';
import {help} from '../../src/language/suggest/help.js';
import {highlight} from '../../src/language/suggest/highlight.js';
import {hintLine} from '../../src/language/suggest/hint.js';
import {offersAt} from '../../src/language/suggest/offers.js';
import {lineAt, shellTree} from '../support/shell-tree.js';

const aliases = {
	peers: 'netbox get bgp-peerings devices',
	active: 'netbox get bgp-peerings devices fceos4 | where status=active',
	show: 'netbox get bgp-peerings devices hidden',
	loop: 'loop',
	DO: 'pwd',
	versions: 'show v?',
	inner: 'netbox get',
	crud: 'netbox crud',
};
const said = (line: string, place: readonly string[] = []) => meaningOf(lineAt(line, {place, fullWords: true, aliases}));
const sentenceOf = (line: string, place: readonly string[] = []): Sentence => {
	const read = said(line, place);
	if (!read.ok) throw new Error(read.error.map(({message}) => message).join(' '));
	return read.value;
};
const faultOf = (line: string): Problem | undefined => {
	const read = said(line);
	return read.ok ? undefined : read.error[0];
};

test('C22 alias-command an alias is the first word of a line, and what follows goes on from it', () => {
	expect(sentenceOf('peers fceos4 cache force | count')).toMatchObject({
		kind: 'run',
		command: {line: 'netbox get bgp-peerings devices fceos4 cache force | count', args: {cache: 'force'}},
	});
	expect(sentenceOf('peers peers')).toMatchObject({command: {args: {devices: {names: ['peers']}}}});
	expect(sentenceOf('active | count')).toMatchObject({command: {pipes: [{name: 'where'}, {name: 'count'}]}});
});

test('C22 alias-command it means the same in a sub-shell', () => {
	expect(sentenceOf('peers fceos4', ['netbox', 'get'])).toMatchObject({command: {path: ['netbox', 'get', 'bgp-peerings']}});
});

test('C22 alias-command no alias hides a command, and none is unfolded twice', () => {
	expect(sentenceOf('show version')).toMatchObject({command: {task: 'show.version'}});
	expect(faultOf('loop')).toMatchObject({code: 'unknown-command', message: expect.stringContaining('unknown command "loop".')});
	expect(sentenceOf('do show version')).toMatchObject({command: {task: 'show.version'}});
	expect(faultOf('constructor x')).toMatchObject({code: 'unknown-command'});
	expect(faultOf('"peers" x')).toMatchObject({code: 'unknown-command'});
	expect(faultOf('peer x')).toMatchObject({code: 'unknown-command'});
});

test('S1 argv-words behind an alias a word of argv that ends in ? is a glob, and a ? of its own asks', () => {
	const argv = (...words: string[]) => meaningOf(readLine(shellTree(), {words}, {place: [], fullWords: true, aliases}));
	expect(argv('peers', 'leaf?')).toMatchObject({value: {kind: 'run', command: {args: {devices: {globs: ['leaf?']}}}}});
	expect(argv('peers', '?')).toMatchObject({value: {kind: 'help'}});
	expect(argv('versions')).toMatchObject({value: {kind: 'help', text: expect.stringMatching(/^ version /)}});
	expect(sentenceOf('peers leaf?')).toMatchObject({kind: 'help'});
});

test('S4 script-lines an alias for a place is no command of argv, as the place itself is none', () => {
	const [words, more] = [['inner'], {place: [], fullWords: true, aliases}];
	expect(meaningOf(readLine(shellTree(), {words}, more))).toMatchObject({ok: false, error: [{code: 'incomplete-command', at: {start: 5, end: 5}}]});
	expect(sentenceOf('inner')).toMatchObject({kind: 'go', place: ['netbox', 'get']});
});

test('G15 full-words behind an alias too a keyword that changes data is typed in full', () => {
	expect(faultOf('crud del object-type dcim.sites object-id 1')).toMatchObject({code: 'full-word', at: {start: 5, end: 8}});
});

test('E1 caret-place a fault is where the line as typed has it, in the alias at the alias', () => {
	const line = 'peers R1 chache refresh cache no';
	const fault = faultOf(line);
	expect(line.slice(fault?.at.start, fault?.at.end)).toBe('no');
	expect(faultOf('  peers')?.at).toMatchObject({start: 2, end: 7});
	expect(faultOf('loop x')?.at).toMatchObject({start: 0, end: 4});
});

test('C22 alias-command aliases are completed and shown with their line', () => {
	const at = (line: string) => complete(lineAt(line, {place: [], aliases}), () => [{text: 'fceos4', help: ''}]).suggestions;
	expect(at('pee')).toEqual([{start: 0, end: 3, text: 'peers', help: aliases.peers, required: false, space: true}]);
	expect(at('peers fc')).toEqual([{start: 6, end: 8, text: 'fceos4', help: '', required: false, space: true}]);
	expect(at('active | cou').map(({start, text}) => [start, text])).toEqual([[9, 'count']]);
	const root = help(
		offersAt(lineAt('', {place: [], aliases}), () => []),
		{verbose: false},
	);
	expect(root).toMatch(/^ peers {5,}netbox get bgp-peerings devices$/m);
	expect(root.split('\n').filter((line) => line.includes('hidden') || line.startsWith(' DO'))).toEqual([]);
});

test('C22 alias-command colours and the hint line read on through an alias', () => {
	expect(highlight(lineAt('peers fceos4 cache force', {place: [], aliases})).map(({start, style}) => [start, style])).toEqual([
		[0, 'keyword'],
		[6, 'value'],
		[13, 'option'],
		[19, 'value'],
	]);
	expect(hintLine(lineAt('peers ', {place: [], aliases}))).toContain('devices: Device names');
});
