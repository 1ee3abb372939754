import type {Result} from '../../core/result.js';
import type {StaleParts} from '../../core/stale-parts.js';
import type {HeldRow, Json, Row} from '../../output/output.js';

/**
 * The part of the cache that belongs to one server, by URL with its base path, one branch, by schema id or `main`, and one reader, who read its rows
 * and so may see them again. Scopes share nothing.
 */
export type Scope = {readonly instance: string; readonly branch: string; readonly reader: string};

/** The reader of a token: the user that NetBox named, `user 12`, else the token itself, by its mark; and when NetBox was asked, in ms. */
export type CachedReader = {readonly reader: string; readonly at: number};

/** Returns the mark of a token: a salted hash that does not reveal it. */
export type MarkOf = (salt: string) => string;

/** A NetBox object that a session shows, by content type (`dcim.device`) and id. */
export type ShownObject = {readonly type: string; readonly id: number};

/** The position in NetBox's change log up to which it was read for a scope; rows that are not marked stale are true as of here. */
export type Position = {
	/**
	 * Newest change handled: its id, its time as NetBox wrote it, and all handled ids among those below it that are asked for again. `gaps` are ids
	 * that were missing, with the time in ms when that was seen: they may still appear. Absent if the token may not read the log.
	 */
	readonly cursor?: {
		readonly id: number;
		readonly time: string;
		readonly handled: readonly number[];
		readonly gaps?: readonly {readonly from: number; readonly at: number}[];
	};
	/** The server's clock, in ms, when the last successful check began. */
	readonly checkedAt: number;
	/** Versions of NetBox and of its plugins at that check; another version may answer other JSON. */
	readonly versions: {readonly netbox: string; readonly plugins: Readonly<Record<string, string | null>>};
	/** Content type id of BGP sessions, if it had to be asked for. */
	readonly sessionType?: number;
	/** `last_sync` of the branch; main has none. */
	readonly lastSync?: string | null;
	/** For a branch: the newest change of a custom field, which NetBox keeps in main alone, and the proof that no newer one was pruned. */
	readonly fieldChange?: {readonly change: number; readonly witness?: number};
	/** Since when, in ms, NetBox has been filling custom fields in objects; the log does not show the end of that. */
	readonly fieldsOpen?: number;
	/**
	 * Recent saves, as seen at `at`, in ms of the server's clock, each with its time: `seen` is handled, the log has not shown `unlogged` yet.
	 * `partialAt`, in ms, is when the log last left one out.
	 */
	readonly saved?: {
		readonly at: number;
		readonly seen: readonly (ShownObject & {readonly time: string})[];
		readonly unlogged: readonly (ShownObject & {readonly time: string})[];
		readonly partialAt?: number;
	};
	/** When, in ms, GraphQL last failed to answer: it is not asked again for a while. */
	readonly blindAt?: number;
};

/** A device as the cache knows it; the row keeps every field a selector can ask. Times in ms. */
export type CachedDevice = {
	readonly id: number;
	readonly name: string | null;
	readonly row: Row;
	readonly fetchedAt: number;
	/** When the whole set of its sessions was last known; absent: never. */
	readonly sessionsAt?: number;
};

/** The hint of completion for a device: `about` holds the known ones of its site, role and status, `FRA1, Leaf, active`. */
export type DeviceHint = {readonly id: number; readonly name: string | null; readonly about: string};

/** A session for completion, by its name, and the name of its device; without its row. */
export type SessionHint = {readonly name: string; readonly device: string | null};

/** A session as the cache knows it: `held` is the REST object. Times in ms. */
export type CachedSession = {
	readonly id: number;
	readonly device: number | null;
	readonly name: string | null;
	readonly lastUpdated: string | null;
	readonly held: HeldRow;
	readonly fetchedAt: number;
	readonly checkedAt: number;
	/** The parts that may differ from NetBox by now: an object that it shows has changed since it was fetched. */
	readonly stale: StaleParts;
};

/** All sessions of one device, as last known, at `at` in ms. `showing`: one of them shows an object in a custom field. */
export type CachedSet = {readonly device: number; readonly at: number; readonly sessions: readonly CachedSession[]; readonly showing: boolean};

/** An object that changed, and the parts of the sessions that show it which change with it. */
export type StaleObject = ShownObject & {readonly parts: StaleParts};

/** The known devices of some names, compared without case. */
export type LookUp = {
	readonly position?: Position;
	readonly devices: readonly CachedDevice[];
	/** Folded names (`foldName`) for which `devices` held every device of that name at the last request. */
	readonly known: ReadonlySet<string>;
	/** Devices with a session that shows an object in a custom field. */
	readonly showing: ReadonlySet<number>;
	/** Types of objects that any session of the scope shows, `type#0` if it shows one that its JSON does not name; some may not be shown any more. */
	readonly shownTypes: ReadonlySet<string>;
};

/** A session to keep: its row, and every object that this row shows. */
export type SessionToKeep = Omit<CachedSession, 'stale'> & {readonly shows: readonly ShownObject[]};

/** Changes of one scope, done in one transaction, in this order. */
export type CacheChange = {
	/** Drops every device with all its sessions, and the proved names: the reader may now see other rows. */
	readonly forgetAll?: boolean;
	/** Marks every session stale: the server was upgraded or restored, or too much changed to follow. */
	readonly staleAll?: boolean;
	readonly staleSessions?: readonly number[];
	/** Marks these parts stale in every session that shows one of these objects. */
	readonly staleObjects?: readonly StaleObject[];
	/** Drops devices with all their sessions, and the proof of their names. */
	readonly forgetDevices?: readonly number[];
	readonly devices?: readonly Omit<CachedDevice, 'sessionsAt'>[];
	/**
	 * Names whose devices are all in `devices`, or known not to exist; stored folded. A cached device of such a name that is not in `devices` was
	 * renamed or deleted, and is dropped.
	 */
	readonly provedNames?: readonly string[];
	/** Stored, not stale; a session that was on another device moves. */
	readonly sessions?: readonly SessionToKeep[];
	/**
	 * Complete sets of sessions: cached sessions of these devices that are not listed are deleted. If a listed session is not cached, the set is not
	 * known.
	 */
	readonly sessionSets?: readonly {readonly device: number; readonly sessions: readonly number[]; readonly at: number}[];
	/** Sessions that NetBox confirmed unchanged. */
	readonly checked?: {readonly sessions: readonly number[]; readonly at: number};
	/**
	 * The position up to which the change log was read. `from` is the position the reading began at (default: `to`). Stored only if the position in
	 * the file is absent or not below `from`: another process that wrote rows read earlier lowered it, and those rows still need the changes between.
	 * Compared by cursor id, or by `checkedAt` if either has none.
	 */
	readonly position?: {readonly to: Position; readonly from?: Position};
};

/** Devices that were answered at a time, in ms: how many from the cache and how many not. The most recently used are kept longest. */
export type Use = {readonly devices: readonly number[]; readonly at: number; readonly hits: number; readonly misses: number};

/** Counts of a scope: its rows, its uses and the devices dropped to make room; `branch` is the last name of its branch, else its schema id. */
export type CacheStats = {
	readonly scope: Scope;
	readonly branch: string;
	readonly hits: number;
	readonly misses: number;
	readonly evicted: number;
	readonly devices: number;
	readonly sessions: number;
	readonly bytes: number;
	readonly oldest?: number;
};

/** A device whose whole set of sessions is cached. Times in ms: `at` is when the set was last known, `fetchedAt` when its oldest row was read. */
export type CacheEntry = Pick<CacheStats, 'scope' | 'branch' | 'sessions' | 'bytes'> & {
	readonly device: number;
	readonly name: string | null;
	readonly stale: number;
	readonly at: number;
	readonly fetchedAt: number;
};

/** The size of the cache on disk, and its limit, above which the least recently used devices go; undefined for a cache in memory. */
export type CacheRoom = {readonly bytes: number; readonly limits: CacheLimits};

/** The maximum size of the file, and how long, in ms, a device is kept that nobody asks for. */
export type CacheLimits = {readonly bytes: number; readonly unusedMs: number};

/**
 * The cached rows of NetBox. A session is its id within its scope: names change, collide and may be missing, so they serve look-up and never
 * identity. Every call may fail with `local-io`; no failure of the cache costs an answer.
 */
export type Cache = {
	/** The reader of the token of this mark, as last asked. */
	readonly reader: (instance: string, mark: MarkOf) => Result<CachedReader | undefined>;
	/** Stores it, the last 50 for each instance. */
	readonly keepReader: (instance: string, mark: MarkOf, reader: CachedReader) => Result<void>;
	/** The newest position of main, for any reader: the state of NetBox at the last check. */
	readonly lastCheck: (instance: string) => Result<Position | undefined>;
	/** The position and the devices of these names: one statement. */
	readonly lookUp: (scope: Scope, names: readonly string[]) => Result<LookUp>;
	/** Every cached device of the scope. */
	readonly devices: (scope: Scope) => Result<readonly CachedDevice[]>;
	/** The same devices, by name, in a few words: no row is parsed, since a prompt waits for it, and an unchanged cache returns the same list. */
	readonly deviceHints: (scope: Scope) => Result<readonly DeviceHint[]>;
	/** Every cached session that has a name, by name, then device: no row is read. */
	readonly sessionHints: (scope: Scope) => Result<readonly SessionHint[]>;
	/** Every different JSON value of a field (`site`, `device_type.manufacturer`) in rows of cached devices, without null. */
	readonly deviceParts: (scope: Scope, field: string) => Result<readonly Json[]>;
	/**
	 * The sets of sessions of these devices, as far as their whole set was ever known, by ascending device and session id: one statement. None if the
	 * stored position is below `since`: cached rows may be older than the marks made then.
	 */
	readonly sessionsOf: (scope: Scope, devices: readonly number[], since?: Position) => Result<readonly CachedSet[]>;
	/**
	 * All of the change or nothing. A write that makes the file too large drops least recently used devices, some at a time and none used lately.
	 * Returns the position that holds afterwards: the given one if it was stored, else that of another process, whose rows this change's marks may not
	 * cover.
	 */
	readonly write: (scope: Scope, change: CacheChange) => Result<Position | undefined>;
	/**
	 * Notes how devices were answered. The note is written with the next write, or at the end if no other process is busy: this never waits and never
	 * fails.
	 */
	readonly used: (scope: Scope, use: Use) => void;
	/** The schema id under which a branch was last seen ready, for `cache force`. */
	readonly branch: (instance: string, name: string) => Result<string | undefined>;
	/** Stores it; drops the cache of another schema id of that name, or of another `lastSync`. */
	readonly keepBranch: (
		instance: string,
		branch: {readonly name: string; readonly schemaId: string; readonly lastSync: string | null},
	) => Result<void>;
	/** Drops the cache of an instance, or everything; returns the number of sessions dropped. */
	readonly clear: (instance?: string) => Result<number>;
	readonly stats: () => Result<readonly CacheStats[]>;
	readonly room: () => Result<CacheRoom | undefined>;
	/** Every device whose sessions are cached, of one instance or of all, by instance, branch and id. */
	readonly entries: (instance?: string) => Result<readonly CacheEntry[]>;
	/** Names of cached devices that a reader has seen, all branches of the instance together, in natural order. */
	readonly deviceNames: (of: Omit<Scope, 'branch'>) => Result<readonly string[]>;
	readonly close: () => void;
};
