import type {Json, Row} from '../../output/output.js';
import {lookupsOf} from '../filters/select.js';
import type {Answer} from '../http/answer.js';
import type {Asked} from '../http/request.js';
import {methodsOf, type Route, routeOf} from '../http/routes.js';
import {kinds} from '../kinds/all.js';
import {customFieldsOf} from '../kinds/extras/known-fields.js';
import type {Scene} from '../model/context.js';
import {type Field, isHidden} from '../model/field.js';
import type {FilterSpec} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import type {Store} from '../state/store.js';
import {isWritable, mayBeNull} from '../values/read-value.js';
import {isReadOnly} from './options.js';

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
		components: {schemas: describeRows(at), securitySchemes: {tokenAuth: {type: 'apiKey', in: 'header', name: 'Authorization'}}},
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
	const isPage = method === 'GET' && route.to === 'list';
	const ref = kind === undefined ? {} : refTo(isPage ? `Paginated${componentOf(kind)}List` : componentOf(kind));
	return {
		operationId: `${full.slice(5, -1).replace(/[^a-z]+/gu, '_')}_${method.toLowerCase()}`,
		parameters: [...id, ...query],
		tags: [full.split('/')[2] ?? ''],
		responses: {[method === 'POST' ? '201' : method === 'DELETE' ? '204' : '200']: {content: {'application/json': {schema: ref}}, description: ''}},
	};
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
	return [...pages, ...shapes(at), ...rest, ...filters, ...custom].toSorted((a, b) => Number(String(a['name']) > String(b['name'])) - 0.5);
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

const refTo = (component: string): Row => ({$ref: `#/components/schemas/${component}`});

/** What the document calls the rows of a kind (read in the document of 4.7.0). */
const componentOf = ({model, fields}: Kind): string => (Object.hasOwn(fields, 'config_context') ? `${model}WithConfigContext` : model);

/** The pages of each kind, its rows, and its objects within others. */
function describeRows({scene}: At): Row {
	return Object.fromEntries(
		kinds.flatMap((kind): readonly (readonly [string, Row])[] => {
			const isShown = ([name, field]: readonly [string, Field]) => !scene.profile.lacking[kind.path]?.has(name) && !isHidden(field);
			const shown = Object.entries(kind.fields).filter(isShown);
			const rowOf = (fields: typeof shown): Row => ({
				type: 'object',
				properties: Object.fromEntries(fields.map(([name, field]) => [name, schemaOfField(name, field, scene)])),
			});
			const brief = shown.filter(([name]) => kind.brief.includes(name));
			const page = {count: {type: 'integer'}, results: list(refTo(componentOf(kind)))};
			return [
				[`Paginated${componentOf(kind)}List`, {type: 'object', properties: page}],
				...([[componentOf(kind), rowOf(shown)]] as const),
				[`Brief${kind.model}`, rowOf(brief)],
			];
		}),
	);
}

function schemaOfField(name: string, field: Field, scene: Scene): Json {
	const isNull = isWritable(field) ? mayBeNull(field) && field.is !== 'refs' : true;
	const fixed = {...(isNull && {nullable: true}), ...(isReadOnly(name, field) && {readOnly: true})};
	if (field.is === 'ref') return {allOf: [refTo(`Brief${scene.kindOf(field.to).model}`)], ...fixed};
	if (field.is === 'refs') return {...list(refTo(field.to === 'extras/tags' ? 'BriefTag' : componentOf(scene.kindOf(field.to)))), ...fixed};
	if (field.is === 'choice')
		return {type: 'object', properties: {value: {type: 'string', enum: Object.keys(field.choices)}, label: {type: 'string'}}, ...fixed};
	return {type: jsonTypes[field.is] ?? 'object', ...fixed};
}

const jsonTypes: {readonly [is: string]: string} = {
	text: 'string',
	network: 'string',
	number: 'integer',
	count: 'integer',
	flag: 'boolean',
	time: 'string',
};
