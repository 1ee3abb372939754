import {openApp, type ProgramRun} from '../app.js';
import {completion} from '../complete/completion.js';
import {createStop} from './stop.js';

/** Prints the completion script of an OS shell, or the offers it asks for at TAB; shows no warnings. Returns the exit code. */
export async function runCompletion(words: readonly string[], run: ProgramRun): Promise<number> {
	const silent = {attended: 'nobody', readLine: async () => undefined, keepOutputs: false} as const;
	const open = (instance: string | undefined) => openApp({...run, flags: {...run.flags, ...(instance !== undefined && {instance})}}, silent);
	const offered = await completion(words, {open, cwd: process.cwd()});
	if (!offered.ok) return run.fail(offered.error);
	const stop = createStop(run.out, run.fail);
	await run.out.write(offered.value);
	return stop.code() ?? 0;
}
