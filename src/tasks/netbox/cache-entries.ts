import {keysOf} from '../../peerings/keys.js';
import {matchesGlob} from '../../peerings/select.js';
import {ok, type Result} from '../../result.js';
import type {CacheEntry} from '../../store/cache.js';
import type {TaskContext} from '../task.js';

/** The kind of everything that is cached, as the first part of a key. */
const kind = 'get_bgp_peerings::';

/** A cached device with the key it is called by within its instance and branch, and the name of its instance: its URL where none is set up for it. */
export type NamedEntry = CacheEntry & {readonly key: string; readonly instance: string};

/** Which of the cached devices are meant; of what is not given all. A glob may leave `get_bgp_peerings::` out. */
export type Which = {readonly keys?: readonly string[] | undefined; readonly instance?: string | undefined; readonly branch?: string | undefined};

/** The cached devices that are meant, by instance and branch; asks no NetBox. */
export async function findEntries({keys, instance, branch}: Which, {cache, directory}: TaskContext): Promise<Result<readonly NamedEntry[]>> {
	const [named, known] = await Promise.all([instance === undefined ? undefined : directory.find(instance), directory.list()]);
	if (named && !named.ok) return named;
	if (!known.ok) return known;
	const names = new Map(known.value.map((one) => [one.instance.url, one.instance.name]));
	const entries = (await cache()).entries(named?.value.url);
	if (!entries.ok) return entries;
	const all = byScope(entries.value).flatMap((inScope) => nameEntries(inScope, names));
	return ok(
		all.filter((entry) => (branch === undefined || entry.branch === branch) && (keys === undefined || keys.some((glob) => isMeant(entry.key, glob)))),
	);
}

/** The entries of each instance and branch apart. */
export function byScope<Entry extends Pick<CacheEntry, 'scope'>>(entries: readonly Entry[]): readonly (readonly [Entry, ...Entry[]])[] {
	const scopes = new Map<string, [Entry, ...Entry[]]>();
	for (const entry of entries) {
		const label = `${entry.scope.instance} ${entry.scope.branch}`;
		const same = scopes.get(label);
		if (same) same.push(entry);
		else scopes.set(label, [entry]);
	}
	return [...scopes.values()];
}

function nameEntries(entries: readonly CacheEntry[], instances: ReadonlyMap<string, string>): readonly NamedEntry[] {
	const keys = keysOf(entries.map(({device: id, name}) => ({id, name})));
	return entries.map((entry) => ({
		...entry,
		key: kind + (keys.get(entry.device) ?? `#${entry.device}`),
		instance: instances.get(entry.scope.instance) ?? entry.scope.instance,
	}));
}

/** Whether a key is meant by a glob, or is spelt like it to the letter. */
export const isMeant = (key: string, glob: string): boolean => [key, key.slice(kind.length)].some((name) => name === glob || matchesGlob(name, glob));
