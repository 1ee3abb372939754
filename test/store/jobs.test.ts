import {spawnSync} from 'node:child_process';
import {truncateSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {parseJson} from '../../src/core/json-text.js';
import {limits} from '../../src/core/limits.js';
import type {JobEvent} from '../../src/jobs/job.js';
import {createHolding} from '../../src/output/json-row.js';
import {document, documentOf, type Group, type HeldRow, noCost, type Output, type Row, text} from '../../src/output/output.js';
import {createJobStore, type JobEnd, type JobStore} from '../../src/store/jobs/jobs.js';
import {jobMigrations} from '../../src/store/jobs/jobs-schema.js';
import {openSpool} from '../../src/store/jobs/spool.js';
import {type Database, openDatabase} from '../../src/store/sqlite/database.js';
import {sumOf} from '../../src/store/sqlite/kept-text.js';
import {samples, shownOf} from '../output/samples.js';
import {damage, messageOf, openJobsFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';

import oldRecords from './old-records.json' with {type: 'json'};

const day = 86_400_000;
const token = '0123456789abcdef0123456789abcdef01234567';

/** Stores of several shells on one file; `clock.now` is the time of all of them. */
function shells() {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const clock = {now: 1000 * day};
	const open = (id: string, pid: number): JobStore =>
		createJobStore(openJobsFile(path), {now: () => clock.now, shell: {id, pid}, mostBytes: () => 200_000_000});
	return {clock, open, store: open('here', process.pid)};
}

const begin = (store: JobStore, id: string, more: {task?: string; at?: number; keepOutput?: boolean; line?: string} = {}): number =>
	store.open({id, line: `show ${id}`, task: 'show.version', at: 5, keepOutput: true, ...more});
const ended = (more: Partial<JobEnd> = {}): JobEnd => ({state: 'completed', endedAt: 9, events: [], ...more});
const bytes = (count: number): Output => text('x'.repeat(count));
const groupsOf = (...groups: readonly Group[]): Output => ({
	kind: 'groups',
	groups,
	columns: [],
	noun: 'session',
	errors: [],
	notes: [],
	meta: noCost,
});

test('J21 stored-jobs a new shell shows the jobs of an old one, by number and by id', () => {
	const {open, store} = shells();
	const number = begin(store, 'uuid-1');
	const output = document(new Map([['5', new Map([['__proto__', {asn: 1, tags: []}]])]]));
	unwrap(store.close('uuid-1', ended({output, instance: 'prod'})));
	const other = open('there', 1);
	const job = {
		number,
		id: 'uuid-1',
		line: 'show uuid-1',
		task: 'show.version',
		state: 'completed',
		shell: 'here',
		queuedAt: 5,
		endedAt: 9,
		instance: 'prod',
	};
	expect(unwrap(other.list({last: 10}))).toEqual([job]);
	expect(unwrap(other.find(String(number)))).toEqual({...job, events: [], output});
	expect(unwrap(other.find('uuid-1'))).toEqual(unwrap(other.find(String(number))));
});

test('B3 A6 the result of a job is kept with the digits of its numbers, and as deep as an answer may be', () => {
	const {open, store} = shells();
	const depth = limits.jsonDepth / 2 - 1;
	const row = parseJson(`{"__proto__":1e400,"big":9007199254740993,"deep":${'[{"a":'.repeat(depth)}-0${'}]'.repeat(depth)}}`) as Row;
	const group = {key: 'r1', found: true, rows: [{key: 's1', held: {row}}]};
	for (const output of [document(new Map([['5', row]])), groupsOf(group)]) {
		const number = begin(store, output.kind);
		unwrap(store.close(output.kind, ended({output})));
		const kept = unwrap(open('there', 1).find(String(number))).output;
		expect(kept && shownOf(kept)).toEqual(shownOf(output));
		expect(kept).toEqual(output);
	}
});

test('J20 job-commands an unknown job is not found', () => {
	const {store} = shells();
	begin(store, 'a');
	for (const id of ['99', '0', '-1', 'uuid', '', '9'.repeat(40)]) expect(messageOf(store.find(id))).toBe(`no job ${id}.`);
});

test('a number is never used again, by no shell, not after pruning either', () => {
	const {clock, open, store} = shells();
	const other = open('there', 1);
	expect([begin(store, 'a'), begin(other, 'b'), begin(store, 'c')]).toEqual([1, 2, 3]);
	for (const id of ['a', 'b', 'c']) unwrap(store.close(id, ended()));
	clock.now += 40 * day;
	unwrap(store.prune());
	expect(unwrap(store.list({last: 10}))).toEqual([]);
	expect(begin(store, 'd', {at: clock.now})).toBe(4);
});

test('J19 job-list jobs are listed newest first, by state, task and shell', () => {
	const {open, store} = shells();
	begin(store, 'a');
	begin(open('there', process.ppid), 'b');
	begin(store, 'c', {task: 'man.tree'});
	unwrap(store.close('c', ended({state: 'failed', failure: failure.noJob('7')})));
	const ids = (which: Parameters<JobStore['list']>[0]) => unwrap(store.list(which)).map(({id}) => id);
	expect(ids({last: 10})).toEqual(['c', 'b', 'a']);
	expect(ids({last: 2})).toEqual(['c', 'b']);
	expect(ids({last: 1, states: ['running', 'lost']})).toEqual(['b']);
	expect(ids({last: 10, states: ['failed', 'timeout']})).toEqual(['c']);
	expect(ids({last: 10, task: 'show.version'})).toEqual(['b', 'a']);
	expect(ids({last: 10, shell: 'here'})).toEqual(['c', 'a']);
	expect(unwrap(store.list({last: 1}))[0]?.failure).toEqual(failure.noJob('7'));
});

test('J21 stored-jobs a job whose shell died is lost, one of a living shell runs', () => {
	const {open, store} = shells();
	const {pid} = spawnSync(process.execPath, ['--version']);
	begin(open('dead', pid), 'a');
	begin(open('alive', process.ppid), 'b');
	begin(open('an earlier shell of our process id', process.pid), 'c');
	begin(store, 'd');
	expect(unwrap(store.list({last: 10})).map(({id, state}) => [id, state])).toEqual([
		['d', 'running'],
		['c', 'lost'],
		['b', 'running'],
		['a', 'lost'],
	]);
	expect(unwrap(store.find('a')).state).toBe('lost');
});

test('J21 stored-jobs jobs are kept for 30 days, and 1,000 of them', () => {
	const {clock, store} = shells();
	begin(store, 'running for long', {at: clock.now - 40 * day});
	for (const [id, age] of [
		['old', 31],
		['young', 29],
	] as const) {
		begin(store, id, {at: clock.now - age * day});
		unwrap(store.close(id, ended()));
	}
	unwrap(store.prune());
	expect(unwrap(store.list({last: 10})).map(({id}) => id)).toEqual(['young', 'running for long']);
	for (let index = 0; index < 1000; index++) begin(store, `job ${index}`, {at: clock.now});
	for (let index = 0; index < 1000; index++) unwrap(store.close(`job ${index}`, ended()));
	unwrap(store.prune());
	expect(unwrap(store.list({last: 2000})).map(({id}) => id)).toEqual([
		...Array.from({length: 1000}, (_, index) => `job ${999 - index}`),
		'running for long',
	]);
});

test('J21 stored-jobs rows that are read when they are asked for are kept as rows', () => {
	const {open, store} = shells();
	const rows = [
		{id: 1, name: 'a'},
		{id: 2, '5': null},
	];
	const output = (held: readonly HeldRow[]): Output =>
		groupsOf({key: 'R1', found: true, rows: held.map((held, index) => ({key: `s${index}`, held, checkedAt: 5}))});
	const [hold, spool] = [createHolding(), openSpool()];
	for (const [id, held] of Object.entries({laid: rows.map(hold), spooled: rows.map((row) => spool.keep(hold(row)))})) {
		const number = begin(store, id);
		unwrap(store.close(id, ended({output: output(held)})));
		const kept = unwrap(open('there', 1).find(String(number))).output;
		const keptRows = kept?.kind === 'groups' ? (kept.groups[0]?.rows ?? []) : [];
		expect(keptRows.map(({key, checkedAt, held: {row, laid}}) => ({key, checkedAt, row, laid}))).toEqual(
			held.map(({row, laid}, index) => ({key: `s${index}`, checkedAt: 5, row, laid})),
		);
	}
});

test.each(Object.keys(samples()))('J21 stored-jobs a result of every kind is kept, and shown as it was in every form: %s', (name) => {
	const {open, store} = shells();
	const output = samples()[name] ?? bytes(0);
	const number = begin(store, name);
	expect(unwrap(store.close(name, ended({output})))).toBe('whole');
	const kept = unwrap(open('there', 1).find(String(number))).output;
	expect(kept && shownOf(kept)).toEqual(shownOf(output));
});

/** A file as the release before the lines of JSON left it, with a job of this id for each text of an output. */
function oldFile(path: string, outputs: Readonly<Record<string, string>>): void {
	const old = unwrap(openDatabase({path, migrations: jobMigrations.slice(0, 3), now: () => 0, warn: (message) => expect.fail(message), loss: ''}));
	const job = sqlOf(old).prepare(`
		INSERT INTO job (id, line, task, state, failure, shell, pid, keep_output, queued_at, ended_at)
		VALUES (?, 'show version', 'show.version', 'failed', ?, 'here', 1, 1, 5, 9)`);
	const record = sqlOf(old).prepare('INSERT INTO job_record (number, events, output, bytes, sum) VALUES (?, ?, ?, ?, ?)');
	for (const [id, output] of Object.entries(outputs)) {
		const number = Number(job.run(id, oldRecords.failure).lastInsertRowid);
		record.run(number, oldRecords.events, output, output.length, sumOf(oldRecords.events + output, [number, 'failed', 9]));
	}
	old.close();
}

test('J21 stored-jobs what an older release stored is read, and shown as it was in every form', () => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	oldFile(path, oldRecords.outputs);
	const store = createJobStore(openJobsFile(path), {now: () => 0, shell: {id: 'now', pid: process.pid}, mostBytes: () => 200_000_000});
	const now = samples();
	// Later kinds of outputs were never stored so.
	expect(Object.keys(now)).toEqual(expect.arrayContaining(Object.keys(oldRecords.outputs)));
	expect(Object.keys(oldRecords.outputs).length).toBeGreaterThan(5);
	for (const id of Object.keys(oldRecords.outputs)) {
		const job = unwrap(store.find(id));
		const output = now[id as keyof typeof now];
		expect([id, job.output && shownOf(job.output)]).toEqual([id, output && shownOf(output)]);
		expect(job.failure).toEqual(failure.noJob('7'));
		expect(job.events.map(({type}) => type)).toEqual(['queued', 'started', 'event', 'question', 'completed']);
		expect(job.events.at(-1)).toMatchObject({output: {kind: 'text', text: '', notes: ['"x" is not cached', 'two\nlines']}});
	}
	const number = begin(store, 'new');
	expect(unwrap(store.close('new', ended({output: bytes(5)})))).toBe('whole');
	expect(unwrap(store.find(String(number))).output).toEqual(bytes(5));
});

test('J21 stored-jobs an older release leaves a file alone that it would take for damaged', () => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const store = createJobStore(openJobsFile(path), {now: () => 0, shell: {id: 'now', pid: process.pid}, mostBytes: () => 200_000_000});
	begin(store, 'a');
	unwrap(store.close('a', ended({output: bytes(5)})));
	const said: string[] = [];
	const old = unwrap(openDatabase({path, migrations: jobMigrations.slice(0, 3), now: () => 0, warn: (message) => said.push(message), loss: ''}));
	onTestFinished(old.close);
	expect(said).toEqual(['"jobs.sqlite" was written by a newer nf: it has version 5, this nf knows 3. ']);
	expect(unwrap(store.find('a')).output).toEqual(bytes(5));
});

test('J21 stored-jobs results that an older release stored without their rows are given up, the others stay', () => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const open = () => unwrap(openDatabase({path, migrations: jobMigrations, now: () => 0, warn: () => undefined, loss: ''}));
	const old = open();
	const store = (database: Database): JobStore =>
		createJobStore(database, {now: () => 0, shell: {id: 'here', pid: process.pid}, mostBytes: () => 200_000_000});
	const row = {key: 's0', checkedAt: 5};
	const outputs = {lost: [row], whole: [{...row, row: {id: 1}}], empty: []};
	for (const id of Object.keys(outputs)) begin(store(old), id) && unwrap(store(old).close(id, ended({output: bytes(1)})));
	const put = sqlOf(old).prepare('UPDATE job_record SET output = ? WHERE number = (SELECT number FROM job WHERE id = ?)');
	for (const [id, rows] of Object.entries(outputs))
		put.run(JSON.stringify({...bytes(0), kind: 'groups', groups: [{key: 'R1', found: true, rows}]}), id);
	sqlOf(old).exec('DROP TABLE job_piece');
	for (const column of ['sum', 'pieces', 'lacks']) sqlOf(old).exec(`ALTER TABLE job_record DROP COLUMN ${column}`);
	sqlOf(old).exec('PRAGMA user_version = 1');
	old.close();
	const now = store(open());
	const kept = Object.keys(outputs).map((id) => unwrap(now.find(id)).output);
	expect(kept.map((output) => output?.kind === 'groups' && output.groups[0]?.rows)).toEqual([
		false,
		[{key: 's0', held: {row: {id: 1}}, checkedAt: 5}],
		[],
	]);
});

test('J21 stored-jobs what an older release kept is kept still: up to 5 MB of its JSON, whatever kind it is', () => {
	const {store} = shells();
	const most = 5 * 1024 * 1024;
	const rest = (output: Output): number => most - JSON.stringify(output).length;
	const list = document(Array.from({length: 500_000}, (_, index) => index));
	const outputs = {
		text: {...bytes(0), text: 'x'.repeat(rest(bytes(0)))},
		list: document([...(documentOf(list) as readonly number[]), 'x'.repeat(rest(list) - 3)]),
	};
	for (const [id, output] of Object.entries(outputs)) {
		expect(JSON.stringify(output).length).toBe(most);
		begin(store, id);
		expect([id, unwrap(store.close(id, ended({output})))]).toEqual([id, 'whole']);
	}
});

test('J21 stored-jobs of a result above 5 MB no more is read than the 5 MB', () => {
	const {store} = shells();
	const laid = createHolding()({id: 1, text: 'x'.repeat(5000)}).laid ?? '';
	let read = 0;
	const held = {
		get laid() {
			read += 1;
			return laid;
		},
		row: {},
	};
	const rows = Array.from({length: 4000}, (_, index) => ({key: `s${index}`, held}));
	begin(store, 'a');
	expect(unwrap(store.close('a', ended({output: groupsOf({key: 'r1', found: true, rows})})))).toBe('large');
	expect([read > 1000, read < 1060]).toEqual([true, true]);
});

test('J21 stored-jobs of all outputs the newest 200 MB are kept', () => {
	const {store} = shells();
	for (let index = 0; index < 44; index++) {
		begin(store, `job ${index}`, {at: 1000 * day});
		unwrap(store.close(`job ${index}`, ended({output: bytes(5_000_000)})));
	}
	unwrap(store.prune());
	const kept = unwrap(store.list({last: 100})).filter(({id}) => unwrap(store.find(id)).output !== undefined);
	expect([kept.length, kept.at(-1)?.id, unwrap(store.list({last: 100})).length]).toEqual([39, 'job 5', 44]);
	expect(unwrap(store.find('job 4')).lacks).toBe('room');
	// 220 MB take a slow disk its time.
}, 60_000);

test('L7 secrets-not-kept no token of the line stands in a stored job: not in its line, its events, its failure or its output', () => {
	const {store} = shells();
	const number = begin(store, 'uuid-1', {line: `netbox get bgp-peerings devices ${token}`});
	const lost = {...failure.deviceNotFound(token, []), hint: `two lines\n${token}`};
	const at = {job: 'uuid-1', at: 6};
	const events: readonly JobEvent[] = [
		{...at, type: 'queued', number, line: `show x\n${token}`, task: 'show.version', workers: [], background: false},
		{...at, worker: 'w', type: 'event', severity: 'WARN', resources: [`\u001b${token}`], message: lost.message},
		{...at, worker: 'w', type: 'failed', failure: lost, partial: {...text(''), errors: [lost], notes: [`\tnbt_abc.${token}`]}},
	];
	unwrap(store.close('uuid-1', ended({state: 'failed', events, failure: lost, output: text(token)})));
	const job = unwrap(store.find(String(number)));
	expect(job.line).toBe('netbox get bgp-peerings devices ***');
	expect(job.failure?.message).toBe("Device '***' not found in Netbox");
	expect(JSON.stringify(job)).not.toContain(token);
	expect(job.events.map(({type}) => type)).toEqual(['queued', 'event', 'failed']);
});

test('events are all kept, and what they carry of the output only once', () => {
	const {store} = shells();
	begin(store, 'a');
	const at = {job: 'a', at: 1, worker: 'netbox-worker-1'} as const;
	const output: Output = {...bytes(1000), notes: ['a note']};
	const events: JobEvent[] = [
		{...at, type: 'started'},
		{...at, type: 'event', severity: 'WARN', resources: ['prod'], message: 'm', counts: {devices: {done: 1, total: 2}}},
		{...at, type: 'completed', output},
		{...at, worker: 'netbox-worker-2', type: 'timeout', failure: failure.timeout(3, 'none'), partial: output},
		{...at, worker: 'netbox-worker-3', type: 'failed', failure: failure.noJob('7')},
	];
	unwrap(store.close('a', ended({events, output})));
	const stored = unwrap(store.find('a'));
	expect(stored.output).toEqual(output);
	const empty = {...output, text: ''};
	expect(stored.events).toEqual([events[0], events[1], {...events[2], output: empty}, {...events[3], partial: empty}, events[4]]);
});

test('questions are kept, without what was shown above them', () => {
	const {store} = shells();
	begin(store, 'a');
	const at = {job: 'a', at: 1, worker: 'netbox-worker-1'} as const;
	const asked = {...at, type: 'question', kind: 'confirm', question: 'netbox-worker-1/1', until: 9, text: 'delete 1 object?'} as const;
	const secret: JobEvent = {...at, type: 'question', kind: 'password', question: 'netbox-worker-1/2', until: 9, text: `token of ${token}`};
	const withdrawn: JobEvent = {...at, type: 'withdrawn', question: 'netbox-worker-1/2'};
	unwrap(store.close('a', ended({events: [{...asked, preview: bytes(1000)}, secret, withdrawn]})));
	expect(unwrap(store.find('a')).events).toEqual([asked, {...secret, text: 'token of ***'}, withdrawn]);
});

test('a store that cannot be written numbers jobs all the same', () => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const database = openJobsFile(path);
	const store = createJobStore(database, {now: () => 0, shell: {id: 'here', pid: process.pid}, mostBytes: () => 200_000_000});
	expect(begin(store, 'a')).toBe(1);
	sqlOf(database).pragma('query_only = ON');
	expect([begin(store, 'b'), begin(store, 'c')]).toEqual([2, 3]);
	expect(messageOf(store.close('b', ended()))).toBe('"jobs.sqlite" is read-only.');
});

test('J19 job-list a number that this shell has given is given to no other job, also where the file was damaged and begun anew', () => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const said: string[] = [];
	const database = unwrap(openDatabase({path, migrations: jobMigrations, now: () => 0, warn: (message) => said.push(message), loss: ''}));
	onTestFinished(database.close);
	const store = createJobStore(database, {now: () => 0, shell: {id: 'here', pid: process.pid}, mostBytes: () => 200_000_000});
	expect([begin(store, 'a'), begin(store, 'b')]).toEqual([1, 2]);
	damage(path, () => truncateSync(path, 0));
	expect(begin(store, 'c')).toBe(3);
	unwrap(store.close('c', ended()));
	expect(unwrap(store.list({last: 9})).map(({number, state}) => [number, state])).toEqual([[3, 'completed']]);
	expect(said).toEqual([`"jobs.sqlite" was damaged: it is set aside as "${path}.damaged-19700101T000000Z", and a new one is begun.`]);
});
