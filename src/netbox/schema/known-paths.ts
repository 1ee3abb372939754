import * as z from 'zod/mini';
import type {NetboxStatus} from '../netbox.js';
import {describedListsShape} from './list-fields.js';
import type {DescribedLists} from './object-fields.js';
import type {SchemaPath, SchemaStore} from './openapi.js';

/** The paths of a server that name no object, as its schema said: those of NetBox `netbox`, with plugins of just these versions. */
export type KnownPaths = Pick<NetboxStatus, 'netbox' | 'plugins'> & {readonly paths: readonly Pick<SchemaPath, 'path' | 'isList'>[]};

const knownPaths: z.ZodMiniType<KnownPaths> = z.object({
	netbox: z.string(),
	plugins: z.record(z.string(), z.nullable(z.string())),
	paths: z.array(z.object({path: z.string(), isList: z.boolean()})),
});

/** The fields of the objects of each list of a server, as its schema said, by the paths below its API (`/dcim/sites/`). */
export type KeptFields = Pick<NetboxStatus, 'netbox' | 'plugins'> & {readonly described: DescribedLists; readonly form: number};

const keptFields: z.ZodMiniType<KeptFields> = z.object({
	netbox: z.string(),
	plugins: z.record(z.string(), z.nullable(z.string())),
	described: describedListsShape,
	form: z.number(),
});

const keyOf = (url: string): string => `paths of ${url}`;
const fieldsKey = (url: string): string => `fields of ${url}`;

/** The paths that were kept when the schema of the server at this URL was last read; nothing is asked of it. */
export async function readKnownPaths(store: SchemaStore, url: string): Promise<KnownPaths | undefined> {
	return readKept(await store.read(keyOf(url)), knownPaths);
}

/** What is kept of a field; what was kept before it was told which may be null is read again. */
const form = 2;

/** The same of the fields of all lists. */
export async function readKeptFields(store: SchemaStore, url: string): Promise<KeptFields | undefined> {
	const kept = readKept(await store.read(fieldsKey(url)), keptFields);
	return kept?.form === form ? kept : undefined;
}

function readKept<Kept>(text: string | undefined, shape: z.ZodMiniType<Kept>): Kept | undefined {
	if (text === undefined) return undefined;
	try {
		return shape.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

/** Keeps them beside the schema, which is too large to be read while somebody types. */
export async function keepKnownPaths(store: SchemaStore, url: string, {netbox, plugins, paths}: KnownPaths): Promise<void> {
	const named = paths.filter(({path}) => !path.includes('{')).map(({path, isList}) => ({path, isList}));
	await store.write(keyOf(url), JSON.stringify({netbox, plugins, paths: named}));
}

/** Keeps the fields of all lists there too. */
export async function keepFields(store: SchemaStore, url: string, {netbox, plugins, described}: Omit<KeptFields, 'form'>): Promise<void> {
	await store.write(fieldsKey(url), JSON.stringify({netbox, plugins, described, form}));
}

/** Whether the server still is of the versions that something was read from. */
export const isOfVersion = (known: Pick<NetboxStatus, 'netbox' | 'plugins'>, {netbox, plugins}: NetboxStatus): boolean =>
	versionsOf(known) === versionsOf({netbox, plugins});

const versionsOf = ({netbox, plugins}: Pick<NetboxStatus, 'netbox' | 'plugins'>): string =>
	JSON.stringify([netbox, Object.entries(plugins).toSorted()]);
