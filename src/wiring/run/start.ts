import {isatty} from 'node:tty';
import {exitOf} from '../../core/exits.js';
import {failure} from '../../core/failure.js';
import type {Problem} from '../../core/problem.js';
import type {Result} from '../../core/result.js';
import {randomUuid} from '../../core/uuid.js';
import {failureJson, problemJson} from '../../format/error-json.js';
import {failureLine} from '../../format/errors.js';
import {scriptProblem} from '../../format/problem.js';
import {ownPaths} from '../../store/files/paths.js';
import type {ProgramRun} from '../app.js';
import {type Flags, parseFlags} from './flags.js';
import {createLog} from './log.js';
import {createOutlet, type Outlet} from './outlet.js';
import {createStop} from './stop.js';

const {stdout, stderr} = process;

/** The request, as far as it could be read. */
export type Invocation = {
	readonly args: readonly string[];
	readonly env: ProgramRun['env'];
	readonly flags: Result<Flags, Problem>;
	readonly version: string;
	readonly packageFolder: string;
};

/**
 * The whole run, except answers that need nothing; returns the exit code once all written text is taken. An exception here is a bug, and reported as
 * one.
 */
export async function start(asked: Invocation): Promise<number> {
	const {env} = asked;
	const [out, err] = [createOutlet(stdout), createOutlet(stderr)];
	const fail = failWith(asked.args, err);
	if (asked.args[0] === 'lab' && asked.args[1] === 'serve') return serveLab(asked.args.slice(2), {fail, out, err});
	const paths = await ownPaths(env);
	if (!paths.ok) {
		fail(paths.error);
		await err.flushed();
		return exitOf(paths.error.code);
	}
	const log = createLog(paths.value.logFile, {isDebug: env['NF_DEBUG'] === '1', now: Date.now, newId: randomUuid});
	const failed = (error: unknown): number => fail(failure.internal(log.bug(error)));
	// A rejection that nobody awaits comes here too; there is no other way to end from here (J23).
	process.on('uncaughtException', (error) => process.exit(failed(error)));
	const code = await run(asked, {env, paths: paths.value, log, fail, out, err}).catch(failed);
	await Promise.all([out.flushed(), err.flushed()]);
	return code;
}

/** Writes an answer that stdout did not take at once; returns the exit code. */
export async function answerSlowly(text: string): Promise<number> {
	const [out, err] = [createOutlet(stdout), createOutlet(stderr)];
	const stop = createStop(out, failWith([], err));
	await out.write(text);
	await err.flushed();
	return stop.code() ?? 0;
}

type BegunRun = Pick<ProgramRun, 'env' | 'paths' | 'log' | 'fail' | 'out' | 'err'>;

async function run({args, flags, version, packageFolder}: Invocation, begun: BegunRun): Promise<number> {
	const {err} = begun;
	const warn = (message: string): void => {
		err.write(failureLine({message})).catch(begun.log.bug);
	};
	const none = parseFlags([]);
	// The flags of a worker are its own.
	if (args[0] === 'worker' && none.ok) {
		return (await import('./run-worker.js')).runWorker(args.slice(1), {...begun, flags: none.value, version, packageFolder, warn});
	}
	if (!flags.ok) {
		const script = {source: args.join(' '), firstLine: 1};
		await err.write(args.includes('--json') ? problemJson(flags.error, script) : scriptProblem(flags.error, script));
		return exitOf(flags.error.code);
	}
	const base: ProgramRun = {...begun, flags: flags.value, version, packageFolder, warn};
	if (args[0] === 'completion') return (await import('./run-completion.js')).runCompletion(args.slice(1), {...base, warn: () => undefined});
	switch (modeOf(flags.value)) {
		case 'lines':
			return (await import('./run-lines.js')).runLines(base);
		case 'prompt':
			return (await import('./run-prompt.js')).runPrompt(base);
		default:
			return begun.fail(failure.usage('no command, and no terminal to print on.'));
	}
}

/** The mode of the run: words, `-c`, `-f` or lines on stdin, a prompt, or nothing that can be done. */
function modeOf({words, commands, file}: Flags): 'lines' | 'prompt' | 'nothing' {
	if (words.length > 0 || commands.length > 0 || file !== undefined || !isatty(0)) return 'lines';
	return stdout.isTTY ? 'prompt' : 'nothing';
}

async function serveLab(args: readonly string[], {fail, out, err}: Pick<BegunRun, 'fail' | 'out' | 'err'>): Promise<number> {
	const stop = createStop(out, fail);
	const {serveLab} = await import('./lab-serve.js');
	// It never rejects.
	const note = (message: string): void => void err.write(failureLine({message})).catch(() => undefined);
	const code = await serveLab(args, {write: out.write, warn: fail, note, stop: stop.signal});
	// The server runs until somebody ends it: a signal is no failure.
	return out.isBroken() ? (stop.code() ?? code) : code;
}

const failWith =
	(args: readonly string[], err: Outlet): ProgramRun['fail'] =>
	(error) => {
		// It never rejects; the end of the run waits until it is taken.
		err.write(args.includes('--json') ? failureJson(error, {command: '', errors: [error]}) : failureLine(error)).catch(() => undefined);
		return exitOf(error.code);
	};
