import {err, type Result} from '../core/result.js';
import type {Hooks} from '../jobs/run.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import {findNode} from '../language/tree/visit.js';
import type {Output} from '../output/output.js';
import type {choiceFault} from './complete/choice-conditions.js';
import {openFarRun, openRun, type TaskServices} from './context.js';
import type {Services} from './services.js';
import type {Alarms} from './warnings.js';

/** Runs a task unless its conditions cannot be, which is told before its rows are read, or by them. Looked at with the first condition: most lines have none. */
async function runUnderConditions(run: () => Promise<Result<Output>>, place: Parameters<typeof choiceFault>[0] | undefined): Promise<Result<Output>> {
	if (!place?.command.pipes.some(({name}) => name === 'where')) return run();
	const {choiceFault, choiceFaultOfRows} = await import('./complete/choice-conditions.js');
	const fault = await choiceFault(place);
	const result = fault ? err(fault) : await run();
	const shown = result.ok ? await choiceFaultOfRows(place, result.value) : undefined;
	return shown ? err(shown) : result;
}

type Executing = {readonly hooks: Hooks; readonly alarms: Alarms};
type Executed = {readonly result: Promise<Result<Output>>; readonly requests: () => number};

/** Runs the task of a command of the shell, with what it asks before. */
export const executeWith = (command: ParsedCommand, services: Services, around: Executing): Executed =>
	executed(command, openRun(command, services, around.hooks), {...around, tree: services.tree});

/** Runs the task of a command that came from another machine. */
export const executeFar = (command: ParsedCommand, services: TaskServices, around: Executing): Executed =>
	executed(command, openFarRun(command, services, around.hooks), {...around, tree: services.tree});

function executed(
	command: ParsedCommand,
	{context, run, requests}: ReturnType<typeof openRun>,
	{alarms, tree}: Executing & Pick<TaskServices, 'tree'>,
): Executed {
	const unheard = alarms.during((message) => context.report({message, severity: 'WARN'}));
	const node = findNode(tree, command.path);
	const place = node && {command, node, tree, asking: context};
	return {result: runUnderConditions(run, place).finally(unheard), requests};
}
