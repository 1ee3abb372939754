import {mkdirSync, openSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {damage} from '../support/database.js';
import {adminToken, homeFolder, openApp, type TestApp} from './open-app.js';

/** Done once, just before the lab answers with its change log: the job has looked into the cache by then and not read a session. */
let meanwhile: (() => void) | undefined;
let lab: RunningLab;
let truth: unknown;

const line = 'netbox get bgp-peerings devices lab-*';
const count = 60;

beforeAll(async () => {
	const log = (seen: string): void => {
		if (!seen.includes('/core/object-changes/')) return;
		meanwhile?.();
		meanwhile = undefined;
	};
	lab = await startLab({dataset: scaleDataset(count), log});
	const {app} = await openHere(homeFolder().home);
	truth = (await app.run(`${line} cache False`)).json;
	await app.close();
});
afterAll(() => lab.close());

async function openHere(home: string): Promise<{readonly app: TestApp; readonly path: string}> {
	const app = await openApp({home, env: {NF_URL: lab.url, NF_TOKEN: adminToken}});
	return {app, path: app.paths.cacheFile};
}

/** A home of the test, in whose cache all devices are, and no process that has it open. */
async function filledHome(): Promise<string> {
	const {home, remove} = homeFolder();
	onTestFinished(remove);
	const {app} = await openHere(home);
	await app.run(line);
	await app.close();
	return home;
}

/** What a job in a home gives, and what it warns of. */
async function runIn(
	home: string,
	what = line,
): Promise<{readonly json: unknown; readonly exit: number; readonly warned: readonly string[]; readonly requests: number}> {
	const {app} = await openHere(home);
	onTestFinished(app.close);
	const {json, exit, events, job} = await app.run(what);
	const warned = events.flatMap((event) => (event.type === 'event' && event.severity === 'WARN' ? [event.message] : []));
	await app.close();
	return {json, exit, warned, requests: [...job.runs.values()].reduce((sum, run) => sum + (run.output?.meta.requests ?? 0), 0)};
}

const overwrite = (path: string, from: number, byte: number): void => {
	const length = statSync(path).size - from;
	writeSync(openSync(path, 'r+'), Buffer.alloc(length, byte), 0, length, from);
};
const harms: readonly (readonly [string, (path: string) => void])[] = [
	['overwritten from its middle on', (path) => overwrite(path, 4096 * 100, 0xee)],
	['cut off', (path) => truncateSync(path, 4096 * 50 + 7)],
	['emptied', (path) => truncateSync(path, 0)],
	['filled with one byte', (path) => overwrite(path, 0, 0x5a)],
];

describe.each(harms)('a cache file %s in the middle of a job', (_, harm) => {
	test('costs time and no answer, is said once with where it lies, and the next job finds a cache', async () => {
		const home = await filledHome();
		const path = join(home, 'cache.sqlite');
		meanwhile = () => damage(path, () => harm(path));
		const met = await runIn(home);
		expect([met.exit, met.warned.length]).toEqual([0, 1]);
		expect(met.json).toEqual(truth);
		const [aside] = readdirSync(home).filter((name) => /^cache\.sqlite\.damaged-\d+T\d+Z$/.test(name));
		expect(met.warned[0]).toBe(`"cache.sqlite" was damaged: it is set aside as "${join(home, aside ?? '')}", and a new one is begun.`);
		const next = await runIn(home);
		expect([next.exit, next.warned, next.json]).toEqual([0, [], truth]);
		expect((await runIn(home, `${line} cache force`)).requests).toBe(0);
	});
});

const places: readonly (readonly [string, (path: string) => void, RegExp | undefined])[] = [
	['a folder in its place', (path) => mkdirSync(path), /^cannot open "cache\.sqlite": it is a folder\. Nothing is cached beyond this run\.$/],
	['random bytes in its place', (path) => writeFileSync(path, Buffer.alloc(9000, 0x5a)), /^"cache\.sqlite" was damaged: it is set aside as/],
	['an empty file in its place', (path) => writeFileSync(path, ''), undefined],
	['no memory that processes share', (path) => symlinkSync('nowhere', `${path}-shm`), undefined],
	[
		'one of a newer release',
		(path) => new BetterSqlite3(path).pragma('user_version = 99'),
		/^"cache\.sqlite" was written by a newer nf: .* Nothing is cached beyond this run\.$/,
	],
	[
		'a database of somebody else, as new as ours',
		(path) => {
			const other = new BetterSqlite3(path);
			other.exec('CREATE TABLE theirs (id)');
			other.pragma('user_version = 4');
			other.close();
		},
		/^"cache\.sqlite" was damaged: it is set aside as/,
	],
];

test.each(places)('a cache with %s costs no answer, and at most one warning', async (_, put, warning) => {
	const {home, remove} = homeFolder();
	onTestFinished(remove);
	put(join(home, 'cache.sqlite'));
	const met = await runIn(home);
	expect([met.exit, met.json]).toEqual([0, truth]);
	expect(met.warned).toEqual(warning ? [expect.stringMatching(warning)] : []);
});

test('jobs are numbered on where their file is damaged in the middle', async () => {
	const home = await filledHome();
	const path = join(home, 'jobs.sqlite');
	const {app} = await openHere(home);
	onTestFinished(app.close);
	await app.run(line);
	damage(path, () => truncateSync(path, 0));
	const {json} = await app.run('show jobs');
	expect(json).toEqual([]);
	await app.run(line);
	expect((await app.run('show jobs')).json).toEqual([expect.objectContaining({id: 3, status: 'completed'})]);
});

test('a file that is deleted in the middle costs nothing but what it held', async () => {
	const home = await filledHome();
	meanwhile = () => rmSync(join(home, 'cache.sqlite'));
	expect(await runIn(home)).toMatchObject({exit: 0, json: truth, warned: []});
	expect(await runIn(home)).toMatchObject({exit: 0, json: truth, warned: []});
});
