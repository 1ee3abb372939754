import {createReadStream, readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {isatty} from 'node:tty';
import {runBatch} from '../batch/batch.js';
import {type Statement, statementsOfLines, statementsOfScript, statementsOfWords} from '../batch/statements.js';
import {failure} from '../failure.js';
import {err, ok, type Result} from '../result.js';
import {noQuestions} from './context.js';
import {performSave} from './files.js';
import type {Flags} from './flags.js';
import {openRun, type Run} from './run.js';
import {createStop, type Stop} from './stop.js';
import {asksPlainly, followTheme, type Look} from './terminal.js';
import {createTerminalQuestions} from './terminal-questions.js';

/** Runs what argv, `-c`, `-f` or stdin say; gives the exit code. */
export async function runLines(run: Run): Promise<number> {
	const {env, flags, warn, fail} = run;
	const {stdout, stderr} = process;
	const stop = createStop(process);
	const input = createInput(stop);
	const unasked = noQuestions(input.next);
	// `process.stdin` is opened by whoever reads it: to look at it costs milliseconds.
	const questions =
		isatty(0) && stderr.isTTY ? createTerminalQuestions({stdin: process.stdin, stderr, plain: () => plain()}, unasked) : () => unasked;
	let plain = (): boolean => true;
	const app = await openRun(run, {questions, keepOutputs: false});
	if (!app.ok) return fail(app.error);
	const {services, shell, settings, aliases} = app.value;
	plain = () => asksPlainly({env, noColor: flags.noColor}, settings.get('plain'));
	if (env['NF_TOKEN'] && !env['NF_URL']) warn('NF_TOKEN is set but NF_URL is not: it is not used.');
	const statements = openStatements(flags, input);
	if (!statements.ok) return fail(statements.error);
	// Read at each line: one may set them for the next.
	const look = (): Look => ({env, noColor: flags.noColor, color: settings.get('color'), links: settings.get('links')});
	const [outTheme, errTheme] = [followTheme(stdout, look), followTheme(stderr, look)];
	const code = await runBatch({
		tree: services.tree,
		runner: shell.runner,
		statements: statements.value,
		get fullWords() {
			return settings.get('full-words');
		},
		get aliases() {
			return aliases.list();
		},
		keepGoing: flags.keepGoing,
		json: flags.json,
		get usual() {
			return settings.get('output');
		},
		events: flags.events ?? (flags.json ? 'off' : stderr.isTTY ? 'lines' : 'alarms'),
		out: {
			write: stop.write,
			get theme() {
				return outTheme();
			},
			...(stdout.isTTY && {width: stdout.columns || 80}),
		},
		err: {
			write: (text) => void stderr.write(text),
			get theme() {
				return errTheme();
			},
			...(stderr.isTTY && {width: stderr.columns || 80}),
		},
		prepare: async (command) => {
			await shell.ready(command);
			return app.value.placeOf(command);
		},
		save: async (save) => performSave(save, process.cwd()),
		now: Date.now,
		stop: stop.signal,
	});
	await app.value.close();
	return stop.code() ?? code;
}

/** Lines of stdin, one after the other, for a script and for a command that reads one. A stop ends them. */
function createInput(stop: Stop): {readonly lines: () => AsyncIterable<string>; readonly next: () => Promise<string | undefined>} {
	let reading: AsyncIterableIterator<string> | undefined;
	const open = (): AsyncIterableIterator<string> => {
		if (reading) return reading;
		const reader = createInterface({input: process.stdin});
		const end = (): void => {
			reader.close();
			process.stdin.destroy();
		};
		stop.signal.addEventListener('abort', end, {once: true});
		reading = reader[Symbol.asyncIterator]();
		return reading;
	};
	return {
		lines: open,
		next: async () => {
			const line = await open().next();
			return line.done ? undefined : line.value;
		},
	};
}

function openStatements(
	{words, commands, file}: Flags,
	input: ReturnType<typeof createInput>,
): Result<Iterable<Statement> | AsyncIterable<Statement>> {
	if (words.length > 0) return ok(statementsOfWords(words));
	if (commands.length > 0) return ok(statementsOfLines(commands));
	if (file === undefined || file === '-') return ok(statementsOfScript(input.lines(), '-'));
	try {
		readFileSync(file);
	} catch {
		return err(failure.localIo(`cannot read "${file}": no such file.`));
	}
	return ok(statementsOfScript(createInterface({input: createReadStream(file)}), file));
}
