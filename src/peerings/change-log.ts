import {changeTimes, objectChanges, objectTypes} from '../netbox/endpoints.js';
import type {Netbox, Query} from '../netbox/netbox.js';
import type {Row} from '../output.js';
import {ok, type Result} from '../result.js';
import type {Position} from '../store/cache.js';

/** A row of NetBox's change log, without what it says of the object. */
export type LoggedChange = {readonly id: number; readonly time: string; readonly type: string; readonly object: number};

export type Cursor = NonNullable<Position['cursor']>;

/** What the log says since a cursor. */
export type LogReading =
	/** `lost`: the log no longer holds what was seen last, or more happened than can be followed. */
	| {readonly kind: 'read'; readonly cursor: Cursor; readonly changes: readonly LoggedChange[]; readonly lost: boolean}
	/** The token may not read it, or the server fails over it. */
	| {readonly kind: 'closed'};

/** How this server's log is asked. */
export type LogDialect = {
	/** netbox-bgp 0.19 and newer: rows hold no session that fails to render, and `fields` is honoured. */
	readonly modern: boolean;
	/** Content type id of sessions, to leave their rows out on an older plugin: rendering one may be a 500 there (seen on 4.4.10). */
	readonly sessionType?: number;
};

/** An id is drawn before its transaction commits, so a lower id can appear after a higher one: this many are asked again. */
const overlap = 200;
/** More changes than this are not followed one by one. */
const most = 1000;
/** A log may be pruned (90 days by default): after so long without a look at it, in ms, a cursor is not trusted. */
const oldest = 30 * 24 * 3_600_000;

/** The newest changes now, for a cache that begins here; everything up to them counts as handled. */
export async function readNewest(netbox: Netbox, dialect: LogDialect): Promise<Result<LogReading>> {
	const page = await netbox.page(changeTimes, [...exclusion(dialect), ['ordering', '-id'], ['limit', dialect.modern ? overlap : 1], ['fields', 'id,time']]);
	if (!page.ok) return isClosed(page.error.code) ? ok({kind: 'closed'}) : page;
	const rows = page.value.results;
	const newest = rows[0];
	const cursor = {id: newest?.id ?? 0, time: String(newest?.['time'] ?? ''), handled: rows.map(({id}) => id)};
	return ok({kind: 'read', cursor, changes: [], lost: false});
}

/** Every change since the cursor that was not handled, oldest first. `age`, in ms, is how long ago the log was read to there. */
export async function readSince(netbox: Netbox, since: Cursor, {dialect, age}: {dialect: LogDialect; age: number}): Promise<Result<LogReading>> {
	const rows: Row[] = [];
	let after = Math.max(0, since.id - overlap);
	for (;;) {
		const page = await netbox.page(objectChanges, sinceQuery(after, dialect));
		if (!page.ok) return isClosed(page.error.code) ? ok({kind: 'closed'}) : page;
		const {results, count} = page.value;
		if (rows.length + count > most) return restart(netbox, dialect);
		rows.push(...results);
		const last = results.at(-1);
		if (!last || results.length >= count) break;
		after = last.id;
	}
	const seen = rows.map(logged);
	if (!stillThere(seen, since) || age > oldest) return restart(netbox, dialect);
	const handled = new Set(since.handled);
	const newest = seen.at(-1) ?? since;
	const window = [...seen.map(({id}) => id)].filter((id) => id > newest.id - overlap);
	const cursor = {id: newest.id, time: newest.time, handled: window};
	return ok({kind: 'read', cursor, changes: seen.filter(({id}) => id !== since.id && !handled.has(id)), lost: false});
}

/** The request of `readSince`, for a dry run. */
export const sinceQuery = (after: number, dialect: LogDialect): Query => [
	...exclusion(dialect),
	['id__gt', after],
	['ordering', 'id'],
	['limit', dialect.modern ? most : 200],
	['fields', 'id,time,action,changed_object_type,changed_object_id'],
];

/** The content type id of BGP sessions on this server; undefined where it does not say. */
export async function readSessionType(netbox: Netbox): Promise<Result<number | undefined>> {
	const page = await netbox.page(objectTypes, [['app_label', 'netbox_bgp'], ['model', 'bgpsession'], ['limit', 1]]);
	return page.ok ? ok(page.value.results[0]?.id) : page;
}

const exclusion = ({modern, sessionType}: LogDialect): Query =>
	modern || sessionType === undefined ? [] : [['changed_object_type_id__n', sessionType]];

async function restart(netbox: Netbox, dialect: LogDialect): Promise<Result<LogReading>> {
	const newest = await readNewest(netbox, dialect);
	return newest.ok && newest.value.kind === 'read' ? ok({...newest.value, lost: true}) : newest;
}

/** Without the row that was seen last the log was pruned, or the database restored; another time on it says the same. */
const stillThere = (seen: readonly LoggedChange[], since: Cursor): boolean =>
	since.id === 0 || seen.some(({id, time}) => id === since.id && time === since.time);

const logged = (row: Row): LoggedChange => ({
	id: Number(row['id']),
	time: String(row['time']),
	type: String(row['changed_object_type']),
	object: Number(row['changed_object_id']),
});

/** 403 for want of permission; 500 where a row fails to render. Anything else is a failure of its own. */
const isClosed = (code: string): boolean => code === 'forbidden' || code === 'rejected' || code === 'unexpected-answer';
