import {
	buildSchema,
	type GraphQLInputObjectType,
	type GraphQLNamedType,
	type GraphQLObjectType,
	getNamedType,
	isEnumType,
	isInputObjectType,
	isObjectType,
	isScalarType,
} from 'graphql';
import {netboxSchema} from '../../../src/lab/graphql/netbox-schema.js';
import {roots} from '../../../src/lab/graphql/types.js';
import type {Random} from './random.js';
import type {Making} from './values.js';
import type {Request} from './writes.js';

const schema = buildSchema(netboxSchema, {assumeValidSDL: true, assumeValid: true});

/** A query of one root, with some of its fields, filtered or not. */
export function anyQuery({random}: Making): Request {
	const name = random.pick(Object.keys(roots));
	const isOne = random.chance(0.15);
	const field = schema.getQueryType()?.getFields()[isOne ? name : `${name}_list`];
	if (field === undefined) throw new Error(`no root ${name}`);
	const filter = getNamedType(field.args.find((one) => one.name === 'filters')?.type);
	const args = isOne
		? `(id: "${random.pick([1, 2, 99_999])}")`
		: filter !== undefined && isInputObjectType(filter) && random.chance(0.8)
			? `(filters: ${filterOf(filter, random, 2)})`
			: '';
	const query = `{ ${field.name}${args} ${selectionOf(getNamedType(field.type) as GraphQLObjectType, random, 1)} }`;
	return {method: 'POST', target: ['/graphql/'], as: random.chance(0.05) ? 'reader' : 'admin', body: {query}};
}

/** Names of rows that may differ by time alone. */
const unsteady = new Set(['created', 'last_updated', 'changelog', 'last_login', 'date_joined']);

function selectionOf(type: GraphQLObjectType, random: Random, depth: number): string {
	const fields = Object.values(type.getFields()).filter(({name}) => !unsteady.has(name));
	const isPlain = (field: (typeof fields)[number]): boolean =>
		getNamedType(field.type).name !== 'NotInLab' && (isScalarType(getNamedType(field.type)) || isEnumType(getNamedType(field.type)));
	const plain = random.some(fields.filter(isPlain), 5).map(({name}) => name);
	const nested = fields.filter(({type: of}) => isObjectType(getNamedType(of)));
	const more = depth > 0 && nested.length > 0 && random.chance(0.5) ? [random.pick(nested)] : [];
	const below = more.map((field) => `${field.name} ${selectionOf(getNamedType(field.type) as GraphQLObjectType, random, depth - 1)}`);
	return `{ ${['id', ...plain, ...below].join(' ')} }`;
}

function filterOf(type: GraphQLInputObjectType, random: Random, depth: number): string {
	const fields = Object.values(type.getFields()).filter(({type: of}) => getNamedType(of).name !== 'NotInLab');
	const one = random.pick(fields);
	return `{${one.name}: ${literalFor(getNamedType(one.type), random, depth)}}`;
}

function literalFor(type: GraphQLNamedType, random: Random, depth: number): string {
	if (isEnumType(type)) return random.pick(type.getValues()).name;
	if (isInputObjectType(type)) return depth === 0 ? '{}' : filterOf(type, random, depth - 1);
	if (type.name === 'Boolean') return random.pick(['true', 'false']);
	if (type.name === 'Int' || type.name === 'Float') return random.pick(['1', '2', '65100', '0']);
	if (type.name === 'ID') return random.pick(['"1"', '2', '"99999"']);
	if (type.name === 'DateTime') return '"2026-01-01T00:00:00Z"';
	return random.pick(['"a"', '"fceos4"', '"ams1"', '"core"', '"10.0.2.1/30"', '"leaf"', '""']);
}
