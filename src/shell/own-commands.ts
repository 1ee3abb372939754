import {atWords} from '../format/text.js';
import type {JobId} from '../jobs/job.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import {print, type Step} from './environment.js';
import type {RunningJob, State} from './state.js';

/** Whether the command, once its job is completed, leaves no history. */
export const clearsHistory = ({task, args}: ParsedCommand): boolean => task === 'history' && args['clear'] === true;

/**
 * Whether another NetBox may be meant once the command has run, or the same with other rights: that is kept with the settings, which
 * such a command reads anew before it changes them.
 */
export const changesSettings = ({task}: ParsedCommand): boolean => /^(?:alias|instance|set)\./.test(task);

/** `fg` and `job wait` of a job that runs here, or of the last one: it is in the foreground from now on, with the pipes said last. Of another job nothing. */
export function takeBack(state: State, said: ParsedCommand): Step | undefined {
	if (said.task !== 'job.wait' || said.run.background) return undefined;
	const {id} = said.args;
	const found = id === undefined ? [...state.jobs].at(-1) : findJob(state, String(id));
	if (!found) return undefined;
	const [job, running] = found;
	const {run, pipes} = running.command;
	const command = {...running.command, run: {...run, background: false}, pipes: said.pipes.length > 0 ? said.pipes : pipes};
	// Whoever names no job is told which one it is.
	const named = id === undefined && running.job ? `job ${running.job.number}: ${command.line}` : '';
	return [
		{...state, foreground: {command, job, isCancelling: false}, jobs: new Map(state.jobs).set(job, {...running, command})},
		...print(atWords(named, state.size.columns)),
	];
}

const findJob = ({jobs}: State, numberOrId: string): readonly [JobId, RunningJob] | undefined =>
	[...jobs].find(([id, {job}]) => id === numberOrId || String(job?.number) === numberOrId);
