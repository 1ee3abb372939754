import type {Arg, CommandNode} from './schema.js';
import {sharedOptions} from './visit.js';

/** What is wrong with a tree, at a JSON path. */
export type TreeFault = {readonly path: string; readonly why: string};

/** The first thing in a tree that its schema cannot say: a leaf without a task, an enum without values, a shared option declared in two ways. */
export const findTreeFault = (tree: CommandNode): TreeFault | undefined => faultsBelow(tree, '', new Map()).next().value ?? undefined;

/** What must be the same everywhere, as met so far: shared options by their token, the fields of rows by the kind that the rows are of. */
type Declared = Map<string, string>;

function* faultsBelow(node: CommandNode, path: string, declared: Declared): Generator<TreeFault, undefined> {
	for (const [token, arg] of Object.entries(node.args)) {
		const why = argFault(token, arg, declared);
		if (why !== undefined) yield {path: `${path}args.${token}`, why};
	}
	for (const [token, child] of Object.entries(node.children)) {
		const at = `${path}children.${token}`;
		const why = nodeFault(child) ?? rowsFault(child, declared);
		if (why !== undefined) yield {path: at, why};
		yield* faultsBelow(child, `${at}.`, declared);
	}
	return undefined;
}

function nodeFault(node: CommandNode): string | undefined {
	const isLeaf = Object.keys(node.children).length === 0;
	const acts = node.task !== undefined || node.moves !== undefined;
	if (isLeaf && !acts) return 'a leaf needs "task" or "moves"';
	if (!isLeaf && (acts || Object.keys(node.args).length > 0)) return 'a node with children has no task and no options';
	if (node.task === undefined && Object.keys(node.says).length > 0) return 'only a command with a task "says" arguments';
	if (node.task !== undefined && node.moves !== undefined) return '"task" and "moves" exclude each other';
	if (node.task !== undefined && node.runs === undefined) return 'a command needs "runs": "here" or "anywhere"';
	if (node.task === undefined && node.runs !== undefined) return 'only a command with a task "runs" somewhere';
	if (node.runs === 'here' && Object.hasOwn(node.args, 'workers')) return 'a command that runs here takes no "workers"';
	if (node.task !== undefined && node.examples.length === 0) return 'a command needs an example';
	if (isLeaf && node.subshell) return 'a leaf cannot be entered';
	return positionalFault(Object.values(node.args)) ?? choiceFault(Object.values(node.args));
}

/** One of a single option would be a required one, and what is required or has a default is no choice. */
function choiceFault(args: readonly Arg[]): string | undefined {
	const choices = args.filter(({oneOf}) => oneOf !== undefined);
	const isAlone = choices.some(({oneOf}) => choices.filter((other) => other.oneOf === oneOf).length < 2);
	const isSettled = choices.some(({required, positional, default: fallback}) => required || positional || fallback !== undefined);
	if (args.some(({oneOf, together}) => together !== undefined && oneOf === undefined)) return '"together" stands at options of "oneOf"';
	return isAlone || isSettled ? '"oneOf" stands at two options or more, none of them required, positional or with a default' : undefined;
}

/** A field means the same in all rows of one kind, whichever command gives them. */
function rowsFault({kind, fields, keys, types}: CommandNode, declared: Declared): string | undefined {
	if (kind === undefined) return undefined;
	return isSame(declared, kind, [fields, keys, types]) ? undefined : `the rows of "${kind}" are declared in another way elsewhere`;
}

function isSame(declared: Declared, name: string, value: unknown): boolean {
	const json = JSON.stringify(value);
	const first = declared.get(name) ?? json;
	declared.set(name, first);
	return first === json;
}

function positionalFault(args: readonly Arg[]): string | undefined {
	const positionals = args.filter(({positional}) => positional);
	return positionals.slice(0, -1).some(({many}) => many) ? 'only the last positional word can take many values' : undefined;
}

function argFault(token: string, arg: Arg, declared: Declared): string | undefined {
	const words = Object.keys(arg.values ?? {}).length;
	if (arg.type === 'enum' ? words === 0 : words > 0 && arg.type !== 'integer') return 'an enum has "values", and nothing else but an integer may';
	if (arg.presence !== undefined && arg.type !== 'boolean') return 'only a boolean can have "presence"';
	if (arg.presence !== undefined && arg.positional) return 'a positional word cannot have "presence"';
	if (arg.type !== 'integer' && (arg.minimum ?? arg.maximum) !== undefined) return 'only an integer has bounds';
	if (!sharedOptions.includes(token)) return undefined;
	return isSame(declared, token, arg) ? undefined : `"${token}" is declared in another way elsewhere`;
}
