import type {Failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Found} from '../../devices/match.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {CacheChange, CachedSet, LookUp, Position} from '../../store/cache/cache.js';
import {useOf} from '../answer.js';
import type {Proof} from '../freshness/proof.js';
import type {Place} from '../freshness/scope.js';
import type {AddressObject} from '../session-facts.js';
import {type DeviceBatchOptions, readBatch} from './batch.js';
import {believedSince} from './cached-devices.js';
import type {Ends} from './ends.js';
import type {TracesAsked} from './opening.js';
import {readDevices, type SessionSource} from './parts.js';
import type {Reading, ReadingTools} from './read.js';
import {ofDevices} from './requests.js';
import {readTraces, type SessionsByName, type Traces, traceFieldsOf} from './sessions.js';

/** What a check came to before it reads sessions. */
export type CheckedOpening = {
	readonly found: Found;
	readonly proof: Proof;
	readonly early: Early;
	readonly named: SessionsByName | undefined;
	readonly sets: CachedSets;
	/** Whether marks and devices could be written. */
	readonly kept: Result<unknown>;
};

type Reached = CheckedOpening & {readonly tools: ReadingTools; readonly place: Place; readonly before: LookUp};

/** The reading by what was checked. */
export function readingOf(reached: Reached, failed: (error: Failure) => Failure): Reading {
	const {found, proof, place, tools} = reached;
	const keep = createKeeping(reached);
	const source = {tools, netbox: place.netbox, batch: createBatches(reached), keep: keep.batch};
	const orFailed = <Value>(result: Result<Value>): Result<Value> => (result.ok ? result : err(failed(result.error)));
	return {
		proof: {by: 'checking', proof},
		netbox: place.netbox,
		found,
		notes: [],
		read: async (devices, tell) => orFailed(await readDevices(source, devices, tell)),
		sessionsAt: async (addresses) => orFailed(await readEnds(reached, keep.ends, addresses)),
	};
}

/** Keeps what is read, none of it once anything turned out to be hidden. Without the marks a position that moves on would make older rows look true. */
function createKeeping({tools: {cache, now, report}, place: {scope}, proof, kept}: Reached): {
	readonly batch: SessionSource['keep'];
	readonly ends: (change: CacheChange) => void;
} {
	let isHidden = false;
	const write = (change: CacheChange): Result<unknown> => {
		if (!kept.ok) return kept;
		return cache.write(scope, isHidden ? {forgetAll: true} : {...change, position: {to: proof.position}});
	};
	return {
		batch: ({change, gone, answers, hides = false}) => {
			cache.used(scope, useOf(answers, now()));
			isHidden ||= hides;
			return write({...change, forgetDevices: gone});
		},
		ends: (change) => {
			const written = kept.ok ? write(change) : ok(undefined);
			if (!written.ok) report({message: `could not write the cache for far ends: ${written.error.message}`, severity: 'WARN'});
		},
	};
}

function createBatches({tools, proof, early, named, sets}: Reached): SessionSource['batch'] {
	const options: Omit<DeviceBatchOptions, 'netbox' | 'traceFields'> = {
		...(named && {named}),
		freshSince: believedSince(tools, proof.logClosed),
		now: tools.now(),
	};
	return (ids, netbox) => {
		const known = sets.of(ids);
		const cached = known.map(({device}) => device);
		const showing = new Set(known.filter((set) => set.showing).map(({device}) => device));
		const traceFields = traceFieldsOf(proof.position, {devices: cached, showing});
		const traces = earlyOf(early, cached, traceFields);
		return readBatch(ids, {sets: known, ...(traces && {early: traces})}, {...options, traceFields, netbox});
	};
}

/** Traces are asked first where anything was cached before, so that what is still true need not come again. */
async function readEnds(
	{tools, place: {netbox}, before, proof, sets}: Reached,
	keep: (change: CacheChange) => void,
	addresses: readonly AddressObject[],
): Promise<Result<Ends>> {
	const {checkEnds, fetchEnds} = await import('./ends.js');
	const now = tools.now();
	if (!sets.areBelieved || before.position === undefined) return fetchEnds(netbox, addresses, now);
	const shows = before.shownTypes.has('*') ? ['custom_fields'] : [];
	const traceFields = [...traceFieldsOf(proof.position, {devices: [], showing: new Set()}), ...shows];
	return checkEnds({netbox, setsOf: sets.of, traceFields, freshSince: believedSince(tools, proof.logClosed), now, keep}, addresses);
}

/** Traces asked side by side with the change log, before it is known whether their devices are still the right ones; by set of devices. */
export type Early = ReadonlyMap<string, {readonly fields: readonly string[]; readonly traces: Promise<Result<Traces>>}>;

/** Asks for those traces. */
export const startTraces = (netbox: Netbox, asked: readonly TracesAsked[]): Early =>
	new Map(asked.map(({devices, fields}) => [labelOf(devices), {fields, traces: readTraces(netbox, ofDevices(devices), fields)}]));

/** Whether a device is gone although the log shows no sign of it (it is closed, or the change came after it): its name may be another's now. Waits for the traces. */
export async function anyGone(early: Early): Promise<boolean> {
	const traces = await Promise.all([...early.values()].map(({traces}) => traces));
	return traces.some((one) => one.ok && one.value.gone.length > 0);
}

/** The traces of exactly these devices, if they were asked with what is needed now; more than that serves as well. */
function earlyOf(early: Early, devices: readonly number[], needs: readonly string[]): Promise<Result<Traces>> | undefined {
	const started = early.get(labelOf(devices));
	return started && needs.every((field) => started.fields.includes(field)) ? started.traces : undefined;
}

const labelOf = (ids: readonly number[]): string => String(ids.toSorted((a, b) => a - b));

/** Cached sets of sessions that are believed in a check. */
export type CachedSets = {
	/** Whether any is. */
	readonly areBelieved: boolean;
	/** Those of these devices, none where the cache cannot be read. */
	readonly of: (devices: readonly number[]) => readonly CachedSet[];
	/** Reads those of these devices now, while NetBox is waited for: the next `of` the same devices gives them. */
	readonly readAhead: (devices: readonly number[]) => void;
};

/** Believes what is cached if it is not behind `since`; nothing without it. */
export function createCachedSets({place, tools}: {readonly place: Place; readonly tools: ReadingTools}, since: Position | undefined): CachedSets {
	let ahead: {readonly devices: string; readonly sets: readonly CachedSet[]} | undefined;
	const read = (devices: readonly number[]): readonly CachedSet[] => {
		const sets = since && tools.cache.sessionsOf(place.scope, devices, since);
		return sets?.ok ? sets.value : [];
	};
	return {
		areBelieved: since !== undefined,
		of: (devices) => {
			const sets = ahead?.devices === String(devices) ? ahead.sets : read(devices);
			ahead = undefined;
			return sets;
		},
		readAhead: (devices) => {
			ahead = {devices: String(devices), sets: read(devices)};
		},
	};
}
