import {homedir} from 'node:os';
import {setTimeout} from 'node:timers/promises';
import {describeAge} from '../ages.js';
import type {Failure} from '../failure.js';
import type {Runner} from '../jobs/runner.js';
import type {Netbox} from '../netbox/netbox.js';
import {ok, type Result} from '../result.js';
import type {Value} from '../shell/message.js';
import type {Cache, Scope} from '../store/cache.js';
import {findNode} from '../tree/visit.js';
import {apiPathValue, usualApiPaths} from './api-paths.js';
import {cachedFieldValues, cachedSlugs, deviceValue, distinct} from './cached-values.js';
import {fileValues} from './file-values.js';
import {fetchValues} from './netbox-values.js';
import type {Services} from './services.js';

type Offered = {readonly values: readonly Value[]; readonly title?: string; readonly failure?: Failure};
/** What TAB offers for a source: at once what is known, later what NetBox says. */
type Offer = (offered: Offered) => void;

export type ValuesOptions = Pick<Services, 'state' | 'directory' | 'now' | 'tree'> & {
	/** Without them NetBox is not asked: what is cached is all there is. */
	readonly netboxes?: Services['netboxes'];
	readonly runner: Runner;
	readonly cwd: string;
	readonly signal: AbortSignal;
};

/** Answers completion sources, each at least once; a source that fails offers nothing and says why. */
export type ValueSources = {readonly offer: (source: string, offer: Offer) => Promise<void>};

/** How long what NetBox said of a source is offered again without asking, in ms. */
const freshMs = 15_000;

/** The sources of one prompt. */
export function createValues(options: ValuesOptions): ValueSources {
	const fresh = new Map<string, {readonly at: number; readonly values: readonly Value[]}>();
	return {
		offer: async (source, offer) => {
			const known = fresh.get(source);
			if (known && options.now() - known.at < freshMs) return offer({values: known.values});
			await offerValues(source, options, (offered) => {
				if (isOfNetbox(source) && !offered.failure && offered.title === undefined) fresh.set(source, {at: options.now(), values: offered.values});
				offer(offered);
			});
		},
	};
}

const isOfNetbox = (source: string): boolean => !/^(?:instances|workers|jobs|aliases|cache-keys|files )/.test(source);

async function offerValues(source: string, options: ValuesOptions, offer: Offer): Promise<void> {
	const [kind, rest = ''] = /^(files|values of) (.*)$/s.exec(source)?.slice(1) ?? [source];
	switch (kind) {
		case 'instances':
			return offer(toOffered(await options.directory.list(), ({instance}) => ({text: instance.name, help: instance.url})));
		case 'workers':
			return offer({values: options.runner.workers().map(({name, running}) => ({text: name, help: running > 0 ? `${running} running` : 'idle'}))});
		case 'jobs': {
			const store = await options.state.jobs();
			return offer(toOffered(store.ok ? store.value.list({last: 20}) : store, ({number, line}) => ({text: String(number), help: line})));
		}
		case 'aliases': {
			const opened = await options.state.settings();
			const aliases = opened.ok ? ok(Object.entries(opened.value.aliases.list())) : opened;
			return offer(toOffered(aliases, ([text, help]) => ({text, help})));
		}
		case 'cache-keys': {
			const entries = (await options.state.cache()).entries();
			return offer(toOffered(entries, ({name, sessions}) => ({text: `get_bgp_peerings::${name ?? ''}`, help: `${sessions} sessions`})));
		}
		case 'files':
			return offer({values: fileValues(rest, {home: homedir(), cwd: options.cwd})});
		case 'object-types':
		case 'api-paths':
			return offerApiPaths(kind, options, offer);
		case 'status':
			return offer({values: deviceStatuses.map((text) => ({text, help: ''}))});
		default:
			return offerKept(kind === 'values of' ? {field: rest} : {kind: source}, options, offer);
	}
}

/** The states that a device can have in NetBox 4.4 to 4.7. */
const deviceStatuses = ['active', 'decommissioning', 'failed', 'inventory', 'offline', 'planned', 'staged'];

function toOffered<Item>(listed: Result<readonly Item[]>, toValue: (item: Item) => Value): Offered {
	return listed.ok ? {values: listed.value.map(toValue)} : {values: [], failure: listed.error};
}

/** What NetBox lists of itself, else what every NetBox has. */
async function offerApiPaths(kind: 'object-types' | 'api-paths', {netboxes, signal}: ValuesOptions, offer: Offer): Promise<void> {
	const asking = netboxes?.open(undefined, {signal, onRetry: () => undefined}).then((opened) => (opened.ok ? opened.value.roots() : opened));
	const early = asking && (await Promise.race([asking, setTimeout(patienceMs)]));
	if (!early?.ok) offer({values: await usualApiPaths(kind), title: 'as in NetBox 4.7'});
	const found = await asking;
	if (found?.ok) offer({values: distinct(found.value.paths.map((path) => apiPathValue(kind, path)))});
}

/** A source that NetBox knows and the cache may: the values of a `field` of sessions, or a `kind` of objects. */
type Kept = {readonly field: string} | {readonly kind: string};

async function offerKept(kept: Kept, options: ValuesOptions, offer: Offer): Promise<void> {
	const instance = await options.directory.find();
	if (!instance.ok) return offer({values: [], failure: instance.error});
	const kind = 'kind' in kept ? kept.kind : fieldKinds[kept.field];
	const {netboxes} = options;
	const asking = kind === undefined || !netboxes ? undefined : ask({...options, netboxes}, (netbox) => fetchValues(kind, netbox));
	const early = asking && (await Promise.race([asking, setTimeout(patienceMs)]));
	if (early?.ok) return offer({values: early.value});
	const cache = await options.state.cache();
	const scope = {instance: instance.value.url, branch: 'main'};
	const cached = cachedValues(kept, {cache, scope, tree: options.tree});
	if (cached.length > 0 || !asking) offer({values: cached, ...ageOf(cache, scope, options.now())});
	const late = await asking;
	if (late?.ok) offer({values: late.value});
	else if (late && cached.length === 0) offer({values: [], failure: late.error});
}

/** How long TAB waits for NetBox, which knows everything, before it shows what is cached (docs/contract.md H13). */
const patienceMs = 140;

/** Fields of sessions whose values NetBox lists as objects. */
const fieldKinds: Readonly<Record<string, string>> = {'peer-group': 'peer-groups', group: 'peer-groups', device: 'devices'};

type Where = {readonly cache: Cache; readonly scope: Scope; readonly tree: Services['tree']};

function cachedValues(kept: Kept, {cache, scope, tree}: Where): readonly Value[] {
	if ('field' in kept) {
		const fields = findNode(tree, ['netbox', 'get', 'bgp-peerings'])?.fields ?? {};
		return cachedFieldValues(cache, scope, fields[kept.field] ?? []);
	}
	const devices = cache.devices(scope);
	const rows = devices.ok ? devices.value.map(({row}) => row) : [];
	return kept.kind === 'devices' ? distinct(rows.flatMap(deviceValue)) : cachedSlugs(rows, kept.kind);
}

function ageOf(cache: Cache, scope: Scope, now: number): {readonly title?: string} {
	const position = cache.lookUp(scope, []);
	return position.ok && position.value.position ? {title: `cached ${describeAge(now - position.value.position.checkedAt)}`} : {};
}

type Asking = {readonly netboxes: Services['netboxes']; readonly signal: AbortSignal};

async function ask<Value>({netboxes, signal}: Asking, question: (netbox: Netbox) => Promise<Result<Value>>): Promise<Result<Value>> {
	const netbox = await netboxes.connect(undefined, {signal, onRetry: () => undefined});
	return netbox.ok ? question(netbox.value) : netbox;
}
