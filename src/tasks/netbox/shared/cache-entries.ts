import type {NetboxInstance} from '../../../core/instance.js';
import {ok, type Result} from '../../../core/result.js';
import {keysOf} from '../../../devices/keys.js';
import {matchesGlob} from '../../../devices/selectors.js';
import type {Column} from '../../../output/output.js';
import type {CacheEntry, Scope} from '../../../store/cache/cache.js';
import type {TaskContext} from '../../task.js';

/** The column of what is taken on the disk. */
export const sizeColumn = {paths: ['bytes'], shows: 'size'} satisfies Partial<Column>;

/** The kind of everything that is cached, as the first part of a key. */
const kind = 'get_bgp_peerings::';

/** A cached device with the key it is called by within its instance and branch, and the name of an instance whose token has read it. */
export type NamedEntry = CacheEntry & {readonly key: string; readonly instance: string};

/** Which of the cached devices are meant; of what is not given all. A glob may leave `get_bgp_peerings::` out. */
export type Which = {readonly keys?: readonly string[] | undefined; readonly instance?: string | undefined; readonly branch?: string | undefined};

/** The cached devices that are meant, by instance and branch, of those that the instances' tokens may show; asks no NetBox. */
export async function findEntries({keys, instance, branch}: Which, context: CacheContext): Promise<Result<readonly NamedEntry[]>> {
	const known = await findInstances(instance, context);
	if (!known.ok) return known;
	const entries = (await context.cache()).entries(known.value.url);
	if (!entries.ok) return entries;
	const all = nameEntries(entries.value, known.value.nameOf);
	return ok(
		all.filter((entry) => (branch === undefined || entry.branch === branch) && (keys === undefined || keys.some((glob) => isMeant(entry.key, glob)))),
	);
}

/** The instances that are meant, one or all. What is cached belongs to a user of a NetBox, and so to every instance by whose token that user reads. */
type MeantInstances = {
	/** The URL of the one that is meant; absent where all are. */
	readonly url?: string;
	/** The instance whose token has read this: the one that is meant, else the first; undefined where none of those that are meant has. */
	readonly nameOf: (scope: Scope) => string | undefined;
	/** Whether no instance at all has a token that has read this. False where that cannot be known, since the token of another instance of its NetBox is not to be had. */
	readonly isForeign: (scope: Scope) => boolean;
};

type CacheContext = Pick<TaskContext, 'cache' | 'directory' | 'reader'>;

export async function findInstances(named: string | undefined, {directory, reader}: CacheContext): Promise<Result<MeantInstances>> {
	const [meant, known] = await Promise.all([named === undefined ? undefined : directory.find(named), directory.list()]);
	if (meant && !meant.ok) return meant;
	if (!known.ok) return known;
	const readers = await readersOf(
		known.value.map(({instance}) => instance),
		reader,
	);
	const asked = meant ? readers.filter(({instance}) => instance.name === meant.value.name) : readers;
	return ok({
		...(meant && {url: meant.value.url}),
		nameOf: (scope) => asked.find(hasRead(scope))?.instance.name,
		isForeign: (scope) => !readers.some((one) => hasRead(scope)(one) || (meant && isUnknown(scope, meant.value)(one))),
	});
}

/** An instance and who reads by its token, where that is known. */
type InstanceReader = {readonly instance: NetboxInstance; readonly reader: string | undefined};

/** Who reads by the tokens of instances. */
export const readersOf = (instances: readonly NetboxInstance[], reader: TaskContext['reader']): Promise<readonly InstanceReader[]> =>
	Promise.all(instances.map(async (instance) => ({instance, reader: await reader(instance)})));

/** Whether the token of an instance has read what is cached there. */
export const hasRead =
	(scope: Scope) =>
	({instance, reader}: InstanceReader): boolean =>
		instance.url === scope.instance && reader === scope.reader;

/** Whether another instance of the same NetBox may have read it, and nobody can say. */
const isUnknown =
	(scope: Scope, but: NetboxInstance) =>
	({instance, reader}: InstanceReader): boolean =>
		instance.url === scope.instance && instance.name !== but.name && reader === undefined;

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

/** Entries that have the name of an instance, with their keys: none twice within an instance and branch. */
const nameEntries = (entries: readonly CacheEntry[], nameOf: MeantInstances['nameOf']): readonly NamedEntry[] =>
	byScope(entries).flatMap((inScope) => {
		const instance = nameOf(inScope[0].scope);
		if (instance === undefined) return [];
		const keys = keysOf(inScope.map(({device: id, name}) => ({id, name})));
		return inScope.map((entry) => ({...entry, key: kind + (keys.get(entry.device) ?? `#${entry.device}`), instance}));
	});

/** Whether a key is meant by a glob, or is spelt like it to the letter. */
export const isMeant = (key: string, glob: string): boolean => [key, key.slice(kind.length)].some((name) => name === glob || matchesGlob(name, glob));
