import {describe, expect, test} from 'vitest';
import {complete} from '../../src/language/suggest/complete.js';
import {hintLine} from '../../src/language/suggest/hint.js';
import {commandOf, faultOf, lineAt} from '../support/shell-tree.js';

const B = 'netbox get bgp-peerings';
const args = (line: string): object => commandOf(`${B} ${line}`).args;
const names = (line: string): readonly string[] => (commandOf(`${B} ${line}`).args['devices'] as {names: readonly string[]}).names;
const fault = (line: string): {code: string; message: string; at: string} => faultOf(`${B} ${line}`);

test('G9 background-sign & or a last nowait runs the job in the background', () => {
	expect(commandOf(`${B} devices R1 &`).run.background).toBe(true);
	expect(commandOf(`${B} devices R1&`).run.background).toBe(true);
	expect(commandOf(`${B} devices R1 nowait | count`)).toMatchObject({run: {background: true}, args: {devices: {names: ['R1']}}});
	expect(commandOf(`${B} devices R1 NOWAIT`).run.background).toBe(true);
	expect(commandOf(`${B} devices R1 | count & # later`).run.background).toBe(true);
});

test('G9 background-sign nowait is a value right after an option that takes one, and where it is quoted', () => {
	expect(commandOf(`${B} devices nowait`)).toMatchObject({run: {background: false}, args: {devices: {names: ['nowait']}}});
	expect(names("devices R1 'nowait'")).toEqual(['R1', 'nowait']);
	expect(names('devices nowait R1')).toEqual(['nowait', 'R1']);
	expect(names("devices '&'")).toEqual(['&']);
});

test('G16 value-after-option the first word after an option is its value, whatever it looks like', () => {
	expect(names('devices dev')).toEqual(['dev']);
	expect(args('branch ca devices R1')).toMatchObject({branch: 'ca'});
	expect(fault('devices cache force')).toMatchObject({
		code: 'missing-value',
		message: 'option "devices" needs a value; "cache" is an option. Quote it to use it as a value.',
		at: 'cache',
	});
	expect(fault('devices R1 branch dry_run').message).toContain('"dry_run" is an option');
});

test('G17 list-then-option after a value, an option name of three letters or more opens that option', () => {
	expect(names('devices R1 ca')).toEqual(['R1', 'ca']);
	expect(args('devices R1 cac force')).toMatchObject({devices: {names: ['R1']}, cache: 'force'});
	expect(names('devices R1 "cache"')).toEqual(['R1', 'cache']);
});

test('G18 presence-option a bare presence option is True; True or False after it is its value', () => {
	expect(args('dry-run devices R1')).toMatchObject({'dry-run': true});
	expect(args('dry-run fAlSe devices R1')).toMatchObject({'dry-run': false});
	expect(fault('dry-run no devices R1')).toMatchObject({code: 'unknown-option', at: 'no'});
	expect(commandOf(`${B} devices R1 progress False verbose-result`).run).toMatchObject({progress: false, verboseResult: true});
});

test('G19 option-order options in any order give the same result', () => {
	expect(args('cache force devices R1 R2 dry-run branch b')).toEqual(args('dry-run branch b devices R1 R2 cache force'));
});

test('G44 one-of-several one of two options is required, and the other one is no longer offered then', () => {
	const C = 'netbox check bgp-peerings';
	expect(faultOf(C)).toMatchObject({code: 'missing-option', message: 'missing required option "devices", "virtual-machines" or "all-sessions".'});
	expect(faultOf(`${C} show pairs devices R1 all-sessions`)).toMatchObject({code: 'excluded-option', at: 'all-sessions'});
	expect(faultOf(`${C} all-sessions virtual-machines vm1`)).toMatchObject({code: 'excluded-option', at: 'virtual-machines'});
	expect(commandOf(`${C} devices R1 virtual-machines vm1 rr-*`).args).toMatchObject({
		devices: {names: ['R1']},
		'virtual-machines': ['vm1', 'rr-*'],
	});
	expect(faultOf(`${C} R1`).message).toContain('Did you mean "devices R1"?');
	for (const [words, offered, hint] of [
		['', ['*all-sessions', '*devices', '*virtual-machines'], 'bgp-peerings *(devices|virtual-machines|all-sessions) [timeout]'],
		['devices R1 ', ['devices', 'virtual-machines'], ''],
		['virtual-machines vm1 progress ', ['devices', 'virtual-machines'], ''],
		['all-sessions show pairs ', [], 'bgp-peerings [timeout]'],
	] as const) {
		const {suggestions} = complete(lineAt(`${C} ${words}`), () => []);
		const named = suggestions.map(({text, required}) => `${required ? '*' : ''}${text}`).filter((text) => /devices|all-|virtual/.test(text));
		expect([words, named]).toEqual([words, offered]);
		if (hint !== '') expect(hintLine(lineAt(`${C} ${words}`))).toContain(hint);
	}
});

test('G20 repeated-option a repeated list appends, a repeated single option is refused', () => {
	expect(names('devices R1 devices R2')).toEqual(['R1', 'R2']);
	expect(fault('devices R1 cache force cache True')).toMatchObject({code: 'repeated-option', message: 'option "cache" is given twice.'});
	expect(fault('devices R1 dry-run dry-run').code).toBe('repeated-option');
});

test('G21 list-separators commas and blanks part values, duplicates keep the first place', () => {
	expect(names('devices R1,R2 R3')).toEqual(['R1', 'R2', 'R3']);
	expect(names('devices R1, R2')).toEqual(['R1', 'R2']);
	expect(names('devices R1 ,R2')).toEqual(['R1', 'R2']);
	expect(names('devices R2 R1 R2,R3')).toEqual(['R2', 'R1', 'R3']);
	expect(names("devices 'R1,R2' R3\\,R4")).toEqual(['R1,R2', 'R3,R4']);
});

test.each(['devices R1,,R2', 'devices R1,', 'devices ,R1', 'devices R1, cache force', 'devices R1 , , R2'])(
	'G21 list-separators an empty place in "%s" is refused',
	(line) => {
		expect(fault(line)).toMatchObject({code: 'empty-value', message: 'empty value after ",".', at: ','});
	},
);

test('G22 text-stays-text words of a text option stay text', () => {
	for (const word of ['12345', '007', '1.10', 'None', 'true'])
		expect(args(`branch ${word} devices ${word}`)).toMatchObject({branch: word, devices: {names: [word]}});
});

test('G23 json-value a word that begins with a bracket is JSON', () => {
	expect(args('devices ["R1","a b"] cache refresh')).toMatchObject({devices: {names: ['R1', 'a b'], globs: []}, cache: 'refresh'});
	expect(names('devices ["leaf*", "x[1-2]", "a=b"], R2')).toEqual(['leaf*', 'x[1-2]', 'a=b', 'R2']);
	expect(fault('devices ["R1",]')).toMatchObject({code: 'bad-json', message: '"devices" is not valid JSON: unexpected "]" at column 39.'});
	expect(fault('devices ["R1" "R2"]').message).toBe('"devices" is not valid JSON: unexpected """ at column 39.');
	expect(fault('devices [1]')).toMatchObject({code: 'bad-value', message: '"[1]" is not a value of "devices": expected a list of texts.'});
	expect(fault('devices ["R1"')).toMatchObject({code: 'unclosed-json', message: 'the [ at column 33 is never closed.'});
});

describe('1.5 vectors', () => {
	test('G37 vector-lists lists', () => {
		expect(names('devices R1 R2,R3 devices R4')).toEqual(['R1', 'R2', 'R3', 'R4']);
		expect(names('devices 12345 007 None')).toEqual(['12345', '007', 'None']);
	});
	test('G38 vector-quoted-option a device may be called like an option, in quotes', () => {
		expect(args('devices "cache" cache force')).toMatchObject({devices: {names: ['cache']}, cache: 'force'});
		expect(fault('devices cache force').at).toBe('cache');
	});
	test('G39 vector-presence dry-run', () => {
		expect(args('dry-run devices R1')).toMatchObject({'dry-run': true});
		expect(args('dry-run False devices R1')).toMatchObject({'dry-run': false});
	});
	test('G40 vector-selectors selectors, and literal names', () => {
		expect(args('devices site=ams1 role=leaf,spine tag=core')).toMatchObject({
			devices: {
				names: [],
				selectors: [
					{field: 'site', not: false, values: ['ams1']},
					{field: 'role', not: false, values: ['leaf', 'spine']},
					{field: 'tag', not: false, values: ['core']},
				],
			},
		});
		expect(args("devices 'site=ams1' it\\'s a\\ b")).toMatchObject({devices: {names: ['site=ams1', "it's", 'a b'], selectors: []}});
	});
	test('G41 vector-stray-word a stray word where the list is missing', () => {
		expect(fault('fceos4')).toMatchObject({message: `unknown option "fceos4" of "${B}". Did you mean "devices fceos4"?`, at: 'fceos4'});
	});
	test('G42 vector-unknown-pipe a wrong pipe is seen before anything runs', () => {
		expect(fault('devices R1 | mach x')).toMatchObject({code: 'unknown-pipe', message: 'unknown pipe "mach". Did you mean "match"?', at: 'mach'});
	});
});

test('positional words stand without a name, in the order of the tree', () => {
	expect(commandOf('job result 17').args).toEqual({id: '17'});
	expect(commandOf('instance add prod url https://netbox.example.com token-env T insecure').args).toEqual({
		name: 'prod',
		url: 'https://netbox.example.com',
		'token-env': 'T',
		insecure: true,
	});
	expect(commandOf('instance add url https://netbox.example.com').args).toEqual({url: 'https://netbox.example.com'});
	expect(commandOf('man tree netbox get bgp_peerings').args).toEqual({path: ['netbox', 'get', 'bgp_peerings']});
	expect(commandOf('man tasks bri').args).toEqual({brief: true});
	expect(commandOf('man tasks br').args).toEqual({name: 'br'});
	expect(faultOf('alias remove')).toMatchObject({code: 'missing-option', message: 'missing required option "name".'});
	expect(faultOf('job result 1 2')).toMatchObject({code: 'unknown-option', message: 'unknown option "2" of "job result".'});
});

test('defaults of the tree are filled in, shared options move to the run', () => {
	expect(commandOf(`${B} devices R1 timeout 30`)).toMatchObject({
		args: {cache: 'True', devices: {names: ['R1'], globs: [], selectors: []}},
		run: {timeout: 30, workers: 'any', progress: true, verboseResult: false, background: false},
	});
	expect(Object.keys(args('devices R1 workers w1 timeout 1 progress verbose-result'))).toEqual(['cache', 'devices']);
	expect(commandOf('show jobs status failed,CANCELLED failed').args).toEqual({last: 10, status: ['failed', 'cancelled']});
});
