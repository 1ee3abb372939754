import {createHash} from 'node:crypto';
import type {Result} from '../../src/core/result.js';
import type {ParsedCommand} from '../../src/language/read/sentence.js';
import {type Nats, type NatsPlace, openNats, prepareNats} from '../../src/nats/open.js';
import {createNatsRunner, type NatsRunner, type NatsRunnerOptions} from '../../src/nats/runner.js';
import {type FarWorker, startWorker, type WorkerOptions} from '../../src/nats/worker.js';

let spaces = 0;
/** A space that no other test uses. */
export function newSpace(): string {
	spaces += 1;
	return `s${process.pid}_${spaces}`;
}

/** The value, or a throw with its failure. */
export function opened<Value>(result: Result<Value>): Value {
	if (result.ok) return result.value;
	throw new Error(result.error.message);
}

/** The leaf of every command of a test: its path, and whether it writes as its task says. */
export const leafOf = ({path, task}: ParsedCommand) => ({
	sum: createHash('sha256').update(path.join(' ')).digest('hex'),
	writes: task.includes('write'),
});

/** A worker of the space that does what it is told. */
export async function workerAt(
	place: NatsPlace,
	name: string,
	options: Pick<WorkerOptions, 'execute'> & Partial<WorkerOptions>,
): Promise<FarWorker & {readonly nats: Nats}> {
	const nats = opened(await openNats({...place, user: place.user}));
	opened(await prepareNats(nats));
	const id = `${name}-${Math.random().toString(36).slice(2)}`;
	const instances = [{name: 'lab', url: 'http://lab.invalid'}];
	const known = async () => ({id, name, host: 'here', version: '0.1.0', instances, fallback: 'lab', startedAt: 1});
	const worker = await startWorker({
		...{
			nats,
			known,
			name,
			id,
			now: () => 1000,
			logBug: () => 'bug-1',
			defaultTimeout: () => 600,
			leaf: leafOf,
			version: '0.1.0',
			log: () => undefined,
		},
		refuses: async () => undefined,
		...options,
	});
	return {...worker, nats};
}

/** The shell's side, over a connection of its own that opens when it is first needed. */
export function runnerAt(place: NatsPlace, options: Partial<NatsRunnerOptions> = {}): NatsRunner {
	let number = 0;
	let nats: Promise<Result<Nats>> | undefined;
	return createNatsRunner({
		open: () => {
			nats ??= openNats(place);
			return nats;
		},
		leaf: (command) => leafOf(command).sum,
		openJob: () => {
			number += 1;
			return number;
		},
		keep: async () => (held) => held,
		now: () => 1000,
		logBug: () => 'bug-1',
		...options,
	});
}
