import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {JobEvent} from '../../src/jobs/job.js';
import {encodeEvent} from '../../src/jobs/job-codec.js';
import {findWorkers} from '../../src/nats/discovery.js';
import {openNats} from '../../src/nats/open.js';
import {leafIn} from '../../src/wiring/far/leaf.js';
import {hasNats, startNats, type TestNats} from '../nats/nats-server.js';
import {opened, runnerAt} from '../nats/space.js';
import {commandOf, shellTree} from '../support/shell-tree.js';
import {asEnv, createPlayground, ended, nf, root, startNf, tokens} from './nf.js';

const play = createPlayground();
const peerings = 'netbox get bgp-peerings devices fceos4';
const update = 'netbox crud update object-type plugins.bgp.session object-id 1 data {"description": "by a worker"} yes';

describe.skipIf(!hasNats)('workers of other processes', () => {
	let server: TestNats;
	beforeAll(async () => {
		server = await startNats();
	});
	afterAll(async () => {
		await play.close();
		await server.stop();
	});
	const natsOf = (space: string) => ({NF_NATS: server.url, NF_NATS_SPACE: space, NF_NATS_USER: 'ann'});

	/** Resolves once the worker says that it serves. */
	const work = async (name: string, space: string, env: Readonly<Record<string, string>>) => {
		const program = startNf(['worker', '--name', name], {home: play.home(), env: {...natsOf(space), ...env}});
		const over = ended(program);
		play.onClose(async () => {
			program.kill('SIGKILL');
			await over;
		});
		let said = '';
		while (!said.includes('serves')) said += String(((await once(program.stderr ?? program, 'data')) as [unknown])[0]);
		return {program, over};
	};

	/** Two workers of a lab that answers late, and the line ordered by a shell; the worker that begins it is killed at once. */
	const killedIn = async (line: string, space: string) => {
		const lab = await play.lab({latencyMs: 150, record: true});
		const names = ['w2', 'w3'] as const;
		const workers = await Promise.all(names.map((name) => work(name, space, asEnv(lab))));
		const place = {url: server.url, space, user: 'ann'};
		const runner = runnerAt(place, {leaf: (command) => leafIn(shellTree(), command)?.sum ?? '', silenceMs: 500, holdMs: 100});
		const events: JobEvent[] = [];
		await new Promise<void>((resolve) => {
			runner.subscribe((event) => {
				const isFirst = !events.some(({type}) => type === 'started');
				events.push(event);
				if (event.type === 'started' && isFirst) workers[names.indexOf(event.worker as 'w2')]?.program.kill('SIGKILL');
				if (/refused|completed|failed|cancelled|timeout/.test(event.type)) resolve();
			});
			void runner.start({job: `job-${space}`, command: commandOf(line), attended: 'nobody'});
		});
		await runner.close();
		return {events, lab};
	};

	test('RN2 nats-runner RN3 worker-process RN4 show-workers RN6 unknown-worker a read, a write and an error are printed, and exit, as in the shell itself; the token of the worker is in nothing that passed', async () => {
		const lab = await play.lab();
		const worker = await work('w1', 'team', asEnv(lab));
		const nats = opened(await openNats({url: server.url, space: 'team', user: 'eve'}));
		const passed: string[] = [];
		nats.connection.subscribe('>', {callback: (_, message) => void passed.push(message.subject, String(message.headers ?? ''), message.string())});
		await nats.connection.flush();
		const home = play.home();
		const env = natsOf('team');
		const far = async (line: string) => nf(['-c', line], {home, env});
		const here = async (line: string) => nf(['-c', line], {home: play.home(), env: asEnv(lab)});
		const table = ({stdout}: {readonly stdout: string}): string => stdout;

		const read = await far(`${peerings} | json`);
		const wrong = await far('netbox get bgp-peerings devices nowhere');
		const [readHere, wrongHere] = await Promise.all([here(`${peerings} | json`), here('netbox get bgp-peerings devices nowhere')]);
		expect([read.code, table(read)]).toEqual([0, table(readHere)]);
		expect([wrong.code, wrong.stdout]).toEqual([wrongHere.code, wrongHere.stdout]);
		expect(wrong.code).not.toBe(0);
		expect((await far(update)).code).toBe(0);
		expect((await far(`${peerings} cache refresh | json`)).stdout).toContain('by a worker');

		const shown = await far('show workers | json');
		expect(JSON.parse(shown.stdout)).toMatchObject([{name: 'w1', instances: expect.arrayContaining(['env']), running: 0, queued: 0}]);
		const unknown = await far(`${peerings} workers w9`);
		expect([unknown.code, unknown.stderr]).toEqual([4, expect.stringContaining('w9')]);

		const page = readFileSync(join(root, 'docs', 'workers.md'), 'utf8');
		const lines = [...page.matchAll(/^ *NF_NATS=\S+ nf ((?!worker ).*)$/gm)].map(([, words = '']) => words.split(' '));
		expect(lines.length).toBeGreaterThan(2);
		expect(
			(await Promise.all(lines.map((words) => nf(words, {home: play.home(), env})))).map(({code, stderr}) => [code, code === 0 ? '' : stderr]),
		).toEqual(lines.map(() => [0, '']));

		const seen = passed.join('\n');
		expect(seen).toContain('bgp-peerings');
		expect(seen).toContain('by a worker');
		const stored: string[] = [];
		for await (const {config} of nats.manager.streams.list()) {
			for (let seq = 1, next = await nats.manager.streams.getMessage(config.name, {seq}).catch(() => null); next; seq++) {
				stored.push(next.subject, new TextDecoder().decode(next.data));
				next = await nats.manager.streams.getMessage(config.name, {seq: seq + 1}).catch(() => null);
			}
		}
		expect(stored.join('\n')).toContain('by a worker');
		expect(seen + stored.join('\n')).not.toContain(tokens.admin);
		await nats.close();

		worker.program.kill('SIGTERM');
		const {code, stderr} = await worker.over;
		expect([code, stderr]).toEqual([0, expect.stringMatching(/takes no more.*\n.*has ended/s)]);
		const after = await far(peerings);
		expect([after.code, after.stderr]).toEqual([4, expect.stringContaining('no worker is there')]);
	}, 60_000);

	test('RN3 worker-process nf worker --help tells its flags and variables, and needs no NATS', async () => {
		const {code, stdout} = await nf(['worker', '--help'], {home: play.home()});
		expect([code, stdout]).toEqual([0, expect.stringMatching(/--instances.*NF_NATS_CREDS/s)]);
	});

	test('RN8 worker-gone a read whose worker is killed goes on at another one', async () => {
		const {events} = await killedIn(peerings, 'reads');
		const moved = events.find((event) => event.type === 'event' && event.movedTo !== undefined);
		expect(moved).toMatchObject({severity: 'WARN', message: expect.stringMatching(/^worker "w\d" is gone: asking "w\d"$/)});
		const last = events.at(-1);
		expect(last).toMatchObject({type: 'completed', worker: moved?.type === 'event' ? moved.movedTo : ''});
		expect(last?.type === 'completed' && encodeEvent(last)).toContain('fceos4-fceos5-eth105');
	}, 60_000);

	test('RN7 write-claim RN8 worker-gone a write whose worker is killed is sent to nobody else: what it did is not known', async () => {
		const {events, lab} = await killedIn(update, 'writes');
		expect(events.at(-1)).toMatchObject({type: 'failed', failure: {code: 'unknown-outcome'}});
		expect(events.filter(({type}) => type === 'started')).toHaveLength(1);
		expect(lab.requests().filter(({method}) => method === 'PATCH').length).toBeLessThanOrEqual(1);
		const nats = opened(await openNats({url: server.url, space: 'writes', user: 'eve'}));
		// The other one was there all the time.
		expect(opened(await findWorkers(nats, 1000))).toMatchObject([{running: 0, queued: 0}]);
		await nats.close();
	}, 60_000);
});
