import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {nearest} from '../../text/did-you-mean.js';
import {matchKeyword} from './keyword.js';
import type {CommandNode} from './schema.js';

/** Options with one meaning everywhere: the runner and the shell read them, tasks never see them. */
export const sharedOptions: readonly string[] = ['timeout', 'workers', 'progress', 'verbose-result'];

/** A command and its tokens from the root. */
export type Leaf = {readonly path: readonly string[]; readonly node: CommandNode};

/** Every command at or below a node, in the tree's order; `path` is where the node stands. */
export function leaves(node: CommandNode, path: readonly string[] = []): readonly Leaf[] {
	const children = Object.entries(node.children);
	return children.length === 0 ? [{path, node}] : children.flatMap(([token, child]) => leaves(child, [...path, token]));
}

/** The node at exactly these tokens from the root. */
export function findNode(tree: CommandNode, path: readonly string[]): CommandNode | undefined {
	let node: CommandNode | undefined = tree;
	for (const token of path) node = node && Object.hasOwn(node.children, token) ? node.children[token] : undefined;
	return node;
}

/** The command that a result is of: the one that made it, where that is said, else the one at these tokens. */
export const nodeOf = (tree: CommandNode, path: readonly string[], from?: string): CommandNode | undefined =>
	(from === undefined ? undefined : leaves(tree).find(({node}) => node.task === from)?.node) ?? findNode(tree, path);

/**
 * The tokens that a path of the manual means: dotted or spaced, `_` or `-`, each cut to a unique prefix, with a leading `/` or
 * without. `unknown-path` names the nearest whole paths.
 */
export function findPath(tree: CommandNode, words: readonly string[]): Result<readonly string[]> {
	const parts = words.flatMap((word) => word.split(/[./\s]+/)).filter((part) => part !== '');
	const found = follow(tree, parts);
	if (found.at === undefined) return ok(found.path);
	const rest = parts.slice(found.at + 1);
	const candidates = found.near.map((token) => wholePath(tree, [...found.path, token], rest).join(' '));
	return err(failure.unknownPath(parts.join(' '), candidates));
}

/** The part of a task's name after its service: `get_bgp_peerings` of `netbox.get_bgp_peerings`. */
export const taskLabel = (task: string): string => task.slice(task.indexOf('.') + 1);

/** How far a path leads; `at` is the part where it ends and `near` what it may have meant. */
type PathFollowed = {readonly path: readonly string[]; readonly at?: number; readonly near: readonly string[]};

function follow(tree: CommandNode, parts: readonly string[]): PathFollowed {
	const path: string[] = [];
	for (const [at, part] of parts.entries()) {
		const tokens = Object.keys(findNode(tree, path)?.children ?? {});
		const match = matchKeyword(part, tokens);
		if (match.kind !== 'one') return {path, at, near: match.kind === 'many' ? match.names : nearest(part, tokens)};
		path.push(match.name);
	}
	return {path, near: []};
}

function wholePath(tree: CommandNode, path: readonly string[], rest: readonly string[]): readonly string[] {
	const whole = follow(tree, [...path, ...rest]);
	return whole.at === undefined ? whole.path : path;
}

/** The pipe that stands for a command. */
export const comparePipe = 'compare';

/** The command whose rows the pipes after `| compare` get, and its path; undefined where that pipe is not the first, or there is nothing to compare. */
export function comparing(
	node: CommandNode,
	firstPipe: string | undefined,
	tree: CommandNode,
): {readonly node: CommandNode; readonly path: readonly string[]} | undefined {
	const path = firstPipe === comparePipe ? node.comparedBy?.split(' ') : undefined;
	const found = path && findNode(tree, path);
	return path && found ? {node: found, path} : undefined;
}
