import {setTimeout} from 'node:timers/promises';
import {elapsedMs} from '../../core/elapsed.js';
import {own} from '../../core/own-property.js';
import type {Result} from '../../core/result.js';
import {findNode} from '../../language/tree/visit.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {OfferedValue} from '../../shell/message.js';
import type {Cache, Scope} from '../../store/cache/cache.js';
import {describeAge} from '../../text/ages.js';
import type {Services} from '../services.js';
import {cachedMain} from '../who-reads.js';
import {cachedDevices, cachedFieldValues, cachedSessions, cachedSlugs} from './cached-values.js';
import {fetchValues} from './netbox-values.js';
import type {OnOffer, ValuesOptions} from './values.js';

/**
 * How long to wait for NetBox, which knows all values, before the cached ones count as all; of the 150 ms of the contract (W2, H13) the rest is for
 * drawing.
 */
export const patienceMs = 125;

/** A source that NetBox knows and the cache may know: the values of a `field` of sessions, or a `kind` of objects. */
export type KeptSource = {readonly field: string} | {readonly kind: string};

/** `instance` is the one named on the line, else the default one. */
export type AtInstance = ValuesOptions & {readonly instance: string | undefined};

/**
 * Offers cached values at once, marked `early` while NetBox is asked, which alone knows all; then NetBox's values, or, if it is slow, first the
 * cached ones again, which count now. The cache is read while NetBox is asked.
 */
export async function offerKept(kept: KeptSource, options: AtInstance, offer: OnOffer): Promise<void> {
	const instance = await options.directory.find(options.instance);
	if (!instance.ok) return offer({values: [], failure: instance.error});
	const asking = startAsking(kept, options);
	const cache = await options.state.cache();
	const scope = await cachedMain(instance.value, options.state);
	const cached = scope ? cachedValues(kept, {cache, scope, tree: options.tree}) : [];
	// For fields that NetBox does not list, the cached values are only a part.
	const known = {
		values: cached,
		...(scope && ageOf(cache, scope, options.now())),
		...('field' in kept && !fieldKinds[kept.field] && {partial: true}),
	};
	if (asking && cached.length > 0) offer({...known, early: true});
	const soon = cached.length > 0 ? await asking?.within(patienceMs) : undefined;
	if (soon?.ok) return offer({values: soon.value});
	if (cached.length > 0 || !asking) offer(known);
	const late = await asking?.answer;
	if (late?.ok) offer({values: late.value});
	else if (late && cached.length === 0) offer({values: [], failure: late.error});
}

/** Asks NetBox, if it may be asked: its answer, and its answer if it arrives within this many ms from now. */
function startAsking(kept: KeptSource, {netboxes, signal, instance}: AtInstance) {
	const kind = 'kind' in kept ? kept.kind : own(fieldKinds, kept.field);
	if (kind === undefined || !netboxes) return undefined;
	const answer = ask({netboxes, signal, instance}, (netbox) => fetchValues(kind, netbox));
	const begin = elapsedMs();
	return {answer, within: (ms: number) => Promise.race([answer, setTimeout(Math.max(0, begin + ms - elapsedMs()))])};
}

/** Fields of sessions whose values NetBox lists as objects. */
const fieldKinds: Readonly<Record<string, string>> = {'peer-group': 'peer-groups', group: 'peer-groups', device: 'devices'};

type KeptScope = {readonly cache: Cache; readonly scope: Scope; readonly tree: Services['tree']};

function cachedValues(kept: KeptSource, {cache, scope, tree}: KeptScope): readonly OfferedValue[] {
	if ('field' in kept && kept.field === 'session') return cachedSessions(cache, scope);
	if ('field' in kept) {
		const fields = findNode(tree, ['netbox', 'get', 'bgp-peerings'])?.fields ?? {};
		return cachedFieldValues(cache, scope, own(fields, kept.field) ?? []);
	}
	return kept.kind === 'devices' ? cachedDevices(cache, scope) : cachedSlugs(cache, scope, kept.kind);
}

function ageOf(cache: Cache, scope: Scope, now: number): {readonly title: string} {
	const position = cache.lookUp(scope, []);
	return {title: position.ok && position.value.position ? `cached ${describeAge(now - position.value.position.checkedAt)}` : 'cached'};
}

type InstanceSources = Pick<AtInstance, 'signal' | 'instance'> & {readonly netboxes: Services['netboxes']};

async function ask<Value>(
	{netboxes, signal, instance}: InstanceSources,
	question: (netbox: Netbox) => Promise<Result<Value>>,
): Promise<Result<Value>> {
	const netbox = await netboxes.connect(instance, {signal, onRetry: () => undefined});
	return netbox.ok ? question(netbox.value) : netbox;
}
