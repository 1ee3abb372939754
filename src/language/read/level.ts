import {type KeywordMatch, matchKeyword} from '../tree/keyword.js';
import type {CommandNode} from '../tree/schema.js';
import {findNode} from '../tree/visit.js';

/** A keyword that can be said at a place, and where it leads from the root; `ofRoot` if it is no word of the sub-shell where it is said. */
export type Command = {readonly path: readonly string[]; readonly node: CommandNode; readonly ofRoot?: boolean};

/** Words that have the rest of the line read from the root, as `/` does: that of EOS and that of Junos. */
export const rootWords: readonly string[] = ['do', 'run'];

/** Keywords by token. */
export type Level = ReadonlyMap<string, Command>;

/** The keywords under a node. */
export const childrenOf = (node: CommandNode, path: readonly string[]): Level =>
	new Map(Object.entries(node.children).map(([token, child]) => [token, {path: [...path, token], node: child}]));

/** What can be said at a place, its own words first: in a sub-shell every root command that has no name of its own there is said too. */
export function levelAt(tree: CommandNode, place: readonly string[]): Level {
	const root = childrenOf(tree, []);
	const node = place.length === 0 ? undefined : findNode(tree, place);
	if (!node) return root;
	const own = childrenOf(node, place);
	const others = [...root].filter(([token]) => !own.has(token));
	return new Map([...own, ...others.map(([token, command]) => [token, {...command, ofRoot: true}] as const)]);
}

/** What a word means at a place: a whole word wins over the beginning of one, then the place's own words over those of the root. */
export function matchLevel(level: Level, word: string): KeywordMatch {
	const all = matchKeyword(word, [...level.keys()]);
	if (all.kind === 'one' && all.exact) return all;
	const own = [...level].filter(([, {ofRoot}]) => !ofRoot).map(([token]) => token);
	const match = matchKeyword(word, own);
	return amongReads(level, match.kind === 'none' ? all : match);
}

/** Words that change data are typed in full anyway: beside them the beginning of one other word means that one. */
function amongReads(level: Level, match: KeywordMatch): KeywordMatch {
	const reads = match.kind === 'many' ? match.names.filter((name) => level.get(name)?.node.writes !== true) : [];
	const [only, ...others] = reads;
	return only !== undefined && others.length === 0 ? {kind: 'one', name: only, exact: false} : match;
}
