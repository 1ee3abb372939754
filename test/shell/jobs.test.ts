import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import type {JobEvent} from '../../src/jobs/job.js';
import type {ParsedCommand} from '../../src/language/read/sentence.js';
import type {Output} from '../../src/output/output.js';
import {type Conversation, type ConversationOptions, converse, foldAll, jobOf, peerings} from './conversation.js';

/** A shell in which the line was entered; the command that it wants run. */
function entered(line: string, options: ConversationOptions = {}): {readonly shell: Conversation; readonly command: ParsedCommand} {
	const shell = converse({columns: 200, ...options});
	shell.type(`${line}<enter>`);
	const run = shell.effects().find((effect) => effect.type === 'run');
	if (run?.type !== 'run') throw new Error(`nothing runs: ${shell.printed()}`);
	return {shell, command: run.command};
}

const line = 'netbox get bgp-peerings devices fceos4';
const sessions = {type: 'event', severity: 'INFO', resources: [], message: "fetched and cached 1 BGP session(s) for 'fceos4'", perDevice: true};

test('J6 errors-last a job prints its header, events, footer, an empty line, and the result', () => {
	const {shell, command} = entered(line);
	const job = jobOf(command);
	for (const message of [job.started, ...job.events(sessions, {type: 'completed', output: peerings})]) shell.send(message);
	expect(shell.printed()).toBe(
		`nf#${line}
job 17 | ${line} | prod | workers any | timeout 10 min
10:08:41.113 INFO  netbox-worker-1  running    netbox.get_bgp_peerings prod starting
10:08:41.114 INFO  netbox-worker-1  running    netbox.get_bgp_peerings prod fetched and cached 1 BGP session(s) for 'fceos4'
10:08:41.115 INFO  netbox-worker-1  completed  netbox.get_bgp_peerings prod completed
2 ms, 4 requests, 0 from cache

fceos4 - 1 session
  session  status
  eth105   active
`,
	);
	expect(shell.state().jobs.size).toBe(0);
});

test('G11 keyword-prefix the header and the history have the line with every keyword in full', () => {
	const {shell, command} = entered('net ge bgp dev fceos4', {settings: {expand: false}});
	expect([command.line, shell.state().history]).toEqual([line, [line]]);
});

test('O4 progress-off progress False leaves out all but warnings, errors and the result', () => {
	const {shell, command} = entered(`${line} progress False`);
	shell.printed();
	const job = jobOf(command);
	const warning = {type: 'event', severity: 'WARN', resources: [], message: "Device 'x' not found in Netbox"};
	for (const message of [job.started, ...job.events(sessions, warning, {type: 'completed', output: peerings})]) shell.send(message);
	expect(shell.printed()).toMatch(/^[\d:.]+ WARN .*not found in Netbox\nfceos4 - 1 session\n/);
});

test('O4 progress-off C21 set-cli set cli progress off leaves out the same of every command', () => {
	const shell = converse({settings: {progress: false}});
	shell.type(`${line}<enter>`);
	const run = shell.effects().find((effect) => effect.type === 'run');
	if (run?.type !== 'run') throw new Error('nothing ran');
	shell.printed();
	const job = jobOf(run.command);
	for (const message of [job.started, ...job.events(sessions, {type: 'completed', output: peerings})]) shell.send(message);
	expect(shell.printed()).toMatch(/^fceos4 - 1 session\n/);
});

test('J6 errors-last errors are last on the screen, after the part that was read', () => {
	const {shell, command} = entered(line);
	const missing = failure.deviceNotFound('fceos99', ['fceos9']);
	const partial: Output = {...peerings, errors: [missing]};
	const job = jobOf(command);
	for (const message of [job.started, ...job.events({type: 'failed', failure: missing, partial})]) shell.send(message);
	const printed = shell.printed();
	expect(printed).toContain('\nFailed in 1 ms, 4 requests, 0 from cache\n');
	expect(printed).toMatch(/ {2}eth105 {3}active\nerrors \(1\):\n {2}Device 'fceos99' not found in Netbox. Did you mean "fceos9"\?\n$/);
});

test('J2 event-volume where each event is a line, of more than 20 devices each one only moves the counters', () => {
	const {shell, command} = entered(line, {settings: {events: 'all'}});
	shell.printed();
	const job = jobOf(command);
	const counts = {devices: {done: 0, total: 21}};
	for (const message of [job.started, ...job.events({...sessions, perDevice: false, message: 'many', counts}, sessions)]) shell.send(message);
	const printed = shell.printed();
	expect([printed.includes('many'), printed.includes('fetched')]).toEqual([true, false]);
});

test('J26 no-job-delay a quiet command prints its result alone', () => {
	const {shell, command} = entered('show version');
	const job = jobOf(command);
	const output: Output = {...peerings, kind: 'text', text: 'nf 0.1.0\n'};
	for (const message of [job.started, ...job.events({type: 'completed', output})]) shell.send(message);
	expect(shell.printed()).toBe('nf#show version\nnf 0.1.0\n');
});

test('J15 ctrl-c-job Ctrl-C cancels the job; keys typed meanwhile are kept', () => {
	const {shell, command} = entered(line);
	const job = jobOf(command);
	const events = job.events({type: 'cancelled', failure: failure.cancelled(3, 'nothing done'), partial: peerings});
	shell.send(job.started);
	for (const message of events.slice(0, -1)) shell.send(message);
	shell.type('pw<ctrl-c>');
	expect(shell.effects()).toEqual([{type: 'cancel', job: 'job-17'}]);
	for (const message of events.slice(-1)) shell.send(message);
	expect(shell.printed()).toMatch(/\nCancelled after 1 ms, 4 requests, 0 from cache\ncancelled after 3 requests: nothing done\.\n$/);
	expect(shell.line()).toBe('pw|');
});

test('J15 ctrl-c-job a Ctrl-C that is faster than the job cancels it as soon as it runs', () => {
	const {shell, command} = entered(line);
	const job = jobOf(command);
	shell.type('<ctrl-c>');
	shell.send(job.started);
	for (const message of job.events()) shell.send(message);
	expect(shell.effects()).toContainEqual({type: 'cancel', job: 'job-17'});
});

test('J16 second-ctrl-c another Ctrl-C before the cancelled job has ended leaves with 130', () => {
	const {shell, command} = entered(line);
	shell.send(jobOf(command).started);
	shell.type('<ctrl-c><ctrl-c>');
	expect(shell.effects().at(-1)).toEqual({type: 'exit', code: 130});
});

test('J17 background-job a background job gives the prompt back and says when it ends', () => {
	const {shell, command} = entered(`${line} &`);
	const job = jobOf(command, 18);
	shell.send(job.started);
	for (const message of job.events(sessions, {type: 'completed', output: peerings})) shell.send(message);
	expect(shell.printed()).toMatch(/^nf#.* &\njob 18 started\njob 18 completed in 2 ms: netbox get .*\(job result 18\)\n$/);
	expect(shell.state().foreground).toBeUndefined();
});

test('a job that no worker takes is an error line', () => {
	const {shell, command} = entered(line);
	const {started, events} = jobOf(command);
	const [queued] = events();
	shell.send(started);
	if (queued?.type !== 'job') throw new Error('not queued');
	const nobody = {...queued.event, workers: []} as typeof queued.event;
	const refused: JobEvent = {type: 'refused', job: 'job-17', at: 0, failure: failure.noWorker('w9', ['netbox-worker-1'])};
	for (const message of foldAll([nobody, refused])) shell.send(message);
	expect(shell.printed()).toMatch(/errors \(1\):\n {2}no worker "w9": choose any, all or netbox-worker-1\.\n$/);
	expect(shell.state().foreground).toBeUndefined();
});

test('events of jobs of other shells change nothing', () => {
	const {shell, command} = entered(line);
	shell.printed();
	const before = shell.state();
	for (const message of jobOf(command, 99).events()) shell.send(message);
	expect([shell.state() === before, shell.printed()]).toEqual([true, '']);
});

test('J20 job-commands fg takes a background job back: its events are said, Ctrl-C cancels it, its result is shown with its pipes', () => {
	const {shell, command} = entered(`${line} | count &`);
	const job = jobOf(command, 18);
	const [queued, started, ...rest] = job.events(sessions, {type: 'completed', output: peerings});
	for (const message of [job.started, queued, started]) if (message) shell.send(message);
	shell.printed();
	shell.type('fg 18<enter><ctrl-c>');
	expect(shell.effects().filter(({type}) => type !== 'remember')).toEqual([{type: 'cancel', job: 'job-18'}]);
	for (const message of rest) shell.send(message);
	const printed = shell.printed();
	expect(printed).toContain('fetched and cached 1 BGP session(s)');
	expect(printed).toContain('\n2 ms, 4 requests, 0 from cache\n');
	expect(printed).toMatch(/\nCount: 1\n$/);
	expect(printed).not.toContain('(job result 18)');
});

test('J20 job-commands fg alone takes the last background job back, and says which; where none runs it is a command as any other', () => {
	const {shell, command} = entered(`${line} &`);
	for (const number of [18, 19]) {
		const job = jobOf(command, number);
		const [queued, started] = job.events();
		for (const message of [job.started, queued, started]) if (message) shell.send(message);
	}
	shell.printed();
	shell.type('fg<enter>');
	expect(shell.printed()).toBe(`nf#fg\njob 19: ${line} &\n`);
	shell.type('<ctrl-c>');
	expect(shell.effects().filter(({type}) => type !== 'remember')).toEqual([{type: 'cancel', job: 'job-19'}]);
	expect(entered('fg').command).toMatchObject({task: 'job.wait', args: {}});
});

test('J20 job-commands job wait of a job that does not run here is a command as any other', () => {
	const {command} = entered('job wait 99');
	expect(command).toMatchObject({task: 'job.wait', args: {id: '99'}});
});

test('J20 job-commands what job events follow says is printed, without a header', () => {
	const {shell, command} = entered('job events 17 follow');
	shell.printed();
	const job = jobOf(command);
	for (const message of [job.started, ...job.events(sessions, {type: 'completed', output: {...peerings, kind: 'text', text: ''}})])
		shell.send(message);
	expect(shell.printed()).toMatch(/^[\d:.]+ INFO .*fetched and cached 1 BGP session\(s\) for 'fceos4'\n$/);
});

test('J4 several-workers O2 worker-choice several workers each say when they start and end, under one footer', () => {
	const {shell, command} = entered(`${line} workers all`);
	const job = jobOf(command);
	const [queued, , ...rest] = job.events({type: 'completed', output: peerings});
	if (queued?.type !== 'job' || queued.event.type !== 'queued') throw new Error('not queued');
	const other = (event: object) => ({job: 'job-17', at: queued.event.at, worker: 'netbox-worker-2', ...event}) as JobEvent;
	const both: JobEvent = {...queued.event, workers: ['netbox-worker-1', 'netbox-worker-2']};
	const first: JobEvent = {job: 'job-17', at: queued.event.at, worker: 'netbox-worker-1', type: 'started'};
	const last = rest.flatMap((message) => (message.type === 'job' ? message.event : []));
	shell.send(job.started);
	for (const message of foldAll([both, first, other({type: 'started'}), other({type: 'completed', output: peerings}), ...last])) shell.send(message);
	const printed = shell.printed();
	for (const worker of ['netbox-worker-1', 'netbox-worker-2']) {
		expect(printed.split('\n').filter((row) => row.includes(worker) && / (?:starting|completed)$/.test(row))).toHaveLength(2);
	}
	expect(printed.match(/2 workers/g)).toHaveLength(1);
	expect(printed.match(/fceos4 - 1 session/g)).toHaveLength(1);
});

test('O3 verbose-result D15 result-envelope verbose-result shows the envelope as JSON', () => {
	const {shell, command} = entered(`${line} verbose-result progress False | no-more`);
	shell.printed();
	const job = jobOf(command);
	for (const message of [job.started, ...job.events({type: 'completed', output: peerings})]) shell.send(message);
	expect(JSON.parse(shell.printed())).toMatchObject({job: 17, status: 'completed', task: 'get_bgp_peerings', result: {fceos4: {}}});
});
