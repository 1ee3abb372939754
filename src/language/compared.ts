import type {ParsedCommand} from './read/sentence.js';
import {comparing} from './tree/comparing.js';
import type {CommandNode} from './tree/schema.js';

/** The options of the pipe that its command has under the same name; the others begin with `with-` there. */
const sameNames: readonly string[] = ['unified', 'fields', 'except'];

/**
 * What a command means with `| compare …` right behind it: the command that compares, of the same options and with the same line
 * (docs/contract/compare.md CM8 compare-forms). Any other command as it is.
 */
export function compared(command: ParsedCommand, node: CommandNode, tree: CommandNode): ParsedCommand {
	const [first, ...pipes] = command.pipes;
	const found = comparing(node, first?.name, tree);
	if (!first || found?.node.task === undefined) return command;
	const options = Object.entries(first.args).map(([token, value]) => [sameNames.includes(token) ? token : `with-${token}`, value] as const);
	const {path} = found;
	// Two workers would compare twice.
	const run = {...command.run, workers: 'any'} as const;
	return {...command, task: found.node.task, path, args: {...command.args, ...Object.fromEntries(options)}, run, pipes};
}
