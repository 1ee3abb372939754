import fc from 'fast-check';
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
	tab: 'netbox get bgp-peerings devices $1 | table',
	both: 'netbox get bgp-peerings devices $2 cache $1 | match "$1" | match $2-$1',
	at: 'netbox get bgp-peerings devices site=$1 | count',
	rows: 'netbox crud get object-type $1 filters $2 | match $3',
	second: 'netbox get bgp-peerings devices $2',
	word: 'netbox $1 bgp-peerings devices R1',
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

const meant = (line: string) => {
	const sentence = sentenceOf(line);
	return sentence.kind === 'run' ? sentence.command : sentence;
};

test('C22 alias-command $1 to $9 are the places of the words behind it, and what is left follows the line', () => {
	expect(meant('tab fceos4')).toMatchObject({line: 'netbox get bgp-peerings devices fceos4 | table'});
	expect(meant('tab  fceos4 wide | no-more')).toMatchObject({line: 'netbox get bgp-peerings devices fceos4 | table wide | no-more'});
	expect(meant('tab fceos4 &')).toMatchObject({run: {background: true}});
	expect(meant('both force R1')).toMatchObject({
		args: {devices: {names: ['R1']}, cache: 'force'},
		pipes: [{args: {expression: '$1'}}, {args: {expression: 'R1-force'}}],
	});
	expect(meant('word get')).toMatchObject({path: ['netbox', 'get', 'bgp-peerings']});
	expect(sentenceOf('tab fceos4', ['netbox', 'cache'])).toMatchObject({command: {path: ['netbox', 'get', 'bgp-peerings']}});
});

test('C22 alias-command what is filled in stays one word, as it was typed', () => {
	const devices = (line: string): object => (sentenceOf(line) as {command: {args: {devices?: object}}}).command.args.devices ?? {};
	expect(devices("tab 'a|b'")).toMatchObject({names: ['a|b']});
	expect(devices('tab a\\|b')).toMatchObject({names: ['a|b']});
	expect(devices('tab "R1 devices R2"')).toMatchObject({names: ['R1 devices R2']});
	expect(devices("tab '--help'")).toMatchObject({names: ['--help']});
	expect(devices('tab fceos[4-5],leaf*')).toMatchObject(devices('peers fceos[4-5],leaf*'));
	expect(devices('at ams1,ams2')).toMatchObject(devices('peers site=ams1,ams2'));
	expect(devices('at "Paris 1"')).toMatchObject(devices('peers site="Paris 1"'));
	expect(meant('rows dcim.sites {"name": "a b"} {"x": 1}')).toMatchObject({
		args: {filters: {name: 'a b'}},
		pipes: [{args: {expression: '{"x": 1}'}}],
	});
	expect(faultOf('tab cache')).toMatchObject({code: 'missing-value', message: expect.stringContaining('"cache" is an option')});
});

test('C22 alias-command argv fills a word as it came from the OS shell', () => {
	const argv = (...words: string[]) => meaningOf(readLine(shellTree(), {words}, {place: [], aliases}));
	expect(argv('tab', 'a | b')).toMatchObject({value: {command: {args: {devices: {names: ['a | b']}}, pipes: [{name: 'table'}]}}});
	expect(argv('tab', 'leaf?')).toMatchObject({value: {command: {args: {devices: {globs: ['leaf?']}}}}});
	expect(argv('tab', '--help')).toMatchObject({value: {command: {args: {devices: {names: ['--help']}}}}});
});

test('C22 alias-command too few words are refused behind the last of them', () => {
	expect(faultOf('tab')).toMatchObject({code: 'missing-value', message: '"tab" needs 1 word behind it, got none.', at: {start: 3, end: 3}});
	expect(faultOf('both force | count')).toMatchObject({message: '"both" needs 2 words behind it, got 1.', at: {start: 10, end: 10}});
	expect(faultOf('second R1')).toMatchObject({message: '"second" needs 2 words behind it, got 1.'});
	expect(faultOf('tab # R1')).toMatchObject({code: 'missing-value'});
	expect(faultOf("tab 'R1")).toMatchObject({code: 'unclosed-quote', at: {start: 4, end: 5}});
	expect(faultOf('rows dcim.sites {"a"')).toMatchObject({code: 'unclosed-json', at: {start: 16, end: 17}});
	expect(faultOf('both no R1')).toMatchObject({code: 'bad-value', at: {start: 5, end: 7}});
});

test('C22 alias-command a word that is to be filled in is completed, told and coloured', () => {
	const known = (source: string) => (source === 'devices' ? ['fceos4', 'a b'] : source === 'site' ? ['ams1'] : []).map((text) => ({text, help: ''}));
	const at = (line: string) => complete(lineAt(line, {place: [], aliases}), known).suggestions.map(({start, end, text}) => [start, end, text]);
	expect(at('tab ')).toEqual([
		[4, 4, 'fceos4'],
		[4, 4, "'a b'"],
	]);
	expect(at('tab fc')).toEqual([[4, 6, 'fceos4']]);
	expect(at("tab 'a")).toEqual([[4, 6, "'a b'"]]);
	expect(at('at ')).toEqual([[3, 3, 'ams1']]);
	expect(at('at am')).toEqual([[3, 5, 'ams1']]);
	expect(at('both fo')).toEqual([[5, 7, 'force']]);
	expect(at('both force fc')).toEqual([[11, 13, 'fceos4']]);
	expect(at('word g')).toEqual([
		[5, 6, 'get'],
		[5, 6, 'graphql'],
	]);
	expect(at('second x')).toEqual([]);
	expect(at('tab fceos4 w')).toEqual([[11, 12, 'wide']]);
	expect(hintLine(lineAt('tab ', {place: [], aliases}))).toContain('devices: Device names');
	expect(hintLine(lineAt('both ', {place: [], aliases}))).toContain('cache: How to use cache');
	const styles = (line: string) => highlight(lineAt(line, {place: [], aliases})).map(({start, end, style}) => [line.slice(start, end), style]);
	expect(styles('both force R1 | count')).toEqual([
		['both', 'keyword'],
		['force', 'value'],
		['R1', 'value'],
		['|', 'pipe'],
		['count', 'pipe'],
	]);
	expect(styles('at ams1')).toEqual([
		['at', 'keyword'],
		['ams1', 'selector'],
	]);
	expect(styles('both no R1')).toContainEqual(['no', 'error']);
});

test('C22 alias-command ? asks what stands in place of a word; --help what command it is', () => {
	const told = (line: string): string => {
		const sentence = sentenceOf(line);
		return sentence.kind === 'help' ? sentence.text : sentence.kind;
	};
	expect(told('tab ?')).toMatch(/^ <string> {4}Device names to query data for\n$/);
	expect(told('tab ? # why')).toBe(told('tab ?'));
	expect(told('both re?')).toBe(' refresh    Read everything and cache it\n');
	expect(told('both force R1 ?')).toContain('<ENTER>    Run this command');
	expect(told('tab --help')).toMatch(/^netbox get bgp-peerings: /);
	expect(told('both --help')).toBe(told('tab --help'));
	expect(sentenceOf('tab --help | count')).toMatchObject({kind: 'help', pipes: [{name: 'count'}]});
	expect(sentenceOf('active -h')).toMatchObject({kind: 'help', pipes: []});
});

test('C22 alias-command no line behind an alias makes any reader throw, and every place of it is inside of the line as typed', () => {
	const piece = fc.constantFrom(
		'R1',
		"'a b'",
		'"x',
		'{"a": 1}',
		'{',
		'?',
		'??',
		'fc',
		'--help',
		',',
		'site=',
		'#',
		'&',
		'|',
		'count',
		'\\',
		'cache',
		'$1',
	);
	const names = fc.constantFrom('tab', 'both', 'at', 'rows', 'second', 'word', 'peers');
	fc.assert(
		fc.property(names, fc.array(piece, {maxLength: 5}), fc.constantFrom('', ' '), (name, words, end) => {
			const text = ` ${[name, ...words].join(' ')}${end}`;
			const line = lineAt(text, {place: [], aliases});
			const inside = ({start, end: last}: {start: number; end: number}): boolean => start >= 0 && start <= last && last <= text.length;
			const sentence = meaningOf(line);
			expect(sentence.ok ? [] : sentence.error.map(({at}) => at).filter((at) => !inside(at))).toEqual([]);
			const spans = highlight(line);
			expect(spans.every((span, index) => inside(span) && span.start >= (spans[index - 1]?.end ?? 0))).toBe(true);
			expect(complete(line, (source) => [{text: source, help: ''}]).suggestions.every((one) => inside(one) && one.end === text.length)).toBe(true);
			hintLine(line);
		}),
		{numRuns: 2000},
	);
});
