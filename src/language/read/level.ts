import type {CommandNode} from '../tree/schema.js';
import {findNode} from '../tree/visit.js';

/** A keyword that can be said at a place, and where it leads from the root. */
export type Command = {readonly path: readonly string[]; readonly node: CommandNode};

/** Words that have the rest of the line read from the root, as `/` does: that of EOS and that of Junos. */
export const rootWords: readonly string[] = ['do', 'run'];

/** Keywords by token. */
export type Level = ReadonlyMap<string, Command>;

/** Root commands that a sub-shell does not take along, because their names are options or the way in (docs/contract/grammar.md G31 sub-shell-level). */
const rootOnly: readonly string[] = ['instance', 'netbox'];

/** The keywords under a node. */
export const childrenOf = (node: CommandNode, path: readonly string[]): Level =>
	new Map(Object.entries(node.children).map(([token, child]) => [token, {path: [...path, token], node: child}]));

/** What can be said at a place: at the root its commands, in a sub-shell its own keywords and most root commands; the local one wins. */
export function levelAt(tree: CommandNode, place: readonly string[]): Level {
	const root = childrenOf(tree, []);
	const node = place.length === 0 ? undefined : findNode(tree, place);
	if (!node) return root;
	return new Map([...[...root].filter(([token]) => !rootOnly.includes(token)), ...childrenOf(node, place)]);
}
