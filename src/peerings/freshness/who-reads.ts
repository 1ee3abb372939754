import {ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Cache} from '../../store/cache/cache.js';

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
export async function readerOf(netbox: Netbox, cache: Cache, now: number): Promise<Result<string>> {
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
