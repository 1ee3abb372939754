import {createHash} from 'node:crypto';
import {stringifyJson} from '../../core/json-text.js';
import type {ParsedCommand} from '../../language/read/sentence.js';
import type {CommandNode} from '../../language/tree/schema.js';
import {findNode} from '../../language/tree/visit.js';

/** What a tree says of a command: a sum of its leaf, and whether it writes; undefined where the tree has none that may run anywhere. */
export function leafIn(
	tree: CommandNode,
	{path, task}: Pick<ParsedCommand, 'path' | 'task'>,
): {readonly sum: string; readonly writes: boolean} | undefined {
	const node = findNode(tree, path);
	if (node?.task !== task || node.runs !== 'anywhere') return undefined;
	return {sum: createHash('sha256').update(stringifyJson(node)).digest('hex'), writes: node.writes};
}

/** What is about plans: they are files of who keeps them. A worker of another machine takes nothing of them. */
export const isOfPlans = ({task, args}: Pick<ParsedCommand, 'task' | 'args'>): boolean =>
	task === 'apply' || task === 'undo' || task.startsWith('plan.') || args['plan'] !== undefined;
