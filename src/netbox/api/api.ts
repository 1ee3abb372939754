import type {z} from 'zod/mini';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import type {Branch, Endpoint, NetboxStatus} from '../netbox.js';
import {branches, devices, objectChanges, sessions} from '../read/endpoints.js';
import {endpointOf, type Item} from '../read/item.js';
import {target} from '../read/query.js';
import type {Schema} from '../schema/openapi.js';
import {type TokenKind, tokenKind} from '../transport/token.js';
import {idRow} from '../transport/validate.js';
import type {WriteRequests} from '../write/requests.js';
import {type Apps, appsOf} from './apps.js';
import {checkText} from './arguments.js';
import {type Available, type AvailableIn, createAvailable} from './available.js';
import {type Branching, createBranching} from './branching.js';
import {listPath, unless, wordFault} from './called.js';
import {type Collection, createCollection} from './collection.js';
import type {Context} from './context.js';
import {type GraphqlRequest, graphql} from './graphql.js';
import {type RestRequest, rest, restAll} from './rest.js';
import {type ApiPaths, readRoots} from './roots.js';
import {send} from './send.js';
import type {SentObjects} from './writes.js';

type RowOf<Of> = Of extends Endpoint<infer Kind> ? Kind : never;

/** A device as NetBox sends it; only these fields are promised. */
export type DeviceOfNetbox = RowOf<typeof devices>;

/** A NetBox, in main or in one branch. Every call gives a `Result` and rejects for nothing that the network or the server does. */
export type Api = Apps & {
	/** The lists of netbox-branching, and what is done to a branch as a whole. */
	readonly branching: Branching;
	/** With its base path. */
	readonly url: string;
	/** The branch that all this is in, or undefined for main. */
	readonly inBranch: string | undefined;
	/** The same NetBox as seen in a branch, which must exist and be ready. */
	readonly branch: (name: string) => Promise<Result<Api>>;
	/** Any list by its path below `/api/`: `plugins/bgp/peer-group`. What its rows are is the caller's word; only the id is checked. */
	readonly endpoint: <Kind extends Row = Row>(path: string) => Collection<Kind & {readonly id: number}>;
	/** The Python packages of the plugins and their versions. */
	readonly plugins: () => Promise<Result<NetboxStatus['plugins']>>;
	/** What NetBox lists of its plugins; from 4.5 on for superusers alone. */
	readonly installedPlugins: () => Promise<Result<readonly Row[]>>;
	/** The settings of an app, such as `users`; `extras` has none. */
	readonly config: (app: string) => Promise<Result<Json>>;
	readonly status: () => Promise<Result<NetboxStatus>>;
	/** `4.7.3`. */
	readonly version: () => Promise<Result<string>>;
	/** The server's OpenAPI document: about 10 s and 16 MB, once per version where a store keeps it. */
	readonly openapi: Schema['document'];
	/** Every path with its methods, by that document. */
	readonly paths: Schema['paths'];
	/** The fields of the objects of a list (`dcim/sites`) and the kinds that they name, by that document. @internal */
	readonly objectFields: Schema['fields'];
	/** The fields of all lists that name objects of a list (`dcim/sites`), by that document; undefined where it does not tell. @internal */
	readonly relationsTo: Schema['relations'];
	/** The paths of its lists where that document was read before; nothing but the version is asked for. @internal */
	readonly keptLists: Schema['keptLists'];
	/** What is free within a prefix, a range of addresses, a group of VLANs or a range of AS numbers. */
	readonly available: <In extends keyof AvailableIn>(within: In, id: number, what: AvailableIn[In]) => Available;
	/** Any request below `/api/`, unchecked but for its path. */
	readonly rest: (request: RestRequest) => Promise<Result<Json>>;
	/** Every row of a list below `/api/`, unchecked but for its path: filters that NetBox does not know are ignored by it. */
	readonly restAll: (request: Pick<RestRequest, 'path' | 'query'>) => Promise<Result<readonly Item[]>>;
	/** Sends the requests of a write to a list by its path below `/api/`, once each: what they say is not checked. @internal */
	readonly send: (path: string, requests: WriteRequests) => Promise<SentObjects<Item>>;
	/** The `data` of a GraphQL query. It has no counts and cuts long lists without a word: lists of objects are read better by the others. */
	readonly graphql: (request: GraphqlRequest) => Promise<Result<Json>>;
	/** What the API and its plugins list of themselves, without a look into the schema. */
	readonly roots: () => Promise<Result<ApiPaths>>;
	/** What kind of token this client has. */
	readonly tokenKind: TokenKind;
	/** Requests sent so far, in all branches of this client, tries included. */
	readonly requests: () => number;
};

/** What an API is made from: contexts by schema id of the branch, and what never depends on one. */
export type ApiParts = {
	readonly contextOf: (schemaId: string | undefined) => Context;
	readonly status: () => Promise<Result<NetboxStatus>>;
	readonly findBranch: (name: string) => Promise<Result<Branch>>;
	readonly requests: () => number;
};

/** The API in main, or in a branch. */
export function createApi(parts: ApiParts, branch?: Branch): Api {
	const context = parts.contextOf(branch?.schemaId);
	const main = parts.contextOf(undefined);
	const listed = <Kind extends Item>(of: Endpoint<Kind>): unknown => createCollection<Kind>(context, named(of));
	const apps = appsOf((path) => createCollection(context, endpointOf(path, idRow)));
	return {
		...apps,
		// Of these more than the id is checked.
		dcim: {...apps.dcim, devices: listed(devices) as Apps['dcim']['devices']},
		core: {...apps.core, objectChanges: listed(objectChanges) as Apps['core']['objectChanges']},
		bgp: {...apps.bgp, sessions: listed(sessions) as Apps['bgp']['sessions']},
		branching: createBranching(main, named(branches)),
		url: context.source.instance.url,
		inBranch: branch?.name,
		branch: async (name) => {
			const fault = checkText(name, 'the name of a branch');
			if (fault) return err(fault);
			const found = await parts.findBranch(name);
			return found.ok ? ok(createApi(parts, found.value)) : found;
		},
		endpoint: (name) => {
			const path = listPath(name);
			const endpoint = endpointOf(path.ok ? path.value : 'no/list', idRow as unknown as z.ZodMiniType<never>);
			return createCollection(context, endpoint, path.ok ? undefined : path.error);
		},
		available: (within, id, what) => createAvailable(context, {parent: within, id, what}),
		rest: (request) => rest(context, request),
		restAll: (request) => restAll(context, request),
		send: (path, requests) => send({context, endpoint: endpointOf(path, idRow)}, requests),
		graphql: (request) => graphql(context, request),
		roots: () => readRoots(main),
		tokenKind: tokenKind(context.source.token),
		requests: parts.requests,
		...aboutServer(parts, main),
	};
}

/** What is the same in every branch. */
function aboutServer(
	{status}: ApiParts,
	{source, schema}: Context,
): Pick<Api, 'plugins' | 'installedPlugins' | 'config' | 'status' | 'version' | 'openapi' | 'paths' | 'objectFields' | 'relationsTo' | 'keptLists'> {
	const read = async (path: string, what: string): Promise<Result<Json>> => {
		const answer = await source.get({list: {path, what, permission: `to view ${what}`}, target: () => target(path, [])});
		return answer.ok ? ok(answer.value.json as Json) : err(answer.error.failure);
	};
	return {
		status,
		version: async () => {
			const found = await status();
			return found.ok ? ok(found.value.netbox) : found;
		},
		plugins: async () => {
			const found = await status();
			return found.ok ? ok(found.value.plugins) : found;
		},
		installedPlugins: async () => (await read('/plugins/installed-plugins/', 'installed plugins')) as Result<readonly Row[]>,
		config: (app) => unless(wordFault(app, 'the app'), () => read(`/${app}/config/`, `the settings of ${app}`)),
		openapi: schema.document,
		paths: schema.paths,
		keptLists: schema.keptLists,
		objectFields: (path) => schema.fields(`/${path}/`),
		relationsTo: (path) => schema.relations(`/${path}/`),
	};
}

/** By the name that writes and filters are told by; `sessions` are `plugins.bgp.session`. */
const named = <Kind extends Item>(endpoint: Endpoint<Kind>): Endpoint<Kind> => ({
	...endpointOf(endpoint.path, endpoint.row),
	permission: endpoint.permission,
});
