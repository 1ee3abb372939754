import {spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {limits} from '../../src/core/limits.js';
import {encodeOutput} from '../../src/output/codec.js';
import {createHolding} from '../../src/output/json-row.js';
import {document, noCost, type Output, text} from '../../src/output/output.js';
import {createJobStore, type JobEnd, type JobRecord, type JobStore} from '../../src/store/jobs/jobs.js';
import {jobMigrations} from '../../src/store/jobs/jobs-schema.js';
import {openSpool} from '../../src/store/jobs/spool.js';
import {openDatabase} from '../../src/store/sqlite/database.js';
import {samples, shownOf} from '../output/samples.js';
import {openJobsFile, sqlOf, temporaryFolder, unwrap} from '../support/database.js';

const never = new AbortController().signal;

/** Stores of several shells on one file; all results together may take `room.bytes`. */
function shells() {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const room = {bytes: 200_000_000};
	const database = openJobsFile(path);
	const on = (at: typeof database, id: string, pid: number): JobStore =>
		createJobStore(at, {now: () => 0, shell: {id, pid}, mostBytes: () => room.bytes});
	return {
		path,
		room,
		sql: sqlOf(database),
		store: on(database, 'here', process.pid),
		other: (pid = process.ppid) => on(openJobsFile(path), 'there', pid),
	};
}

const begin = (store: JobStore, id: string, more: {keepOutput?: boolean; line?: string} = {}): number =>
	store.open({id, line: `show ${id}`, task: 'show.version', at: 5, keepOutput: true, ...more});
const ended = (more: Partial<JobEnd> = {}): JobEnd => ({state: 'completed', endedAt: 9, events: [], ...more});
const found = (store: JobStore, id: string): JobRecord => unwrap(store.find(id));
const read = async (store: JobStore, id: string): Promise<Output | undefined> => {
	const output = await store.unpack(found(store, id), {stop: never, keep: openSpool().keep});
	return output && unwrap(output);
};
const count = (sql: ReturnType<typeof sqlOf>): unknown => sql.prepare('SELECT count(*) AS pieces FROM job_piece').pluck().get();

vi.setConfig({testTimeout: 60_000});

/** Rows that are about as large as sessions; `noise` is what does not compress. */
function peerings(rows: number, noise = 0): Output {
	const hold = createHolding();
	const held = (id: number) => hold({id, name: `s${id}`, description: 'x'.repeat(800), noise: randomBytes(noise).toString('base64')});
	const group = {key: 'R1', found: true, rows: Array.from({length: rows}, (_, id) => ({key: `s${id}`, held: held(id), checkedAt: id}))};
	return {kind: 'groups', groups: [group], columns: [], noun: 'session', errors: [], notes: ['a note'], meta: noCost};
}

async function packed(store: JobStore, id: string, output: Output): Promise<void> {
	begin(store, id);
	unwrap(store.close(id, ended({output})));
	await store.pack(id, output, never);
}

test('J21 stored-jobs a result above 5 MB is kept, compressed and in pieces, and another shell reads it', async () => {
	const {store, other, sql} = shells();
	const output = peerings(6000);
	begin(store, 'a');
	expect(unwrap(store.close('a', ended({output})))).toBe('large');
	expect(found(store, 'a')).toMatchObject({lacks: 'writing'});
	expect(found(other(), 'a')).toMatchObject({lacks: 'writing'});
	await store.pack('a', output, never);
	const kept = await read(other(), 'a');
	expect(kept && encodeOutput(kept) === encodeOutput(output)).toBe(true);
	expect([found(store, 'a').output, found(store, 'a').lacks, found(store, 'a').pieces]).toEqual([undefined, undefined, count(sql)]);
	expect(found(store, 'a').pieces).toBeGreaterThan(3);
	expect(sql.prepare('SELECT bytes < 500000 AND bytes = (SELECT sum(length(data)) FROM job_piece) FROM job_record').pluck().get()).toBe(1);
});

test.each(Object.keys(samples()))('J21 stored-jobs in pieces a result of every kind is what it was: %s', async (name) => {
	const {store, other} = shells();
	const output = samples()[name] ?? text('');
	begin(store, name);
	unwrap(store.close(name, ended()));
	await store.pack(name, output, never);
	const kept = await read(other(), name);
	expect(kept && shownOf(kept)).toEqual(shownOf(output));
});

test('J21 stored-jobs a text of one long line is kept too, and what could not be read again is not', async () => {
	const {store} = shells();
	const long = text('x'.repeat(30_000_000));
	await packed(store, 'long', long);
	expect(await read(store, 'long')).toEqual(long);
	begin(store, 'many');
	unwrap(store.close('many', ended()));
	const zeros = Array.from({length: 100_000}, () => 0);
	await store.pack('many', document(Array.from({length: limits.resultValues / 100_000}, () => zeros)), never);
	expect(found(store, 'many')).toMatchObject({lacks: 'size'});
});

test('J21 stored-jobs what is larger than all results may be together is not kept, which is said, and drops no other', async () => {
	const {store, room, sql} = shells();
	await packed(store, 'first', peerings(6000));
	const pieces = count(sql);
	room.bytes = 1_000_000;
	await packed(store, 'noise', peerings(6000, 900));
	expect([found(store, 'noise').lacks, found(store, 'noise').pieces, count(sql)]).toEqual(['size', undefined, pieces]);
	expect((await read(store, 'first'))?.kind).toBe('groups');
});

test('J21 stored-jobs newer results take the place of the oldest, at once and whatever their size', async () => {
	const {store, other, room, sql} = shells();
	const output = peerings(6000, 30);
	for (const id of ['a', 'b']) await packed(store, id, output);
	begin(store, 'small');
	unwrap(store.close('small', ended({output: text('x')})));
	const one = Number(sql.prepare('SELECT max(bytes) FROM job_record').pluck().get());
	room.bytes = one * 2.5;
	const reading = found(store, 'a');
	await packed(store, 'c', output);
	expect(['a', 'b', 'small', 'c'].map((id) => [id, found(store, id).lacks ?? 'kept'])).toEqual([
		['a', 'room'],
		['b', 'kept'],
		['small', 'kept'],
		['c', 'kept'],
	]);
	expect(sql.prepare('SELECT DISTINCT number FROM job_piece').pluck().all()).toEqual([2, 4]);
	expect(await store.unpack(reading, {stop: never, keep: (held) => held})).toEqual({ok: true, value: undefined});
	room.bytes = 10;
	unwrap(other().prune());
	expect([found(store, 'c').lacks, count(sql)]).toEqual(['room', 0]);
});

test('J21 stored-jobs why a result is not kept is known of scripts and of lines with a token', () => {
	const {store} = shells();
	const token = '0123456789abcdef0123456789abcdef01234567';
	begin(store, 'script', {keepOutput: false});
	begin(store, 'token', {line: `netbox get bgp-peerings devices ${token}`});
	for (const id of ['script', 'token']) expect(unwrap(store.close(id, ended({output: text('x')})))).toBe('none');
	expect(['script', 'token'].map((id) => found(store, id).lacks)).toEqual(['script', 'token']);
});

test('J21 stored-jobs what was stopped is given up, and what a dead shell left is dropped by the next', async () => {
	const {store, other, sql} = shells();
	const stop = new AbortController();
	const output = peerings(6000);
	begin(store, 'stopped');
	unwrap(store.close('stopped', ended({output})));
	const packing = store.pack('stopped', output, stop.signal);
	stop.abort();
	await packing;
	expect([found(store, 'stopped').lacks, count(sql)]).toEqual(['writing', 0]);
	const {pid} = spawnSync(process.execPath, ['--version']);
	begin(other(pid), 'dead');
	unwrap(store.close('dead', ended({output})));
	sql.exec("INSERT INTO job_piece (number, place, sum, data) VALUES (2, 0, 0, x'00'), (1, 0, 0, x'00')");
	expect(found(store, 'dead').lacks).toBe('unfinished');
	unwrap(store.prune());
	expect(sql.prepare('SELECT number FROM job_piece').pluck().all()).toEqual([1]);
	expect(found(other(pid), 'stopped').lacks).toBe('writing');
});

test('J21 stored-jobs on a full disk a large result is given up, which is said, and nothing of it stays', async () => {
	const {store, sql} = shells();
	const output = peerings(6000, 900);
	begin(store, 'a');
	unwrap(store.close('a', ended({output})));
	sql.pragma(`max_page_count = ${Number(sql.pragma('page_count', {simple: true})) + 300}`);
	await store.pack('a', output, never);
	expect([found(store, 'a').lacks, found(store, 'a').pieces, count(sql)]).toEqual(['disk', undefined, 0]);
});

test('J21 stored-jobs what newer results replace is given back to the disk', async () => {
	const {store, other, room, sql} = shells();
	await packed(store, 'a', peerings(6000, 900));
	const pages = () => Number(sql.pragma('page_count', {simple: true}));
	const before = pages();
	room.bytes = 10;
	unwrap(other().prune());
	expect([count(sql), pages() < before / 4]).toEqual([0, true]);
});

test('J21 stored-jobs a job that was forgotten meanwhile takes no pieces', async () => {
	const {store, sql} = shells();
	const output = peerings(6000);
	begin(store, 'a');
	unwrap(store.close('a', ended({output})));
	const packing = store.pack('a', output, never);
	sql.exec('DELETE FROM job');
	await packing;
	expect([count(sql), store.find('a').ok]).toEqual([0, false]);
});

test.each([
	['changed', "UPDATE job_piece SET data = x'00' WHERE place = 1"],
	['in the place of another', 'UPDATE job_piece SET data = (SELECT data FROM job_piece WHERE place = 0) WHERE place = 1'],
	['gone', 'DELETE FROM job_piece WHERE place = 1'],
])('J13 event-warnings J21 stored-jobs a piece that is %s is damage', async (_, change) => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const said: string[] = [];
	const database = unwrap(openDatabase({path, migrations: jobMigrations, now: () => 0, warn: (message) => said.push(message), loss: ''}));
	onTestFinished(database.close);
	const store = createJobStore(database, {now: () => 0, shell: {id: 'here', pid: process.pid}, mostBytes: () => 200_000_000});
	await packed(store, 'a', peerings(6000));
	const job = found(store, 'a');
	sqlOf(database).exec(change);
	expect(await store.unpack(job, {stop: never, keep: (held) => held})).toEqual({ok: true, value: undefined});
	expect(said).toEqual([expect.stringMatching(/^"jobs\.sqlite" was damaged: it is set aside as /)]);
});

test('J15 ctrl-c-job reading a large result is stopped between two rows', async () => {
	const {store} = shells();
	await packed(store, 'a', peerings(6000));
	const stop = new AbortController();
	let rows = 0;
	const reading = store.unpack(found(store, 'a'), {
		stop: stop.signal,
		keep: (held) => {
			rows += 1;
			if (rows === 100) stop.abort();
			return held;
		},
	});
	expect([await reading, rows]).toEqual([undefined, 100]);
});
