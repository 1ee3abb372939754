import {createHash} from 'node:crypto';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {ok} from '../../src/core/result.js';
import type {JobEvent} from '../../src/jobs/job.js';
import type {Hooks} from '../../src/jobs/run.js';
import type {ParsedCommand} from '../../src/language/read/sentence.js';
import {claims} from '../../src/nats/messages.js';
import {openNats} from '../../src/nats/open.js';
import type {NatsRunner} from '../../src/nats/runner.js';
import {rows, text} from '../../src/output/output.js';
import {hasNats, startNats, type TestNats} from './nats-server.js';
import {leafOf, newSpace, opened, runnerAt, workerAt} from './space.js';

const command = (task: string, run: Partial<ParsedCommand['run']> = {}): ParsedCommand => ({
	...{line: task, task, path: [task], args: {}, pipes: [], writes: task.includes('write')},
	run: {workers: 'any', progress: true, verboseResult: false, background: false, ...run},
});

/** The job's events, until it is over. */
function runOne(runner: NatsRunner, job: string, one: ParsedCommand): Promise<readonly JobEvent[]> {
	const events: JobEvent[] = [];
	return new Promise((resolve) => {
		runner.subscribe((event) => {
			if (event.job !== job) return;
			events.push(event);
			if (/refused|completed|failed|cancelled|timeout/.test(event.type)) resolve(events);
		});
		void runner.start({job, command: one, attended: 'nobody'});
	});
}

describe.skipIf(!hasNats)('workers over NATS', () => {
	let server: TestNats;
	beforeAll(async () => {
		server = await startNats();
	});
	afterAll(() => server.stop());

	test('RN7 write-claim a write that its worker never answered begins nowhere: the claim is withdrawn, and a worker that comes late refuses it', async () => {
		const place = {url: server.url, space: newSpace(), user: 'ann'};
		let begun = 0;
		let isHeld = true;
		let release = (): void => undefined;
		const execute = () => {
			begun += 1;
			return {result: Promise.resolve(ok(text('made'))), requests: () => 1};
		};
		// It looks at the order for longer than its shell waits.
		const refuses = async () => {
			if (isHeld)
				await new Promise<void>((resolve) => {
					release = resolve;
				});
			return undefined;
		};
		const worker = await workerAt(place, 'w1', {execute, refuses});
		const runner = runnerAt(place, {answerMs: 200});
		const events = await runOne(runner, 'late', command('write'));
		expect(events.at(-1)).toMatchObject({
			type: 'failed',
			failure: {code: 'unreachable', message: 'worker "w1" did not answer: nothing was sent to NetBox.'},
		});
		isHeld = false;
		release();
		const kept = await (await worker.nats.claims()).get('late');
		expect(kept && claims.decode(kept.value)).toEqual({kind: 'withdrawn'});
		expect((await runOne(runner, 'next', command('write'))).at(-1)).toMatchObject({type: 'completed'});
		expect(begun).toBe(1);
		await runner.close();
		await worker.stop(0);
	});

	test('RN14 other-version a worker refuses a command that its tree has in another form, and one that is ordered as what it is not', async () => {
		const place = {url: server.url, space: newSpace(), user: 'ann'};
		let begun = 0;
		const execute = () => {
			begun += 1;
			return {result: Promise.resolve(ok(text(''))), requests: () => 0};
		};
		const other = (task: ParsedCommand) => ({
			...leafOf(task),
			...(task.task === 'old' && {sum: 'another'}),
			...(task.task === 'sly' && {writes: true}),
		});
		const worker = await workerAt(place, 'w1', {execute, leaf: other});
		const runner = runnerAt(place);
		expect((await runOne(runner, 'a', command('old'))).at(-1)).toMatchObject({
			failure: {code: 'usage', message: expect.stringContaining('runs nf 0.1.0')},
		});
		expect((await runOne(runner, 'b', command('sly'))).at(-1)).toMatchObject({failure: {code: 'forbidden'}});
		expect(begun).toBe(0);
		await runner.close();
		await worker.stop(0);
	});

	test('RN15 large-results 20,000 rows arrive whole through the object store; one that was changed there is an error', async () => {
		const place = {url: server.url, space: newSpace(), user: 'ann'};
		const many = Array.from({length: 20_000}, (_, id) => ({id, name: createHash('sha256').update(String(id)).digest('hex')}));
		let hold = async (_: Hooks): Promise<void> => undefined;
		const worker = await workerAt(place, 'w1', {
			execute: (_, hooks) => ({result: hold(hooks).then(() => ok(rows(many, ['id', 'name']))), requests: () => 0}),
		});
		const runner = runnerAt(place);
		const whole = (await runOne(runner, 'whole', command('read'))).at(-1);
		expect(whole?.type === 'completed' && whole.output.kind === 'rows' && whole.output.rows).toEqual(many);
		const nats = opened(await openNats(place));
		const store = await nats.results();
		expect((await store.info('whole.w1.2'))?.size).toBeGreaterThan(500_000);
		// The message is sent after the object is stored: here another one is put in its place.
		const taken = nats.connection.subscribe(nats.subjects.events('cut', 'w1'));
		hold = async () => undefined;
		const cut = runnerAt(place, {
			open: async () => {
				const opening = opened(await openNats(place));
				return ok({
					...opening,
					results: async () =>
						({
							...(await opening.results()),
							info: store.info.bind(store),
							getBlob: async () => (await store.getBlob('whole.w1.2'))?.subarray(0, 1000) ?? null,
						}) as never,
				});
			},
		});
		expect((await runOne(cut, 'cut', command('read'))).at(-1)).toMatchObject({type: 'failed', failure: {code: 'local-io'}});
		taken.unsubscribe();
		await Promise.all([runner.close(), cut.close(), nats.close()]);
		await worker.stop(0);
	});
});
