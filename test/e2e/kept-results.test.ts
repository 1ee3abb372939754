import {existsSync} from 'node:fs';
import {join} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startServer, type TestServer} from '../support/http.js';
import {openPty, type Pty} from '../support/pty.js';
import {asEnv, binary, cleanEnv, createPlayground, nf} from './nf.js';

const play = createPlayground();
const rows = 18_000;
let server: TestServer;
beforeAll(async () => {
	const results = Array.from({length: rows}, (_, id) => ({id, name: `row ${id}`, description: 'x'.repeat(900)}));
	server = await startServer(({path}) => ({json: path.includes('large') ? {results} : {note: 'small'}}));
});
afterAll(async () => {
	await play.close();
	await server.close();
});

/** How many pieces of results the store holds. */
function pieces(home: string): number {
	const path = join(home, 'jobs.sqlite');
	if (!existsSync(path)) return 0;
	const sql = new BetterSqlite3(path, {readonly: true});
	try {
		return Number(sql.prepare('SELECT count(*) FROM job_piece').pluck().get());
	} catch {
		// The tables are not there yet.
		return 0;
	} finally {
		sql.close();
	}
}

/** A prompt that has run a small job, and begun to store the result of a large one: so many pieces of it are there. */
async function writing(home: string, count: number): Promise<Pty> {
	const pty = openPty({file: process.execPath, args: [binary], cwd: home, env: cleanEnv(home, asEnv(server)), columns: 100});
	await pty.until('nf#');
	pty.type('netbox rest path /api/small/ | count\r');
	await pty.until('Count: 1');
	pty.type('netbox rest path /api/large/ | count\r');
	await pty.until(() => pieces(home) >= count);
	return pty;
}

const result = async (home: string, job: number) => {
	const {code, stdout, stderr} = await nf(['job', 'result', String(job), '|', 'json', 'compact'], {home});
	return {code, stderr, rows: stdout === '' ? undefined : (JSON.parse(stdout) as unknown[]).length};
};
const small = (home: string) => nf(['job', 'result', '1', '|', 'json', 'compact'], {home});
const unfinished = {
	code: 1,
	stderr: expect.stringMatching(/^nf: job 2: result not kept: its shell ended before all of it was written\./),
	rows: undefined,
};
const whole = {code: 0, stderr: '', rows};

test('J23 signals-restore J21 stored-jobs a shell killed while it stores a large result leaves the store whole, and the result is an error', async () => {
	let halfWay = 0;
	for (const count of [1, 2, 5, 9]) {
		const home = play.home();
		const pty = await writing(home, count);
		pty.signal('SIGKILL');
		await pty.close();
		const kept = await result(home, 2);
		if (kept.code !== 0) halfWay += 1;
		expect(kept).toEqual(kept.code === 0 ? whole : unfinished);
		expect(await small(home)).toEqual({code: 0, stdout: '{"note":"small"}\n', stderr: ''});
	}
	expect(halfWay).toBeGreaterThan(0);
}, 120_000);

test('S10 signal-exits J23 signals-restore SIGTERM ends a shell that stores a large result, and the store is whole', async () => {
	const home = play.home();
	const pty = await writing(home, 1);
	const before = Date.now();
	pty.signal('SIGTERM');
	expect(await pty.exit).toBe(143);
	expect(Date.now() - before).toBeLessThan(1900);
	await pty.close();
	const kept = await result(home, 2);
	expect(kept).toEqual(kept.code === 0 ? whole : unfinished);
	if (kept.code !== 0) expect(pieces(home)).toBe(0);
}, 60_000);

test('J20 job-commands J21 stored-jobs who leaves by Ctrl-D has the large result kept, and scripts read it', async () => {
	const home = play.home();
	const pty = await writing(home, 1);
	await pty.until(`Count: ${rows}`);
	pty.type('\u0004');
	expect(await pty.exit).toBe(0);
	await pty.close();
	expect(await result(home, 2)).toEqual(whole);
	const lines = await nf(['job', 'result', '2', '|', 'select', 'name', '|', 'ndjson'], {home});
	expect(lines.stdout.split('\n').at(-2)).toBe(`{"name":"row ${rows - 1}"}`);
	const none = await nf(['-c', 'netbox rest path /api/small/', '-c', 'job result 3 | ndjson'], {home, env: asEnv(server)});
	expect([none.code, none.stdout]).toEqual([1, '{\n    "note": "small"\n}\n']);
	expect(none.stderr).toContain('nf: job 3: result not kept: a script keeps none. run it again with "| save FILE"\n');
}, 60_000);
