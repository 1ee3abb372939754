// Writes src/lab/graphql/netbox-schema.ts: what the GraphQL schema of a NetBox says of the kinds that the lab has. NF_TEST_NETBOX_URL and
// NF_TEST_NETBOX_TOKEN name the server. What is about other kinds keeps its name and has the type `NotInLab`.
import {writeFileSync} from 'node:fs';
import {
	buildClientSchema,
	type GraphQLField,
	type GraphQLInputField,
	type GraphQLNamedType,
	type GraphQLSchema,
	getIntrospectionQuery,
	getNamedType,
	type IntrospectionQuery,
	isEnumType,
	isInputObjectType,
	isObjectType,
	isScalarType,
} from 'graphql';
import {roots} from '../src/lab/graphql/types.js';

const [url, token] = [process.env['NF_TEST_NETBOX_URL'], process.env['NF_TEST_NETBOX_TOKEN']];
const answer = await fetch(`${url}/graphql/`, {
	method: 'POST',
	headers: {authorization: `Token ${token}`, 'content-type': 'application/json', accept: 'application/json'},
	body: JSON.stringify({query: getIntrospectionQuery({descriptions: false, oneOf: true})}),
});
const {data} = (await answer.json()) as {data: IntrospectionQuery};
const schema = buildClientSchema(data);
const text = [...keptTypes(schema)].flatMap((type) => printed(type, keptTypes(schema)) || []).join('\n');
const lines = [
	'// Written by scripts/graphql-schema.ts.\n',
	'/** The GraphQL schema of NetBox 4.7.3 with netbox-bgp 0.20.2, of the kinds that the lab has; `NotInLab` is the type of all that only NetBox has. */',
	`export const netboxSchema = \`\nscalar NotInLab\n${text}\n\`;\n`,
];
writeFileSync(new URL('../src/lab/graphql/netbox-schema.ts', import.meta.url), lines.join('\n'));

/** The kinds of the lab with their filters, and all that neither is a kind nor refers to one. */
function keptTypes(all: GraphQLSchema): ReadonlySet<GraphQLNamedType> {
	const query = all.getQueryType();
	const kept = new Set<GraphQLNamedType>(query ? [query] : []);
	for (const name of Object.keys(roots)) {
		for (const field of [query?.getFields()[name], query?.getFields()[`${name}_list`]]) {
			if (!field) throw new Error(`no root ${name}`);
			for (const type of [field.type, ...field.args.map((one) => one.type)]) kept.add(getNamedType(type) as unknown as GraphQLNamedType);
		}
	}
	for (const type of kept) {
		if (type === query || !('getFields' in type)) continue;
		for (const field of Object.values(type.getFields())) {
			const used = getNamedType(field.type) as unknown as GraphQLNamedType;
			if (isPlain(used)) kept.add(used);
		}
	}
	return kept;
}

function isPlain(type: GraphQLNamedType): boolean {
	if (isScalarType(type) || isEnumType(type) || /Lookup$/u.test(type.name)) return true;
	return isObjectType(type) && Object.values(type.getFields()).every((field) => isScalarType(getNamedType(field.type)));
}

function printed(type: GraphQLNamedType, kept: ReadonlySet<GraphQLNamedType>): string {
	if (isScalarType(type)) return ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name) ? '' : `scalar ${type.name}`;
	if (isEnumType(type))
		return `enum ${type.name} {${type
			.getValues()
			.map(({name}) => name)
			.join(' ')}}`;
	if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`no type for ${type.name}`);
	const fields = Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()).map((field) => {
		const known = kept.has(getNamedType(field.type) as unknown as GraphQLNamedType);
		const args = 'args' in field && known && field.args.length > 0 ? `(${field.args.map((one) => `${one.name}:${one.type}`).join(' ')})` : '';
		const initial = 'defaultValue' in field && field.defaultValue !== undefined ? `=${JSON.stringify(field.defaultValue)}` : '';
		return `${field.name}${args}:${known ? `${field.type}${initial}` : 'NotInLab'}`;
	});
	const isOneOf = isInputObjectType(type) && type.isOneOf ? ' @oneOf' : '';
	return `${isObjectType(type) ? 'type' : 'input'} ${type.name}${isOneOf} {${fields.join(' ')}}`;
}
