import {isatty} from 'node:tty';
import {runBatch} from '../../batch/batch.js';
import {type Statement, statementsOfLines, statementsOfScript, statementsOfWords, type UnreadScript} from '../../batch/statements.js';
import {ok, type Result} from '../../core/result.js';
import {sizeOf} from '../../terminal/size.js';
import {type App, openApp, type ProgramRun} from '../app.js';
import {checkSaves, performSave} from '../save-files.js';
import type {Flags} from './flags.js';
import {openScript} from './script-file.js';
import {readLines} from './script-lines.js';
import {createStop, type Stop} from './stop.js';
import {asksPlainly, followTheme, type StreamLook} from './terminal.js';
import {answerOnTerminal} from './terminal-questions.js';

/** Runs the lines of argv, `-c`, `-f` or stdin; returns the exit code. */
export async function runLines(run: ProgramRun): Promise<number> {
	const {env, flags, warn, fail} = run;
	const {stdout, stderr} = process;
	const stop = createStop(run.out, fail);
	const input = createInput(stop);
	// `process.stdin` is opened by whoever reads it: to look at it costs milliseconds.
	const attended = isatty(0) && stderr.isTTY ? 'terminal' : 'nobody';
	const app = await openApp(run, {attended, readLine: input.next, keepOutputs: false});
	if (!app.ok) return fail(app.error);
	const {services, shell, settings, aliases} = app.value;
	const plain = (): boolean => asksPlainly({env, noColor: flags.noColor}, settings.get('plain'));
	if (env['NF_TOKEN'] && !env['NF_URL']) warn('NF_TOKEN is set but NF_URL is not: it is not used.');
	const statements = openStatements(flags, {stop, input, instances: app.value.instances});
	if (!statements.ok) return fail(statements.error);
	// Read at each line: a line may change the settings for the next.
	const look = (): StreamLook => ({
		...{env, noColor: flags.noColor, color: settings.get('color'), links: settings.get('links'), plain: settings.get('plain')},
	});
	const [outTheme, errTheme] = [followTheme(stdout, look), followTheme(stderr, look)];
	const say = (text: string): void => void run.err.write(text);
	if (attended === 'terminal') answerOnTerminal(shell.jobs, {stdin: () => process.stdin, stderr, plain, say, theme: errTheme});
	const code = await runBatch({
		tree: services.tree,
		jobs: shell.jobs,
		statements: statements.value,
		get fullWords() {
			return settings.get('full-words');
		},
		get aliases() {
			return aliases.list();
		},
		get instances() {
			return app.value.instances();
		},
		keepGoing: flags.keepGoing,
		json: flags.json,
		get usual() {
			return settings.get('output');
		},
		events: flags.events ?? (flags.json ? 'off' : stderr.isTTY ? 'lines' : 'alarms'),
		out: {
			write: run.out.write,
			get theme() {
				return outTheme();
			},
			...(stdout.isTTY && {width: sizeOf(stdout).columns}),
		},
		err: {
			write: say,
			get theme() {
				return errTheme();
			},
			...(stderr.isTTY && {width: sizeOf(stderr).columns}),
		},
		prepare: async (command) => {
			await shell.ready(command);
			return app.value.placeOf(command);
		},
		checkSaves: (pipes) => checkSaves(pipes, process.cwd()),
		save: (save) => performSave(save, process.cwd()),
		now: Date.now,
		stop: stop.signal,
	});
	input.close();
	await app.value.close();
	return stop.code() ?? code;
}

type Lines = AsyncGenerator<Result<string>, void>;

/** Lines of stdin, one after the other, for a script and for a command that reads one. A stop ends them. */
function createInput(stop: Stop) {
	let reading: Lines | undefined;
	const open = (): Result<Lines> => {
		if (reading) return ok(reading);
		const lines = linesOf('-', stop);
		if (lines.ok) reading = lines.value;
		return lines;
	};
	return {
		lines: open,
		next: async (): Promise<Result<string> | undefined> => {
			const lines = open();
			if (!lines.ok) return lines;
			const line = await lines.value.next();
			return line.done ? undefined : line.value;
		},
		/** Nobody reads the rest. */
		close: (): void => void (reading && process.stdin.destroy()),
	};
}

function linesOf(path: string, stop: Stop): Result<Lines> {
	const opened = openScript(path);
	if (!opened.ok) return opened;
	stop.signal.addEventListener('abort', () => opened.value.bytes.destroy(), {once: true});
	return ok(readLines(opened.value));
}

function openStatements(
	{words, commands, help, file = '-'}: Flags,
	{stop, input, instances}: {readonly stop: Stop; readonly input: ReturnType<typeof createInput>; readonly instances: App['instances']},
): Result<Iterable<Statement> | AsyncIterable<Statement | UnreadScript>> {
	if (words.length > 0) return ok(statementsOfWords(words, help === 'command'));
	if (commands.length > 0) return ok(statementsOfLines(commands));
	const lines = file === '-' || file === '/dev/stdin' ? input.lines() : linesOf(file, stop);
	return lines.ok ? ok(statementsOfScript({lines: lines.value, file, instances})) : lines;
}
