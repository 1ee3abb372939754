import {ok, type Result} from '../../core/result.js';
import {type StaleParts, wholeRow} from '../../core/stale-parts.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {CachedSet} from '../../store/cache/cache.js';
import {answersOf, type BatchAnswer, type DeviceAnswer, type Full, groupByDevice, type How, setsOf} from '../answer.js';
import {fieldsOf} from '../freshness/shows.js';
import type {Received, Session} from '../session.js';
import {ofDevices} from './requests.js';
import {
	type Comparing,
	type Comparison,
	compare,
	fetchByDevice,
	fetchById,
	isOutdated,
	readTraces,
	type SessionsByName,
	type Traces,
	toKeep,
} from './sessions.js';

export type DeviceBatchOptions = {
	readonly netbox: Netbox;
	readonly traceFields: readonly string[];
	/** ms: what was fetched before is read again. */
	readonly freshSince: number;
	readonly now: number;
	readonly named?: SessionsByName;
};

/** Devices with most of their sessions stale are read whole when more are stale than one request by id can name. */
const fewEnough = 320;

/** What a field more in a trace costs NetBox, beside a whole session (seen on 4.7.3: 0.1 and 1.7 ms). */
const costOfField = 1 / 16;

/**
 * The sessions of devices, true as of now: of those in `sets` only what changed is fetched, the others in full. `early` are
 * traces of exactly the devices in `sets`, if they were asked before.
 */
export async function readBatch(
	devices: readonly number[],
	{sets, early}: {readonly sets: readonly CachedSet[]; readonly early?: Promise<Result<Traces>>},
	options: DeviceBatchOptions,
): Promise<Result<BatchAnswer>> {
	const carried = partsToCarry(sets);
	const by = {carried, freshSince: options.freshSince};
	const warm = mostlyFresh(sets, by);
	const known = new Set(warm.map(({device}) => device));
	const cold = devices.filter((device) => !known.has(device));
	const fields = [...new Set([...options.traceFields, ...fieldsOf(carried)])];
	const traced = warm.length === sets.length && carried === 0 && early ? early : readTraces(options.netbox, ofDevices([...known]), fields);
	const [full, refreshed] = await Promise.all([
		fetchByDevice(options.netbox, cold, options.named),
		traced.then((traces) => refresh(warm, traces, {...by, netbox: options.netbox})),
	]);
	if (!full.ok) return full;
	if (!refreshed.ok) return refreshed;
	return ok(conclude({cold, warm, full: full.value, refreshed: refreshed.value, now: options.now}));
}

/** The stale parts that the traces of all had better carry than sessions be fetched for: of those that are not stale as a whole. */
function partsToCarry(sets: readonly CachedSet[]): StaleParts {
	const all = sets.flatMap(({sessions}) => sessions.map(({stale}) => stale));
	const some = all.filter((parts) => fieldsOf(parts).length > 0);
	const parts = some.reduce((sum, one) => sum | one, 0);
	return some.length > all.length * fieldsOf(parts).length * costOfField ? parts : 0;
}

type Carrying = Omit<Comparing, 'traces'>;

function mostlyFresh(sets: readonly CachedSet[], by: Carrying): readonly CachedSet[] {
	const countOf = ({sessions}: CachedSet): number => sessions.filter((session) => isOutdated(session, by)).length;
	const outdated = sets.reduce((sum, set) => sum + countOf(set), 0);
	return outdated <= fewEnough ? sets : sets.filter((set) => countOf(set) * 2 <= set.sessions.length);
}

type Refreshed = {
	readonly gone: readonly number[];
	readonly fetched: readonly Received[];
} & Pick<Comparison, 'removed' | 'unchanged' | 'renewed'>;

type Refreshing = Carrying & Pick<DeviceBatchOptions, 'netbox'>;

async function refresh(sets: readonly CachedSet[], traces: Result<Traces>, {netbox, ...by}: Refreshing): Promise<Result<Refreshed>> {
	if (!traces.ok) return traces;
	const {toFetch, ...compared} = compare(sets, {...by, traces: traces.value.rows});
	const fetched = await fetchById(netbox, toFetch);
	return fetched.ok ? ok({...compared, gone: traces.value.gone, fetched: fetched.value}) : fetched;
}

type BatchParts = {
	readonly cold: readonly number[];
	readonly warm: readonly CachedSet[];
	readonly full: Full;
	readonly refreshed: Refreshed;
	readonly now: number;
};

/** A session that moves while it is read may come twice, by its old device's traces and by its new device: its newest row counts, once. */
function conclude({cold, warm, full, refreshed, now}: BatchParts): BatchAnswer {
	const fetched = newestOf([...full.sessions, ...refreshed.fetched]);
	const unchanged = refreshed.unchanged.filter(({id}) => !fetched.has(id));
	const renewed = refreshed.renewed.filter(({id}) => !fetched.has(id));
	const kept = [...fetched.values(), ...renewed];
	const all = [...kept, ...unchanged];
	const changes = {renewed: idsOf(kept), removed: idsOf(refreshed.removed)};
	const byDevice = groupByDevice(all, now);
	const gone = [...full.gone, ...refreshed.gone];
	const answers = [
		...answersOf(cold, {sessions: all, gone}, {kept: true, now}),
		...warm
			.filter(({device}) => !gone.includes(device))
			.map((set): DeviceAnswer => {
				const sessions = byDevice.get(set.device) ?? [];
				return {device: set.device, how: howChanged(set, {sessions, ...changes}), sessions};
			}),
	];
	const change = {
		sessions: toKeep(kept, now),
		sessionSets: setsOf(answers, now),
		checked: {sessions: unchanged.map(({id}) => id), at: now},
	};
	return {answers, gone, change, hides: hidesSome(refreshed, gone)};
}

/** What NetBox's log names is marked; what it does not name did not go. */
const hidesSome = ({removed}: Refreshed, gone: readonly number[]): boolean =>
	removed.some(({stale, device}) => (stale & wholeRow) === 0 && (device === null || !gone.includes(device)));

function newestOf(sessions: readonly Received[]): ReadonlyMap<number, Received> {
	const newest = new Map<number, Received>();
	for (const session of sessions) {
		const other = newest.get(session.id);
		if (!other || (session.lastUpdated ?? '') >= (other.lastUpdated ?? '')) newest.set(session.id, session);
	}
	return newest;
}

const idsOf = (sessions: readonly {readonly id: number}[]): ReadonlySet<number> => new Set(sessions.map(({id}) => id));

type Compared = {readonly sessions: readonly Session[]; readonly renewed: ReadonlySet<number>; readonly removed: ReadonlySet<number>};

function howChanged(cached: CachedSet, {sessions, renewed, removed}: Compared): How {
	const gone = cached.sessions.filter(({id}) => removed.has(id)).length;
	const fetched = sessions.filter(({id}) => renewed.has(id)).length;
	const isSame = gone + fetched === 0 && sessions.length === cached.sessions.length;
	return isSame ? {kind: 'unchanged'} : {kind: 'changed', cached: cached.sessions.length, removed: gone, fetched};
}
