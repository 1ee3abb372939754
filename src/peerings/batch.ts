import type {Netbox} from '../netbox/netbox.js';
import {ok, type Result} from '../result.js';
import type {CachedSession, CachedSet} from '../store/cache.js';
import {type Answer, answersOf, type BatchAnswer, type Checked, type Full, groupByDevice, type How, setsOf} from './answer.js';
import {compare, fetchByDevice, fetchById, type Named, type Received, readTraces, type TraceFields, type Traces, toKeep} from './sessions.js';

export type BatchOptions = {
	readonly netbox: Netbox;
	readonly traceFields: TraceFields;
	/** ms: what was fetched before is read again. */
	readonly freshSince: number;
	readonly now: number;
	readonly named?: Named;
};

/** Devices with most of their sessions stale are read whole when more are stale than one request by id can name. */
const fewEnough = 320;

/**
 * The sessions of devices, true as of now: of those in `sets` only what changed is fetched, the others in full. `early` are
 * traces of exactly the devices in `sets`, if they were asked before.
 */
export async function readBatch(
	devices: readonly number[],
	{sets, early}: {readonly sets: readonly CachedSet[]; readonly early?: Promise<Result<Traces>>},
	options: BatchOptions,
): Promise<Result<BatchAnswer>> {
	const warm = mostlyFresh(sets, options.freshSince);
	const known = new Set(warm.map(({device}) => device));
	const cold = devices.filter((device) => !known.has(device));
	const traced = warm.length === sets.length && early ? early : readTraces(options.netbox, [...known], options.traceFields);
	const [full, refreshed] = await Promise.all([
		fetchByDevice(options.netbox, cold, options.named),
		traced.then((traces) => refresh(warm, traces, options)),
	]);
	if (!full.ok) return full;
	if (!refreshed.ok) return refreshed;
	return ok(conclude({cold, warm, full: full.value, refreshed: refreshed.value, now: options.now}));
}

function mostlyFresh(sets: readonly CachedSet[], freshSince: number): readonly CachedSet[] {
	const isStale = (session: CachedSession): boolean => session.stale || session.fetchedAt < freshSince;
	const stale = sets.flatMap(({sessions}) => sessions).filter(isStale).length;
	return stale <= fewEnough ? sets : sets.filter(({sessions}) => sessions.filter(isStale).length * 2 <= sessions.length);
}

type Refreshed = {
	readonly gone: readonly number[];
	readonly unchanged: readonly CachedSession[];
	readonly removed: ReadonlySet<number>;
	readonly fetched: readonly Received[];
};

async function refresh(sets: readonly CachedSet[], traces: Result<Traces>, options: BatchOptions): Promise<Result<Refreshed>> {
	if (!traces.ok) return traces;
	const {removed, unchanged, toFetch} = compare(sets, traces.value.rows, options.freshSince);
	const fetched = await fetchById(options.netbox, toFetch);
	return fetched.ok ? ok({gone: traces.value.gone, unchanged, removed: new Set(removed.map(({id}) => id)), fetched: fetched.value}) : fetched;
}

type Parts = {
	readonly cold: readonly number[];
	readonly warm: readonly CachedSet[];
	readonly full: Full;
	readonly refreshed: Refreshed;
	readonly now: number;
};

/** A session that moves while it is read may come twice, by its old device's traces and by its new device: its newest row counts, once. */
function conclude({cold, warm, full, refreshed, now}: Parts): BatchAnswer {
	const fetched = newestOf([...full.sessions, ...refreshed.fetched]);
	const unchanged = refreshed.unchanged.filter(({id}) => !fetched.has(id));
	const all = [...fetched.values(), ...unchanged];
	const byDevice = groupByDevice(all, now);
	const gone = [...full.gone, ...refreshed.gone];
	const answers = [
		...answersOf(cold, {sessions: all, gone}, {kept: true, now}),
		...warm
			.filter(({device}) => !gone.includes(device))
			.map((set): Answer => {
				const sessions = byDevice.get(set.device) ?? [];
				return {device: set.device, how: howChanged(set, {sessions, fetched, removed: refreshed.removed}), sessions};
			}),
	];
	const change = {
		sessions: toKeep([...fetched.values()], now),
		sessionSets: setsOf(answers, now),
		checked: {sessions: unchanged.map(({id}) => id), at: now},
	};
	return {answers, gone, change};
}

function newestOf(sessions: readonly Received[]): ReadonlyMap<number, Received> {
	const newest = new Map<number, Received>();
	for (const session of sessions) {
		const other = newest.get(session.id);
		if (!other || (session.lastUpdated ?? '') >= (other.lastUpdated ?? '')) newest.set(session.id, session);
	}
	return newest;
}

type Compared = {readonly sessions: readonly Checked[]; readonly fetched: ReadonlyMap<number, Received>; readonly removed: ReadonlySet<number>};

function howChanged(cached: CachedSet, {sessions, fetched, removed}: Compared): How {
	const gone = cached.sessions.filter(({id}) => removed.has(id)).length;
	const renewed = sessions.filter(({session}) => fetched.has(session.id)).length;
	const isSame = gone + renewed === 0 && sessions.length === cached.sessions.length;
	return isSame ? {kind: 'unchanged'} : {kind: 'changed', cached: cached.sessions.length, removed: gone, fetched: renewed};
}
