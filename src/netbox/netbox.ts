import type {z} from 'zod/mini';
import type {Result} from '../core/result.js';
import type {Json, Row} from '../output/output.js';

/** Parameters in the order they are sent; a name may repeat. Values are never empty. */
export type Query = readonly (readonly [name: string, value: string | number | boolean])[];

/** A list of NetBox objects, and what we believe its rows to be. */
export type Endpoint<Item extends Row & {readonly id: number}> = {
	/** From the root of the API, with a slash at both ends: `/dcim/devices/`. */
	readonly path: string;
	/** @internal */
	readonly row: z.ZodMiniType<Item>;
	/** Plural prose for messages: `BGP sessions`. */
	readonly what: string;
	/** NetBox's name for the right to see them: `netbox_bgp.view_bgpsession`. */
	readonly permission: string;
};

/** One page as NetBox sent it: `count` is of all rows that match. */
export type Page<Item> = {readonly count: number; readonly results: readonly Item[]};

/** What `/api/status/` says. `clock` is the server's time in ms, from the Date header, else ours. */
export type NetboxStatus = {readonly netbox: string; readonly plugins: Readonly<Record<string, string | null>>; readonly clock: number};

export type Branch = {readonly name: string; readonly schemaId: string; readonly lastSync: string | null};

/** A request as it would be sent, the credential masked. */
export type DescribedRequest = {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: Json;
};

/** How a value list is cut into requests: by the bytes of the target always, and by number where `most` is given. */
export type By = {readonly parameter: string; readonly values: readonly (string | number)[]; readonly most?: number};

/** What can be described. */
export type Describable<Item extends Row & {readonly id: number}> =
	| 'status'
	| {readonly branch: string}
	| {readonly request: {readonly method: string; readonly target: string; readonly body?: Json | undefined}}
	| {readonly endpoint: Endpoint<Item>; readonly by?: By; readonly query: Query};

/**
 * One NetBox for one job: every request counts for it and ends with its signal. No call throws for anything the network or
 * the server does; reads are tried again as docs say, writes do not exist here.
 */
export type Netbox = {
	readonly name: string;
	/** With its base path; keys the cache. */
	readonly url: string;
	/** Requests sent so far for this job, tries included. */
	readonly requests: () => number;
	readonly status: () => Promise<Result<NetboxStatus>>;
	/** The id of the user whose token this is; undefined where NetBox does not tell (before 4.5). */
	readonly user: () => Promise<Result<number | undefined>>;
	/** What the token is known by where it must not stand itself. */
	readonly tokenMark: (salt: string) => string;
	/** The `data` of a query of GraphQL. Lists are cut at the server's MAX_PAGE_SIZE, and empty where the token may not read (seen on 4.4 and 4.7). */
	readonly graphql: (query: string) => Promise<Result<Json>>;
	/** The branch of this name; fails unless it exists and is ready. One request. */
	readonly branch: (name: string) => Promise<Result<Branch>>;
	/** The same NetBox as seen in a branch, by schema id. Shares the count of requests. */
	readonly onBranch: (schemaId: string) => Netbox;
	/** The same NetBox for a large reading: its lists come over connections that do not hinder each other. Shares the count of requests. */
	readonly spread: () => Spread;
	/**
	 * Waits until NetBox is at what was just asked, some ms: a connection that is opened then is taken by a process that is idle, and what is
	 * asked over it hinders nothing.
	 */
	readonly giveWay: () => Promise<void>;
	/** Exactly one page, in the order asked. */
	readonly page: <Item extends Row & {readonly id: number}>(endpoint: Endpoint<Item>, query: Query) => Promise<Result<Page<Item>>>;
	/** Every row that matches, once each, by ascending id, however small the server's pages are. */
	readonly list: <Item extends Row & {readonly id: number}>(endpoint: Endpoint<Item>, query: Query) => Promise<Result<readonly Item[]>>;
	/** The same, with the number of rows that matched as the first page was made. */
	readonly counted: <Item extends Row & {readonly id: number}>(
		endpoint: Endpoint<Item>,
		query: Query,
	) => Promise<Result<{readonly count: number; readonly rows: readonly Item[]}>>;
	/**
	 * Every row that matches any of the values, once each, by ascending id, in as few requests as the server takes. Values that
	 * the server refuses as naming nothing (a relation filter of a deleted object) are left out and given back as `gone`.
	 */
	readonly listBy: <Item extends Row & {readonly id: number}>(
		endpoint: Endpoint<Item>,
		by: By,
		query: Query,
	) => Promise<Result<{readonly rows: readonly Item[]; readonly gone: readonly (string | number)[]}>>;
	/**
	 * The first requests of `listBy` (one per cut), or of `list` without `by`; of `status` and `branch` by their name; any other
	 * `request` by its path and query below the server's address. Sends nothing.
	 */
	readonly describe: <Item extends Row & {readonly id: number}>(what: Describable<Item>) => readonly DescribedRequest[];
};

/** A NetBox with connections of its own, opened as they are needed; to be closed when nothing is on its way any more. */
type Spread = {readonly netbox: Netbox; readonly close: () => void};
