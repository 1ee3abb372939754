import type {Netbox} from '../netbox/netbox.js';
import {ok, type Result} from '../result.js';
import type {CachedSession, CachedSet} from '../store/cache.js';
import {type Answer, answersOf, type BatchAnswer, type CheckedRow, type Full, groupByDevice, type How, setsOf} from './answer.js';
import {compare, fetchByDevice, fetchById, type Named, readTraces, type Session, type TraceFields, type Traces, toKeep} from './sessions.js';

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
	readonly fetched: readonly Session[];
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
	const fetched = newestOf([...full.rows, ...refreshed.fetched]);
	const unchanged = refreshed.unchanged.filter(({id}) => !fetched.has(id));
	const rows = [...fetched.values(), ...unchanged.map(({row}) => row as Session)];
	const byDevice = groupByDevice(rows.map((row) => ({row, checkedAt: now})));
	const gone = [...full.gone, ...refreshed.gone];
	const answers = [
		...answersOf(cold, {rows, gone}, {kept: true, now}),
		...warm
			.filter(({device}) => !gone.includes(device))
			.map((set): Answer => {
				const rows = byDevice.get(set.device) ?? [];
				return {device: set.device, how: howChanged(set, {rows, fetched, removed: refreshed.removed}), rows};
			}),
	];
	const change = {
		sessions: toKeep([...fetched.values()], now),
		sessionSets: setsOf(answers, now),
		checked: {sessions: unchanged.map(({id}) => id), at: now},
	};
	return {answers, gone, change};
}

function newestOf(rows: readonly Session[]): ReadonlyMap<number, Session> {
	const newest = new Map<number, Session>();
	for (const row of rows) {
		const other = newest.get(row.id);
		if (!other || (row.last_updated ?? '') >= (other.last_updated ?? '')) newest.set(row.id, row);
	}
	return newest;
}

type Compared = {readonly rows: readonly CheckedRow[]; readonly fetched: ReadonlyMap<number, Session>; readonly removed: ReadonlySet<number>};

function howChanged({sessions}: CachedSet, {rows, fetched, removed}: Compared): How {
	const gone = sessions.filter(({id}) => removed.has(id)).length;
	const renewed = rows.filter(({row}) => fetched.has(row.id)).length;
	const isSame = gone + renewed === 0 && rows.length === sessions.length;
	return isSame ? {kind: 'unchanged'} : {kind: 'changed', cached: sessions.length, removed: gone, fetched: renewed};
}
