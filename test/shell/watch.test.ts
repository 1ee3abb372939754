import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import type {ParsedCommand} from '../../src/language/read/sentence.js';
import {type Output, rows} from '../../src/output/output.js';
import {layout} from '../../src/view/layout.js';
import {type Conversation, type ConversationOptions, converse, jobOf, peerings} from './conversation.js';

const line = 'netbox get bgp-peerings devices fceos4';

/** A frame of these sessions: their ids with their status. */
const sessions = (...rows: readonly (readonly [number, string])[]): Output => ({
	...(peerings as Output & {readonly kind: 'groups'}),
	groups: [{key: 'fceos4', found: true, rows: rows.map(([id, value]) => ({key: `eth${id}`, held: {row: {id, status: {value}}}}))}],
});

type Watch = {
	readonly shell: Conversation;
	/** The command of the round that runs. */
	readonly round: () => ParsedCommand;
	/** The round that runs ends so. */
	readonly end: (end: object) => void;
	/** So many seconds after the first round began. */
	readonly tick: (seconds: number) => void;
	readonly screen: () => string;
};

/** A shell in which the line was entered, and its first round runs. */
function watched(typed: string, options: ConversationOptions = {}): Watch {
	const shell = converse({columns: 100, ...options});
	shell.type(`${typed}<enter>`);
	let number = 0;
	let command: ParsedCommand | undefined;
	const round = (): ParsedCommand => {
		for (const effect of shell.effects()) if (effect.type === 'run') command = effect.command;
		if (!command) throw new Error(`nothing runs: ${shell.printed()}`);
		return command;
	};
	return {
		shell,
		round,
		end: (end) => {
			number += 1;
			const job = jobOf(round(), number);
			command = undefined;
			for (const message of [job.started, ...job.events(end)]) shell.send(message);
		},
		tick: (seconds) => shell.send({type: 'tick', at: Date.UTC(2026, 10, 21, 10, 8, 41, 114) + seconds * 1000}),
		screen: () => layout(shell.environment, shell.state()).rows.join('\n'),
	};
}

const completed = (output: Output): object => ({type: 'completed', output});

test('WT1 watch-rounds a line is run again so many seconds after its last round ended, and not before', () => {
	const watch = watched(`${line} | watch 5`);
	expect(watch.round()).toMatchObject({pipes: [], run: {isRound: true, progress: false}});
	watch.end(completed(sessions([1, 'active'])));
	watch.tick(4.9);
	expect(watch.shell.effects()).toEqual([]);
	watch.tick(5);
	expect(watch.round().task).toBe('netbox.get_bgp_peerings');
	watch.tick(11);
	expect(watch.shell.effects()).toEqual([]);
});

test('WT3 watch-marks the frame has a head with counts, and marks what came, went and changed', () => {
	const watch = watched(`${line} | watch 5`);
	watch.end(completed(sessions([1, 'active'], [2, 'active'], [3, 'active'])));
	expect(watch.screen()).toMatch(/^every 5 s \| round 1 at \d\d:\d\d:\d\d \| 3 rows: 0 added, 0 removed, 0 changed\n/);
	watch.tick(5);
	watch.end(completed(sessions([1, 'active'], [2, 'planned'], [4, 'active'])));
	expect(watch.screen()).toMatch(/ 3 rows: 1 added, 1 removed, 1 changed\n/);
	const shown = watch
		.screen()
		.split('\n')
		.map((row) => row.trimEnd());
	expect(shown.slice(1, 6)).toEqual([
		'change  device  session  status',
		'        fceos4  eth1     active',
		'~       fceos4  eth2     ~planned',
		'+       fceos4  eth4     active',
		'-       fceos4  eth3     active',
	]);
	expect(watch.screen()).toMatch(/\nnext in 5 s \| q or Ctrl-C ends$/);
	// Nothing of it is in the scrollback yet.
	expect(watch.shell.printed()).toBe(`nf#${line} | watch 5\n`);
});

test('WT3 watch-marks a session that got another name is the same one by its id, and one that was named is by its id too after select', () => {
	const watch = watched(`${line} | watch 5`);
	watch.end(completed(sessions([1, 'active'])));
	watch.tick(5);
	const renamed = sessions([1, 'active']) as Output & {readonly kind: 'groups'};
	watch.end(completed({...renamed, groups: renamed.groups.map((group) => ({...group, rows: group.rows.map((row) => ({...row, key: 'new'}))}))}));
	expect(watch.screen()).toMatch(/\n~ +fceos4 +~new +active/);
});

test('WT3 watch-marks a row without an id is the same by the columns that name it, as a device of the summary; when it was read is no change', () => {
	const watch = watched('show bgp summary | watch 5');
	const summary = (active: number, checked: string): Output => ({
		...rows([{device: 'fceos4', active, checked}], ['device', 'active', 'checked'], {active: {rank: 'key'}, checked: {rank: 'key', ofReading: true}}),
	});
	watch.end(completed(summary(3, '10:08')));
	watch.tick(5);
	watch.end(completed(summary(2, '10:09')));
	expect(watch.screen()).toMatch(/ 1 row: 0 added, 0 removed, 1 changed\n.*\n~ +fceos4 +~2 +10:09/);
	watch.tick(11);
	watch.end(completed(summary(2, '10:10')));
	expect(watch.screen()).toMatch(/ 0 changed\n/);
});

test('WT3 watch-marks where there is no room for all rows, those that changed come first and the others are counted', () => {
	const watch = watched(`${line} | watch 5`);
	const many = (value: string) => sessions(...Array.from({length: 300}, (_, index) => [index, index === 250 ? value : 'active'] as const));
	watch.end(completed(many('active')));
	watch.tick(5);
	watch.end(completed(many('failed')));
	const shown = watch.screen().split('\n');
	expect(shown.length).toBeLessThanOrEqual(22);
	expect(shown[2]).toMatch(/^~ +fceos4 +eth250 +~failed/);
	expect(watch.screen()).toMatch(/… 28\d more\n/);
});

test.each([
	['q', 'q', 0],
	['Ctrl-C', '<ctrl-c>', 130],
])('WT4 watch-end %s ends a watch that waits: the last frame goes into the scrollback, whole', (_, key, exit) => {
	const watch = watched(`${line} | watch 5`);
	watch.end(completed(sessions([1, 'active'], [2, 'active'])));
	watch.shell.printed();
	watch.shell.type(`x${key}`);
	expect(watch.shell.printed()).toMatch(
		/^every 5 s \| round 1 at [\d:]+ \| 2 rows: .*\nchange {2}device {2}session {2}status\n {8}fceos4 {2}eth1 {5}active\n.*eth2.*\nwatched 1 round: 0 changes\n$/,
	);
	expect([watch.shell.exits(), watch.shell.state().watch, watch.screen()]).toEqual([[exit], undefined, expect.stringMatching(/^nf#/)]);
});

test('WT4 watch-end Ctrl-C while a round runs cancels it; what was shown before is printed', () => {
	const watch = watched(`${line} | watch 5`);
	watch.end(completed(sessions([1, 'active'])));
	watch.tick(5);
	watch.round();
	watch.shell.send({
		type: 'started',
		job: 'job-2',
		command: watch.shell.state().foreground?.command as ParsedCommand,
		about: {instance: 'prod', timeout: 600},
	});
	watch.shell.type('<ctrl-c>');
	expect(watch.shell.effects()).toEqual([{type: 'cancel', job: 'job-2'}]);
	expect(watch.screen()).toMatch(/ending$/);
	watch.end({type: 'cancelled', failure: failure.cancelled(1, 'stopped')});
	expect(watch.shell.printed()).toMatch(/eth1 +active\nwatched 1 round: 0 changes\n$/);
	expect(watch.shell.exits()).toEqual([130]);
});

test('WT4 watch-end a signal ends the shell with its code, and leaves the frame on the screen', () => {
	const watch = watched(`${line} | watch 5`);
	watch.end(completed(sessions([1, 'active'])));
	watch.shell.effects();
	watch.shell.send({type: 'signal', signal: 'SIGTERM'});
	expect(watch.shell.effects()).toEqual([{type: 'exit', code: 143}]);
	expect(watch.screen()).toMatch(/eth1 +active/);
	watch.tick(50);
	expect(watch.shell.effects()).toEqual([]);
});

test('WT7 watch-until ends and rings once the rows are so many', () => {
	const watch = watched(`${line} | where status!=active | watch 5 until count=0`);
	watch.end(completed(sessions([1, 'planned'])));
	expect(watch.shell.state().watch).toBeDefined();
	watch.tick(5);
	watch.shell.printed();
	watch.end(completed(sessions([1, 'active'])));
	const said = watch.shell.printed();
	expect(said).toMatch(/^\u0007every 5 s \| round 2/);
	expect(said).toMatch(/\n- +fceos4 +eth1 +planned\nwatched 2 rounds: 1 change\n$/);
	expect(watch.shell.exits()).toEqual([0]);
});

test('WT7 watch-until of a line that ends in count it is what was counted', () => {
	const watch = watched(`${line} | count | watch 5 until count<2`);
	watch.end(completed(sessions([1, 'active'], [2, 'active'])));
	watch.tick(5);
	watch.end(completed(sessions([1, 'active'])));
	expect(watch.shell.printed()).toMatch(/\n~ +~1\nwatched 2 rounds: 1 change\n$/);
});

const busy = {...failure.unreachable('prod', 'http://prod', '503 from NetBox'), status: 503};

test('WT8 watch-back-off a NetBox that is busy is asked again later and later, and its last frame stays; any other error ends the watch', () => {
	const watch = watched(`${line} | watch 5`);
	watch.end(completed(sessions([1, 'active'])));
	watch.tick(5);
	watch.end({type: 'failed', failure: busy});
	expect(watch.screen()).toMatch(/eth1 +active\n.*503 from NetBox.*: again in 10 s\n/);
	watch.tick(9);
	expect(watch.shell.effects()).toEqual([]);
	watch.tick(10.1);
	watch.end({type: 'failed', failure: busy});
	expect(watch.screen()).toMatch(/again in 20 s/);
	watch.tick(21);
	watch.end(completed(sessions([1, 'planned'])));
	expect(watch.screen()).not.toMatch(/again in/);
	expect(watch.screen()).toMatch(/~planned/);
	watch.tick(30);
	watch.end({type: 'failed', failure: failure.noSuch('site', 'ams9')});
	expect(watch.shell.printed()).toMatch(/~planned\nerrors \(1\):\n {2}there is no site "ams9"\.\nwatched 2 rounds: 1 change\n$/);
	expect(watch.shell.exits()).toEqual([4]);
});

test('WT8 watch-back-off a round of which a part failed is no frame: what was not read is not told as gone', () => {
	const watch = watched(`${line} | watch 5`);
	watch.end(completed(sessions([1, 'active'], [2, 'active'])));
	watch.tick(5);
	watch.end(completed({...sessions([1, 'active']), errors: [busy]}));
	expect(watch.shell.state().watch).toMatchObject({rounds: 1, failed: 1});
	expect(watch.screen()).toMatch(/eth2 +active/);
});

test('WT8 watch-back-off the first round that fails is a line that failed', () => {
	const watch = watched(`${line} | watch 5`);
	watch.end({type: 'failed', failure: busy});
	expect(watch.shell.exits()).toEqual([5]);
	expect(watch.shell.state().watch).toBeUndefined();
});

test('WT5 watch-lines where nothing is drawn again the first table is printed, then a line for each change', () => {
	const watch = watched(`${line} | watch 5`, {settings: {redraw: false}});
	watch.shell.printed();
	watch.end(completed(sessions([1, 'active'], [2, 'active'])));
	expect(watch.shell.printed()).toMatch(/^every 5 s .*\nchange.*\n.*eth1.*\n.*eth2.*\n$/);
	watch.tick(5);
	watch.end(completed(sessions([1, 'planned'], [3, 'active'])));
	expect(watch.shell.printed()).toMatch(
		/^\d\d:\d\d:\d\d ~ fceos4 eth1 status: active -> planned\n[\d:]+ \+ fceos4 eth3 active\n[\d:]+ - fceos4 eth2 active\n$/,
	);
	watch.shell.type('q');
	expect(watch.shell.printed()).toMatch(/\nwatched 2 rounds: 3 changes\n$/);
});

test('WT9 watch-limits more rows than are kept to be compared are refused', () => {
	const watch = watched('netbox crud get object-type device | watch 5');
	watch.end(
		completed(
			rows(
				Array.from({length: 50_001}, (_, id) => ({id, name: `device ${id}`})),
				['name'],
			),
		),
	);
	expect(watch.shell.printed()).toContain('a watch follows at most 50,000 rows. put "where", "first" or fewer devices before it\n');
	expect([watch.shell.exits(), watch.shell.state().watch]).toEqual([[2], undefined]);
});

test.each([
	[`${line} | watch`, '"watch" expects a whole number from 1 to 86400, got nothing.'],
	[`${line} | watch 0`, '"watch" expects a whole number from 1 to 86400, got "0".'],
	[`${line} | watch 5 | count`, '"watch" must be the last pipe.'],
	[`${line} | json | watch 5`, '"watch" needs rows, and "json" makes lines of them.'],
	[`${line} | tee x.json | watch 5`, '"tee" would write the file in every round.'],
	[`${line} | watch 5 until status=active`, '"until" expects a number of rows, as count=0, got "status=active".'],
	[`${line} | watch 5 &`, '"watch" cannot run in the background.'],
	['netbox crud update object-type session object-id 1 data {"name": "x"} | watch 5', '"netbox crud update" is not watched.'],
	['netbox rest method GET path /api/status/ | watch 5', '"netbox rest" is not watched.'],
	['set cli pager off | watch 5', '"set cli pager" is not watched.'],
	['pwd | watch 5', '"pwd" is not watched.'],
])('WT2 watch-place %s is refused before anything runs', (typed, message) => {
	const shell = converse({columns: 200});
	shell.type(`${typed}<enter>`);
	expect(shell.printed()).toContain(message);
	expect(shell.effects().filter(({type}) => type === 'run')).toEqual([]);
});

test('WT3 watch-marks rows of several lines are left out by number, and no line of the screen is lost', () => {
	const many = Array.from({length: 40}, (_, index): readonly [number, string] => [index, `active ${'long '.repeat(30)}`]);
	for (const columns of [12, 16]) {
		const watch = watched(`${line} | watch 5`, {columns});
		watch.end(completed(sessions(...many)));
		const left = /^… (?:and )?(\d+)/m.exec(watch.screen());
		expect([columns, Number(left?.[1])]).toEqual([columns, expect.any(Number)]);
		expect(Number(left?.[1])).toBeGreaterThan(20);
		expect(watch.screen().split('\n').length).toBeLessThan(24);
	}
});
