/** docs/contract/habits.md, as far as no NetBox is needed: what users of other shells do, and what they get here. */
import {expect, test} from 'vitest';
import {failure} from '../src/core/failure.js';
import type {Sentence} from '../src/language/read/sentence.js';
import {jsonSchemaOf} from '../src/language/tree/json-schema.js';
import {parseTree} from '../src/language/tree/load.js';
import {drawTree} from '../src/language/tree/man.js';
import {findPath} from '../src/language/tree/visit.js';
import {groups, session} from './format/peerings.js';
import {match, pipe, run, screenOf, textOf} from './pipes/chain.js';
import {converse, jobOf, peerings} from './shell/conversation.js';
import {commandOf, faultOf, read, shellTree} from './support/shell-tree.js';

const B = 'netbox get bgp-peerings';
const devices = (line: string): unknown => (commandOf(line).args['devices'] as {readonly names: unknown}).names;
const meant = (line: string, place: readonly string[] = []): Sentence => {
	const sentence = read(line, place);
	if (!sentence.ok) throw new Error(sentence.error.map(({message}) => message).join(' '));
	return sentence.value;
};

test('N1 quotes-and-blanks TAB separates, quotes keep blanks, a backslash escapes, an open quote goes on', () => {
	expect(devices(`${B}\tdevices\t"a  b" c\\ d 'e\\f'`)).toEqual(['a  b', 'c d', 'e\\f']);
	const shell = converse();
	shell.type(`${B} devices "a<enter>`);
	expect([shell.printed(), shell.state().line.text]).toEqual(['', `${B} devices "a\n`]);
});

test('N2 pipe-spacing a pipe needs no blanks, an unknown one is refused before any job', () => {
	expect(commandOf(`${B} devices R1 |count`)).toMatchObject({args: {devices: {names: ['R1']}}, pipes: [{name: 'count'}]});
	expect(faultOf(`${B} devices R1 | foo`).code).toBe('unknown-pipe');
	const shell = converse();
	shell.type(`${B} devices R1 | count | sort sesion<enter>`);
	expect(shell.effects().filter(({type}) => type === 'run')).toEqual([]);
});

test('N3 short-keywords keywords may be cut short', () => {
	expect(meant('net get')).toEqual({kind: 'go', place: ['netbox', 'get']});
});

test('N4 list-habits a second devices adds to the first, commas split, one value is a list', () => {
	expect(devices(`${B} devices R1 devices R2,R3`)).toEqual(['R1', 'R2', 'R3']);
	expect(commandOf(`${B} devices R1 workers netbox-worker-1`).run.workers).toEqual(['netbox-worker-1']);
});

test('N5 numeric-names what looks like a number or nothing stays text', () => {
	expect(devices(`${B} devices 12345 1.10 None "7"`)).toEqual(['12345', '1.10', 'None', '7']);
});

test('N6 name-collisions a value that is called like an option is refused, in quotes it is a value', () => {
	expect(faultOf(`${B} devices branch`).code).toBe('missing-value');
	expect(devices(`${B} devices "branch" d`)).toEqual(['branch', 'd']);
});

test('N7 dropped-values a wrong value is refused, and what is required is required', () => {
	expect([`${B} devices R1 cache bogus`, `${B} devices R1 timeout abc`, 'show jobs status foo', B].map((line) => faultOf(line).code)).toEqual([
		'bad-value',
		'bad-value',
		'bad-value',
		'missing-option',
	]);
});

test('N8 json-list a JSON list is its texts, and the line goes on after it', () => {
	expect(commandOf(`${B} devices ["R1","R2"] cache refresh`).args).toMatchObject({devices: {names: ['R1', 'R2']}, cache: 'refresh'});
});

test('N9 bare-dry-run dry-run without a value is True', () => {
	expect(commandOf(`${B} devices R1 dry-run`).args['dry-run']).toBe(true);
});

test('N10 any-order the order of options does not matter, no word is read as the beginning of another, - and _ are the same', () => {
	expect(commandOf(`${B} cache force devices R1 nowait`).run.background).toBe(true);
	expect(commandOf(`${B} devices R1 cache force`).args).toEqual(commandOf(`${B} cache force devices R1`).args);
	expect(faultOf('exit-now').code).toBe('unknown-command');
	expect(commandOf('netbox get bgp_peerings devices R1 dry_run').args['dry-run']).toBe(true);
});

test('N11 sub-shell-ways in a sub-shell show works, / leads to the root, pwd can be pasted, end goes to the root', () => {
	const place = ['netbox', 'get'];
	expect(meant('show version', place)).toMatchObject({command: {task: 'show.version'}});
	expect(meant('/instance test lab', place)).toMatchObject({command: {task: 'instance.test'}});
	expect(meant('pwd', place)).toMatchObject({text: '/netbox get\n'});
	expect(meant('end', place)).toEqual({kind: 'go', place: []});
	expect(meant('/netbox get')).toEqual({kind: 'go', place});
});

test('N12 question-mark ?? shows help where an option is required, and ? can be typed', () => {
	const shell = converse();
	shell.type(`${B} ??`);
	expect(shell.printed()).toContain('[string list, required]');
	shell.type('devices "?<ctrl-v>?');
	expect(shell.line()).toBe(`${B} devices "??|`);
});

test('N13 tab-habits TAB runs no job and puts a blank behind the word', () => {
	const shell = converse();
	shell.type('netbox<tab>');
	expect(shell.line()).toBe('netbox |');
	shell.type('<ctrl-u>man tree netbox.ge<tab>');
	expect(shell.line()).toBe('man tree netbox.get |');
	expect(shell.effects().filter(({type}) => type === 'run')).toEqual([]);
});

const two = groups({key: 'R1', found: true, rows: [{key: 'eth1', held: {row: session('active', '10.0.0.1/31', '10.0.0.0/31')}}]});

test('N14 man-mistakes a wrong path of man is said, a blank is as good as a dot, help in brackets stays, and the schema of everything is there', () => {
	const tree = shellTree();
	expect(findPath(tree, ['netbox.get.peerings'])).toMatchObject({
		error: {code: 'unknown-path', message: expect.stringContaining('"netbox get peerings"')},
	});
	expect(findPath(tree, ['netbox', 'get'])).toEqual(findPath(tree, ['netbox.get']));
	const bracketed = parseTree({help: 'r', children: {a: {help: 'Reads [core] and [/24]', moves: 'pwd'}}});
	expect(bracketed.ok && drawTree(bracketed.value, [])).toBe('root\n└── a:    Reads [core] and [/24]\n');
	expect(Object.keys(jsonSchemaOf(tree, []) as object)).toContain('netbox get bgp-peerings');
});

const wrongLines = ['netbx', 'net get foo', `${B} devices`, `${B} devices R1 cache ref`, 'man tree | mach x', `${B} devices 'R1`, 'alias set x'];

test('N15 error-words every error is a sentence about what was typed: no trace, no class, no word of a validator', () => {
	for (const line of wrongLines) {
		const {message} = faultOf(line);
		expect([line, message]).toEqual([line, expect.stringMatching(/^["a-z].*[.?]$/)]);
		expect(message).not.toMatch(/error:|exception|traceback|zod|undefined|\n/i);
	}
});

test('N16 row-pipes match takes rows, save writes JSON', () => {
	expect(screenOf(two, match('active')).split('\n')[0]).toBe('R1 - 1 session');
	const {saves} = run(two, [pipe('save', {path: 'peers.json'})], {terminal: true});
	expect(JSON.parse(saves[0]?.text ?? '')).toHaveProperty('R1');
});

test('N17 dictionary-table a table of a dictionary is a table, and the data stays as it was', () => {
	const before = JSON.stringify(two);
	expect(screenOf(two, pipe('table', {style: 'box'}))).toContain('┌');
	expect(JSON.stringify(two)).toBe(before);
});

test('N18 nothing-printed nothing left is said, and a command that takes no pipes says so', () => {
	expect(screenOf(two, pipe('except', {expression: '.'}))).toBe('no rows\n');
	expect(faultOf('exit | count').code).toBe('not-pipeable');
});

test('N19 wrapped-json JSON is never wrapped, and nothing in it is read as markup', () => {
	const long = groups({key: 'R1', found: true, rows: [{key: 'eth1', held: {row: {description: `[core] [/24] ${'x'.repeat(300)}`}}}]});
	expect(screenOf(long, pipe('json'))).toContain(`"description": "[core] [/24] ${'x'.repeat(300)}"\n`);
	expect(textOf(long)).toBe(screenOf(long, pipe('json')));
});

test('N22 ctrl-keys Ctrl-D on an empty line leaves, Ctrl-C never does', () => {
	const shell = converse();
	shell.type('abc<ctrl-c>');
	expect(shell.state().isOver).toBe(false);
	shell.type('<ctrl-d>');
	expect(shell.effects()).toEqual([{type: 'exit', code: 0}]);
});

test('N23 ctrl-c-client Ctrl-C in a job cancels it and the prompt lives on', () => {
	const shell = converse();
	shell.type(`${B} devices R1<enter>`);
	const command = shell.effects().find((effect) => effect.type === 'run');
	if (command?.type !== 'run') throw new Error('nothing runs');
	const job = jobOf(command.command);
	const [queued, started, ended] = job.events({type: 'cancelled', failure: failure.cancelled(3, 'nothing done')});
	for (const message of [job.started, queued, started]) if (message) shell.send(message);
	shell.type('<ctrl-c>');
	expect(shell.effects()).toEqual([{type: 'cancel', job: 'job-17'}]);
	if (ended) shell.send(ended);
	shell.type('x');
	expect(shell.line()).toBe('x|');
});

test('N26 hidden-errors errors of a job are shown, and it ends as failed', () => {
	const missing = failure.deviceNotFound('R9', []);
	const shell = converse({
		columns: 200,
		answer: (effect, send) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			const partial = {...peerings, errors: [missing]};
			for (const message of [job.started, ...job.events({type: 'failed', failure: missing, partial})]) send(message);
		},
	});
	shell.type(`${B} devices fceos4 R9<enter>`);
	const printed = shell.printed();
	expect(printed).toMatch(/\nFailed in .*, 4 requests, /);
	expect(printed).toMatch(/errors \(1\):\n {2}Device 'R9' not found in Netbox\n$/);
});

test('N45 escape-bytes escape bytes of NetBox never reach the terminal', () => {
	const evil = groups({key: 'R\u001B[2J', found: true, rows: [{key: '\u009B31m', held: {row: session('active', '\u001B]0;x\u0007', '\u202E')}}]});
	expect(screenOf(evil)).toContain('R\\x1b[2J - 1 session');
	expect(screenOf(evil, pipe('json')) + screenOf(evil, pipe('csv')) + screenOf(evil)).not.toMatch(/[\u001B\u009B\u0007\u202E]/);
});
