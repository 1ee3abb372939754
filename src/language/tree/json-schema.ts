import type {Json} from '../../output/output.js';
import type {Arg, CommandNode} from './schema.js';
import {findNode, leaves} from './visit.js';

/** The JSON Schema (2020-12) of a command's options; of an inner node, or the root, one object: spaced path -> schema of every command below it. */
export function jsonSchemaOf(tree: CommandNode, path: readonly string[]): Json {
	const node = findNode(tree, path);
	if (!node) return {};
	if (Object.keys(node.children).length === 0) return schemaOf(node, path);
	return Object.fromEntries(leaves(node, path).map((leaf) => [leaf.path.join(' '), schemaOf(leaf.node, leaf.path)]));
}

function schemaOf(node: CommandNode, path: readonly string[]): Json {
	const args = Object.entries(node.args);
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: path.join(' '),
		description: node.help,
		type: 'object',
		properties: Object.fromEntries(args.map(([token, arg]) => [token, argSchema(arg)])),
		required: args.filter(([, arg]) => arg.required).map(([token]) => token),
		...choicesIn(args),
		additionalProperties: false,
	};
}

/** Each set of options of which exactly one must be given. */
function choicesIn(args: readonly (readonly [string, Arg])[]): {readonly allOf?: Json} {
	const names = [...new Set(args.flatMap(([, {oneOf}]) => oneOf ?? []))];
	const choices = names.map((name) => ({oneOf: choiceIn(args.filter(([, {oneOf}]) => oneOf === name))}));
	return choices.length > 0 ? {allOf: choices} : {};
}

/** The options of a choice, those that go together as one of them. */
function choiceIn(args: readonly (readonly [string, Arg])[]): readonly Json[] {
	const sets = new Map<string, Json[]>();
	for (const [token, {together}] of args) {
		const set = together === undefined ? token : `together ${together}`;
		sets.set(set, [...(sets.get(set) ?? []), {required: [token]}]);
	}
	return [...sets.values()].map((set) => (set.length > 1 ? {anyOf: set} : (set[0] as Json)));
}

function argSchema(arg: Arg): Json {
	const isList = arg.many || arg.type === 'device-list';
	const fallback = arg.default === undefined ? {} : {default: isList ? [arg.default] : arg.default};
	const shape = isList ? {type: 'array', items: valueSchema(arg)} : valueSchema(arg);
	return {description: arg.help, ...shape, ...fallback};
}

function valueSchema({type, values, minimum, maximum}: Arg): {readonly [key: string]: Json} {
	const words = Object.keys(values ?? {});
	const number = {type: 'integer', ...(minimum !== undefined && {minimum}), ...(maximum !== undefined && {maximum})};
	switch (type) {
		case 'string':
		case 'device-list':
		case 'assignments':
			return {type: 'string'};
		case 'boolean':
			return {type: 'boolean'};
		case 'enum':
			return {type: 'string', enum: words};
		case 'integer':
			return words.length === 0 ? number : {anyOf: [number, {type: 'string', enum: words}]};
		case 'json':
			return {};
		default:
			return type satisfies never;
	}
}
