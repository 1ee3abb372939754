import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {exitOf, worstOf} from '../../src/core/exits.js';
import type {Failure} from '../../src/core/failure.js';
import type {Result} from '../../src/core/result.js';
import {randomUuid} from '../../src/core/uuid.js';
import {writeJson} from '../../src/format/json.js';
import type {Job, JobEvent, JobId} from '../../src/jobs/job.js';
import {resultOf} from '../../src/jobs/job-result.js';
import type {Attendance} from '../../src/jobs/runner.js';
import {tokenMark} from '../../src/netbox/transport/token.js';
import {documentOf} from '../../src/output/output.js';
import type {Cache} from '../../src/store/cache/cache.js';
import {type StatePaths, statePaths} from '../../src/store/files/paths.js';
import {type App, createApp} from '../../src/wiring/app.js';
import {createLog} from '../../src/wiring/run/log.js';
import {commandOf, shellTree} from '../support/shell-tree.js';

/** The token of the user who may do everything, on every lab. */
export const adminToken = '0123456789abcdef0123456789abcdef01234567';

/** Makes what is cached of `user 1` that of a token. */
export const keepReader = (cache: Cache, {url, token}: {readonly url: string; readonly token: string}): Result<void> =>
	cache.keepReader(url, (salt) => tokenMark(token, salt), {reader: 'user 1', at: Date.now()});

/** A job that is over, as it is asked about in tests. */
type Ended = {
	readonly job: Job;
	readonly events: readonly JobEvent[];
	/** The result as JSON would show it; undefined where nothing may be shown. */
	readonly json: unknown;
	readonly errors: readonly Failure[];
	/** What a script would end with. */
	readonly exit: number;
};

/** The whole shell without a terminal: lines in, jobs out. */
export type TestApp = {
	readonly app: App;
	readonly paths: StatePaths;
	readonly start: (line: string, timeout?: number) => Promise<{readonly id: JobId; readonly over: Promise<Ended>}>;
	readonly run: (line: string, timeout?: number) => Promise<Ended>;
	readonly close: () => Promise<void>;
};

export type TestAppOptions = {
	readonly env?: Readonly<Record<string, string>>;
	readonly home: string;
	readonly cwd?: string;
	readonly keepOutputs?: boolean;
	readonly attended?: Attendance;
};

/** A new folder for state, and the function that removes it. */
export function homeFolder(): {readonly home: string; readonly remove: () => void} {
	const home = mkdtempSync(join(tmpdir(), 'nf-app-'));
	return {home, remove: () => rmSync(home, {recursive: true, force: true, maxRetries: 3})};
}

/** Everything wired as in `main`, in a folder of the test. */
export async function openApp({env = {}, home, cwd = '/', keepOutputs = true, attended = 'nobody'}: TestAppOptions): Promise<TestApp> {
	const paths = statePaths({env: {NF_HOME: home}, cwd, platform: {config: '/', data: '/', cache: '/'}});
	const app = await createApp({
		tree: shellTree(),
		env: {NF_KEYCHAIN: 'off', ...env},
		paths,
		now: Date.now,
		newId: randomUuid,
		log: createLog(paths.logFile, {isDebug: false, now: Date.now, newId: randomUuid}),
		version: '0',
		instance: undefined,
		warn: () => undefined,
		attended,
		readLine: async () => undefined,
		keepOutputs,
	});
	const start: TestApp['start'] = async (line, timeout) => {
		const command = commandOf(line);
		await app.shell.ready(command);
		const place = await app.placeOf(command);
		const {job: id, taken} = app.shell.jobs.start(timeout === undefined ? command : {...command, run: {...command.run, timeout}}, place);
		const over = ended(app, id);
		await taken;
		return {id, over};
	};
	return {app, paths, start, run: async (line, timeout) => (await start(line, timeout)).over, close: app.close};
}

async function ended({shell}: App, id: JobId): Promise<Ended> {
	const events: JobEvent[] = [];
	const job = await shell.jobs.wait(id, {hear: (event) => events.push(event)});
	if (!job) throw new Error('a job that was started comes to an end');
	const {output, errors} = resultOf(job);
	const worst = worstOf(errors);
	return {job, events, json: output && JSON.parse(writeJson(documentOf(output), {})), errors, exit: worst ? exitOf(worst.code) : 0};
}
