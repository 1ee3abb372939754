import {expect, test} from 'vitest';
import {operators} from '../../src/language/read/operators.js';
import {pipes} from '../../src/language/read/pipe-specs.js';
import {readLine} from '../../src/language/read/read-line.js';
import {meaningOf} from '../../src/language/sentence-of.js';
import {complete} from '../../src/language/suggest/complete.js';
import {help} from '../../src/language/suggest/help.js';
import {highlight} from '../../src/language/suggest/highlight.js';
import {offersAt} from '../../src/language/suggest/offers.js';
import {leaves} from '../../src/language/tree/visit.js';
import {outputForms} from '../../src/output/output.js';
import {shapes} from '../../src/pipes/shape.js';
import {lineAt, read, shellTree} from '../support/shell-tree.js';

const B = 'netbox get bgp-peerings';
const known = (source: string) =>
	source === 'instances'
		? [
				{text: 'lab', help: 'http://lab.invalid'},
				{text: 'prod', help: 'https://netbox.lab'},
			]
		: [];
const ask = (line: string, verbose = false, place: readonly string[] = []): string => help(offersAt(lineAt(line, {place}), known), {verbose});
const told = (line: string, place: readonly string[] = []): string => {
	const sentence = read(line, place);
	if (!sentence.ok || sentence.value.kind !== 'help') throw new Error(`"${line}" asks nothing`);
	return sentence.value.text;
};

const endings = ` <ENTER>    Run this command
 |    Pipe the result
 &    Run in the background
`;

test('each form of output is a pipe with a help and an example, and has its shape', () => {
	expect(Object.keys(shapes).toSorted()).toEqual([...outputForms]);
	expect(outputForms.filter((form) => !Object.hasOwn(pipes, form))).toEqual([]);
});

test('H7 help-list the options of get bgp-peerings, exactly', () => {
	expect(ask(`${B} `, true)).toBe(
		` *devices          Device names to query data for              [string list, required]
 branch            Branching plugin branch name to use         [string]
 cache             How to use cache                            [True|False|refresh|force, default True]
 dry-run           Only return query content, do not run it    [boolean]
 instance          Netbox instance name to target              [string]
 progress          Display progress events                     [boolean, default True]
 timeout           Job timeout                                 [integer 1-86400]
 verbose-result    Control output details                      [boolean, default False]
 workers           Filter worker to target                     [string list, default any]
`,
	);
	expect(ask(`${B} `)).toBe(ask(`${B} `, true).replace(/ +\[.*\]$/gm, ''));
});

test('H7 help-list given single options are left out, and a line that can run says what Enter does', () => {
	const text = ask(`${B} devices R1 cache force dry-run True `);
	expect(text).not.toMatch(/^ (?:cache|dry-run) /m);
	expect(text).toMatch(/^ devices /m);
	expect(text.endsWith(endings)).toBe(true);
	expect(ask('show version ')).toBe(' <ENTER>    Run this command\n |    Pipe the result\n');
	expect(ask('exit ')).toBe(' <ENTER>    Run this command\n');
});

test('H7 help-list a node to be entered says so', () => {
	expect(ask('netbox ')).toMatch(/^ get {4,}Query data from Netbox$/m);
	expect(ask('netbox ')).toMatch(/\n <ENTER> {4}Enter sub-shell\n$/);
	expect(ask('show ')).not.toContain('ENTER');
});

test('H2 help-filter right after a word, what goes on from it', () => {
	expect(ask(`${B} d`)).toBe(' *devices    Device names to query data for\n dry-run     Only return query content, do not run it\n');
	expect(ask('zz')).toBe('no match\n');
	expect(ask('zz x')).toBe('unknown command "zz". "help" lists the commands.\n');
});

test('H6 open-option-help an open option: its sign, then the values that are known', () => {
	expect(ask(`${B} branch `)).toBe(' <string>    Branching plugin branch name to use\n');
	expect(ask(`${B} branch `, true)).toBe(' <string>    Branching plugin branch name to use    [string]\n');
	expect(ask(`${B} cache `)).toBe(
		' True       Answer from the cache what NetBox says is unchanged\n' +
			' False      Neither read nor write the cache\n' +
			' refresh    Read everything and cache it\n' +
			' force      Take what is cached unchecked; works offline\n',
	);
	expect(ask(`${B} instance `)).toBe(
		' <string>    Netbox instance name to target\n lab         http://lab.invalid\n prod        https://netbox.lab\n',
	);
	expect(ask(`${B} instance p`)).toBe(' prod    https://netbox.lab\n');
});

test('H6 open-option-help after a complete value the other options follow', () => {
	const text = ask(`${B} devices R1 dry-run `);
	expect(text.startsWith(' True\n False\n branch            Branching')).toBe(true);
	expect(text.endsWith(endings)).toBe(true);
});

test('H8 pipe-help after | the pipes, then their arguments and fields', () => {
	expect(ask(`${B} devices R1 | `)).toContain(' match       Keep the rows, or lines, that match\n');
	expect(ask(`${B} devices R1 | json `)).toContain(' compact    On one line\n');
	expect(ask(`${B} devices R1 | sort peer-`)).toBe(' peer-group    peer_group.name\n');
	expect(ask(`${B} devices R1 | count `)).toBe(endings);
	expect(ask(`${B} devices R1 | display `)).toContain(' yaml        Show as YAML\n');
});

test('H5 trailing-question-mark a line that ends in a bare ? or ?? prints that help and runs nothing', () => {
	expect(told(`${B} ??`)).toBe(ask(`${B} `, true));
	expect(told(`${B} ?`)).toBe(ask(`${B} `));
	expect(told(`${B} d?`)).toBe(ask(`${B} d`));
	expect(told('?')).toBe(ask(''));
	expect(told('bgp ? # why', ['netbox', 'get'])).toBe(ask(`${B} `));
	expect(told(`${B} devices R1 | ?`)).toBe(ask(`${B} devices R1 | `));
	expect(read('netbx ?')).toMatchObject({ok: false, error: [{code: 'unknown-command'}]});
});

test('H4 literal-question-mark a quoted ? is a character', () => {
	expect(read(`${B} devices 'leaf?'`)).toMatchObject({value: {command: {args: {devices: {names: ['leaf?']}}}}});
	expect(read(`${B} devices leaf? cache force`)).toMatchObject({value: {command: {args: {devices: {globs: ['leaf?']}}}}});
});

test('M6 help-command help shows the root commands and five lines on keys', () => {
	const text = told('help');
	expect(text.split('\n').slice(0, 2)).toEqual([' alias       Words of your own for lines you often say', ' apply       Carry out a kept plan']);
	expect(text.split('\n').slice(-6)).toEqual([
		' ?         What can be said here; twice for more',
		' TAB       Complete the word',
		' Ctrl-C    Cancel the job, or clear the line',
		' |         Pipe the result: "| ?" lists the pipes',
		' man       The manual: "man tree", "man keys"',
		'',
	]);
});

test('M6 help-command help with words is those words and ?, and takes pipes', () => {
	expect(told('help netbox get bgp')).toBe(ask(`${B} `));
	expect(told('help /show', ['netbox'])).toBe(ask('show '));
	expect(read('help show | match jobs')).toMatchObject({value: {kind: 'help', text: ask('show '), pipes: [{name: 'match'}]}});
	expect(read('help foo')).toMatchObject({ok: false, error: [{code: 'unknown-command'}]});
});

test('long lists of values are counted, not listed', () => {
	const many = Array.from({length: 250}, (_, index) => ({text: `R${index}`, help: ''}));
	const text = help(
		offersAt(lineAt(`${B} devices `), () => many),
		{verbose: false},
	);
	expect(text.split('\n').slice(-3)).toEqual([' R99', ' …           150 more', '']);
});

test('H6 open-option-help a setting: the range of its number, its words, and what Enter alone does', () => {
	expect(ask('set cli screen-length ', true)).toBe(
		[
			' <value>    Its new value in rows; without one it is shown    [auto|integer 0-10000]',
			' auto       The rows of the screen                    ',
			' <ENTER>    Run this command',
			' |    Pipe the result',
			'',
		]
			.map((line) => line.trimEnd())
			.join('\n'),
	);
});

test('H19 command-help a bare --help or -h asks about the command, anywhere among its words', () => {
	const text = told('show jobs --help');
	expect(text).toBe(`show jobs: Jobs of this shell and of earlier ones

usage: show jobs [last] [status] [task]
 last      How many                    [integer 1-1000, default 10]
 status    Only those that ended so    [queued|running|completed|failed|cancelled|timeout|lost list]
 task      Only those of one task      [string]

examples:
 show jobs
 show jobs last 3 status failed,cancelled
`);
	for (const line of ['show jobs -h', 'show -h jobs', '--help sh jobs last x nonsense', 'show jobs status --help # why', '/show jobs --help']) {
		expect(told(line), line).toBe(text);
	}
	expect(told('jobs -h', ['netbox'])).toMatch(/^jobs: /);
	expect(told('net cr del --help')).toMatch(/^netbox crud delete: /);
	expect(told('netbox get -h')).toMatch(/^netbox get: .*\n\nusage: netbox get \.\.\.\n bgp-peerings /);
	expect(told('--help')).toBe(told('help'));
	expect(read('show jobs --help | count')).toMatchObject({value: {kind: 'help', text, pipes: [{name: 'count'}]}});
});

test('H19 command-help quoted, escaped or behind a pipe it is text, and argv can say so', () => {
	for (const word of ["'--help'", '"-h"', '\\--help', "'-'-help"]) {
		const {value} = read(`${B} devices ${word}`) as {value: {kind: string; command: {args: object}}};
		expect([value.kind, value.command.args], word).toMatchObject(['run', {devices: {names: [word.includes('p') ? '--help' : '-h']}}]);
	}
	expect(read('show jobs | match --help')).toMatchObject({value: {kind: 'run', command: {pipes: [{args: {expression: '--help'}}]}}});
	const words = readLine(shellTree(), {words: [...B.split(' '), 'devices', '--help', '|', 'match', '-h']}, {place: []});
	expect(meaningOf(words)).toMatchObject({
		value: {kind: 'run', command: {args: {devices: {names: ['--help']}}, pipes: [{args: {expression: '-h'}}]}},
	});
	expect(complete(lineAt(`${B} devices -`), () => [{text: '--help', help: ''}]).suggestions).toMatchObject([{text: "'--help'"}]);
});

test('H19 command-help what is wrong before it is said, what it is given is not read', () => {
	expect(read('show jbos --help')).toMatchObject({ok: false, error: [{code: 'unknown-keyword'}]});
	expect(read('show jobs --help | mach x')).toMatchObject({ok: false, error: [{code: 'unknown-pipe'}]});
	expect(read('show jobs --help &')).toMatchObject({ok: false, error: [{code: 'not-background'}]});
	expect(highlight(lineAt('show jobs --help')).map(({style}) => style)).toEqual(['keyword', 'keyword', 'keyword']);
});

test('H19 command-help of every command it shows each option and example', () => {
	for (const {path, node} of leaves(shellTree())) {
		const text = told(`${path.join(' ')} --help`);
		for (const token of Object.keys(node.args)) expect(text, path.join(' ')).toMatch(new RegExp(`^ \\*?<?${token}>? +\\S.*\\[.*\\]$`, 'm'));
		for (const example of node.examples) expect(text).toContain(`\n ${example}\n`);
		expect(text.startsWith(`${path.join(' ')}: ${node.help}\n`) || node.moves === 'help').toBe(true);
	}
});

test('H8 pipe-help where ? tells every operator in an example, and | ?? every pipe in one', () => {
	const asked = ask(`${B} devices R1 | where `);
	const [fields, told, ...more] = asked.split('\n\n');
	expect(fields).toMatch(/^ <conditions> .*\n.*\n status= +status.value$/ms);
	const lines = told?.trimEnd().split('\n') ?? [];
	expect(lines[0]).toBe(' operators, each in an example:');
	expect(lines.slice(1).map((line) => line.split(/ {4,}/))).toEqual(Object.values(operators).map(({example, help}) => [` ${example}`, help]));
	expect(more).toEqual([]);
	expect(ask(`${B} devices R1 | where status=active `)).toContain('\n operators, each in an example:\n');
	expect(ask(`${B} devices R1 | where sta`)).not.toContain('operators');
	for (const [name, {example}] of Object.entries(pipes)) {
		expect(ask(`${B} devices R1 | `, true)).toMatch(new RegExp(`^ ${name} .* ${`${name} ${example}`.trim().replace(/[*|]/g, '\\$&')}$`, 'm'));
	}
});
