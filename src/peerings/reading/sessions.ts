import {failure} from '../../core/failure.js';
import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {StaleParts} from '../../core/stale-parts.js';
import type {By, Netbox} from '../../netbox/netbox.js';
import {createHolding} from '../../output/json-row.js';
import type {Json, Row} from '../../output/output.js';
import {createSorter} from '../../output/sort-keys.js';
import type {CacheChange, CachedSession, CachedSet, Position} from '../../store/cache/cache.js';
import type {Full} from '../answer.js';
import {dialectOf} from '../freshness/change-log.js';
import {isLogWhole} from '../freshness/saved.js';
import {fieldsOf, objectsShown} from '../freshness/shows.js';
import type {Received} from '../session.js';
import {alwaysTraced, fullSessions, ofDevices, send, traces, withIds} from './requests.js';

/** A session's REST object, with the fields that order and identify it. */
export type SessionRow = Row & {
	readonly id: number;
	readonly name: string | null;
	readonly device: (Row & {readonly id: number}) | null;
	readonly last_updated: string | null;
};

/** What shows whether a session changed: its times and names, and fields that may change without moving them. */
export type Traces = {readonly rows: readonly Row[]; readonly gone: readonly number[]};

/** Sessions as NetBox sent them. From here on their JSON is what is held of them: it is what is kept and what is shown, and made once. */
export function receive(rows: readonly SessionRow[]): readonly Received[] {
	const hold = createHolding();
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		device: row.device?.id ?? null,
		lastUpdated: row.last_updated,
		held: hold(row),
		shows: objectsShown(row),
	}));
}

/** Full sessions that were asked by the names of their devices. Of a device that is not among them nothing is known. */
export type SessionsByName = Promise<Result<readonly Received[]>>;

/** The full sessions of devices, of those that are `named` as they came; `gone` are devices that NetBox no longer has. */
export async function fetchByDevice(netbox: Netbox, devices: readonly number[], named?: SessionsByName): Promise<Result<Full>> {
	const known = devices.length > 0 && named ? await named : ok([]);
	if (!known.ok) return known;
	const wanted = new Set(devices);
	const there = known.value.filter(({device}) => device !== null && wanted.has(device));
	const answered = new Set(there.map(({device}) => device));
	const rest = devices.filter((device) => !answered.has(device));
	if (rest.length === 0) return ok({sessions: there, gone: []});
	const answer = await send(netbox, fullSessions(ofDevices(rest)));
	if (!answer.ok) return answer;
	const {rows, gone} = answer.value;
	// A filter that a front dropped, say: as rows of nobody they would be missed without a word.
	const foreign = rows.some(({device}) => device === null || !rest.includes(device.id));
	if (foreign) return err(failure.unexpectedAnswer(netbox.name, 'sessions of other devices than were asked for'));
	return ok({sessions: [...there, ...receive(rows)], gone: gone.map(Number)});
}

/** The full sessions of these ids; what was deleted meanwhile is not among them. */
export async function fetchById(netbox: Netbox, ids: readonly number[]): Promise<Result<readonly Received[]>> {
	if (ids.length === 0) return ok([]);
	const answer = await send(netbox, fullSessions(withIds(ids)));
	return answer.ok ? ok(receive(answer.value.rows)) : answer;
}

/**
 * What the traces of these devices must carry besides: an old plugin fails without policies, a log that does not tell all tells nothing of lists
 * that shrink, and nothing tells of what custom fields show, if any of `showing` are among the devices.
 */
export function traceFieldsOf(
	position: Position | undefined,
	{devices, showing}: {readonly devices: readonly number[]; readonly showing: ReadonlySet<number>},
): readonly string[] {
	const isWhole = isLogWhole(position);
	return [
		...(!isWhole || !dialectOf(position?.versions.plugins).modern ? ['import_policies', 'export_policies'] : []),
		...(isWhole ? [] : ['tags']),
		...(devices.some((device) => showing.has(device)) ? ['custom_fields'] : []),
	];
}

/** The traces of every session that is asked so. */
export async function readTraces(netbox: Netbox, by: By, fields: readonly string[]): Promise<Result<Traces>> {
	if (by.values.length === 0) return ok({rows: [], gone: []});
	const answer = await send(netbox, traces(by, fields));
	return answer.ok ? ok({rows: inOrder(answer.value.rows), gone: answer.value.gone.map(Number)}) : answer;
}

/** Keys by code point, as in rows that are held. */
function inOrder(rows: readonly Row[]): readonly Row[] {
	const {sort} = createSorter();
	return rows.map((row) => sort(row) ?? row);
}

/** What the traces say of the cached sets of the same devices. */
export type Comparison = {
	readonly removed: readonly CachedSession[];
	readonly toFetch: readonly number[];
	readonly unchanged: readonly CachedSession[];
	/** Sessions of which nothing else changed than what the traces carry: true again with that. */
	readonly renewed: readonly Renewed[];
};

/** A session of which a part is as new as its check, and the rest as old as it was. */
export type Renewed = Received & Pick<CachedSession, 'fetchedAt'>;

/** `freshSince` in ms: what was fetched before is read again whatever the traces say. `carried` are stale parts that are among the traces. */
export type Comparing = {readonly traces: readonly Row[]; readonly carried: StaleParts; readonly freshSince: number};

/** Whether a session must be read again whatever its trace says. */
export const isOutdated = ({stale, fetchedAt}: CachedSession, {carried, freshSince}: Omit<Comparing, 'traces'>): boolean =>
	(stale & ~carried) !== 0 || fetchedAt < freshSince;

/** Compares what is cached of some devices with the traces of the same devices. */
export function compare(sets: readonly CachedSet[], comparing: Comparing): Comparison {
	const now = new Map(comparing.traces.map((trace) => [Number(trace['id']), trace]));
	const cached = sets.flatMap(({sessions}) => sessions);
	const hold = createHolding();
	const [unchanged, renewed]: [CachedSession[], Renewed[]] = [[], []];
	for (const session of cached) {
		const trace = now.get(session.id);
		if (!trace || isOutdated(session, comparing) || !isSameSaved(session, trace)) continue;
		const fields = fieldsToRenew(session, trace);
		if (fields.length === 0) unchanged.push(session);
		else renewed.push(renew(session, {trace, fields, hold}));
	}
	const kept = new Set([...unchanged, ...renewed].map(({id}) => id));
	return {removed: cached.filter(({id}) => !now.has(id)), toFetch: [...now.keys()].filter((id) => !kept.has(id)), unchanged, renewed};
}

/** Times are compared as text, since a Date drops microseconds; null on both sides is equal (born in a branch, seen on 4.4 and 4.7). What is known to be stale must be there. */
const isSameSaved = ({name, lastUpdated, stale}: CachedSession, trace: Row): boolean =>
	trace['last_updated'] === lastUpdated && trace['name'] === name && fieldsOf(stale).every((field) => Object.hasOwn(trace, field));

/** The fields of a trace that differ from what is cached, or may. What a trace carries are fields that change alone. */
function fieldsToRenew({held, stale}: CachedSession, trace: Row): readonly string[] {
	const stales = fieldsOf(stale);
	return carriedBy(trace).filter((field) => stales.includes(field) || asSet(trace[field]) !== asSet(held.row[field]));
}

const carriedBy = (trace: Row): readonly string[] => Object.keys(trace).filter((field) => !alwaysTraced.includes(field));

/** A nested object, or a list of them whatever its order, as one text: a name or colour that changed shows too. */
const asSet = (nested: Json | undefined): string =>
	String((Array.isArray(nested) ? nested : [nested ?? null]).map((one) => stringifyJson(one)).toSorted());

type Renewing = {readonly trace: Row; readonly fields: readonly string[]; readonly hold: ReturnType<typeof createHolding>};

/** The session with these fields of its trace. */
function renew({held, id, name, device, lastUpdated, fetchedAt}: CachedSession, {trace, fields, hold}: Renewing): Renewed {
	const row = {...held.row, ...Object.fromEntries(fields.map((field) => [field, trace[field] ?? null]))};
	return {id, name, device, lastUpdated, fetchedAt, held: hold(row), shows: objectsShown(row)};
}

/** The part of a change that keeps sessions that are true as of `at` (ms), with what each shows. */
export const toKeep = (sessions: readonly (Received | Renewed)[], at: number): NonNullable<CacheChange['sessions']> =>
	sessions.map((session) => ({fetchedAt: at, ...session, checkedAt: at}));
