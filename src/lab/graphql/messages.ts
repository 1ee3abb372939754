import {type ASTNode, type DocumentNode, type GraphQLError, Kind, type ValueNode, visit} from 'graphql';
import {stringifyJson} from '../../core/json-text.js';
import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';

/** What an error is about: the query as it was parsed, and the values of its variables. */
export type About = {readonly document?: DocumentNode; readonly variables?: Row};

/** An error as NetBox says it: its graphql-core is a port of a later graphql-js, and quotes as Python does (seen on 4.7.3). */
export function errorRow(error: GraphQLError, about: About = {}): Row {
	const [node] = error.nodes ?? [];
	// Of an ID it tells no place.
	if (error.message.startsWith(noId) && node !== undefined && isValue(node)) return {message: noId + literal(node)};
	return {
		message: ofVariable(error.message, about.variables ?? {}) ?? quoted(reworded(error.message, () => foundIn(error, about))),
		...(error.locations !== undefined && {locations: error.locations as unknown as Json}),
		...(error.path !== undefined && {path: error.path as Json}),
	};
}

const noId = 'ID cannot represent a non-string and non-integer value: ';
const isValue = (node: ASTNode): node is ValueNode => valueKinds.has(node.kind);
const valueKinds = new Set<string>([
	'Variable',
	'IntValue',
	'FloatValue',
	'StringValue',
	'BooleanValue',
	'NullValue',
	'EnumValue',
	'ListValue',
	'ObjectValue',
]);

/** Names are quoted singly; what follows `found:` or `value:` is the query's own text. */
function quoted(message: string): string {
	const [, head = '', tail = ''] = /^(.*?(?:[Ff]ound: |value: |$))(.*)$/su.exec(message) ?? [];
	return head.replace(/"([^"]*)"/gu, "'$1'") + tail;
}

/** `found` gives the value that the message is about, where the message itself does not. */
function reworded(message: string, found: () => string): string {
	const unknown = /^Field "(\w+)" is not defined by type "(\w+)"\.( Did you mean .*)?$/u.exec(message);
	if (unknown !== null)
		return `Expected value of type '${unknown[2]}' not to include unknown field '${unknown[1]}'${unknown[3] === undefined ? ', found' : `.${unknown[3]} Found`}: ${found()}.`;
	return message
		.replace(/^Expected value of type "([^"]+!)", found null\.$/u, "Expected value of non-null type '$1' not to be None.")
		.replace(/^Expected non-nullable type "([^"]+)" not to be null\.$/u, "Expected value of non-null type '$1' not to be None.")
		.replace(/^Expected value of type "([^"]+)", found (.*)\.$/su, "Expected value of type '$1' to be an object, found: $2.")
		.replace(/^Expected type "([^"]+)" to be an object\.$/u, (_, type) => `Expected value of type '${type}' to be an object, found: ${found()}.`)
		.replace(/^Field "(\w+)" argument "(\w+)" of type "([^"]+)" is required, but/u, "Argument 'Query.$1($2:)' of type '$3' is required, but")
		.replace(/^Exactly one key must be specified for OneOf type "(\w+)"\.$/u, "OneOf Input Object '$1' must specify exactly one key.");
}

/** What is wrong with a variable: where in its value, and what; undefined for any other message. */
function ofVariable(message: string, variables: Row): string | undefined {
	const missing = /^Variable "\$(\w+)" of (required|non-null) type "([^"]+)" (?:was not provided|must not be null)\.$/u.exec(message);
	if (missing !== null) {
		const why = missing[2] === 'required' ? `Expected a value of non-null type '${missing[3]}' to be provided.` : noNone(missing[3]);
		return `Variable '$${missing[1]}' has invalid value: ${why}`;
	}
	const [, name = '', path, why] = variableFault.exec(message) ?? [];
	if (why === undefined) return undefined;
	const value = python(valueAt(own(variables, name) ?? null, path ?? ''));
	const said = quoted(reworded(why.replace(/(value: ).*$/su, '$1'), () => value));
	return `Variable '$${name}' has invalid value${path === undefined ? '' : ` at ${path}`}: ${said.endsWith('value: ') ? said + value : said}`;
}

const noNone = (type: string | undefined): string => `Expected value of non-null type '${type}' not to be None.`;
const variableFault =
	/^Variable "\$(\w+)" got invalid value .*?(?: at "\w+((?:\.\w+|\[\d+\])+)")?; ((?:Field "|Expected |Value "|Enum "|\w+ cannot |Exactly one key).*)$/su;

/** The part of a value at a path like `.name.in_list[1]`. */
function valueAt(value: Json, path: string): Json {
	return [...path.matchAll(/\w+/gu)].reduce<Json>(
		(at, [step]) => (typeof at === 'object' && at !== null ? (own(at as Row, step) ?? null) : null),
		value,
	);
}

/** A value as Python prints it. */
function python(value: Json): string {
	if (value === null) return 'None';
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (typeof value === 'string') return `'${value}'`;
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
	return `{${Object.entries(value)
		.map(([key, one]) => `'${key}': ${python(one)}`)
		.join(', ')}}`;
}

/** The object of the query in which the field of an error stands. */
function foundIn({nodes}: GraphQLError, {document}: About): string {
	const [field] = nodes ?? [];
	let found = '';
	if (document === undefined || field?.kind !== Kind.OBJECT_FIELD) return found;
	visit(document, {
		ObjectValue: (node) => {
			if (node.fields.includes(field)) found = literal(node);
		},
	});
	return found;
}

/** A value as a query writes it. */
function literal(node: ValueNode): string {
	switch (node.kind) {
		case Kind.OBJECT:
			return `{ ${node.fields.map(({name, value}) => `${name.value}: ${literal(value)}`).join(', ')} }`;
		case Kind.LIST:
			return `[${node.values.map(literal).join(', ')}]`;
		case Kind.VARIABLE:
			return `$${node.name.value}`;
		case Kind.NULL:
			return 'null';
		case Kind.STRING:
			return stringifyJson(node.value);
		case Kind.INT:
		case Kind.FLOAT:
		case Kind.ENUM:
		case Kind.BOOLEAN:
			return String(node.value);
		default:
			return node satisfies never;
	}
}
