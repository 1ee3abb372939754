import {createHolding} from '../laid.js';
import {sessions as sessionEndpoint, sessionTraces} from '../netbox/endpoints.js';
import type {Netbox, Query} from '../netbox/netbox.js';
import type {Json, Row} from '../output.js';
import {ok, type Result} from '../result.js';
import {createSorter} from '../sorted.js';
import type {CachedSession, CachedSet, Change, Position, SessionToKeep} from '../store/cache.js';
import type {Full} from './answer.js';
import {dialectOf} from './change-log.js';
import {objectsShown} from './shows.js';

/** A session: what names, places and dates it, and its REST object. */
export type Session = Pick<CachedSession, 'id' | 'name' | 'device' | 'lastUpdated' | 'held'>;

/** A session that NetBox gave, with every object it shows. */
export type Received = Session & Pick<SessionToKeep, 'shows'>;

/** A session's REST object, with the fields that order and identify it. */
export type SessionRow = Row & {
	readonly id: number;
	readonly name: string | null;
	readonly device: (Row & {readonly id: number}) | null;
	readonly last_updated: string | null;
};

/** What shows whether a session changed: its times and names, and the lists that may shrink without moving them. */
export type Traces = {readonly rows: readonly Row[]; readonly gone: readonly number[]};

/** How many devices one request asks at most: 200 keep the target under 3,800 bytes. */
const most = 200;

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
export type Named = Promise<Result<readonly Received[]>>;

/** The full sessions of devices, of those that are `named` as they came; `gone` are devices that NetBox no longer has. */
export async function fetchByDevice(netbox: Netbox, devices: readonly number[], named?: Named): Promise<Result<Full>> {
	const known = devices.length > 0 && named ? await named : ok([]);
	if (!known.ok) return known;
	const wanted = new Set(devices);
	const there = known.value.filter(({device}) => device !== null && wanted.has(device));
	const answered = new Set(there.map(({device}) => device));
	const rest = devices.filter((device) => !answered.has(device));
	if (rest.length === 0) return ok({sessions: there, gone: []});
	const answer = await netbox.listBy(sessionEndpoint, {parameter: 'device_id', values: rest, most}, []);
	return answer.ok ? ok({sessions: [...there, ...receive(answer.value.rows)], gone: answer.value.gone.map(Number)}) : answer;
}

/** The full sessions of these ids; what was deleted meanwhile is not among them. */
export async function fetchById(netbox: Netbox, ids: readonly number[]): Promise<Result<readonly Received[]>> {
	if (ids.length === 0) return ok([]);
	const answer = await netbox.listBy(sessionEndpoint, {parameter: 'id', values: ids}, []);
	return answer.ok ? ok(receive(answer.value.rows)) : answer;
}

/** Which lists the traces carry. */
export type TraceFields = {readonly policies: boolean; readonly tags: boolean};

/** What the traces must carry: an old plugin fails without policies, and a closed log tells nothing of lists that shrink. */
export const traceFieldsOf = (position: Position | undefined, logClosed: boolean): TraceFields => ({
	policies: logClosed || !dialectOf(position?.versions.plugins).modern,
	tags: logClosed,
});

/** The query for the traces of sessions. */
export const traceQuery = ({policies, tags}: TraceFields): Query => [
	['fields', ['id', 'name', 'last_updated', ...(policies ? ['import_policies', 'export_policies'] : []), ...(tags ? ['tags'] : [])].join(',')],
];

/** The traces of every session of these devices. */
export async function readTraces(netbox: Netbox, devices: readonly number[], fields: TraceFields): Promise<Result<Traces>> {
	if (devices.length === 0) return ok({rows: [], gone: []});
	const answer = await netbox.listBy(sessionTraces, {parameter: 'device_id', values: devices, most}, traceQuery(fields));
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
};

/** `freshSince` in ms: what was fetched before is read again whatever the traces say. */
export function compare(sets: readonly CachedSet[], traces: readonly Row[], freshSince: number): Comparison {
	const now = new Map(traces.map((trace) => [Number(trace['id']), trace]));
	const cached = sets.flatMap(({sessions}) => sessions);
	const removed = cached.filter(({id}) => !now.has(id));
	const unchanged = cached.filter((session) => {
		const trace = now.get(session.id);
		return trace !== undefined && !session.stale && session.fetchedAt >= freshSince && looksSame(session, trace);
	});
	const kept = new Set(unchanged.map(({id}) => id));
	return {removed, unchanged, toFetch: [...now.keys()].filter((id) => !kept.has(id))};
}

/** Times are compared as text, since a Date drops microseconds; null on both sides is equal (born in a branch, seen on 4.4 and 4.7). */
function looksSame({held, name, lastUpdated}: CachedSession, trace: Row): boolean {
	if (trace['last_updated'] !== lastUpdated || trace['name'] !== name) return false;
	return ['import_policies', 'export_policies', 'tags'].every((list) => !(list in trace) || asSet(trace[list]) === asSet(held.row[list]));
}

/** A list of nested objects as one text, whatever its order: a name or colour that changed shows too. */
const asSet = (list: Json | undefined): string => String((Array.isArray(list) ? list : []).map((one) => JSON.stringify(one)).toSorted());

/** The part of a change that keeps fetched sessions, with what each shows. */
export const toKeep = (sessions: readonly Received[], at: number): NonNullable<Change['sessions']> =>
	sessions.map((session) => ({...session, fetchedAt: at, checkedAt: at}));
