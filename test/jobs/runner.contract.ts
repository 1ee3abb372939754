import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {parseJson, stringifyJson} from '../../src/core/json-text.js';
import {err, ok, type Result} from '../../src/core/result.js';
import {applyJobEvent, isOver, type Job, type JobEvent, type JobId, stateOf} from '../../src/jobs/job.js';
import {resultOf} from '../../src/jobs/job-result.js';
import type {Hooks} from '../../src/jobs/run.js';
import type {Attendance, Runner} from '../../src/jobs/runner.js';
import type {ParsedCommand, RunOptions} from '../../src/language/read/sentence.js';
import {document, documentOf, type Output, type Row, text} from '../../src/output/output.js';
import {samples, shownOf} from '../output/samples.js';
import {carriedEvent, carriedOrder} from './carried.js';

export type Work = (command: ParsedCommand, hooks: Hooks) => Promise<Result<Output>>;
export type MakeRunner = (work: Work, workers?: readonly string[]) => Runner;

/** Waits until it holds: a worker of another machine takes a while. Fails with what it is by then. */
async function until<Value>(look: () => Value | Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
	for (let turn = 0; turn < 2000; turn += 1) {
		const value = await look();
		if (holds(value)) return value;
		await new Promise((resolve) => setTimeout(resolve, turn < 10 ? 0 : 5));
	}
	return look();
}

const command = (run: Partial<RunOptions> = {}, args: ParsedCommand['args'] = {}): ParsedCommand => ({
	line: 'netbox get bgp-peerings devices fceos4',
	task: 'netbox.get_bgp_peerings',
	path: ['netbox', 'get', 'bgp-peerings'],
	args,
	pipes: [],
	writes: false,
	run: {workers: 'any', progress: true, verboseResult: false, background: false, ...run},
});

/** The runner over a line: whatever crosses it is what the codec makes of it at the other end. */
const overLine = (runner: Runner): Runner => ({
	...runner,
	start: (order) => runner.start(carriedOrder(order)),
	subscribe: (listener) => runner.subscribe((event) => listener(carriedEvent(event))),
});

let ids = 0;
/** Starts the command as a job of a new id, and does not wait until it is taken. */
function start(runner: Runner, command: ParsedCommand, attended: Attendance = 'prompt'): JobId {
	ids += 1;
	const job = `job-${ids}`;
	void runner.start({job, command, attended});
	return job;
}

/** Runs the commands at once and gives each job's fold and events when all are over. */
function runAll(
	runner: Runner,
	commands: readonly ParsedCommand[],
	onEvent: (event: JobEvent) => void = () => undefined,
): Promise<{jobs: Job[]; events: JobEvent[]}> {
	const events: JobEvent[] = [];
	const jobs = new Map<string, Job>();
	return new Promise((resolve) => {
		const stop = runner.subscribe((event) => {
			events.push(event);
			const job = applyJobEvent(jobs.get(event.job), event);
			if (job) jobs.set(event.job, job);
			onEvent(event);
			if (jobs.size === commands.length && [...jobs.values()].every(isOver)) {
				stop();
				resolve({jobs: [...jobs.values()], events});
			}
		});
		for (const one of commands) start(runner, one);
	});
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});

/** What every runner promises; `make` gives one whose workers do `work`. Where they are far, a run may have begun before its first event is heard. */
export function runnerContract(makeRunner: MakeRunner, {isFar = false}: {readonly isFar?: boolean} = {}): void {
	const make: MakeRunner = (work, workers) => overLine(makeRunner(work, workers));

	test('a job is queued, started and completed, and its output comes with the last event', async () => {
		const {jobs, events} = await runAll(
			make(async () => ok(text('done'))),
			[command()],
		);
		expect(events.map(({type}) => type)).toEqual(['queued', 'started', 'completed']);
		expect(stateOf(jobs[0] as Job)).toBe('completed');
		expect([...(jobs[0] as Job).runs.values()][0]?.output).toEqual(text('done'));
	});

	test('nothing is said of a job before start has given its promise', () => {
		const runner = make(async () => ok(text('')));
		const heard: JobEvent[] = [];
		runner.subscribe((event) => heard.push(event));
		start(runner, command());
		expect(heard).toEqual([]);
	});

	test('an output with errors fails the run with the worst of them, and keeps the output as partial', async () => {
		const errors = [failure.noJob('9'), failure.unreachable('prod', 'http://x', 'connection refused')];
		const {events} = await runAll(
			make(async () => ok({...text('some'), errors})),
			[command()],
		);
		expect(events.at(-1)).toMatchObject({type: 'failed', failure: {code: 'unreachable'}, partial: {kind: 'text', text: 'some\n'}});
	});

	test('a task that throws ends as an internal error, and the worker goes on', async () => {
		let calls = 0;
		const runner = make(async () => {
			calls += 1;
			if (calls === 1) throw new Error('a bug');
			return ok(text('fine'));
		});
		const first = await runAll(runner, [command()]);
		expect(first.events.at(-1)).toMatchObject({type: 'failed', failure: {code: 'internal'}});
		const second = await runAll(runner, [command()]);
		expect(second.events.at(-1)?.type).toBe('completed');
	});

	test('O1 job-timeout a deadline ends the run as a timeout and aborts what it waits for', async () => {
		const runner = make(async (_, {signal, emit}) => {
			emit({type: 'event', severity: 'INFO', resources: [], message: 'x', counts: {devices: {done: 1, total: 5}}});
			await untilAborted(signal);
			return ok(text('half'));
		});
		const {events} = await runAll(runner, [command({timeout: 0.05})]);
		expect(events.at(-1)).toMatchObject({
			type: 'timeout',
			failure: {code: 'timeout', message: 'timed out after 50 ms: 1 of 5 devices done.'},
			partial: {text: 'half\n'},
		});
	});

	test('J15 ctrl-c-job cancel ends the run, and cancelling it again or cancelling an unknown job changes nothing', async () => {
		const runner = make(async (_, {signal}) => {
			await untilAborted(signal);
			return ok(text('half'));
		});
		const {events} = await runAll(runner, [command()], (event) => {
			if (event.type !== 'started') return;
			runner.cancel('nobody');
			runner.cancel(event.job);
			runner.cancel(event.job);
		});
		expect(events.at(-1)).toMatchObject({type: 'cancelled', failure: {message: 'cancelled after 0 requests: nothing done.'}});
	});

	test('J15 ctrl-c-job a write that was stopped says what may have been done; one that came through is completed', async () => {
		const open = failure.unknownOutcome('POST dcim.sites', 'the object may exist', 'Check with: netbox crud get object-type dcim.sites');
		const ends: readonly Result<Output>[] = [err(open), ok(text('made'))];
		const stopped = ends.map(async (end) => {
			const runner = make(async (_, {signal}) => {
				await untilAborted(signal);
				return end;
			});
			const {events} = await runAll(runner, [{...command({timeout: 0.05}), writes: true}]);
			return events.at(-1);
		});
		expect(await Promise.all(stopped)).toMatchObject([
			{type: 'timeout', failure: {message: 'timed out after 50 ms: the answer to POST dcim.sites was lost: the object may exist.', hint: open.hint}},
			{type: 'completed', output: {text: 'made\n'}},
		]);
	});

	test('O2 worker-choice an unknown worker refuses the job and names the choices', async () => {
		const {jobs} = await runAll(
			make(async () => ok(text(''))),
			[command({workers: ['w9']})],
		);
		expect(jobs[0]?.refused?.message).toBe('no worker "w9": choose any, all or netbox-worker-1.');
		expect(stateOf(jobs[0] as Job)).toBe('failed');
	});

	test('O2 worker-choice all sends the job to every worker, any to the least busy one, names to those', async () => {
		const runner = make(async (_, {worker}) => ok(text(worker)), ['a', 'b', 'c']);
		const {jobs} = await runAll(runner, [command({workers: 'all'}), command({workers: ['c', 'b']}), command()]);
		expect(jobs.map(({runs}) => [...runs.keys()])).toEqual([['a', 'b', 'c'], ['b', 'c'], ['a']]);
	});

	test('O2 worker-choice any counts the jobs that wait as well as those that run', async () => {
		const runner = make(
			async (_, {worker}) => {
				// In time, but not before all of them have been given a worker.
				await new Promise((resolve) => setTimeout(resolve, isFar ? 50 : 0));
				return ok(text(worker));
			},
			['a', 'b'],
		);
		const toA = Array.from({length: 8}, () => command({workers: ['a']}));
		const toB = Array.from({length: 5}, () => command({workers: ['b']}));
		const {jobs} = await runAll(runner, [...toA, ...toB, command()]);
		expect([...(jobs.at(-1)?.runs.keys() ?? [])]).toEqual(['b']);
	});

	test('J18 job-queue a worker takes five jobs at a time, the others wait in order, and none is lost', async () => {
		let most = 0;
		let now = 0;
		const order: unknown[] = [];
		const runner = make(async (one) => {
			now += 1;
			most = Math.max(most, now);
			order.push(one.args['n']);
			await new Promise((resolve) => setImmediate(resolve));
			now -= 1;
			return ok(text(''));
		});
		const {jobs} = await runAll(
			runner,
			Array.from({length: 12}, (_, n) => command({}, {n})),
		);
		expect(most).toBe(5);
		expect(order).toEqual(Array.from({length: 12}, (_, n) => n));
		expect(jobs.map(stateOf)).toEqual(jobs.map(() => 'completed'));
	});

	test('a queued job can be cancelled, and the deadline runs while it waits', async () => {
		const runner = make(async (_, {signal}) => {
			await untilAborted(signal);
			return ok(text(''));
		});
		const long = Array.from({length: 5}, () => command({timeout: 0.2}));
		const {jobs} = await runAll(runner, [...long, command({timeout: 0.05})]);
		const runs = jobs.map(({runs}) => [...runs.values()][0]);
		expect(runs.map((run) => run?.state)).toEqual(Array.from({length: 6}, () => 'timeout'));
		expect(runs[5]?.startedAt).toBeUndefined();
	});

	test.each(Array.from({length: 24}, (_, turns) => turns))(
		'A8 cancelled %i turns after its start, a job ends once: as cancelled, or as what it had come to',
		async (turns) => {
			let begun = 0;
			const runner = make(async (_, {signal, emit}) => {
				begun += 1;
				for (let turn = 0; turn < 6; turn += 1) {
					await Promise.resolve();
					emit({type: 'event', severity: 'INFO', resources: [], message: 'x'});
				}
				return signal.aborted ? err(failure.cancelled(0, 'x')) : ok(text('done'));
			});
			const heard: string[] = [];
			runner.subscribe(({type}) => heard.push(type));
			const job = start(runner, command());
			for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
			const before = [...heard];
			runner.cancel(job);
			await until(
				() => heard.at(-1),
				(last) => last !== undefined && /cancelled|completed/.test(last),
			);
			expect(heard.filter((type) => /queued|cancelled|completed/.test(type))).toEqual([
				'queued',
				before.includes('completed') ? 'completed' : 'cancelled',
			]);
			if (!isFar) expect(begun).toBe(before.includes('started') ? 1 : 0);
			expect(heard.at(-1)).toMatch(/cancelled|completed/);
		},
	);

	test('A8 every event of a job is a moment at which it can be cancelled, waiting for its worker included', async () => {
		for (const moment of ['queued', 'started', 'event'] as const) {
			const runner = make(async (_, {signal, emit}) => {
				emit({type: 'event', severity: 'INFO', resources: [], message: 'x'});
				await untilAborted(signal);
				return ok(text('half'));
			});
			const {events} = await runAll(runner, [command()], (event) => event.type === moment && runner.cancel(event.job));
			expect([moment, events.at(-1)?.type]).toEqual([moment, 'cancelled']);
		}
		const busy = make(async (_, {signal}) => {
			await untilAborted(signal);
			return ok(text(''));
		});
		const ids: string[] = [];
		busy.subscribe((event) => event.type === 'queued' && ids.push(event.job));
		const ends: string[] = [];
		busy.subscribe((event) => /cancelled|started/.test(event.type) && ends.push(`${event.type} ${ids.indexOf(event.job)}`));
		const jobs = Array.from({length: 7}, () => start(busy, command()));
		const cancelled = (): string[] => ends.filter((end) => end.startsWith('cancelled')).toSorted();
		const started = (): string[] => ends.filter((end) => end.startsWith('started'));
		busy.cancel(jobs[5] ?? '');
		await until(started, ({length}) => length === 5);
		busy.cancel(jobs[6] ?? '');
		// One that has just been given the place of another is cancelled before it takes it.
		busy.cancel(jobs[0] ?? '');
		expect(await until(cancelled, ({length}) => length === 3)).toEqual(['cancelled 0', 'cancelled 5', 'cancelled 6']);
		expect(started()).toHaveLength(5);
		for (const job of jobs) busy.cancel(job);
	});

	test('A8 a job that is given a place as it is cancelled does not begin', async () => {
		for (let turns = 0; turns < 12; turns += 1) {
			const begun: unknown[] = [];
			let end = (): void => undefined;
			const runner = make(async (one) => {
				begun.push(one.args['n']);
				await new Promise<void>((resolve) => {
					if (one.args['n'] === 0) end = resolve;
				});
				return ok(text(''));
			});
			const jobs = Array.from({length: 6}, (_, n) => start(runner, command({}, {n})));
			const heard: string[] = [];
			runner.subscribe((event) => event.job === jobs[5] && heard.push(event.type));
			await until(
				() => begun.length === 5 && heard.includes('queued'),
				(are) => are,
			);
			end();
			for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
			const hadStarted = heard.includes('started');
			runner.cancel(jobs[5] ?? '');
			if (isFar) {
				// Its worker hears of the end and of the cancel one after the other: it takes the place, or does not.
				await until(
					() => heard.length,
					(length) => length > 1,
				);
				expect([turns, begun.length, heard[1]]).toEqual([turns, heard[1] === 'started' ? 6 : 5, heard[1] === 'started' ? 'started' : 'cancelled']);
				continue;
			}
			await new Promise((resolve) => setImmediate(resolve));
			expect([turns, begun.length, heard]).toEqual([turns, hadStarted ? 6 : 5, hadStarted ? ['queued', 'started'] : ['queued', 'cancelled']]);
		}
	});

	test('A9 what a task says after its run has ended is heard by nobody', async () => {
		let later = (): void => undefined;
		const runner = make(async (_, {emit}) => {
			later = () => emit({type: 'event', severity: 'INFO', resources: [], message: 'late'});
			return ok(text('done'));
		});
		const {events} = await runAll(runner, [command()]);
		runner.subscribe((event) => events.push(event));
		later();
		expect(events.map(({type}) => type)).toEqual(['queued', 'started', 'completed']);
	});

	test('start resolves, refused or not, and rejects for nobody', async () => {
		const runner = make(async () => ok(text('')));
		for (const workers of ['any', ['w9']] as const) {
			const order = {job: `taken-${workers}`, command: command({workers}), attended: 'nobody'} as const;
			await expect(runner.start(order)).resolves.toBeUndefined();
		}
	});

	test('A8 a job that is cancelled before start resolves does not begin, whether anybody waits for it or not', async () => {
		let begun = 0;
		const runner = make(async () => {
			begun += 1;
			return ok(text(''));
		});
		const heard: string[] = [];
		runner.subscribe(({type}) => heard.push(type));
		const taken = runner.start({job: 'early', command: command(), attended: 'nobody'});
		runner.cancel('early');
		await taken;
		await until(
			() => heard.length,
			(length) => length > 1,
		);
		expect([begun, heard]).toEqual([0, ['queued', 'cancelled']]);
	});

	test('workers say by a promise what each does and what waits for it', async () => {
		const runner = make(
			async (_, {signal}) => {
				await untilAborted(signal);
				return ok(text(''));
			},
			['a', 'b'],
		);
		const jobs = Array.from({length: 7}, () => start(runner, command({workers: ['a']})));
		const found = await until(runner.workers, ([a]) => a?.queued === 2);
		expect(found).toEqual([
			{name: 'a', running: 5, queued: 2},
			{name: 'b', running: 0, queued: 0},
		]);
		for (const job of jobs) runner.cancel(job);
	});

	test('an event that comes of what one listener does is heard by all after the one before', async () => {
		const runner = make(async (_, {ask}) => ok(text(String(await ask({kind: 'input', text: 'URL'})))));
		const heard: string[] = [];
		runner.subscribe((event) => event.type === 'question' && runner.cancel(event.job));
		runner.subscribe(({type}) => heard.push(type));
		await runAll(runner, [command()]);
		expect(heard).toEqual(['queued', 'started', 'question', 'withdrawn', 'cancelled']);
	});

	test('a question is an event of its job, in order, with what it is about and until when; its answer goes to the task alone', async () => {
		const given: unknown[] = [];
		const preview = text('delete AMS1');
		const runner = make(async (_, {ask, attended}) => {
			given.push(attended, await ask({kind: 'confirm', text: 'delete 1 object?', preview}));
			given.push(await ask({kind: 'password', text: 'token'}));
			return ok(text('done'));
		});
		const answers = ['yes', 's3cret'];
		const {jobs, events} = await runAll(runner, [command({timeout: 30})], (event) => {
			if (event.type === 'question') runner.answer(event.job, event.question, answers.shift());
		});
		expect(given).toEqual(['prompt', 'yes', 's3cret']);
		expect(events.map(({type}) => type)).toEqual(['queued', 'started', 'question', 'question', 'completed']);
		const queuedAt = events[0]?.at ?? 0;
		expect(events[2]).toMatchObject({kind: 'confirm', text: 'delete 1 object?', preview, until: queuedAt + 30_000});
		expect(events[3]).toMatchObject({kind: 'password', text: 'token', until: queuedAt + 30_000});
		const names = events.flatMap((event) => (event.type === 'question' ? event.question : []));
		expect(new Set(names).size).toBe(2);
		expect(JSON.stringify([events, jobs])).not.toContain('s3cret');
	});

	test('J6 errors-last a run whose question is answered with No, or not at all, ends as cancelled with the exit code of a refusal', async () => {
		for (const given of ['no', undefined]) {
			const runner = make(async (_, {ask}) => {
				const answer = await ask({kind: 'confirm', text: 'delete 1 object?'});
				return answer === 'yes' ? ok(text('done')) : err(failure.declined('not confirmed: nothing was sent.'));
			});
			const {jobs, events} = await runAll(runner, [command()], (event) => {
				if (event.type === 'question') runner.answer(event.job, event.question, given);
			});
			expect(events.map(({type}) => type)).toEqual(['queued', 'started', 'question', 'cancelled']);
			expect(jobs.map((job) => resultOf(job).errors)).toEqual([
				[expect.objectContaining({code: 'refused', message: 'not confirmed: nothing was sent.'})],
			]);
		}
		const refused = make(async () => err(failure.readOnly()));
		expect((await runAll(refused, [command()])).events.at(-1)?.type).toBe('failed');
	});

	test('no answer is No: without a text, or of an unknown question, job or answer too late; a second one changes nothing', async () => {
		const given: unknown[] = [];
		const runner = make(async (_, {ask}) => {
			given.push(await ask({kind: 'confirm', text: 'delete 1 object?'}), await ask({kind: 'input', text: 'URL'}));
			return ok(text('done'));
		});
		let first = '';
		const {events} = await runAll(runner, [command()], (event) => {
			if (event.type !== 'question') return;
			first ||= event.question;
			runner.answer('nobody', event.question, 'yes');
			runner.answer(event.job, 'nothing', 'yes');
			runner.answer(event.job, first, undefined);
			runner.answer(event.job, event.question, 'http://x');
			runner.answer(event.job, event.question, 'yes');
		});
		expect(given).toEqual([undefined, 'http://x']);
		expect(events.map(({type}) => type)).toEqual(['queued', 'started', 'question', 'question', 'completed']);
	});

	test('J14 deadline-passes a question that stands at the deadline, or when its job is cancelled, is withdrawn before the run ends, and its answer is No', async () => {
		for (const [end, run] of [
			['timeout', {timeout: 0.05}],
			['cancelled', {}],
		] as const) {
			const given: unknown[] = [];
			const runner = make(async (_, {ask}) => {
				given.push(await ask({kind: 'confirm', text: 'delete 1 object?'}), await ask({kind: 'confirm', text: 'really?'}));
				return err(failure.declined('not confirmed: nothing was sent.'));
			});
			const {events} = await runAll(runner, [command(run)], (event) => {
				if (event.type === 'question' && end === 'cancelled') runner.cancel(event.job);
				if (event.type === 'withdrawn') runner.answer(event.job, event.question, 'yes');
			});
			expect(events.map(({type}) => type)).toEqual(['queued', 'started', 'question', 'withdrawn', end]);
			expect(given).toEqual([undefined, undefined]);
		}
	});

	test('what a task asks and does not wait for is withdrawn as it ends; from then on it asks nobody', async () => {
		let later: Promise<unknown> = Promise.resolve('asked');
		const runner = make(async (_, {ask}) => {
			void ask({kind: 'input', text: 'URL'}).then(() => {
				later = ask({kind: 'input', text: 'once more'});
			});
			return ok(text('done'));
		});
		const {events} = await runAll(runner, [command()]);
		expect(
			await until(
				() => later,
				(said) => said === undefined,
			),
		).toBeUndefined();
		expect(await later).toBeUndefined();
		expect(events.map(({type}) => type)).toEqual(['queued', 'started', 'question', 'withdrawn', 'completed']);
	});

	test('each worker asks for itself, and is answered by its own question', async () => {
		const runner = make(async (_, {ask, worker}) => ok(text(`${worker} ${await ask({kind: 'input', text: worker})}`)), ['a', 'b']);
		const {jobs} = await runAll(runner, [command({workers: 'all'})], (event) => {
			if (event.type === 'question') runner.answer(event.job, event.question, event.text.toUpperCase());
		});
		expect([...(jobs[0]?.runs.values() ?? [])].map(({output}) => output)).toEqual([text('a A'), text('b B')]);
	});

	test.each(Object.keys(samples()))(
		'a result of every kind crosses the line, however its run ends, and is shown as the task gave it: %s',
		async (name) => {
			const output = {...(samples()[name] ?? text('')), errors: []};
			const failed = {...output, errors: [failure.noJob('9')]};
			const ends = {completed: output, failed, cancelled: output, timeout: output};
			for (const [end, given] of Object.entries(ends)) {
				const runner = make(async (_, {ask, signal}) => {
					await ask({kind: 'confirm', text: 'delete 1 object?', preview: given});
					if (end === 'cancelled' || end === 'timeout') await untilAborted(signal);
					return ok(given);
				});
				const {events, jobs} = await runAll(runner, [command(end === 'timeout' ? {timeout: 0.05} : {})], (event) => {
					if (event.type === 'question' && end === 'cancelled') runner.cancel(event.job);
					else if (event.type === 'question' && end !== 'timeout') runner.answer(event.job, event.question, 'yes');
				});
				const asked = events.find(({type}) => type === 'question');
				const [run] = jobs[0]?.runs.values() ?? [];
				expect([run?.state, run?.output && shownOf(run.output)]).toEqual([end, shownOf(given)]);
				expect(asked && 'preview' in asked && asked.preview && shownOf(asked.preview)).toEqual(shownOf(given));
			}
		},
	);

	test('what a task is told and says keeps its digits and keys', async () => {
		const args = {data: parseJson('{"__proto__":{"5":1e400},"id":9007199254740993}') as Row};
		const told: unknown[] = [];
		const counts = {['__proto__']: {done: 1, total: 2}, '5': {done: 0}};
		const {events} = await runAll(
			make(async (one, {emit}) => {
				told.push(one.args);
				emit({type: 'event', severity: 'INFO', resources: ['a,b', '\u001b'], message: 'x', counts});
				return ok(document(one.args['data'] as Row));
			}),
			[command({}, args)],
		);
		expect(told).toEqual([args]);
		expect(events.map((event) => (event.type === 'event' ? [event.resources, event.counts] : []))).toContainEqual([['a,b', '\u001b'], counts]);
		const last = events.at(-1);
		expect(last?.type === 'completed' && stringifyJson(documentOf(last.output))).toBe(stringifyJson(args.data));
	});
}
