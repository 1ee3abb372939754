import type {Failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Found} from '../../devices/match.js';
import type {CacheChange, LookUp} from '../../store/cache/cache.js';
import {useOf} from '../answer.js';
import type {Proof} from '../freshness/proof.js';
import type {Place} from '../freshness/scope.js';
import type {AddressObject} from '../session-facts.js';
import {type DeviceBatchOptions, readBatch} from './batch.js';
import {believedSince} from './cached-devices.js';
import type {CachedSets} from './cached-sets.js';
import type {Ends} from './ends.js';
import type {Reading} from './open.js';
import {readDevices, type SessionSource} from './parts.js';
import {type Early, earlyOf} from './prefetch.js';
import type {ReadingTools} from './read.js';
import {type SessionsByName, traceFieldsOf} from './sessions.js';

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
