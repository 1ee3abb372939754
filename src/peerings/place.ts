import type {Netbox} from '../netbox/netbox.js';
import {ok, type Result} from '../result.js';
import type {Cache, Scope} from '../store/cache.js';

/** Where rows are read and kept: a NetBox as seen in main or in one branch. `lastSync` is the branch's, where it was asked. */
export type Place = {readonly netbox: Netbox; readonly scope: Scope; readonly lastSync?: string | null};

const main = 'main';

/** The place of main, or of a branch that exists and is ready, which is asked; the cache then drops what it had of an older sync. */
export async function openPlace(netbox: Netbox, branch: string | undefined, cache?: Cache): Promise<Result<Place>> {
	if (branch === undefined) return ok({netbox, scope: {instance: netbox.url, branch: main}});
	const found = await netbox.branch(branch);
	if (!found.ok) return found;
	const {schemaId, lastSync} = found.value;
	cache?.keepBranch(netbox.url, found.value);
	return ok({netbox: netbox.onBranch(schemaId), scope: {instance: netbox.url, branch: schemaId}, lastSync});
}

/** The same without asking: undefined where the branch was never seen. */
export function rememberedPlace(netbox: Netbox, branch: string | undefined, cache: Cache): Place | undefined {
	if (branch === undefined) return {netbox, scope: {instance: netbox.url, branch: main}};
	const schemaId = cache.branch(netbox.url, branch);
	if (!schemaId.ok || schemaId.value === undefined) return undefined;
	return {netbox: netbox.onBranch(schemaId.value), scope: {instance: netbox.url, branch: schemaId.value}};
}
