import {expect, test} from 'vitest';
import {meaningOf} from '../../src/language/sentence-of.js';
import {parseTree} from '../../src/language/tree/load.js';
import {commandOf, faultOf, lineAt, read} from '../support/shell-tree.js';

const leaf = {help: 'A leaf', task: 'a.leaf', runs: 'anywhere', examples: ['x']};
function tree(children: object) {
	const parsed = parseTree({help: 'r', children});
	if (!parsed.ok) throw new Error(parsed.error.message);
	return parsed.value;
}

test('G11 keyword-prefix keywords may be cut to a unique prefix, and the line is kept in full', () => {
	expect(commandOf('net ge bgp dev fceos4 cac force |  inc x| sor name rev # why')).toMatchObject({
		line: 'netbox get bgp-peerings devices fceos4 cache force | include x | sort name reverse',
		task: 'netbox.get_bgp_peerings',
		path: ['netbox', 'get', 'bgp-peerings'],
		pipes: [{name: 'match'}, {name: 'sort', args: {reverse: true}}],
	});
});

test('G4 backslash-escape keywords, globs and conditions are what they are where a backslash right behind them joins the next line', () => {
	expect(
		commandOf('netbox get\\\n bgp-peer\\\nings\\\n devices\\\n leaf*\\\n,R[1-2]\\\n cache\\\n force | where status=none\\\n,active'),
	).toMatchObject({
		path: ['netbox', 'get', 'bgp-peerings'],
		args: {devices: {globs: ['leaf*'], names: ['R1', 'R2']}, cache: 'force'},
		pipes: [
			{
				args: {
					conditions: [
						{
							values: [
								{text: 'none', quoted: false},
								{text: 'active', quoted: false},
							],
						},
					],
				},
			},
		],
	});
});

test('G12 ambiguous-prefix a prefix of several keywords is ambiguous, names in alphabetical order', () => {
	expect(faultOf('s')).toEqual({code: 'ambiguous-keyword', message: 'ambiguous "s": could be "set" or "show".', at: 's'});
	const other = tree({netbox: {help: 'n', children: {graphql: leaf, get: leaf}}});
	expect(faultOf('netbox g', [], other).message).toBe('ambiguous "g": could be "get" or "graphql".');
	expect(faultOf('netbox get bgp-peerings devices R1 | t').message).toBe('ambiguous "t": could be "table", "tail", "tee" or "trim".');
});

test('G12 ambiguous-prefix an exact word wins over longer ones', () => {
	expect(commandOf('job', [], tree({jobs: leaf, job: {...leaf, task: 'a.job'}})).task).toBe('a.job');
});

test('G12 ambiguous-prefix more than five are counted', () => {
	const many = Object.fromEntries(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'].map((name) => [name, leaf]));
	expect(faultOf('a', [], tree(many)).message).toBe('ambiguous "a": could be "a1", "a2", "a3", "a4", "a5" and 3 more.');
});

test('G13 keyword-case case does not matter in keywords, and - is _', () => {
	expect(commandOf('netbox GET bgp_peerings Dry_Run devices R1').args).toMatchObject({'dry-run': true});
});

test('G14 exact-values values are never cut, and closed ones ignore case', () => {
	expect(commandOf('netbox get bgp devices fce').args).toMatchObject({devices: {names: ['fce']}});
	expect(faultOf('netbox get bgp devices R1 cache ref').message).toBe(
		'"ref" is not a value of "cache": expected True, False, refresh or force. Did you mean "refresh"?',
	);
	expect(commandOf('netbox get bgp devices R1 cache REFRESH').args).toMatchObject({cache: 'refresh'});
	expect(commandOf('netbox get bgp devices R1 progress TRUE verbose-result true').run).toMatchObject({progress: true, verboseResult: true});
});

test('G15 full-words a keyword that changes data is typed in full', () => {
	expect(faultOf('instance rem prod yes')).toMatchObject({
		code: 'full-word',
		message: '"rem" must be typed in full: "remove" changes data.',
		at: 'rem',
	});
	expect(commandOf('instance REMOVE prod yes')).toMatchObject({writes: true, args: {name: 'prod', yes: true}});
	expect(meaningOf(lineAt('instance rem prod', {place: [], fullWords: false})).ok).toBe(true);
});

test('O2 worker-choice a command that changes data runs on one worker', () => {
	const workers = {help: 'Workers', type: 'string', many: true, default: 'any'};
	const writing = tree({wipe: {...leaf, writes: true, args: {workers}}});
	const wrong = '"all" is not a value of "workers": expected any or the name of one worker.';
	expect(faultOf('wipe workers all', [], writing)).toMatchObject({code: 'bad-value', message: wrong, at: 'all'});
	expect(faultOf('wipe workers w1 w2', [], writing).code).toBe('bad-value');
	expect(commandOf('wipe workers w1', [], writing).run.workers).toEqual(['w1']);
	expect(commandOf('wipe', [], writing).run.workers).toBe('any');
});

test('O2 worker-choice any and all stand alone', () => {
	expect(commandOf('netbox get bgp devices R1 workers all').run.workers).toBe('all');
	expect(commandOf('netbox get bgp devices R1 workers w1,w2').run.workers).toEqual(['w1', 'w2']);
	expect(faultOf('netbox get bgp devices R1 workers any w1').code).toBe('bad-value');
});

test('quoted words are never keywords', () => {
	expect(faultOf("'show' version")).toMatchObject({code: 'unknown-command'});
	expect(faultOf("show version | 'json'")).toMatchObject({code: 'unknown-pipe'});
});

test('G6 line-comment an empty line and a comment do nothing', () => {
	for (const line of ['', '   ', '# netbox get', 'nf#', 'nf[netbox-get]#']) expect(read(line)).toEqual({ok: true, value: {kind: 'nothing'}});
});

test('L7 secrets-not-kept the value of a secret option is never in the line that is kept', () => {
	const args = {token: {help: 'Token', type: 'string', secret: true}, name: {help: 'Name', type: 'string'}};
	const command = commandOf("set tok 'very secret' name x", [], tree({set: {...leaf, args}}));
	expect(command).toMatchObject({line: 'set token *** name x', args: {token: 'very secret', name: 'x'}});
});

test('G12 ambiguous-prefix words that change data are typed in full: beside them a beginning means the one other word', () => {
	expect(lineAt('net cr list').walk.path).toEqual(['netbox', 'crud', 'list-objects']);
	expect(faultOf('netbox crea bgp device a local-interface b')).toMatchObject({message: expect.stringContaining('must be typed in full')});
});
