import {expect, test} from 'vitest';
import {exitOf} from '../../src/core/exits.js';
import {stringifyJson} from '../../src/core/json-text.js';
import type {LineCode} from '../../src/core/problem.js';
import {readLine} from '../../src/language/read/read-line.js';
import {meaningOf} from '../../src/language/sentence-of.js';
import {parseTree} from '../../src/language/tree/load.js';
import {faultOf, read, shellTree} from '../support/shell-tree.js';

const B = 'netbox get bgp-peerings';
const C = 'netbox check bgp-peerings';

test.each<[LineCode, string, string, string]>([
	['unknown-command', 'netbx', 'unknown command "netbx". Did you mean "netbox"?', 'netbx'],
	[
		'unknown-keyword',
		'netbox get bgp-peering-x devices fceos4',
		'unknown keyword "bgp-peering-x" after "netbox get". Did you mean "bgp-peerings"?',
		'bgp-peering-x',
	],
	['unknown-keyword', 'show peerings', 'unknown keyword "peerings" after "show". Did you mean "netbox get bgp-peerings"?', 'peerings'],
	['unknown-keyword', 'show cli', 'unknown keyword "cli" after "show". Did you mean "set cli"?', 'cli'],
	['unknown-command', 'bgp', 'unknown command "bgp". Did you mean "show bgp"?', 'bgp'],
	['unknown-command', 'bgp summary', 'unknown command "bgp". Did you mean "show bgp summary"?', 'bgp'],
	['unknown-keyword', 'show neighbors', 'unknown keyword "neighbors" after "show". Did you mean "show bgp neighbors"?', 'neighbors'],
	[
		'unknown-keyword',
		'show bgp devices R1',
		'unknown keyword "devices" after "show bgp". Did you mean "show bgp summary devices" or "show bgp neighbors devices"?',
		'devices',
	],
	['incomplete-command', 'show bgp', 'incomplete command: "show bgp" needs one of "history", "neighbors" or "summary".', ''],
	['unknown-option', 'show bgp summary fceos4', 'unknown option "fceos4" of "show bgp summary". Did you mean "devices fceos4"?', 'fceos4'],
	['unknown-option', `${B} devices R1 cache force foo`, `unknown option "foo" of "${B}".`, 'foo'],
	['unknown-option', `${B} devces R1`, `unknown option "devces" of "${B}". Did you mean "devices"?`, 'devces'],
	['ambiguous-keyword', 's', 'ambiguous "s": could be "set" or "show".', 's'],
	['ambiguous-keyword', `${B} d R1`, 'ambiguous "d": could be "devices" or "dry-run".', 'd'],
	['incomplete-command', 'man', 'incomplete command: "man" needs one of "json-schema", "keys", "pipes", "tasks" or "tree".', ''],
	['missing-option', B, 'missing required option "devices".', ''],
	['missing-value', `${B} devices R1 cache`, 'option "cache" needs a value: True, False, refresh or force.', 'cache'],
	['missing-value', `${B} instance`, 'option "instance" needs a value.', 'instance'],
	['too-many-values', `${B} devices R1 instance a,b`, 'option "instance" takes one value.', ','],
	[
		'bad-value',
		`${B} devices R1 cache ref`,
		'"ref" is not a value of "cache": expected True, False, refresh or force. Did you mean "refresh"?',
		'ref',
	],
	['bad-value', `${B} devices R1 timeout abc`, '"abc" is not a value of "timeout": expected a whole number from 1 to 86400.', 'abc'],
	['bad-value', `${B} devices R1 timeout 0`, '"0" is not a value of "timeout": expected a whole number from 1 to 86400.', '0'],
	['repeated-option', `${B} devices R1 cache True cache True`, 'option "cache" is given twice.', 'cache'],
	['excluded-option', `${C} all-sessions devices R1`, '"devices" stands in place of "all-sessions": only one of them can be given.', 'devices'],
	['missing-option', C, 'missing required option "devices", "virtual-machines" or "all-sessions".', ''],
	['empty-value', `${B} devices R1,,R2`, 'empty value after ",".', ','],
	['unclosed-quote', `${B} device 'R1`, "the ' quote at column 32 is never closed.", "'"],
	['unclosed-line', `${B} device R1\\`, 'the \\ at column 34 joins a next line, and there is none.', '\\'],
	['unclosed-line', 'show version\\', 'the \\ at column 13 joins a next line, and there is none.', '\\'],
	['unclosed-line', 'show version & \\', 'the \\ at column 16 joins a next line, and there is none.', '\\'],
	['unclosed-line', `${B} devices R1 & \\`, 'the \\ at column 38 joins a next line, and there is none.', '\\'],
	['misplaced-background', `${B} devices R1 & ''`, '"&" is only allowed at the end of a line.', '&'],
	['unclosed-line', 'sh vers\\', 'the \\ at column 8 joins a next line, and there is none.', '\\'],
	['unclosed-line', `${B}\\`, 'the \\ at column 24 joins a next line, and there is none.', '\\'],
	['unclosed-line', `${B} devices\\`, 'the \\ at column 32 joins a next line, and there is none.', '\\'],
	['unclosed-line', `${B} devices R1 | match\\`, 'the \\ at column 43 joins a next line, and there is none.', '\\'],
	['unclosed-line', 'show version | count\\', 'the \\ at column 21 joins a next line, and there is none.', '\\'],
	['unknown-option', 'show version ?\\', 'unknown option "?" of "show version".', '?\\'],
	[
		'bad-json',
		'netbox crud update object-type dcim.sites data {"a":{"b":1},"\\u0061":2}',
		'"data" is not valid JSON: the key "\\u0061" stands twice in one object.',
		'{"a":{"b":1},"\\u0061":2}',
	],
	['unclosed-json', `${B} device ["R1"`, 'the [ at column 32 is never closed.', '['],
	['unknown-selector', `${B} devices sit=x`, 'unknown selector "sit". Did you mean "site"?', 'sit'],
	['unknown-pipe', `${B} devices R1 | mach x`, 'unknown pipe "mach". Did you mean "match"?', 'mach'],
	['empty-pipe', `${B} devices R1 |`, 'nothing after "|".', '|'],
	['empty-pipe', `${B} devices R1 | | count`, 'nothing after "|".', '|'],
	['bad-pipe-argument', `${B} devices R1 | first x`, '"first" expects a whole number from 1, got "x".', 'x'],
	['not-pipeable', 'exit | count', '"exit" has no output to pipe.', '|'],
	['not-pipeable', 'netbox get | count', '"netbox get" has no output to pipe.', '|'],
	['not-background', 'exit &', '"exit" cannot run in the background.', '&'],
	['not-background', 'show version nowait', '"show version" cannot run in the background.', 'nowait'],
	['not-background', 'help &', '"help" cannot run in the background.', '&'],
	['misplaced-background', `${B} devices R1 & | count`, '"&" is only allowed at the end of a line.', '&'],
	['unknown-place', 'nf[netbox-gte]# pwd', 'unknown place "netbox-gte". Did you mean "netbox-get" or "netbox"?', 'netbox-gte'],
	['full-word', 'instance rem prod', '"rem" must be typed in full: "remove" changes data.', 'rem'],
	['no-shell-escape', '!ls -l', '"!ls": there is no OS shell here.', '!ls'],
])('%s: %s', (code, line, message, at) => {
	expect(faultOf(line)).toMatchObject({code, message, at});
	expect(exitOf(code)).toBe(2);
});

test.each([
	['configure', 'configure terminal', '"set cli"'],
	['conf', 'conf t', '"netbox crud update"'],
	['edit', 'edit protocols bgp', '"netbox crud update"'],
	['Commit', 'Commit and-quit', 'nothing is pending'],
	['rollback', 'rollback 1', '"undo" takes back the last write'],
	['ping', 'do ping 10.0.2.2', '"instance test"'],
	['monitor', 'monitor traffic', '"job events ID follow"'],
	['terminal', 'terminal length 0', '"set cli screen-length 0"'],
	['write', 'write mem', 'nothing is pending'],
	['wri', 'wri', 'nothing is pending'],
	['wr', 'wr mem', 'nothing is pending'],
	['enable', 'enable', '"set cli read-only"'],
	['bash', 'bash', 'no OS shell'],
	['ls', 'ls', '"help"'],
	['watch', 'watch show bgp summary', '| watch 10 behind it'],
	['diff', 'diff a b', '"show bgp history NAME"'],
])("E7 router-words a router's word has a hint and no near command: %s", (word, line, says) => {
	for (const place of [[], ['netbox', 'crud']]) {
		const fault = faultOf(line, place);
		expect(fault).toEqual({code: 'unknown-command', message: `unknown command "${word}".`, hint: expect.stringContaining(says), at: word});
		expectCommands(fault.hint);
	}
});

test.each([
	['ip', 'show ip bgp summary', '"show bgp summary"'],
	['ip', 'show ip bgp neighbors 10.0.2.2', '"show bgp neighbors"'],
	['sessions', 'show sessions', '"show bgp neighbors"'],
	['peers', 'show peers', '"show bgp summary"'],
	['running-config', 'show running-config', '"show settings"'],
	['run', 'show run', '"show bgp neighbors"'],
	['interfaces', 'show interfaces terse', '"netbox crud search query TEXT"'],
	['route', 'show route', '"netbox crud search query TEXT"'],
])('E7 router-words what a router shows and this shell does not has a hint: show %s', (word, line, says) => {
	for (const place of [[], ['netbox']]) {
		const fault = faultOf(line, place);
		expect(fault).toEqual({
			code: 'unknown-keyword',
			message: `unknown keyword "${word}" after "show".`,
			hint: expect.stringContaining(says),
			at: word,
		});
		expectCommands(fault.hint);
	}
});

test.each([
	['| count', '|', 'count'],
	['| match fceos4 | count', '|', 'match fceos4 | count'],
	['count', 'count', 'count'],
	['save x', 'save', 'save x'],
	['grep fceos', 'grep', 'grep fceos'],
])('E9 lone-pipe a pipe with nothing before it is shown behind a command: %s', (line, at, said) => {
	const hint = `a pipe stands after a command, as in: show bgp summary | ${said}`;
	expect(faultOf(line)).toEqual({code: 'unknown-command', message: `unknown command "${at}".`, hint, at});
	expect(read(`show bgp summary | ${said}`).ok).toBe(true);
});

/** Every command that a hint names is there. */
function expectCommands(hint: string | undefined): void {
	const commands = [...(hint?.matchAll(/"(.*?)"/g) ?? [])].map(([, command = '']) => command);
	expect(commands.filter((command) => commandStart(command).startsWith('unknown'))).toEqual([]);
}

/** What is wrong with a command that a hint names: words of it may be missing, none may be unknown. */
function commandStart(command: string): string {
	const sentence = read(command);
	return sentence.ok ? '' : (sentence.error[0]?.code ?? '');
}

test('E7 router-words a word that is less than three letters of one is no such word, nor one in quotes', () => {
	for (const line of ['ed', "'edit'", 'show ru', "show 'ip'", "'save' x"])
		expect(faultOf(line).hint ?? '').not.toMatch(/modes?|families|configuration|pipe/);
});

test.each([
	['nornir show hosts', 'unknown-command', '"help" lists the commands.'],
	['show broker', 'unknown-keyword', '"show ?" lists what can follow.'],
	['netbox get circuits devices fceos4', 'unknown-keyword', '"netbox crud get object-type circuits"'],
	['netbox get "a|b"', 'unknown-keyword', '"netbox crud get object-type dcim.sites"'],
	['show bgp summary | section x', 'unknown-pipe', '"man pipes"'],
	['netbox rest zzz', 'unknown-option', '"netbox rest ?" lists its options.'],
])('E11 lead-on what is near nothing has a hint that leads on: %s', (line, code, says) => {
	const fault = faultOf(line);
	expect(fault).toMatchObject({code, hint: expect.stringContaining(says)});
	expectCommands(fault.hint);
});

test('E11 lead-on a word where JSON is taken is shown as an object, which then reads', () => {
	const line = 'netbox crud get object-type dcim.devices filters';
	for (const [word, object] of [
		['name=fceos4', '{"name": "fceos4"}'],
		['fceos4', '{"name": "fceos4"}'],
		['site:ams1', '{"site": "ams1"}'],
	] as const) {
		expect(faultOf(`${line} ${word}`)).toMatchObject({code: 'bad-json', hint: `it takes an object, as in: filters ${object}`});
		expect(read(`${line} ${object}`).ok).toBe(true);
	}
	expect(faultOf(`${line} {"a" 1}`).hint).toBeUndefined();
});

test('E2 did-you-mean a kind of object without its option is given it', () => {
	expect(faultOf('netbox crud get dcim.sites').message).toBe(
		'unknown option "dcim.sites" of "netbox crud get". Did you mean "object-type dcim.sites"?',
	);
	expect(faultOf('netbox rest /api/dcim/sites/').message).toContain('Did you mean "path /api/dcim/sites/"?');
	expect(faultOf('netbox rest get /api/dcim/sites/').message).toBe('unknown option "get" of "netbox rest".');
});

const tree = parseTree({help: 'r', children: {x: {help: 'x', task: 'a.x', runs: 'here', examples: ['x'], args: {data: {help: 'd', type: 'json'}}}}});

test('bad-json names the column of the first wrong character', () => {
	if (!tree.ok) throw new Error(tree.error.message);
	expect(faultOf('x data {"a": }', [], tree.value)).toMatchObject({
		code: 'bad-json',
		message: '"data" is not valid JSON: unexpected "}" at column 14.',
	});
	expect(faultOf('x data \'{"a"\'', [], tree.value).message).toBe('"data" is not valid JSON: it ends too early.');
	expect(read('x data {"a": [1, true, null, "b"], "c": {}}', [], tree.value)).toMatchObject({
		value: {command: {args: {data: {a: [1, true, null, 'b'], c: {}}}}},
	});
	expect(read("x data '5'", [], tree.value)).toMatchObject({value: {command: {args: {data: 5}}}});
});

test('missing-option has an example, and the caret stands after the last word', () => {
	const fault = read(`${B} cache force | count`);
	expect(fault.ok ? [] : fault.error).toMatchObject([{code: 'missing-option', at: {start: 35, end: 35}, hint: `example: ${B} devices fceos4`}]);
});

test('E3 first-fault of several faults the first from the left comes first, pipes included', () => {
	const fault = read(`${B} cache ref timeout abc foo | first x | mach`);
	expect(fault.ok ? [] : fault.error.map(({code}) => code)).toEqual([
		'bad-value',
		'bad-value',
		'unknown-option',
		'missing-option',
		'bad-pipe-argument',
		'unknown-pipe',
	]);
});

test('E1 caret-place in argv the spans point into the shown line', () => {
	const input = {words: ['netbox', 'get', 'bgp', 'devices', 'a b', 'cache', 'ref']};
	const line = readLine(shellTree(), input, {place: [], fullWords: true});
	const sentence = meaningOf(line);
	const at = sentence.ok ? undefined : sentence.error[0]?.at;
	expect(line.shown).toBe("netbox get bgp devices 'a b' cache ref");
	expect(line.shown.slice(at?.start, at?.end)).toBe('ref');
});

test('a line that begins with a sign runs nothing', () => {
	for (const line of ['| count', '&', '? x', '/ &']) expect(read(line).ok, line).toBe(false);
});

test('B3 A6 JSON on a line keeps the digits of its numbers, and is refused by name where it is too deep', () => {
	if (!tree.ok) throw new Error(tree.error.message);
	expect(stringifyJson(read('x data {"a":[9007199254740993, 1e400]}', [], tree.value))).toContain('{"a":[9007199254740993,1e400]}');
	for (const depth of [101, 5_000, 1_000_000]) {
		expect(faultOf(`x data ${'['.repeat(depth)}${']'.repeat(depth)}`, [], tree.value)).toMatchObject({
			code: 'bad-json',
			message: '"data" is not valid JSON: it is nested deeper than 100 levels.',
		});
	}
});

test('PL17 commit-words the hints of commit and rollback name the plans and their commands, which are right', () => {
	expect(faultOf('commit')).toMatchObject({hint: expect.stringMatching(/"plan list".*"apply NAME".*"undo"/)});
	expect(faultOf('rollback 1')).toMatchObject({hint: expect.stringMatching(/"undo".*"undo list".*"plan list".*"apply"/)});
	for (const line of ['plan list', 'apply NAME', 'undo', 'undo list']) expect(read(line)).toMatchObject({ok: true});
});
