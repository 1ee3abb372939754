import {type Failure, failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {err, ok, type Result} from '../core/result.js';
import type {WorkerTarget} from '../language/read/sentence.js';
import {createNaturalCompare} from '../text/natural.js';
import {controls, type WorkerState, workerStates} from './messages.js';
import {type Nats, whyOf} from './open.js';

/** A worker that is there, with when NATS last heard of it. */
export type SeenWorker = WorkerState & {readonly seenAt: number};

/** The workers that say they are there and answer now, by their names; each answers for itself how much it has to do. */
export async function findWorkers(nats: Nats, answerMs: number): Promise<Result<readonly SeenWorker[]>> {
	try {
		const kept = await nats.workers();
		const names: string[] = [];
		for await (const name of await kept.keys()) if (names.push(name) >= limits.knownWorkers) break;
		const compare = createNaturalCompare();
		const found = await Promise.all(names.map((name) => askState(nats, name, answerMs)));
		return ok(found.filter((one) => one !== undefined).toSorted((a, b) => compare(a.name, b.name)));
	} catch (error) {
		return err(
			isForbidden(error) ? failure.natsForbidden('see the workers') : failure.natsUnreachable(nats.connection.getServer(), whyUnseen(error)),
		);
	}
}

/** Before the first worker has made its bucket there is none. */
const whyUnseen = (error: unknown): string => (/stream not found|bucket not found/i.test(whyOf(error)) ? 'no worker was ever there' : whyOf(error));

/** Whether NATS refused it. */
export const isForbidden = (error: unknown): boolean =>
	/permissions? violation|authorization/i.test(`${whyOf(error)} ${error instanceof Error && error.cause ? whyOf(error.cause) : ''}`);

/** Undefined where the worker does not answer. */
async function askState({connection, subjects, user}: Nats, name: string, timeout: number): Promise<SeenWorker | undefined> {
	try {
		const answer = await connection.request(subjects.control(name, user), controls.encode({kind: 'state'}), {timeout});
		const state = workerStates.decode(answer.data);
		return state.name === name ? {...state, seenAt: Date.now()} : undefined;
	} catch (error) {
		if (isForbidden(error)) throw error;
		return undefined;
	}
}

/** Who may take an order: the names in question, or how it cannot be taken. `load` counts what a worker has to do. */
export function chooseWorkers(
	found: readonly SeenWorker[],
	{target, instance, load}: {readonly target: WorkerTarget; readonly instance: string | undefined; readonly load: (worker: SeenWorker) => number},
): Result<readonly SeenWorker[]> {
	const named = Array.isArray(target) ? (target as readonly string[]) : undefined;
	const unknown = named?.find((name) => !found.some((worker) => worker.name === name));
	if (unknown !== undefined)
		return err(
			failure.noWorker(
				unknown,
				found.map(({name}) => name),
			),
		);
	const asked = named ? found.filter(({name}) => named.includes(name)) : found;
	const placed = asked.map((worker) => ({worker, place: placeAt(worker, instance)}));
	const lacking = placed.find(({place}) => place === undefined);
	if (named && lacking) return err(failure.notServed(lacking.worker.name, instance ?? 'an instance'));
	const able = placed.filter(({place}) => place !== undefined);
	if (able.length === 0) return err(failure.noWorkerServes(instance));
	const fault = disagreement(able);
	if (fault && able.length > 1) return err(fault);
	const workers = able.map(({worker}) => worker);
	return ok(target === 'any' ? workers.toSorted((a, b) => load(a) - load(b)) : workers);
}

type Placed = {readonly worker: SeenWorker; readonly place: string | undefined};

/** The instance as the worker would ask it, with its URL; undefined where it serves none of this name. */
function placeAt({instances, fallback}: SeenWorker, instance: string | undefined): string | undefined {
	const name = instance ?? fallback;
	const known = instances.find((one) => one.name === name);
	return known && `${known.name} at ${known.url}`;
}

/** Rows of one NetBox would count as those of another. */
function disagreement(able: readonly Placed[]): Failure | undefined {
	const [first] = able;
	const other = able.find(({place}) => place !== first?.place);
	return first && other && failure.workersDiffer(`"${first.worker.name}" asks ${first.place}, "${other.worker.name}" asks ${other.place}`);
}
