import * as z from 'zod/mini';
import type {NetboxStatus} from '../netbox.js';
import type {SchemaPath, SchemaStore} from './openapi.js';

/** The paths of a server that name no object, as its schema said: those of NetBox `netbox`, with plugins of just these versions. */
export type KnownPaths = Pick<NetboxStatus, 'netbox' | 'plugins'> & {readonly paths: readonly Pick<SchemaPath, 'path' | 'isList'>[]};

const knownPaths: z.ZodMiniType<KnownPaths> = z.object({
	netbox: z.string(),
	plugins: z.record(z.string(), z.nullable(z.string())),
	paths: z.array(z.object({path: z.string(), isList: z.boolean()})),
});

const keyOf = (url: string): string => `paths of ${url}`;

/** The paths that were kept when the schema of the server at this URL was last read; nothing is asked of it. */
export async function readKnownPaths(store: SchemaStore, url: string): Promise<KnownPaths | undefined> {
	const text = await store.read(keyOf(url));
	if (text === undefined) return undefined;
	try {
		return knownPaths.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

/** Keeps them beside the schema, which is too large to be read while somebody types. */
export async function keepKnownPaths(store: SchemaStore, url: string, {netbox, plugins, paths}: KnownPaths): Promise<void> {
	const named = paths.filter(({path}) => !path.includes('{')).map(({path, isList}) => ({path, isList}));
	await store.write(keyOf(url), JSON.stringify({netbox, plugins, paths: named}));
}

/** Whether the server still is of the versions that the paths were read from. */
export const isOfVersion = (known: KnownPaths, {netbox, plugins}: NetboxStatus): boolean => versionsOf(known) === versionsOf({netbox, plugins});

const versionsOf = ({netbox, plugins}: Pick<NetboxStatus, 'netbox' | 'plugins'>): string =>
	JSON.stringify([netbox, Object.entries(plugins).toSorted()]);
