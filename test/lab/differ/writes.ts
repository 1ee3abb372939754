import {kinds} from '../../../src/lab/kinds/all.js';
import type {Field} from '../../../src/lab/model/field.js';
import type {Kind} from '../../../src/lab/model/kind.js';
import {type Body, Own, type Target} from './pool.js';
import {givable, goodValue, type Making, objectOf, oddValue} from './values.js';

/** A request, as yet without the numbers that a server has given. */
export type Request = {
	readonly method: string;
	readonly target: Target;
	/** The holder of a token, by the names of the recordings. */
	readonly as: string;
	readonly body?: Body;
	/** A body that goes out as it stands. */
	readonly raw?: string;
	readonly headers?: {readonly [name: string]: string};
};

/** Kinds of which no bodies are made yet: mappings are made of ports of one device. The scripts for panels hold them. */
export const unwritten: readonly string[] = ['dcim/front-ports', 'dcim/rear-ports'];

/** What the run cannot write: a branch starts jobs, a token is a secret that no other server gives out. */
const apart = ['plugins/branching/branches', 'users/tokens', 'users/permissions', ...unwritten];

/** The kinds that a run writes, each after those that it may name. */
export const written: readonly Kind[] = kinds.filter(({methods, path}) => methods === 'all' && !apart.includes(path));

type Filled = {readonly [name: string]: Body};

/** A body with what a new object must have and some of what it may; one in `wrong` has a value of its own idea in one or two places. */
export function newBody(kind: Kind, making: Making, wrong = 0): Filled {
	const {random} = making;
	const fields = givable(kind);
	const needed = fields.filter(([, field]) => 'required' in field && field.required === true);
	const rest = fields.filter((field) => !needed.includes(field));
	const body = filled([...needed, ...random.some(rest, 5)], making);
	const whole = {...body, ...together(kind, body, making)};
	return random.chance(wrong) ? spoilt(kind, whole, making) : whole;
}

const filled = (fields: readonly (readonly [string, Field])[], making: Making): Filled =>
	Object.fromEntries(fields.map(([name, field]) => [name, goodValue(field, making)]));

/** What stands in several fields at once. */
function together(kind: Kind, body: Filled, making: Making): Filled {
	const {random} = making;
	if (kind.path === 'plugins/bgp/session') return 'remote_prefix' in body ? {} : {remote_address: objectOf('ipam/ip-addresses', making)};
	if (kind.path === 'ipam/asn-ranges') return {start: 64_000 + making.serial(), end: 70_000};
	if (kind.path === 'ipam/asns') return {asn: 4_200_100_000 + making.serial()};
	if (kind.path === 'users/permissions') return {object_types: ['dcim.site'], actions: ['view']};
	if (kind.path === 'extras/custom-fields') return customField(body, making);
	if (kind.path === 'extras/custom-field-choice-sets')
		return {
			extra_choices: [
				['a', 'Ay'],
				['b', 'Bee'],
			],
		};
	if (kind.path === 'extras/tags') return {object_types: random.pick<Body>([[], [], ['dcim.site', 'dcim.device']])};
	const typed = Object.entries(kind.fields).find(([, field]) => field.is === 'type');
	if (typed === undefined || typed[1].is !== 'type' || !(typed[0] in body)) return {};
	const of = random.pick(typed[1].of);
	const path = kinds.find(({type}) => type === of)?.path ?? '';
	return {[typed[0]]: of, [typed[1].id]: objectOf(path, making)};
}

/** A field of racks alone, of which nothing else is made. */
function customField(body: Filled, making: Making): Filled {
	const type = making.random.pick(['text', 'integer', 'boolean', 'decimal', 'date', 'longtext', 'url', 'json']);
	const {choice_set: _, related_object_type: __, default: ___, required: ____, ...rest} = body;
	return {
		...rest,
		...Object.fromEntries(['choice_set', 'related_object_type', 'default', 'required'].map((name) => [name, name === 'required' ? false : null])),
		name: `df_${making.serial()}`,
		type,
		object_types: ['dcim.racktype'],
	};
}

/** A body with one or two values that its fields may refuse, or without one that must be there. */
function spoilt(kind: Kind, body: Filled, making: Making): Filled {
	const {random} = making;
	if (random.chance(0.15)) {
		const {[random.pick(Object.keys(body))]: _, ...rest} = body;
		return rest;
	}
	const fields = givable(kind);
	const at = Array.from({length: 1 + random.below(2)}, () => random.pick(fields));
	const values = at.map(([name, field]) => [name, field.is === 'fixed' ? (field.value as Body) : oddValue(field, making)] as const);
	return {...body, ...Object.fromEntries(values), ...(random.chance(0.25) && extra(kind, making))};
}

/** Keys that stand beside the fields of a kind. */
function extra(kind: Kind, making: Making): Filled {
	const {random} = making;
	const tags = () => random.pick<Body>([[], [objectOf('extras/tags', making)], [{name: 'core'}], [{slug: 'nope'}], 'x', [999_999], null, [5.5]]);
	return random.pick<Filled>([
		{add_tags: tags()},
		{remove_tags: tags()},
		{add_tags: tags(), remove_tags: tags()},
		{add_tags: tags(), tags: tags()},
		{changelog_message: random.pick<Body>(['why', '', 5, null, 'x'.repeat(250)])},
		{custom_fields: random.pick<Body>([{}, null, [], 'x', {nope: 1}, {tier: 'gold'}, {tier: 'tin'}])},
		{nope: 1},
		{id: 5},
		...('url' in kind.fields ? [{url: 'x', display: 'y'}] : []),
	]);
}

/** A body that changes an object. */
function changeOf(kind: Kind, making: Making, wrong: number): Filled {
	const {random} = making;
	const some = random.some(givable(kind), 3);
	const whole = filled(some, making);
	const names = Object.keys(whole);
	const spelt = {...whole, ...(names.some((name) => kind.fields[name]?.is === 'type') && together(kind, whole, making))};
	return names.length > 0 && random.chance(wrong) ? spoilt(kind, spelt, making) : spelt;
}

/** Any write of a kind. */
export function anyWrite(making: Making): Request {
	const {random, pool} = making;
	const kind = random.pick(written);
	const list = [`/api/${random.pick([kind.path, ...(kind.aliases ?? [])])}/`];
	const own = pool.own(kind.path);
	const as = random.chance(0.04) ? random.pick(['reader', 'nobody', 'none']) : 'admin';
	const shaping = random.chance(0.06)
		? random.pick(['?brief=1', '?fields=id,name', '?omit=tags', '?id=1', '?name=x', '?nope=1', '?device_id=999999'])
		: '';
	if (own.length === 0 || random.chance(0.45)) {
		const makes = random.chance(0.15) ? Array.from({length: 1 + random.below(3)}, () => newBody(kind, making, 0.3)) : newBody(kind, making, 0.45);
		return {method: 'POST', target: [...list, shaping], as, body: makes};
	}
	const one = random.pick(own);
	const many = random.chance(0.2);
	const method = random.pick(['PATCH', 'PATCH', 'PATCH', 'PUT', 'PUT', 'DELETE']);
	if (many) return {method, target: [...list, shaping], as, body: severalOf(kind, method, making)};
	const target: Target = [...list, one, '/', shaping];
	if (method === 'DELETE') return {method, target, as, ...(random.chance(0.2) && {body: {changelog_message: 'gone'}})};
	return {method, target, as, body: method === 'PUT' ? newBody(kind, making, 0.2) : changeOf(kind, making, 0.5), ...condition(making)};
}

const condition = ({random}: Making): Pick<Request, 'headers'> =>
	random.chance(0.03) ? {headers: {'if-match': random.pick(['*', 'W/"x"', '"2026-01-01"'])}} : {};

/** A body for several objects, some of which may be wrong, named twice or not there. */
function severalOf(kind: Kind, method: string, making: Making): Body {
	const {random, pool} = making;
	if (random.chance(0.1)) return random.pick<Body>([{}, [], {id: 1}, [5], [null], [{}], [{id: 'x'}], [{id: null}], [[]], 'x', null]);
	const ids: Body[] = random.some(pool.own(kind.path), 3).slice(0, 3);
	if (random.chance(0.15)) ids.push(random.pick<Body>([999_999, '999998', ids[0] ?? 999_997, '5x', 1.5, true]));
	return ids.map((id): Body => ({...(method === 'PATCH' ? changeOf(kind, making, 0.2) : method === 'PUT' ? newBody(kind, making, 0.15) : {}), id}));
}

/** Requests that are wrong as a whole, or that take what is free. */
export function oddWrite(making: Making): Request {
	const {random, pool} = making;
	const kind = random.pick(written);
	const [list, own] = [`/api/${kind.path}/`, pool.own(kind.path)];
	const one: Target = own.length === 0 ? [list, '999999/'] : [list, random.pick(own), '/'];
	const json = {
		'content-type': random.pick(['text/plain', 'application/x-www-form-urlencoded', 'APPLICATION/JSON; charset=utf-8', 'application/json', '']),
	};
	const prefix: Body = pool.own('ipam/prefixes').length > 0 ? random.pick(pool.own('ipam/prefixes')) : 1;
	const taking: Target = ['/api/ipam/prefixes/', prefix instanceof Own ? prefix : '1', random.pick(['/available-ips/', '/available-prefixes/'])];
	return random.pick<() => Request>([
		() => ({
			method: 'POST',
			target: [list],
			as: 'admin',
			raw: random.pick(['', '{', '[', '{"name": }', 'null', '5', '"x"', '[1]', '{"name": "x",}', '{"name": NaN}', '{"a":1}{']),
			headers: json,
		}),
		() => ({method: random.pick(['POST', 'TRACE']), target: one, as: 'admin', body: {}}),
		() => ({method: random.pick(['PUT', 'PATCH', 'DELETE']), target: [list], as: 'admin'}),
		() => ({
			method: random.pick(['PUT', 'PATCH', 'DELETE', 'GET', 'POST']),
			target: [list, random.pick(['999999/', 'abc/', '0/', '-1/', '1.5/', '99999999999999999999/'])],
			as: 'admin',
			body: {},
		}),
		() => ({method: 'PATCH', target: one, as: 'admin', body: random.pick<Body>([[], [{}], 'x', 5, null, true])}),
		() => ({method: 'PUT', target: one, as: 'admin', body: {}}),
		() => ({method: 'POST', target: [list.replace(/\/$/u, '')], as: 'admin', body: {}}),
		() => ({
			method: 'POST',
			target: taking,
			as: 'admin',
			body: random.pick<Body>([
				{},
				{prefix_length: 28},
				{prefix_length: 8},
				{prefix_length: '28'},
				[{prefix_length: 30}, {prefix_length: 30}],
				[{}, {}],
				{prefix_length: 64, description: 'x'},
				[],
			]),
		}),
		() => ({method: 'GET', target: [...taking, random.pick(['', '?limit=2', '?limit=0', '?limit=x'])], as: 'admin'}),
		() => ({method: 'OPTIONS', target: random.chance(0.5) ? [list] : one, as: random.pick(['admin', 'reader', 'nobody'])}),
	])();
}
