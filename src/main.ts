import {randomUUID} from 'node:crypto';
import {createReadStream, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {nothingToRun, runBatch} from './batch/batch.js';
import {type Statement, statementsOfLines, statementsOfScript, statementsOfWords} from './batch/statements.js';
import {exitOf, type Failure, failure} from './failure.js';
import {failureJson, problemJson} from './format/error-json.js';
import {failureLine} from './format/errors.js';
import {scriptProblem} from './format/problem.js';
import {err, ok, type Result} from './result.js';
import {platformFolders, statePaths} from './store/paths.js';
import {loadTree} from './tree/load.js';
import {type App, createApp} from './wiring/app.js';
import {noQuestions} from './wiring/context.js';
import {performSave} from './wiring/files.js';
import {type Flags, parseFlags, usage} from './wiring/flags.js';
import {createLog} from './wiring/log.js';
import {createStop, holdSignals, type Stop} from './wiring/stop.js';
import {themeOf} from './wiring/terminal.js';
import {createTerminalQuestions} from './wiring/terminal-questions.js';

const {env, stdin, stdout, stderr} = process;
const now = Date.now;
const packageFolder = join(import.meta.dirname, '..');
const paths = statePaths({env, cwd: process.cwd(), platform: platformFolders()});
const log = createLog(paths.logFile, {isDebug: env['NF_DEBUG'] === '1', now, newId: randomUUID});

// A rejection that nobody awaits comes here too; there is no other way to end from here (J23).
process.on('uncaughtException', (error) => process.exit(fail(failure.internal(log.bug(error)))));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => fail(failure.internal(log.bug(error))));

/** The whole run; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
	if (args[0] === 'lab' && args[1] === 'serve') return serveLab(args.slice(2));
	const flags = parseFlags(args);
	if (!flags.ok) {
		const script = {source: args.join(' '), firstLine: 1};
		stderr.write(args.includes('--json') ? problemJson(flags.error, script) : scriptProblem(flags.error, script));
		return exitOf(flags.error.code);
	}
	if (flags.value.help) return print(usage);
	const version = readVersion();
	if (flags.value.version) return print(`nf ${version}\n`);
	const mode = modeOf(flags.value);
	if (mode === 'nothing') return fail(nothingToRun);
	const tree = loadTree(join(packageFolder, 'shell-tree.json'));
	if (!tree.ok) return fail(tree.error);
	const base = {tree: tree.value, env, paths, now, newId: randomUUID, log, version, instance: flags.value.instance, warn};
	return mode === 'prompt' ? openPrompt(base, flags.value) : runLines(base, flags.value);
}

type Base = Omit<Parameters<typeof createApp>[0], 'questions' | 'keepOutputs'>;

/** How the run was asked for: words, `-c`, `-f` or lines on stdin, a prompt, or nothing that can be done. */
function modeOf({words, commands, file}: Flags): 'lines' | 'prompt' | 'nothing' {
	if (words.length > 0 || commands.length > 0 || file !== undefined || !stdin.isTTY) return 'lines';
	return stdout.isTTY && stdout.columns > 0 && stdout.rows > 0 ? 'prompt' : 'nothing';
}

async function openPrompt(base: Base, flags: Flags): Promise<number> {
	// ink decides at its import, and draws nothing where it believes to be in CI.
	env['CI'] = 'false';
	env['CONTINUOUS_INTEGRATION'] = 'false';
	const prompt = await import('./wiring/prompt.js');
	const questions = prompt.createPromptQuestions();
	const app = await createApp({...base, questions: questions.questions, keepOutputs: true});
	if (!app.ok) return fail(app.error);
	const history = await app.value.services.state.history();
	const lines = history.ok ? history.value.load() : history;
	if (!lines.ok) warn(lines.error.message);
	holdSignals(process);
	const stop = new AbortController();
	try {
		return await prompt.openPrompt({
			...app.value,
			questions,
			history: lines.ok ? lines.value : [],
			banner: await bannerOf(app.value, base.version),
			theme: themeOf(stdout, {env, noColor: flags.noColor, setting: app.value.settings.get('color')}),
			cwd: process.cwd(),
			signal: stop.signal,
		});
	} finally {
		stop.abort();
		await app.value.close();
	}
}

async function bannerOf({services}: App, version: string): Promise<string> {
	const instance = await services.directory.find();
	const lab = instance.ok && instance.value.name === 'lab' ? '\ninstance lab: a rehearsal NetBox with made-up data. "instance add" adds yours' : '';
	return `nf ${version}  ? help  TAB complete  Ctrl-D leave${lab}\n`;
}

async function runLines(base: Base, flags: Flags): Promise<number> {
	const stop = createStop(process);
	const input = createInput(stop);
	const unasked = noQuestions(input.next);
	const questions = stdin.isTTY && stderr.isTTY ? createTerminalQuestions({stdin, stderr}, unasked) : unasked;
	const app = await createApp({...base, questions, keepOutputs: false});
	if (!app.ok) return fail(app.error);
	const {services, shell, settings, aliases} = app.value;
	if (env['NF_TOKEN'] && !env['NF_URL']) warn('NF_TOKEN is set but NF_URL is not: it is not used.');
	const statements = openStatements(flags, input);
	if (!statements.ok) return fail(statements.error);
	const look = {env, noColor: flags.noColor, setting: settings.get('color')};
	const code = await runBatch({
		tree: services.tree,
		runner: shell.runner,
		statements: statements.value,
		fullWords: settings.get('full-words'),
		get aliases() {
			return aliases.list();
		},
		keepGoing: flags.keepGoing,
		json: flags.json,
		events: flags.events ?? (flags.json ? 'off' : stderr.isTTY ? 'lines' : 'alarms'),
		out: {write: stop.write, theme: themeOf(stdout, look), ...(stdout.isTTY && {width: stdout.columns || 80})},
		err: {write: (text) => void stderr.write(text), theme: themeOf(stderr, look), ...(stderr.isTTY && {width: stderr.columns || 80})},
		prepare: async (command) => {
			await shell.ready(command);
			return app.value.placeOf(command);
		},
		save: async (save) => performSave(save, process.cwd()),
		now,
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
		const reader = createInterface({input: stdin});
		const end = (): void => {
			reader.close();
			stdin.destroy();
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

async function serveLab(args: readonly string[]): Promise<number> {
	const stop = createStop(process);
	const {serveLab} = await import('./wiring/lab-serve.js');
	return serveLab(args, {write: (text) => void stdout.write(text), warn: fail, stop: stop.signal});
}

function readVersion(): string {
	const {version} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {readonly version: string};
	return version;
}

function print(text: string): number {
	stdout.write(text);
	return 0;
}

function warn(message: string): void {
	stderr.write(failureLine({message}));
}

function fail(error: Failure): number {
	stderr.write(process.argv.includes('--json') ? failureJson(error, {command: '', errors: [error]}) : failureLine(error));
	return exitOf(error.code);
}
