import {ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import {main, openBranch} from '../../netbox/read/open-branch.js';
import type {Cache, Scope} from '../../store/cache/cache.js';
import {knownReader, readerOf} from './who-reads.js';

/** Where rows are read and kept: there, by one reader. */
export type Place = {readonly netbox: Netbox; readonly scope: Scope; readonly lastSync?: string | null};

/** A NetBox and the cache of what was read of it. */
type ScopeOpening = {readonly netbox: Netbox; readonly cache: Cache};

/** Main or a branch for whose token it is, which is asked where it is not known; the cache then drops what it had of an older sync. */
export async function openPlace(
	{netbox, cache, now}: ScopeOpening & {readonly now: () => number},
	named: string | undefined,
): Promise<Result<Place>> {
	const [opened, reader] = await Promise.all([openBranch(netbox, named), readerOf(netbox, cache, now())]);
	if (!reader.ok) return reader;
	if (!opened.ok) return opened;
	const {branch, name, lastSync} = opened.value;
	if (name !== undefined && lastSync !== undefined) cache.keepBranch(netbox.url, {name, schemaId: branch, lastSync});
	const scope = {instance: netbox.url, branch, reader: reader.value};
	return ok({netbox: opened.value.netbox, scope, ...(lastSync !== undefined && {lastSync})});
}

/** The same without asking: undefined where the branch or the token was never seen. */
export function rememberedPlace({netbox, cache}: ScopeOpening, branch: string | undefined): Place | undefined {
	const reader = knownReader(netbox, cache);
	if (reader === undefined) return undefined;
	if (branch === undefined) return {netbox, scope: {instance: netbox.url, branch: main, reader}};
	const schemaId = cache.branch(netbox.url, branch);
	if (!schemaId.ok || schemaId.value === undefined) return undefined;
	return {netbox: netbox.onBranch(schemaId.value), scope: {instance: netbox.url, branch: schemaId.value, reader}};
}
