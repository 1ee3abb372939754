import {ok, type Result} from '../../core/result.js';
import type {Netbox, NetboxStatus, Query} from '../../netbox/netbox.js';
import {changeTimes, objectChanges, objectTypes} from '../../netbox/read/endpoints.js';
import {isOlder} from '../../netbox/read/versions.js';
import type {Row} from '../../output/output.js';
import type {Position, ShownObject} from '../../store/cache/cache.js';
import {askedAfter, type Cursor, cursorAt, firstLook} from './cursor.js';

/** A row of NetBox's change log, without what it says of the object. */
type LoggedChange = {readonly id: number; readonly time: string; readonly type: string; readonly object: number};

/** What the log says since a cursor. */
export type LogReading =
	/** `lost`: the log no longer holds what was seen last, or more happened than can be followed. `told` is when each object, by `labelOf`, was last changed, in ms, as far as the log was asked. */
	| {
			readonly kind: 'read';
			readonly cursor: Cursor;
			readonly changes: readonly LoggedChange[];
			readonly told: ReadonlyMap<string, number>;
			readonly lost: boolean;
	  }
	/** The token may not read it, or the server fails over it. */
	| {readonly kind: 'closed'};

/** How a log is asked, and when, in ms. */
type LogAsking = {readonly dialect: Dialect; readonly now: number};

/** How a server's log and sessions are asked. */
export type Dialect = {
	/** netbox-bgp 0.19 and newer: no session fails to render for want of its policies. */
	readonly modern: boolean;
	/** Content type id of sessions, to leave their rows out on an older plugin: rendering one may be a 500 there (seen on 4.4.10). */
	readonly sessionType?: number | string;
};

/** More new changes than this are not followed one by one. */
const most = 1000;
/** NetBox prunes its log, after 90 days by default: what was last checked longer ago, in ms, is not trusted. */
const oldest = 30 * 24 * 3_600_000;

/** How a server with these plugins is asked; one that was never seen counts as modern until it says otherwise. */
export function dialectOf(plugins: NetboxStatus['plugins'] | undefined, sessionType?: number): Dialect {
	const modern = plugins === undefined || !isOlder(plugins['netbox_bgp'], '0.19');
	return {modern, ...(sessionType !== undefined && {sessionType})};
}

/** The log since the position, or its newest entries where there is none. `now` is in ms. */
export async function readLog(netbox: Netbox, before: Position | undefined, now: number): Promise<Result<LogReading>> {
	const dialect = dialectOf(before?.versions.plugins, before?.sessionType);
	const asking = {dialect, now};
	if (!before?.cursor) return readNewest(netbox, asking);
	return isAged(before, now) ? restart(netbox, asking) : readSince(netbox, before, asking);
}

/** The first request of `readLog`. */
export function logQuery(before: Position | undefined, now: number): Query {
	const dialect = dialectOf(before?.versions.plugins, before?.sessionType);
	return before?.cursor && !isAged(before, now) ? sinceQuery(askedAfter(before.cursor, now), dialect) : newestQuery(dialect);
}

const isAged = ({checkedAt}: Position, now: number): boolean => now - checkedAt > oldest;

/** The newest changes now, for a cache that begins here; everything up to them counts as handled. */
export async function readNewest(netbox: Netbox, {dialect, now}: LogAsking): Promise<Result<LogReading>> {
	const page = await netbox.page(changeTimes, newestQuery(dialect));
	if (!page.ok) return isClosed(page.error.code) ? ok({kind: 'closed'}) : page;
	const rows = page.value.results.toReversed();
	return ok({kind: 'read', cursor: cursorAt(rows, undefined, {now, isWhole: dialect.modern}), changes: [], told: new Map(), lost: false});
}

/** Every change since the cursor that was not handled, oldest first. */
async function readSince(netbox: Netbox, {cursor: since = noCursor, checkedAt}: Position, {dialect, now}: LogAsking): Promise<Result<LogReading>> {
	const rows: Row[] = [];
	const first = askedAfter(since, now);
	for (let after = first; ; ) {
		const page = await netbox.page(objectChanges, sinceQuery(after, dialect));
		if (!page.ok) return isClosed(page.error.code) ? ok({kind: 'closed'}) : page;
		const {results, count} = page.value;
		if (rows.length + count > most + since.id - first) return restart(netbox, {dialect, now});
		rows.push(...results);
		const last = results.at(-1);
		if (!last || results.length >= count) break;
		after = last.id;
	}
	const seen = rows.map(logged);
	const isWhole = stillThere(seen, since) && !isRestored(seen, since, checkedAt);
	return isWhole ? ok(digest(seen, since, {dialect, now})) : restart(netbox, {dialect, now});
}

function digest(seen: readonly LoggedChange[], since: Cursor, {dialect, now}: LogAsking): LogReading {
	const handled = new Set([...since.handled, since.id]);
	return {
		kind: 'read',
		cursor: cursorAt(seen, since, {now, isWhole: dialect.modern}),
		changes: seen.filter(({id}) => !handled.has(id)),
		told: new Map(seen.map(({type, object: id, time}) => [labelOf({type, id}), Date.parse(time)])),
		lost: false,
	};
}

async function restart(netbox: Netbox, asking: LogAsking): Promise<Result<LogReading>> {
	const newest = await readNewest(netbox, asking);
	return newest.ok && newest.value.kind === 'read' ? ok({...newest.value, lost: true}) : newest;
}

/** How the newest changes are asked. */
export const newestQuery = (dialect: Dialect): Query => [...exclusion(dialect), ['ordering', '-id'], ['limit', firstLook], ['fields', 'id,time']];

/** NetBox 4.4 ignores `fields` here, and its rows are large. */
const sinceQuery = (after: number, dialect: Dialect): Query => [
	...exclusion(dialect),
	['id__gt', after],
	['ordering', 'id'],
	['limit', dialect.modern ? most : 200],
	['fields', 'id,time,action,changed_object_type,changed_object_id'],
];

/** How the content type id of sessions is asked. */
export const sessionTypeQuery: Query = [
	['app_label', 'netbox_bgp'],
	['model', 'bgpsession'],
	['limit', 1],
];

/** The content type id of BGP sessions on this server; undefined where it does not say. */
export async function readSessionType(netbox: Netbox): Promise<Result<number | undefined>> {
	const page = await netbox.page(objectTypes, sessionTypeQuery);
	return page.ok ? ok(page.value.results[0]?.id) : page;
}

const exclusion = ({modern, sessionType}: Dialect): Query =>
	modern || sessionType === undefined ? [] : [['changed_object_type_id__n', sessionType]];

/** Without the row that was seen last the log was pruned, or the database restored; another time on it says the same. */
const stillThere = (seen: readonly LoggedChange[], since: Cursor): boolean =>
	since.id === 0 || seen.some(({id, time}) => id === since.id && time === since.time);

/** A transaction that began before the last check may commit after it; NetBox ends requests sooner than after so many ms. */
const longest = 10 * 60_000;

/**
 * A change that is new here and older than the last check was there before, or is of another time: the log was emptied and filled again. Where
 * the log had no row at the last check, that is more likely than a transaction of that moment.
 */
function isRestored(seen: readonly LoggedChange[], {id: last}: Cursor, checkedAt: number): boolean {
	const oldestNew = last === 0 ? checkedAt : checkedAt - longest;
	return seen.some(({id, time}) => id > last && Date.parse(time) < oldestNew);
}

const noCursor: Cursor = {id: 0, time: '', handled: []};

/** An object in one word. */
export const labelOf = ({type, id}: ShownObject): string => `${type} ${id}`;

const logged = (row: Row): LoggedChange => ({
	id: Number(row['id']),
	time: String(row['time']),
	type: String(row['changed_object_type']),
	object: Number(row['changed_object_id']),
});

/** 403 for want of permission; 500 where a row fails to render. Anything else is a failure of its own. */
export const isClosed = (code: string): boolean => code === 'forbidden' || code === 'rejected' || code === 'unexpected-answer';
