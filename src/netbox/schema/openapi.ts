import * as z from 'zod/mini';
import {type Failure, failure} from '../../core/failure.js';
import {parseJson} from '../../core/json-text.js';
import {once} from '../../core/once.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json} from '../../output/output.js';
import type {NetboxStatus} from '../netbox.js';
import {wrongShape} from '../read/failures.js';
import type {Source} from '../read/pages.js';
import {target} from '../read/query.js';
import {isOfVersion, keepFields, keepKnownPaths, readKeptFields, readKnownPaths} from './known-paths.js';
import {describeLists} from './list-fields.js';
import {type DescribedLists, type ObjectFields, type Relation, relationsTo} from './object-fields.js';

/** Where the OpenAPI document of a server is kept between runs: 16 MB of text per key, made by NetBox in about 10 s. */
export type SchemaStore = {
	/** What was written under the key, or undefined. */
	readonly read: (key: string) => Promise<string | undefined>;
	readonly write: (key: string, text: string) => Promise<void>;
};

/** What a server says of its own API. */
export type Schema = {
	/** The OpenAPI document: fetched once per version of NetBox and its plugins. */
	readonly document: () => Promise<Result<Json>>;
	/** The parameters of a list, by its path below the API (`/dcim/sites/`). */
	readonly filters: (path: string) => Promise<Result<readonly string[]>>;
	/** The fields of the objects of a list; empty where the document does not describe them. */
	readonly fields: (path: string) => Promise<Result<ObjectFields>>;
	/** The fields of all lists that name objects of this one (`/dcim/sites/`); undefined where it does not tell. */
	readonly relations: (path: string) => Promise<Result<readonly Relation[] | undefined>>;
	/** The paths of all lists (`/api/dcim/sites/`), as they were kept of a server that still has that version; undefined where they were not. */
	readonly keptLists: () => Promise<Result<readonly string[] | undefined>>;
	/** Every path below `/api` with its methods in capitals; `isList` where it has pages of objects. */
	readonly paths: () => Promise<Result<readonly SchemaPath[]>>;
};

/** A path below `/api`, which is the beginning of it. */
export type SchemaPath = {readonly path: string; readonly methods: readonly string[]; readonly isList: boolean};
type PathDigest = {readonly methods: readonly string[]; readonly filters: readonly string[]};
type SchemaPaths = ReadonlyMap<string, PathDigest>;
type Digest = {readonly paths: SchemaPaths; readonly described: DescribedLists};

const operation = z.looseObject({parameters: z.optional(z.array(z.looseObject({name: z.string(), in: z.string()})))});
const documentShape = z.looseObject({paths: z.record(z.string(), z.record(z.string(), z.unknown()))});

type From = {readonly status: () => Promise<Result<NetboxStatus>>; readonly store?: SchemaStore | undefined};

/** The schema of the server behind the source, which must be of main. Nothing is fetched before it is asked for. */
export function createSchema(source: Source, from: From): Schema {
	const loadAll = once(
		() => loadDigest(source, from),
		({ok}) => ok,
	);
	const loadPaths = async (): Promise<Result<SchemaPaths>> => {
		const found = await loadAll();
		return found.ok ? ok(found.value.paths) : found;
	};
	const loadFields = once(
		() => fieldsFrom(source, from, loadAll),
		({ok}) => ok,
	);
	return {
		document: async () => {
			const loaded = await load(source, from);
			return loaded.ok ? ok(loaded.value.document) : loaded;
		},
		filters: async (path) => {
			const found = await loadPaths();
			if (!found.ok) return found;
			const list = found.value.get(`/api${path}`);
			return list ? ok(list.filters) : err(noSuchPath(source, path, [...found.value.keys()]));
		},
		fields: async (path) => {
			const found = await loadFields();
			return found.ok ? ok(own(found.value.lists, path) ?? {}) : found;
		},
		relations: async (path) => {
			const found = await loadFields();
			return found.ok ? ok(relationsTo(found.value, path)) : found;
		},
		keptLists: () => keptLists(source, from),
		paths: async () => {
			const found = await loadPaths();
			return found.ok ? ok(listed(found.value)) : found;
		},
	};
}

async function keptLists({instance}: Source, {status, store}: From): Promise<Result<readonly string[] | undefined>> {
	const kept = store && (await readKnownPaths(store, instance.url));
	const version = kept && (await status());
	if (version && !version.ok) return version;
	return ok(kept && version && isOfVersion(kept, version.value) ? kept.paths.flatMap(({path, isList}) => (isList ? [path] : [])) : undefined);
}

const listed = (paths: SchemaPaths): readonly SchemaPath[] =>
	[...paths].map(([path, {methods, filters}]) => ({path, methods, isList: !path.includes('{') && filters.includes('limit')}));

/** What checks need of the schema. It is kept, without the filters, for completion and writes, which must not wait for all of it to be read. */
async function loadDigest(source: Source, from: From): Promise<Result<Digest>> {
	const loaded = await load(source, from);
	if (!loaded.ok) return loaded;
	const {document, version} = loaded.value;
	const found = digest(source, document);
	if (!found.ok || !from.store) return found;
	await keepKnownPaths(from.store, source.instance.url, {...version, paths: listed(found.value.paths)});
	await keepFields(from.store, source.instance.url, {...version, described: found.value.described});
	return found;
}

/** The fields of all lists: those that were kept, if the server still has that version, else from its schema. */
async function fieldsFrom({instance}: Source, {status, store}: From, loadAll: () => Promise<Result<Digest>>): Promise<Result<DescribedLists>> {
	const kept = store && (await readKeptFields(store, instance.url));
	const version = kept && (await status());
	if (version && !version.ok) return version;
	if (kept && version && isOfVersion(kept, version.value)) return ok(kept.described);
	const found = await loadAll();
	return found.ok ? ok(found.value.described) : found;
}

const schemaList = {path: '/schema/', what: 'its schema', permission: 'to view its schema'};

/** The document, and the versions it is of. */
type Loaded = {readonly document: Json; readonly version: NetboxStatus};

/** From the store, else from the server, and then into the store. */
async function load(source: Source, {status, store}: From): Promise<Result<Loaded>> {
	const version = await status();
	if (!version.ok) return version;
	const key = keyOf(source, version.value);
	const kept = parse(await store?.read(key));
	if (kept !== undefined) return ok({document: kept, version: version.value});
	const answer = await source.get({list: schemaList, target: () => target(schemaList.path, [['format', 'json']])});
	if (!answer.ok) return err(answer.error.failure);
	await store?.write(key, answer.value.body);
	return ok({document: answer.value.json as Json, version: version.value});
}

/** Plugins add filters and kinds, so their versions count as well. */
const keyOf = ({instance}: Source, {netbox, plugins}: NetboxStatus): string =>
	[instance.url, netbox, ...Object.entries(plugins).map(([name, version]) => `${name}=${version}`)].join(' ');

/** The part that checks need; the document itself is let go, since it takes 100 MB in memory. */
function digest(source: Source, document: Json): Result<Digest> {
	const read = documentShape.safeParse(document);
	if (!read.success) return err(wrongShape({...source, url: `${source.instance.url}/api/schema/`}, 'no paths'));
	const paths = new Map(Object.entries(read.data.paths).map(([path, methods]) => [path, describePath(methods)] as const));
	return ok({paths, described: describeLists(document)});
}

function describePath(methods: Readonly<Record<string, unknown>>): PathDigest {
	const parameters = operation.safeParse(methods['get']).data?.parameters ?? [];
	const filters = parameters.filter((parameter) => parameter.in === 'query').map(({name}) => name);
	return {methods: Object.keys(methods).map((method) => method.toUpperCase()), filters};
}

function noSuchPath({instance}: Source, path: string, known: readonly string[]): Failure {
	const app = path.split('/').slice(0, -2).join('/');
	const near = known.filter((one) => one.startsWith(`/api${app}/`) && !one.includes('{')).length;
	return failure.usage(`NetBox "${instance.name}" has no list at /api${path}.`, near > 0 ? `it has ${near} others below /api${app}/` : undefined);
}

function parse(text: string | undefined): Json | undefined {
	if (text === undefined) return undefined;
	try {
		return parseJson(text);
	} catch {
		return undefined;
	}
}
