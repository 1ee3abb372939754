import type {Row} from '../../../output/output.js';
import {lookupsOf} from '../../filters/select.js';
import type {Answer} from '../../http/answer.js';
import type {Asked} from '../../http/request.js';
import {methodsOf, type Route, routeOf} from '../../http/routes.js';
import {kinds} from '../../kinds/all.js';
import {customFieldsOf} from '../../kinds/extras/known-fields.js';
import type {Scene} from '../../model/context.js';
import type {FilterSpec} from '../../model/filter-spec.js';
import type {Kind} from '../../model/kind.js';
import type {Store} from '../../state/store.js';
import {bodiesOf, describeComponents, refTo} from './components.js';

const securitySchemes: Row = {
	cookieAuth: {type: 'apiKey', in: 'cookie', name: 'sessionid'},
	tokenAuth: {type: 'apiKey', in: 'header', name: 'Authorization', description: '`Token <token>` (v1) or `Bearer <key>.<token>` (v2)'},
};

type At = {readonly scene: Scene; readonly store: Store};

/**
 * Answers `/api/schema/`: the lab's own API as an OpenAPI 3.0.3 document. Its kinds have the paths, methods and parameters of
 * NetBox's, and each parameter is one that the lab obeys. JSON where JSON is asked for; the lab writes JSON for YAML too, which
 * is YAML.
 */
export function readSchema(asked: Asked, at: At): Answer {
	const {api, version} = at.store.profile;
	const accepted = asked.headers['accept'] ?? '';
	const format = new URLSearchParams(asked.target.split('?')[1] ?? '').get('format');
	const isJson = format === 'json' || /json/u.test(accepted);
	const type = /application\/json/u.test(accepted)
		? 'application/json'
		: isJson
			? 'application/vnd.oai.openapi+json'
			: 'application/vnd.oai.openapi; charset=utf-8';
	const document = {
		openapi: '3.0.3',
		info: {title: 'NetBox REST API', version: `${version} (${api})`, license: {name: 'Apache v2 License'}},
		paths: describePaths(at),
		components: {schemas: describeComponents(at.scene), securitySchemes},
		servers: [{url: '', description: 'NetBox'}],
	};
	const file = `inline; filename="NetBox REST API (${api}).${isJson ? 'json' : 'yaml'}"`;
	return {status: 200, headers: {'content-disposition': file}, body: {text: JSON.stringify(document), type}};
}

function describePaths(at: At): Row {
	const lists = kinds.flatMap((kind) => [kind.path, ...(kind.aliases ?? [])].flatMap((path) => [[path, kind] as const]));
	const paths = lists.flatMap(([path, kind]) => [`/api/${path}/`, `/api/${path}/{id}/`].map((full) => ({full, kind})));
	const more = ['/api/status/', '/api/schema/', '/api/ipam/prefixes/{id}/available-ips/', '/api/ipam/prefixes/{id}/available-prefixes/'];
	const rest = [
		...more,
		'/api/ipam/asn-ranges/{id}/available-asns/',
		...['sync', 'merge', 'revert', 'archive'].map((job) => `/api/plugins/branching/branches/{id}/${job}/`),
	];
	const all = [...paths, ...rest.map((full) => ({full, kind: undefined}))].toSorted((a, b) => Number(a.full > b.full) - Number(a.full < b.full));
	return Object.fromEntries(
		all.flatMap(({full, kind}) => {
			const route = routeOf(full.replace('{id}', '1'), at.store);
			return route === undefined || route.to === 'absent' ? [] : [[full, describePath(route, {...at, full, kind})]];
		}),
	);
}

function describePath(route: Route, {full, kind, ...at}: At & {readonly full: string; readonly kind: Kind | undefined}): Row {
	const methods = methodsOf(route).filter((method) => method !== 'HEAD' && method !== 'OPTIONS');
	return Object.fromEntries(methods.map((method) => [method.toLowerCase(), operation(method, route, {...at, full, kind})]));
}

function operation(method: string, route: Route, {full, kind, ...at}: At & {readonly full: string; readonly kind: Kind | undefined}): Row {
	const id = full.includes('{id}') ? [{in: 'path', name: 'id', schema: {type: 'integer'}, required: true}] : [];
	const query = method === 'GET' && kind !== undefined ? (route.to === 'list' ? parametersOf(kind, at) : shapes(at)) : [];
	return {
		operationId: `${full
			.slice(5, -1)
			.replace(/[^a-z]+(?:id[^a-z]+)?/gu, '_')
			.replace(/_(?:id_?)?$/u, '')}_${actionOf(method, route)}`,
		parameters: [...id, ...query],
		tags: [full.split('/')[2] ?? ''],
		security: [{cookieAuth: []}, {tokenAuth: []}, ...(route.to === 'schema' ? [{}] : [])],
		...exchange(method, route, kind),
	};
}

const listed: {readonly [method: string]: string} = {
	GET: 'list',
	POST: 'create',
	PUT: 'bulk_update',
	PATCH: 'bulk_partial_update',
	DELETE: 'bulk_destroy',
};
const single: {readonly [method: string]: string} = {GET: 'retrieve', POST: 'create', PUT: 'update', PATCH: 'partial_update', DELETE: 'destroy'};

/** What NetBox calls a method at a path. */
const actionOf = (method: string, route: Route): string =>
	(route.to === 'list' || route.to === 'available' ? listed : single)[method] ?? method.toLowerCase();

const json = (schema: Row): Row => ({content: {'application/json': {schema}}});
const several = (schema: Row): Row => ({type: 'array', items: schema});

/** The body of a request and what comes back. */
function exchange(method: string, route: Route, kind: Kind | undefined): Row {
	const described = kind ?? ('kind' in route ? route.kind : undefined);
	const back = described === undefined ? {} : refTo(described.model);
	if (route.to === 'list' && described !== undefined) return ofList(method, described);
	if (route.to === 'available') {
		const rows = {type: 'array', items: method === 'GET' ? {type: 'object', additionalProperties: {}} : back};
		const asked = {requestBody: {...json(several({type: 'object', additionalProperties: {}})), required: true}};
		return {...(method === 'POST' && asked), responses: {[method === 'POST' ? '201' : '200']: {...json(rows), description: ''}}};
	}
	if (route.to !== 'detail' || described === undefined)
		return {responses: {200: {...json({type: 'object', additionalProperties: {}}), description: ''}}};
	const names = bodiesOf(described);
	if (method === 'DELETE') return {responses: {204: {description: 'No response body'}}};
	const asked = method === 'PUT' ? {...json(refTo(names.whole)), required: true} : json(refTo(names.part));
	return {...(method !== 'GET' && {requestBody: asked}), responses: {200: {...json(back), description: ''}}};
}

function ofList(method: string, kind: Kind): Row {
	const [names, back] = [bodiesOf(kind), refTo(kind.model)];
	const refused = {...json(refTo('BulkOperationError')), description: 'Nothing was written.'};
	const asked = (schema: Row): Row => ({requestBody: {...json(schema), required: true}});
	const many = kind.methods === 'all';
	switch (method) {
		case 'GET':
			return {responses: {200: {...json(refTo(`Paginated${kind.model}List`)), description: ''}}};
		case 'POST':
			return {
				...asked(many ? {oneOf: [refTo(names.whole), several(refTo(names.whole))]} : refTo(names.whole)),
				responses: {
					201: {...json(back), description: ''},
					...(many && {400: {...json({type: 'object', additionalProperties: {}}), description: ''}}),
				},
			};
		case 'DELETE':
			return {...asked(several(refTo(names.gone))), responses: {204: {description: 'No response body'}, 400: refused, 403: refused, 409: refused}};
		default:
			return {
				...asked(several(refTo(method === 'PUT' ? names.several : names.parts))),
				responses: {200: {...json(several(back)), description: ''}, 400: refused, 403: refused},
			};
	}
}

const parameter = (name: string, schema: Row): Row => ({
	in: 'query',
	name,
	schema,
	...(schema['type'] === 'array' && {explode: true, style: 'form'}),
});

/** `fields`, `omit` and `brief`, named even for kinds that ignore them (seen on 4.7.3). */
const shapes = ({store}: At): readonly Row[] => [
	...[parameter('brief', {type: 'boolean'}), parameter('fields', {type: 'string'})],
	...(store.profile.isFrom('4.5.2') ? [parameter('omit', {type: 'string'})] : []),
];

/** Every parameter of a list that is obeyed, by name. */
function parametersOf(kind: Kind, at: At): readonly Row[] {
	const {profile} = at.store;
	const pages = ['limit', 'offset', ...(profile.isFrom('4.6') ? ['start'] : [])].map((name) => parameter(name, {type: 'integer'}));
	const filters = Object.entries(kind.filters).flatMap(([name, spec]) =>
		isLacking(name, kind, at)
			? []
			: lookupsOf(spec, at).map((lookup) => parameter(lookup === '' ? name : `${name}__${lookup}`, schemaOf(spec, lookup))),
	);
	const custom = customFieldsOf(at.scene, kind.type).map(({name}) => parameter(`cf_${name}`, {type: 'string'}));
	const rest = [parameter('ordering', {type: 'string'}), ...(kind.search.length > 0 ? [parameter('q', {type: 'string'})] : [])];
	// A parameter of pages goes before a filter that has its name: `start` of ranges (seen on 4.7.3).
	const own = filters.filter((filter) => !pages.some(({name}) => filter['name'] === name));
	return [...pages, ...shapes(at), ...rest, ...own, ...custom].toSorted((a, b) => Number(String(a['name']) > String(b['name'])) - 0.5);
}

const isLacking = (name: string, {path}: Kind, {store}: At): boolean => store.profile.lacking[path]?.has(name) === true;

const list = (items: Row): Row => ({type: 'array', items});

function schemaOf(spec: FilterSpec, lookup: string): Row {
	if (lookup === 'empty' || spec.by === 'flag' || spec.by === 'yes-no') return {type: 'boolean'};
	if (spec.by === 'number') return list(spec.decimal ? {type: 'number', format: 'double'} : {type: 'integer', format: 'int32'});
	if (spec.by === 'time') return list({type: 'string', format: 'date-time'});
	if (spec.by === 'relation' && spec.key === 'id' && !spec.tree) return spec.single ? {type: 'integer'} : list({type: 'integer'});
	if (spec.by === 'request') return {type: 'string', format: 'uuid'};
	return spec.by === 'choice' && spec.last ? {type: 'string'} : list({type: 'string'});
}
