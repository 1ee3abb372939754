import {isatty} from 'node:tty';
import {exitOf, failure} from '../failure.js';
import {failureJson, problemJson} from '../format/error-json.js';
import {failureLine} from '../format/errors.js';
import {scriptProblem} from '../format/problem.js';
import type {Problem} from '../problem.js';
import type {Result} from '../result.js';
import {platformFolders, statePaths} from '../store/paths.js';
import {randomUuid} from '../uuid.js';
import type {Flags} from './flags.js';
import {createLog} from './log.js';
import type {Run} from './run.js';
import {createStop} from './stop.js';

const {stdout, stderr} = process;

/** What was asked for, as far as it could be read. */
export type Asked = {
	readonly args: readonly string[];
	readonly env: Run['env'];
	readonly flags: Result<Flags, Problem>;
	readonly version: string;
	readonly packageFolder: string;
};

/** The whole run but the answers that need nothing; gives the exit code. What throws here is a bug, and said as one. */
export async function start(asked: Asked): Promise<number> {
	const {env} = asked;
	const fail = failWith(asked.args);
	const paths = statePaths({env, cwd: process.cwd(), platform: platformFolders()});
	const log = createLog(paths.logFile, {isDebug: env['NF_DEBUG'] === '1', now: Date.now, newId: randomUuid});
	const failed = (error: unknown): number => fail(failure.internal(log.bug(error)));
	// A rejection that nobody awaits comes here too; there is no other way to end from here (J23).
	process.on('uncaughtException', (error) => process.exit(failed(error)));
	return run(asked, {env, paths, log, fail}).catch(failed);
}

async function run({args, flags, version, packageFolder}: Asked, begun: Pick<Run, 'env' | 'paths' | 'log' | 'fail'>): Promise<number> {
	if (args[0] === 'lab' && args[1] === 'serve') return serveLab(args.slice(2), begun.fail);
	if (!flags.ok) {
		const script = {source: args.join(' '), firstLine: 1};
		stderr.write(args.includes('--json') ? problemJson(flags.error, script) : scriptProblem(flags.error, script));
		return exitOf(flags.error.code);
	}
	const base: Run = {...begun, flags: flags.value, version, packageFolder, warn};
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

/** How the run was asked for: words, `-c`, `-f` or lines on stdin, a prompt, or nothing that can be done. */
function modeOf({words, commands, file}: Flags): 'lines' | 'prompt' | 'nothing' {
	if (words.length > 0 || commands.length > 0 || file !== undefined || !isatty(0)) return 'lines';
	return stdout.isTTY && stdout.columns > 0 && stdout.rows > 0 ? 'prompt' : 'nothing';
}

async function serveLab(args: readonly string[], fail: Run['fail']): Promise<number> {
	const stop = createStop(process);
	const {serveLab} = await import('./lab-serve.js');
	return serveLab(args, {write: (text) => void stdout.write(text), warn: fail, stop: stop.signal});
}

function warn(message: string): void {
	stderr.write(failureLine({message}));
}

const failWith =
	(args: readonly string[]): Run['fail'] =>
	(error) => {
		stderr.write(args.includes('--json') ? failureJson(error, {command: '', errors: [error]}) : failureLine(error));
		return exitOf(error.code);
	};
