import type {Netbox} from '../netbox/netbox.js';
import {ok, type Result} from '../result.js';
import type {Scope} from '../store/cache.js';
import type {Tools} from './read.js';
import {knownReader, readerOf} from './reader.js';

/** A NetBox as seen in main or in one branch, by its schema id or `main`. `lastSync` is the branch's, where it was asked. */
export type Branched = {readonly netbox: Netbox; readonly branch: string; readonly name?: string; readonly lastSync?: string | null};

/** Where rows are read and kept: there, by one reader. */
export type Place = {readonly netbox: Netbox; readonly scope: Scope; readonly lastSync?: string | null};

const main = 'main';

/** Main, or a branch that exists and is ready, which is asked. */
export async function openBranch(netbox: Netbox, branch: string | undefined): Promise<Result<Branched>> {
	if (branch === undefined) return ok({netbox, branch: main});
	const found = await netbox.branch(branch);
	if (!found.ok) return found;
	const {name, schemaId, lastSync} = found.value;
	return ok({netbox: netbox.onBranch(schemaId), branch: schemaId, name, lastSync});
}

/** The same for whose token it is, which is asked where it is not known; the cache then drops what it had of an older sync. */
export async function openPlace({netbox, cache, now}: Pick<Tools, 'netbox' | 'cache' | 'now'>, named: string | undefined): Promise<Result<Place>> {
	const [opened, reader] = await Promise.all([openBranch(netbox, named), readerOf(netbox, cache, now())]);
	if (!reader.ok) return reader;
	if (!opened.ok) return opened;
	const {branch, name, lastSync} = opened.value;
	if (name !== undefined && lastSync !== undefined) cache.keepBranch(netbox.url, {name, schemaId: branch, lastSync});
	const scope = {instance: netbox.url, branch, reader: reader.value};
	return ok({netbox: opened.value.netbox, scope, ...(lastSync !== undefined && {lastSync})});
}

/** The same without asking: undefined where the branch or the token was never seen. */
export function rememberedPlace({netbox, cache}: Pick<Tools, 'netbox' | 'cache'>, branch: string | undefined): Place | undefined {
	const reader = knownReader(netbox, cache);
	if (reader === undefined) return undefined;
	if (branch === undefined) return {netbox, scope: {instance: netbox.url, branch: main, reader}};
	const schemaId = cache.branch(netbox.url, branch);
	if (!schemaId.ok || schemaId.value === undefined) return undefined;
	return {netbox: netbox.onBranch(schemaId.value), scope: {instance: netbox.url, branch: schemaId.value, reader}};
}
