import type {CommandNode} from './schema.js';
import {findNode} from './visit.js';

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
