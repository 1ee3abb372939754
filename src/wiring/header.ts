import type {JobPlace} from '../jobs/job.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {CommandNode} from '../language/tree/schema.js';
import {findNode} from '../language/tree/visit.js';
import type {Directory} from '../tasks/task.js';

export type PlaceOptions = {
	readonly tree: CommandNode;
	readonly directory: Directory;
	/** Whether the user named an instance for this run, by flag or variable, or the lab as the one to use. */
	readonly isNamed: () => boolean;
	readonly defaultTimeout: () => number;
};

const ofPlans = ['apply', 'plan.check', 'undo'];

/** The parts of a command's header: the instance it will ask, as far as that is known without a request. */
export async function placeOf(command: ParsedCommand, {tree, directory, isNamed, defaultTimeout}: PlaceOptions): Promise<JobPlace> {
	const timeout = command.run.timeout ?? defaultTimeout();
	if (!findNode(tree, command.path)?.args['instance']) return {timeout};
	const asked = command.args['instance'];
	// A plan, or the journal of a write, says which instance it is for: no default is.
	if (asked === undefined && ofPlans.includes(command.task)) return {timeout};
	const found = await directory.find(typeof asked === 'string' ? asked : undefined);
	if (!found.ok) return {timeout};
	const isRehearsal = found.value.name === 'lab' && asked === undefined && !isNamed();
	return {timeout, instance: found.value.name, ...(!found.value.verifyTls && {insecure: true}), ...(isRehearsal && {isRehearsal})};
}

/** The same where workers of other machines run it: they have the instances, so that only a name that was said is known. */
export async function farPlaceOf(
	command: ParsedCommand,
	{named, defaultTimeout}: {readonly named: string | undefined} & Pick<PlaceOptions, 'defaultTimeout'>,
): Promise<JobPlace> {
	const asked = command.args['instance'];
	const instance = typeof asked === 'string' ? asked : named;
	return {timeout: command.run.timeout ?? defaultTimeout(), ...(instance !== undefined && {instance})};
}
