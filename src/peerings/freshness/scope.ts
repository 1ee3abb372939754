import {ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import {main, openBranch} from '../../netbox/read/open-branch.js';
import type {Cache, Scope} from '../../store/cache/cache.js';

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

/** For whom a token reads is asked again after this, in ms: NetBox lets a token be given to another user. */
const askedAgainMs = 24 * 3_600_000;

/** Who reads by the token of this NetBox, as last asked; undefined where it was never asked. Asks nobody. */
export function knownReader({url, tokenMark}: Pick<Netbox, 'url' | 'tokenMark'>, cache: Pick<Cache, 'reader'>): string | undefined {
	const known = cache.reader(url, tokenMark);
	return known.ok ? known.value?.reader : undefined;
}

/** Whether NetBox must be asked: it never was, or not for a day. `now` in ms. */
export function asksReader({url, tokenMark}: Pick<Netbox, 'url' | 'tokenMark'>, cache: Pick<Cache, 'reader'>, now: number): boolean {
	const known = cache.reader(url, tokenMark);
	return !known.ok || known.value === undefined || now - known.value.at >= askedAgainMs;
}

/**
 * Who reads by the token of this NetBox: the user, so that a token that is renewed keeps what was cached, and where NetBox does not tell the token
 * itself. NetBox is asked the first time, and once a day. What could not be remembered belongs to nobody else.
 */
async function readerOf(netbox: Netbox, cache: Cache, now: number): Promise<Result<string>> {
	const known = cache.reader(netbox.url, netbox.tokenMark);
	if (known.ok && known.value && !asksReader(netbox, cache, now)) return ok(known.value.reader);
	const user = await netbox.user();
	if (!user.ok) return user;
	let mark = '';
	const markOf = (salt: string): string => {
		mark = netbox.tokenMark(salt);
		return mark;
	};
	cache.reader(netbox.url, markOf);
	const reader = user.value === undefined ? `token ${mark}` : `user ${user.value}`;
	const kept = cache.keepReader(netbox.url, netbox.tokenMark, {reader, at: now});
	return ok(kept.ok ? reader : `${reader}, not kept`);
}
