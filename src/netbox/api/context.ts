import type {z} from 'zod/mini';
import type {Row} from '../../output.js';
import type {Result} from '../../result.js';
import type {Answer} from '../answer.js';
import type {Clock} from '../lane.js';
import type {PlannedWrite} from '../lost-answer.js';
import type {Endpoint, Query} from '../netbox.js';
import type {Source} from '../pages.js';
import {idRow} from '../schema.js';
import type {Unwritten} from '../writer.js';
import type {CustomFilters} from './custom-filters.js';
import type {SeenFields} from './known-names.js';
import type {Schema} from './openapi.js';

/** An object of NetBox, as it came. */
export type Item = Row & {readonly id: number};

/** What everything of one client, in main or in one branch, is made from. */
export type Context = {
	/** Reads, within the branch. */
	readonly source: Source;
	/** One write, within the branch; `what` as in `dcim.sites`. */
	readonly write: (write: PlannedWrite, what: string) => Promise<Result<Answer, Unwritten>>;
	readonly schema: Schema;
	/** Filters of custom fields, which no schema tells; custom fields are the same in every branch. */
	readonly customFilters: CustomFilters;
	/** The fields that rows of each list have shown. */
	readonly seen: SeenFields;
	readonly clock: Clock;
	/** Of the whole client. */
	readonly signal: AbortSignal;
};

/** The list of a kind, by its path below `/api/`, with NetBox's slashes or without: `dcim/sites`. @internal */
export function endpointOf<Kind extends Item>(name: string, row: z.ZodMiniType<Kind>): Endpoint<Kind> {
	const words = name.split('/').filter((word) => word !== '');
	return {path: `/${words.join('/')}/`, row, what: words.join('.'), permission: `to view ${words.join('.')}`};
}

/** The same list where only some fields are asked for, so that no more than an id can be promised. @internal */
export const partOf = <Kind extends Item>(endpoint: Endpoint<Kind>): Endpoint<Kind> => ({...endpoint, row: idRow as unknown as z.ZodMiniType<Kind>});

/** A list that is about to be read, its filter checked. */
export type Prepared<Kind extends Item> = {readonly endpoint: Endpoint<Kind>; readonly query: Query; readonly signal: AbortSignal};

/** netbox-bgp below 0.19 crashes on sessions without both policies, as soon as one has a peer group that adds some. */
export function fieldsOf({path}: {readonly path: string}, fields: readonly string[]): string {
	const needed = path === '/plugins/bgp/session/' || path === '/plugins/bgp/bgpsession/' ? ['import_policies', 'export_policies'] : [];
	return [...new Set(['id', ...fields, ...needed])].join(',');
}
