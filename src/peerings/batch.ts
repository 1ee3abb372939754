import type {Failure} from '../failure.js';
import type {Netbox} from '../netbox/netbox.js';
import {ok, type Result} from '../result.js';
import type {CachedSession, CachedSet, Change} from '../store/cache.js';
import {compare, fetchByDevice, fetchById, readTraces, type Session, type TraceFields, type Traces, toKeep} from './sessions.js';

/** How a device's sessions came to be known. `at`, `checkedAt` in ms. */
export type How =
	| {readonly kind: 'fetched'; readonly kept: boolean}
	| {readonly kind: 'unchanged'}
	| {readonly kind: 'changed'; readonly cached: number; readonly removed: number; readonly fetched: number}
	| {readonly kind: 'forced'; readonly at: number};

/** The sessions of one device, as they are now, by ascending id. */
export type Answer = {readonly device: number; readonly how: How; readonly rows: readonly {readonly row: Session; readonly checkedAt: number}[]};

/** The answers of some devices, and what the cache should keep of them. `gone` are devices that NetBox no longer has. */
export type BatchAnswer = {
	readonly answers: readonly Answer[];
	readonly gone: readonly number[];
	/** Devices that could not be read, although others could. */
	readonly unread?: {readonly devices: readonly number[]; readonly failure: Failure};
	readonly change: Change;
};

export type BatchOptions = {
	readonly netbox: Netbox;
	readonly traceFields: TraceFields;
	/** ms: what was fetched before is read again. */
	readonly freshSince: number;
	readonly now: number;
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
	const [full, changed] = await Promise.all([fetchByDevice(options.netbox, cold), traced.then((traces) => refresh(warm, traces, options))]);
	if (!full.ok) return full;
	if (!changed.ok) return changed;
	return ok(conclude({cold, warm, full: full.value, changed: changed.value, now: options.now}));
}

function mostlyFresh(sets: readonly CachedSet[], freshSince: number): readonly CachedSet[] {
	const isStale = (session: CachedSession): boolean => session.stale || session.fetchedAt < freshSince;
	const stale = sets.flatMap(({sessions}) => sessions).filter(isStale).length;
	return stale <= fewEnough ? sets : sets.filter(({sessions}) => sessions.filter(isStale).length * 2 <= sessions.length);
}

type Refreshed = {
	readonly gone: readonly number[];
	readonly unchanged: readonly CachedSession[];
	readonly removed: readonly CachedSession[];
	readonly fetched: readonly Session[];
};

async function refresh(sets: readonly CachedSet[], traces: Result<Traces>, options: BatchOptions): Promise<Result<Refreshed>> {
	if (!traces.ok) return traces;
	const {removed, unchanged, toFetch} = compare(sets, traces.value.rows, options.freshSince);
	const fetched = await fetchById(options.netbox, toFetch);
	return fetched.ok ? ok({gone: traces.value.gone, unchanged, removed, fetched: fetched.value}) : fetched;
}

type Parts = {
	readonly cold: readonly number[];
	readonly warm: readonly CachedSet[];
	readonly full: {readonly rows: readonly Session[]; readonly gone: readonly number[]};
	readonly changed: Refreshed;
	readonly now: number;
};

function conclude({cold, warm, full, changed, now}: Parts): BatchAnswer {
	const fetched = [...full.rows, ...changed.fetched];
	const moved = new Set(fetched.map(({id}) => id));
	const rows = [
		...fetched.map((row) => ({row, checkedAt: now, fresh: true})),
		...changed.unchanged.filter(({id}) => !moved.has(id)).map(({row}) => ({row: row as Session, checkedAt: now, fresh: false})),
	];
	const grouped = groupByDevice(rows);
	const removed = new Set(changed.removed.map(({id}) => id));
	const gone = [...full.gone, ...changed.gone];
	const of = (device: number) => (grouped.get(device) ?? []).toSorted((a, b) => a.row.id - b.row.id);
	const answers = [
		...cold.map((device): Answer => ({device, how: {kind: 'fetched', kept: true}, rows: of(device)})),
		...warm.map(({device, sessions}): Answer => {
			const gone = sessions.filter(({id}) => removed.has(id)).length;
			const renewed = of(device).filter(({fresh}) => fresh).length;
			const left = sessions.length - gone > of(device).length - renewed;
			const how: How = gone + renewed > 0 || left ? {kind: 'changed', cached: sessions.length, removed: gone, fetched: renewed} : {kind: 'unchanged'};
			return {device, how, rows: of(device)};
		}),
	].filter(({device}) => !gone.includes(device));
	return {answers, gone, change: changeOf({answers, fetched, unchanged: changed.unchanged, now})};
}

function changeOf({answers, fetched, unchanged, now}: {answers: readonly Answer[]; fetched: readonly Session[]; unchanged: readonly CachedSession[]; now: number}): Change {
	return {
		sessions: toKeep(fetched, now),
		sessionSets: answers.map(({device, rows}) => ({device, sessions: rows.map(({row}) => row.id), at: now})),
		checked: {sessions: unchanged.map(({id}) => id), at: now},
	};
}

function groupByDevice<Item extends {readonly row: Session}>(rows: readonly Item[]): ReadonlyMap<number | undefined, readonly Item[]> {
	const grouped = new Map<number | undefined, Item[]>();
	for (const item of rows) {
		const device = item.row.device?.id;
		const same = grouped.get(device);
		if (same) same.push(item);
		else grouped.set(device, [item]);
	}
	return grouped;
}
