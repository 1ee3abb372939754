import {ok, type Result} from '../../../core/result.js';
import {keysOf} from '../../../devices/keys.js';
import {matchesGlob} from '../../../devices/selectors.js';
import type {CacheEntry, Scope} from '../../../store/cache/cache.js';
import type {TaskContext} from '../../task.js';

/** The kind of everything that is cached, as the first part of a key. */
const kind = 'get_bgp_peerings::';

/** A cached device with the key it is called by within its instance and branch, and the name of its instance: its URL where none is set up for it. */
export type NamedEntry = CacheEntry & {readonly key: string; readonly instance: string};

/** Which of the cached devices are meant; of what is not given all. A glob may leave `get_bgp_peerings::` out. */
export type Which = {readonly keys?: readonly string[] | undefined; readonly instance?: string | undefined; readonly branch?: string | undefined};

/** The cached devices that are meant, by instance and branch, of those that the instances' tokens may show; asks no NetBox. */
export async function findEntries({keys, instance, branch}: Which, context: CacheContext): Promise<Result<readonly NamedEntry[]>> {
	const known = await findInstances(instance, context);
	if (!known.ok) return known;
	const entries = (await context.cache()).entries(known.value.url);
	if (!entries.ok) return entries;
	const own = entries.value.filter(({scope}) => known.value.isOwn(scope));
	const all = nameEntries(own, known.value.nameOf);
	return ok(
		all.filter((entry) => (branch === undefined || entry.branch === branch) && (keys === undefined || keys.some((glob) => isMeant(entry.key, glob)))),
	);
}

/**
 * The URL of the instance that is meant, absent where all are; what an instance is called: its URL where none of it is set up; and whether what is
 * cached is of one of their tokens.
 */
type MeantInstances = {readonly url?: string; readonly nameOf: (url: string) => string; readonly isOwn: (scope: Scope) => boolean};

type CacheContext = Pick<TaskContext, 'cache' | 'directory' | 'reader'>;

export async function findInstances(named: string | undefined, {directory, reader}: CacheContext): Promise<Result<MeantInstances>> {
	const [meant, known] = await Promise.all([named === undefined ? undefined : directory.find(named), directory.list()]);
	if (meant && !meant.ok) return meant;
	if (!known.ok) return known;
	const names = new Map(known.value.map(({instance}) => [instance.url, instance.name]));
	const readers = await Promise.all(known.value.map(async ({instance}) => `${instance.url} ${await reader(instance)}`));
	const isOwn: MeantInstances['isOwn'] = (scope) => readers.includes(`${scope.instance} ${scope.reader}`);
	return ok({...(meant && {url: meant.value.url}), nameOf: (url) => names.get(url) ?? url, isOwn});
}

/** The entries of each instance and branch apart. */
export function byScope<Entry extends Pick<CacheEntry, 'scope'>>(entries: readonly Entry[]): readonly (readonly [Entry, ...Entry[]])[] {
	const scopes = new Map<string, [Entry, ...Entry[]]>();
	for (const entry of entries) {
		const label = `${entry.scope.instance} ${entry.scope.branch} ${entry.scope.reader}`;
		const same = scopes.get(label);
		if (same) same.push(entry);
		else scopes.set(label, [entry]);
	}
	return [...scopes.values()];
}

/** Entries with their keys: none twice within an instance and branch. */
export const nameEntries = (entries: readonly CacheEntry[], nameOf: MeantInstances['nameOf']): readonly NamedEntry[] =>
	byScope(entries).flatMap((inScope) => {
		const keys = keysOf(inScope.map(({device: id, name}) => ({id, name})));
		return inScope.map((entry) => ({
			...entry,
			key: kind + (keys.get(entry.device) ?? `#${entry.device}`),
			instance: nameOf(entry.scope.instance),
		}));
	});

/** Whether a key is meant by a glob, or is spelt like it to the letter. */
export const isMeant = (key: string, glob: string): boolean => [key, key.slice(kind.length)].some((name) => name === glob || matchesGlob(name, glob));
