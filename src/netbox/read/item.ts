import type {z} from 'zod/mini';
import type {Row} from '../../output/output.js';
import type {Endpoint, Query} from '../netbox.js';
import {idRow} from '../transport/validate.js';

/** An object of NetBox, as it came. */
export type Item = Row & {readonly id: number};

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
