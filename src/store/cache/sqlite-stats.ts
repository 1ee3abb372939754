import type {Sql} from '../sqlite/connection.js';
import type {CacheEntry, CacheStats} from './cache.js';

type Flat<Item extends {readonly scope: object}> = Omit<Item, 'scope'> & {
	readonly instance: string;
	readonly schema: string;
	readonly reader: string;
};

/** The last name of a branch; main, and a branch that has gone, have the name of their scope. */
const named = 'coalesce((SELECT name FROM branch_name WHERE branch_name.instance = scope.instance AND schema_id = scope.branch), scope.branch)';

/** Counts the rows and uses of each scope. */
export function createStats(sql: Sql): () => readonly CacheStats[] {
	const stats = sql.prepare<[], Omit<Flat<CacheStats>, 'oldest'> & {oldest: number | null}>(`
		SELECT instance, branch AS schema, reader, ${named} AS branch, (SELECT count(*) FROM device WHERE scope = scope.id) AS devices,
			count(session.key) AS sessions, coalesce(sum(session.bytes), 0) AS bytes, hits, misses, evicted, min(session.fetched_at) AS oldest
		FROM scope LEFT JOIN session INDEXED BY session_by_device ON session.scope = scope.id
		GROUP BY scope.id ORDER BY instance, scope.branch, reader`);
	return () =>
		stats
			.all()
			.map(({instance, schema, reader, oldest, ...rest}) => ({scope: {instance, branch: schema, reader}, ...rest, ...(oldest !== null && {oldest})}));
}

/** Reads the devices whose sessions are cached, without their rows. */
export function createEntries(sql: Sql): (instance?: string) => readonly CacheEntry[] {
	const entries = sql.prepare<[{instance: string | null}], Flat<CacheEntry>>(`
		SELECT instance, branch AS schema, reader, ${named} AS branch, device.id AS device, device.name, sessions_at AS at, count(session.key) AS sessions,
			coalesce(sum(session.stale <> 0), 0) AS stale, coalesce(min(session.fetched_at), sessions_at) AS fetchedAt,
			coalesce(sum(session.bytes), 0) AS bytes
		FROM scope JOIN device ON device.scope = scope.id AND sessions_at IS NOT NULL
		LEFT JOIN session INDEXED BY session_by_device ON session.scope = scope.id AND session.device = device.id
		WHERE @instance IS NULL OR instance = @instance
		GROUP BY scope.id, device.id ORDER BY instance, scope.branch, reader, device.id`);
	return (instance) =>
		entries.all({instance: instance ?? null}).map(({instance, schema, reader, ...rest}) => ({scope: {instance, branch: schema, reader}, ...rest}));
}
