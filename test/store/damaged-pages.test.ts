import {copyFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {expect, test} from 'vitest';
import {text} from '../../src/output/output.js';
import {createJobStore, type JobStore} from '../../src/store/jobs/jobs.js';
import {jobMigrations} from '../../src/store/jobs/jobs-schema.js';
import {openDatabase} from '../../src/store/sqlite/database.js';
import {messageOf, openCacheFile, temporaryFolder, unwrap} from '../support/database.js';
import {main} from './cache-samples.js';
import {fill, harm, open, overwrite, page, wrongOf} from './damaged-pages.js';

/** A file of 6 devices with 8 sessions each, closed, and the way to another one like it. */
function filled(): () => string {
	const folder = temporaryFolder();
	const whole = join(folder, 'whole.sqlite');
	const {cache, database} = open(whole);
	fill(cache);
	database.close();
	let count = 0;
	return () => {
		count += 1;
		const path = join(folder, `${count}`, 'cache.sqlite');
		openCacheFile(path).close();
		copyFileSync(whole, path);
		return path;
	};
}

test('A3 a cache of which any page is zero tells what was kept, or is set aside and takes all anew in the same process', () => {
	const next = filled();
	for (let at = 0; at < statSync(next()).size; at += page) {
		const path = next();
		overwrite(path, at, Buffer.alloc(page));
		expect([at / page, wrongOf(path)]).toEqual([at / page, undefined]);
	}
}, 60_000);

test('A3 so does one that was damaged at random', () => {
	const next = filled();
	let seed = 20_261_129;
	const random = (): number => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return seed / 2_147_483_648;
	};
	for (let round = 0; round < 15; round += 1) {
		const path = next();
		const how = harm(path, random);
		expect([how, wrongOf(path)]).toEqual([how, undefined]);
	}
}, 60_000);

test.each([
	['a row that is gone', 'DELETE FROM session_row WHERE session = 5'],
	['a session that is gone from its set', 'DELETE FROM session WHERE key = 5'],
	['another name', "UPDATE session SET name = 'other' WHERE key = 5"],
	['another time of reading', 'UPDATE session SET fetched_at = fetched_at + 1 WHERE key = 5'],
	['a mark that is gone', 'UPDATE session SET stale = 3 WHERE key = 5'],
	['another name of a device', "UPDATE device SET name = 'R99' WHERE id = 2"],
	['another time of a set', 'UPDATE device SET sessions_at = sessions_at + 1 WHERE id = 2'],
	['a device that a proved name has lost', 'DELETE FROM device WHERE id = 2'],
	['a device that a proved name has got', "DROP TRIGGER device_renamed; UPDATE device SET folded = 'R1' WHERE id = 3"],
	['a name that is kept otherwise', 'UPDATE name_state SET sum = sum + 1'],
	['another position', "UPDATE scope SET position = replace(position, '300', '900')"],
	['a position that is no JSON', "UPDATE scope SET position = 'x'"],
])('A3 %s, where SQLite sees nothing, is damage and not an answer', (_, statement) => {
	const path = filled()();
	const sql = new BetterSqlite3(path);
	sql.pragma('foreign_keys = OFF');
	sql.exec(statement);
	sql.close();
	const {database, cache, said} = open(path);
	unwrap(cache.lookUp(main, ['R1', 'R2']));
	unwrap(cache.sessionsOf(main, [1, 2]));
	unwrap(cache.devices(main));
	database.close();
	expect(said).toEqual([expect.stringMatching(/^"cache\.sqlite" was damaged: it is set aside as /)]);
});

function openJobs(path: string): {readonly store: JobStore; readonly said: readonly string[]; readonly close: () => void} {
	const said: string[] = [];
	const database = unwrap(openDatabase({path, migrations: jobMigrations, now: () => 0, warn: (message) => said.push(message), loss: ''}));
	return {store: createJobStore(database, {now: () => 0, shell: {id: 's', pid: 1}, mostBytes: () => 200_000_000}), said, close: database.close};
}

test.each([
	['events that are no JSON', (sql: BetterSqlite3.Database) => sql.exec("UPDATE job_record SET events = '['")],
	['another result', (sql: BetterSqlite3.Database) => sql.exec("UPDATE job_record SET output = replace(output, 'right', 'wrong')")],
	['another state', (sql: BetterSqlite3.Database) => sql.exec("UPDATE job SET state = 'failed'")],
	['no state at all', (sql: BetterSqlite3.Database) => sql.exec("UPDATE job SET state = ''")],
])('A3 a job with %s is damage: the file is set aside, which is told, and the next job goes into another', (_, damage) => {
	const path = join(temporaryFolder(), 'jobs.sqlite');
	const job = {id: 'j', line: 'show jobs', task: 'jobs', at: 1, keepOutput: true} as const;
	const before = openJobs(path);
	before.store.open(job);
	unwrap(before.store.close('j', {state: 'completed', endedAt: 2, events: [], output: text('right')}));
	expect(unwrap(before.store.find('1')).output).toMatchObject({text: 'right\n'});
	before.close();
	const sql = new BetterSqlite3(path);
	damage(sql);
	sql.close();
	const {store, said, close} = openJobs(path);
	expect(messageOf(store.find('1'))).toBe('no job 1.');
	expect(said).toEqual([expect.stringMatching(/^"jobs\.sqlite" was damaged: it is set aside as /)]);
	expect(store.open({...job, id: 'k'})).toBe(2);
	close();
});
