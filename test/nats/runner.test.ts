import {afterAll, afterEach, beforeAll, describe} from 'vitest';
import {openNats} from '../../src/nats/open.js';
import {runnerContract} from '../jobs/runner.contract.js';
import {hasNats, startNats, type TestNats} from './nats-server.js';
import {leafOf, newSpace, runnerAt, workerAt} from './space.js';

describe.skipIf(!hasNats)('RN2 nats-runner the runner over NATS', () => {
	let server: TestNats;
	const closers: (() => Promise<unknown>)[] = [];
	beforeAll(async () => {
		server = await startNats();
	});
	afterEach(async () => {
		await Promise.all(closers.splice(0).map((close) => close()));
	});
	afterAll(() => server.stop());
	runnerContract(
		(work, names = ['netbox-worker-1']) => {
			const place = {url: server.url, space: newSpace(), user: 'ann'};
			const execute = (command: Parameters<typeof work>[0], hooks: Parameters<typeof work>[1]) => ({result: work(command, hooks), requests: () => 0});
			// The names in their order: a later worker is not asked before an earlier one is there.
			const workers = Promise.all(
				names.map((name) => workerAt(place, name, {execute, leaf: (command) => ({...leafOf(command), writes: command.writes})})),
			);
			const runner = runnerAt(place, {
				open: async () => {
					await workers;
					return nats();
				},
			});
			let opened: ReturnType<typeof openNats> | undefined;
			const nats = (): ReturnType<typeof openNats> => {
				opened ??= openNats(place);
				return opened;
			};
			closers.push(async () => {
				await runner.close();
				await Promise.all((await workers).map(({stop}) => stop(0)));
			});
			return runner;
		},
		{isFar: true},
	);
});
