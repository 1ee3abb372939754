import type {Result} from '../../core/result.js';
import type {StaleParts} from '../../core/stale-parts.js';
import type {HeldRow, Json, Row} from '../../output/output.js';

/**
 * The part of the cache that belongs to one server, by URL with its base path, one branch, by schema id or `main`, and one reader: who proved it,
 * and so may see it again. Nothing is shared between scopes.
 */
export type Scope = {readonly instance: string; readonly branch: string; readonly reader: string};

/** Who reads by a token: the user that NetBox named, `user 12`, else the token itself, by its mark; and when that was asked, in ms. */
export type Reader = {readonly reader: string; readonly at: number};

/** Gives the mark of a token: a sum of it and of a salt, from which it cannot be told. */
export type MarkOf = (salt: string) => string;

/** A NetBox object that a session shows, by content type (`dcim.device`) and id. */
export type ShownObject = {readonly type: string; readonly id: number};

/** How far NetBox's change log has been read for a scope; rows that are not marked stale are true as of here. */
export type Position = {
	/**
	 * Newest change handled: its id, its time as NetBox wrote it, and all ids handled among those below it that are asked again. `gaps` are ids
	 * that were missing, with the time in ms when that was seen: they may still appear. Absent where the token may not read the log.
	 */
	readonly cursor?: {
		readonly id: number;
		readonly time: string;
		readonly handled: readonly number[];
		readonly gaps?: readonly {readonly from: number; readonly at: number}[];
	};
	/** The server's clock, in ms, when the last check that went well began. */
	readonly checkedAt: number;
	/** Versions of NetBox and of its plugins at that check; another version may answer other JSON. */
	readonly versions: {readonly netbox: string; readonly plugins: Readonly<Record<string, string | null>>};
	/** Content type id of BGP sessions, where it had to be asked. */
	readonly sessionType?: number;
	/** `last_sync` of the branch; main has none. */
	readonly lastSync?: string | null;
	/** Of a branch: the newest change of a custom field, which NetBox keeps in main alone, and what shows that no newer one was pruned. */
	readonly fieldChange?: {readonly change: number; readonly witness?: number};
	/** Since when, in ms, custom fields are on their way into objects, which the log does not tell the end of. */
	readonly fieldsOpen?: number;
	/**
	 * What was saved lately, as seen at `at`, in ms of the server's clock, each with its time: `seen` is handled, of `unlogged` the log did not tell
	 * yet. `partialAt`, in ms, is when it last left something out.
	 */
	readonly saved?: {
		readonly at: number;
		readonly seen: readonly (ShownObject & {readonly time: string})[];
		readonly unlogged: readonly (ShownObject & {readonly time: string})[];
		readonly partialAt?: number;
	};
	/** When, in ms, GraphQL last failed to answer: it is asked no more for a while. */
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

/** What completion says of a device: `about` is as much as there is of its site, role and status, `FRA1, Leaf, active`. */
export type DeviceHint = {readonly id: number; readonly name: string | null; readonly about: string};

/** A session as the cache knows it: `held` is the REST object. Times in ms. */
export type CachedSession = {
	readonly id: number;
	readonly device: number | null;
	readonly name: string | null;
	readonly lastUpdated: string | null;
	readonly held: HeldRow;
	readonly fetchedAt: number;
	readonly checkedAt: number;
	/** What of it may differ from NetBox by now: something that it shows has changed since it was fetched. */
	readonly stale: StaleParts;
};

/** All sessions of one device, as last known; `at` is when that was, in ms. `showing`: one of them shows an object in a custom field. */
export type CachedSet = {readonly device: number; readonly at: number; readonly sessions: readonly CachedSession[]; readonly showing: boolean};

/** An object that changed, and the parts of the sessions that show it which change with it. */
export type StaleObject = ShownObject & {readonly parts: StaleParts};

/** What is known of device names, asked without case. */
export type LookUp = {
	readonly position?: Position;
	readonly devices: readonly CachedDevice[];
	/** Folded names (`foldName`) for which `devices` held every device of that name when it was last asked. */
	readonly known: ReadonlySet<string>;
	/** Devices of which a session shows an object in a custom field. */
	readonly showing: ReadonlySet<number>;
	/** Types of objects that any session of the scope shows, `type#0` where it shows one that its JSON does not name; some may be shown no more. */
	readonly shownTypes: ReadonlySet<string>;
};

/** A session to keep: its row, and every object that this row shows. */
export type SessionToKeep = Omit<CachedSession, 'stale'> & {readonly shows: readonly ShownObject[]};

/** Changes of one scope, done in one transaction, in this order. */
export type Change = {
	/** Forgets every device with all its sessions, and what is known of names: what the reader may see is no longer what it was. */
	readonly forgetAll?: boolean;
	/** Marks every session stale: the server was upgraded, restored, or too much changed to follow. */
	readonly staleAll?: boolean;
	readonly staleSessions?: readonly number[];
	/** Marks these parts stale of every session that shows one of these. */
	readonly staleObjects?: readonly StaleObject[];
	/** Forgets devices with all their sessions; nothing is known of their names then. */
	readonly forgetDevices?: readonly number[];
	readonly devices?: readonly Omit<CachedDevice, 'sessionsAt'>[];
	/** Names of which all devices are in `devices`, or known to be none; kept folded. A cached device of such a name that is not in `devices` was renamed or deleted, and is forgotten. */
	readonly provedNames?: readonly string[];
	/** Kept, not stale; a session that was on another device moves. */
	readonly sessions?: readonly SessionToKeep[];
	/** Sets of sessions that are complete: cached sessions of these devices that are not listed are deleted. Where one that is listed is not cached, no set is known. */
	readonly sessionSets?: readonly {readonly device: number; readonly sessions: readonly number[]; readonly at: number}[];
	/** Sessions that NetBox confirmed unchanged. */
	readonly checked?: {readonly sessions: readonly number[]; readonly at: number};
	/**
	 * Where the change log has been read to. `from` is the position the reading began at (default: `to`). Stored only where
	 * the position in the file is absent or not below `from`: another process that wrote rows read earlier lowered it, and
	 * those rows still need the changes between. Compared by cursor id, where either has none by `checkedAt`.
	 */
	readonly position?: {readonly to: Position; readonly from?: Position};
};

/** Devices that were answered at a time, in ms: how many from the cache and how many not. Those that served are kept longest. */
export type Use = {readonly devices: readonly number[]; readonly at: number; readonly hits: number; readonly misses: number};

/** Counts of what a scope holds, how often it served and how many devices went to make room; `branch` is the name that its branch had last, else its schema id. */
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

/** A device whose whole set of sessions is kept. Times in ms: `at` is when the set was last known, `fetchedAt` when its oldest row was read. */
export type CacheEntry = Pick<CacheStats, 'scope' | 'branch' | 'sessions' | 'bytes'> & {
	readonly device: number;
	readonly name: string | null;
	readonly stale: number;
	readonly at: number;
	readonly fetchedAt: number;
};

/** What the cache takes of the disk, and what it may take before devices go that served longest ago; nothing of a cache in memory. */
export type CacheRoom = {readonly bytes: number; readonly limits: CacheLimits};

/** How large the file may be, and for how long, in ms, a device is kept that nobody asks for. */
export type CacheLimits = {readonly bytes: number; readonly unusedMs: number};

/**
 * What is remembered of NetBox. A session is its id within its scope: names change, collide and may be missing, so they
 * serve look-up and never identity. Every call may fail with `local-io`; no failure of the cache costs an answer.
 */
export type Cache = {
	/** Who reads by the token of this mark, as last asked. */
	readonly reader: (instance: string, mark: MarkOf) => Result<Reader | undefined>;
	/** Remembers it. Of an instance the last 50 are kept. */
	readonly keepReader: (instance: string, mark: MarkOf, reader: Reader) => Result<void>;
	/** The newest position of main, whoever read: what NetBox was at the last check. */
	readonly lastCheck: (instance: string) => Result<Position | undefined>;
	/** The position and the devices of these names: one statement. */
	readonly lookUp: (scope: Scope, names: readonly string[]) => Result<LookUp>;
	/** Every cached device of the scope. */
	readonly devices: (scope: Scope) => Result<readonly CachedDevice[]>;
	/** The same devices, by name, told in a few words: no row is parsed, since a prompt waits for it, and a cache that did not change gives the same list. */
	readonly deviceHints: (scope: Scope) => Result<readonly DeviceHint[]>;
	/** Every different JSON value that rows of cached devices have in a field (`site`, `device_type.manufacturer`), null left out. */
	readonly deviceParts: (scope: Scope, field: string) => Result<readonly Json[]>;
	/**
	 * The sets of sessions of those of these devices whose whole set was ever known, by ascending device and session id: one
	 * statement. None where the stored position is behind `since`: what is cached may be older than what was marked then.
	 */
	readonly sessionsOf: (scope: Scope, devices: readonly number[], since?: Position) => Result<readonly CachedSet[]>;
	/**
	 * All of the change or nothing of it. What makes the file larger than it may be lets go of devices that served longest ago, some at a time
	 * and none that served of late. Gives the position that holds afterwards: the very one that was given where it was
	 * stored, else that of another process, whose rows this change's marks may not cover.
	 */
	readonly write: (scope: Scope, change: Change) => Result<Position | undefined>;
	/** Notes how devices were answered. It is kept with the next write, or at the end where no other process is busy: it never waits and never fails. */
	readonly used: (scope: Scope, use: Use) => void;
	/** The schema id under which a branch was last seen ready, for `cache force`. */
	readonly branch: (instance: string, name: string) => Result<string | undefined>;
	/** Remembers it; forgets what was cached under another schema id of that name, or under another `lastSync`. */
	readonly keepBranch: (
		instance: string,
		branch: {readonly name: string; readonly schemaId: string; readonly lastSync: string | null},
	) => Result<void>;
	/** Forgets all of an instance, or of everything; gives the number of sessions forgotten. */
	readonly clear: (instance?: string) => Result<number>;
	readonly stats: () => Result<readonly CacheStats[]>;
	readonly room: () => Result<CacheRoom | undefined>;
	/** Every device whose sessions are kept, of one instance or of all, by instance, branch and id. */
	readonly entries: (instance?: string) => Result<readonly CacheEntry[]>;
	/** Names of cached devices that a reader has seen, every branch of the instance together, in natural order. */
	readonly deviceNames: (of: Omit<Scope, 'branch'>) => Result<readonly string[]>;
	readonly close: () => void;
};
