import {hostname} from 'node:os';
import {parseArgs} from 'node:util';
import {failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import {randomUuid} from '../../core/uuid.js';
import {findWorkers} from '../../nats/discovery.js';
import {type Nats, openNats, prepareNats} from '../../nats/open.js';
import {expectedName, isName} from '../../nats/subjects.js';
import {type OrderAbout, startWorker, type WorkerOptions} from '../../nats/worker.js';
import type {Directory} from '../../tasks/task.js';
import type {TaskServices} from '../context.js';
import {executeFar} from '../execute.js';
import type {Log} from '../run/log.js';
import type {Alarms} from '../warnings.js';
import {isOfPlans, leafIn} from './leaf.js';
import {natsPlaceOf} from './nats-place.js';

/** What a worker is made of: all that a shell has, but for the shell. */
type WorkerParts = TaskServices & {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly version: string;
	readonly log: Log;
	readonly alarms: Alarms;
	readonly defaultTimeout: () => number;
	readonly note: (sentence: string) => void;
	readonly stop: AbortSignal;
};

/** How long what runs may go on after the signal that ends the worker, in ms. */
export const workerPatienceMs = 30_000;

type WorkerFlags = {readonly name: string; readonly instances?: readonly string[]};

/** The flags of `nf worker`. */
export function workerFlags(argv: readonly string[]): Result<WorkerFlags> {
	try {
		const {values} = parseArgs({args: [...argv], options: {name: {type: 'string'}, instances: {type: 'string'}}});
		const name = values.name ?? hostname().replaceAll(/[^A-Za-z0-9_-]/g, '_');
		if (!isName(name)) return err(failure.usage(`"${name}" is not a value of "--name": expected ${expectedName}.`));
		return ok({name, ...(values.instances !== undefined && {instances: values.instances.split(',')})});
	} catch (error) {
		return err(failure.usage(`nf worker: ${error instanceof Error ? error.message : String(error)}`));
	}
}

/** Serves until the signal; fails where it cannot begin. */
export async function serveAsWorker({name, instances}: WorkerFlags, parts: WorkerParts): Promise<Result<void>> {
	const {env, directory, note, stop} = parts;
	const place = natsPlaceOf(env);
	if (!place.ok) return place;
	for (const instance of instances ?? []) {
		const found = await directory.find(instance);
		if (!found.ok) return found;
	}
	const nats = await openNats(place.value);
	if (!nats.ok) return nats;
	const ready = await beginAt(nats.value, name);
	if (!ready.ok) {
		await nats.value.close();
		return ready;
	}
	const worker = await startWorker(optionsOf(nats.value, {name, ...(instances && {instances})}, parts));
	note(`worker "${name}" serves "${place.value.space}" at ${place.value.url}.`);
	await new Promise<void>((resolve) => (stop.aborted ? resolve() : stop.addEventListener('abort', () => resolve(), {once: true})));
	note(`worker "${name}" takes no more; what runs may go on for ${workerPatienceMs / 1000} s.`);
	const cancelled = await worker.stop(workerPatienceMs);
	note(`worker "${name}" has ended${cancelled > 0 ? `; cancelled: ${cancelled}` : ''}.`);
	return ok(undefined);
}

/** Two workers of one name would take each other's questions. */
async function beginAt(nats: Nats, name: string): Promise<Result<void>> {
	const ready = await prepareNats(nats);
	const found = ready.ok ? await findWorkers(nats, 1000) : ready;
	if (!found.ok) return found;
	const same = found.value.find((one) => one.name === name);
	return same ? err(failure.usage(`there is a worker "${name}" already, on ${same.host}.`, 'choose another with --name')) : ok(undefined);
}

function optionsOf(nats: Nats, {name, instances}: WorkerFlags, parts: WorkerParts): WorkerOptions {
	const {version, log, now, tree, directory, defaultTimeout} = parts;
	const [id, host, startedAt] = [randomUuid(), hostname(), now()];
	const serves = (instance: NetboxInstance): boolean => instances?.includes(instance.name) ?? true;
	const known: WorkerOptions['known'] = async () => {
		const [all, fallback] = await Promise.all([directory.list(), directory.find()]);
		const served = (all.ok ? all.value : []).filter(({instance}) => serves(instance)).map(({instance: {name, url}}) => ({name, url}));
		return {id, name, host, version, startedAt, instances: served, ...(fallback.ok && serves(fallback.value) && {fallback: fallback.value.name})};
	};
	const refuses: WorkerOptions['refuses'] = async ({command, instance: named}) => {
		if (isOfPlans(command)) return failure.notElsewhere(`"${command.path.join(' ')}" with plans`);
		const asked = command.args['instance'];
		const found = await directory.find(typeof asked === 'string' ? asked : named);
		if (!found.ok) return found.error;
		return serves(found.value) ? undefined : failure.notServed(name, found.value.name);
	};
	return {
		...{nats, name, id, version, now, defaultTimeout, known, refuses, logBug: log.bug, log: log.debug},
		leaf: (command) => leafIn(tree, command),
		execute: (command, hooks, about) => executeFar(command, servicesFor(parts, about, serves), {hooks, alarms: parts.alarms}),
	};
}

/** What a task gets: the same, with the instance that its shell named as the one that is meant, and none that is not served. */
function servicesFor(parts: WorkerParts, {instance: named}: OrderAbout, serves: (instance: NetboxInstance) => boolean): TaskServices {
	const own: Directory = {
		find: async (name) => {
			const found = await parts.directory.find(name ?? named);
			return !found.ok || serves(found.value) ? found : err(failure.noInstance(found.value.name, []));
		},
		list: async () => {
			const all = await parts.directory.list();
			return all.ok ? ok(all.value.filter(({instance}) => serves(instance))) : all;
		},
	};
	const may = async <Value>(name: string | undefined, open: (name: string) => Promise<Result<Value>>): Promise<Result<Value>> => {
		const found = await own.find(name);
		return found.ok ? open(found.value.name) : found;
	};
	const netboxes: TaskServices['netboxes'] = {
		...parts.netboxes,
		connect: (name, connection) => may(name, (one) => parts.netboxes.connect(one, connection)),
		open: (name, connection) => may(name, (one) => parts.netboxes.open(one, connection)),
	};
	const {state, tree, now} = parts;
	return {state, tree, now, netboxes, directory: own};
}
