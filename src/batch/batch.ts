import {differsExit, exitOf} from '../core/exits.js';
import {failure} from '../core/failure.js';
import {drive, type Work} from '../core/long-work.js';
import type {Problem} from '../core/problem.js';
import type {Result} from '../core/result.js';
import type {ScriptLine} from '../format/problem.js';
import type {Theme} from '../format/theme.js';
import type {JobPlace} from '../jobs/job.js';
import type {RunningJobs} from '../jobs/running-jobs.js';
import type {Aliases} from '../language/read/alias.js';
import {readLine} from '../language/read/read-line.js';
import type {ParsedCommand, Pipe, Sentence} from '../language/read/sentence.js';
import {sentenceOf} from '../language/sentence-of.js';
import type {CommandNode} from '../language/tree/schema.js';
import {nodeOf} from '../language/tree/visit.js';
import {type Output, text} from '../output/output.js';
import {applyPipes, type Save, type Usual} from '../pipes/apply.js';
import {inBlocks} from '../text/chunks.js';
import {createFollower, type EndedCommand, type Follower} from './follow.js';
import {createVoice, type Reporter, renderOf} from './reporter.js';
import {type Statement, type UnreadScript, withLines} from './statements.js';

/** What is run, and where its results and its words go. Widths are absent where no terminal is. */
export type BatchOptions = {
	readonly tree: CommandNode;
	readonly jobs: Pick<RunningJobs, 'start' | 'wait' | 'all' | 'cancel'>;
	readonly statements: Iterable<Statement> | AsyncIterable<Statement | UnreadScript>;
	/** These and the themes are read at each line: one may set them for the next. */
	readonly fullWords: boolean;
	readonly aliases: Aliases;
	readonly instances: readonly string[];
	readonly keepGoing: boolean;
	readonly json: boolean;
	/** The form of results on a terminal that name none. */
	readonly usual: Usual;
	readonly events: 'lines' | 'alarms' | 'json' | 'off';
	readonly out: {readonly write: (text: string) => Promise<void>; readonly width?: number; readonly theme: Theme};
	readonly err: {readonly write: (text: string) => void; readonly width?: number; readonly theme: Theme};
	/** Readies what a command needs before it starts, and says what its header tells. */
	readonly prepare: (command: ParsedCommand) => Promise<JobPlace>;
	/** Whether the files that pipes name can be written, before the command does anything. */
	readonly checkSaves: (pipes: readonly Pipe[]) => Result<void>;
	/** Writes a file; gives the line that says so. */
	readonly save: (save: Save) => Work<Result<string>>;
	readonly now: () => number;
	/** Aborted by a signal or a closed stdout: the rest is not run, and nothing more is said. */
	readonly stop: AbortSignal;
};

/** Runs the statements in order until one fails; gives the exit code, that of the first failure. */
export async function runBatch(options: BatchOptions): Promise<number> {
	const voice = createVoice(options);
	const follower = createFollower(options, voice);
	const acting = {options, voice, follower};
	const background: Promise<EndedCommand>[] = [];
	let place: readonly string[] = [];
	let exit = 0;
	const count = (code: number): void => {
		exit ||= code;
	};
	for await (const statement of options.statements) {
		if (options.stop.aborted) break;
		const whole = 'unread' in statement ? statement : await read(options, statement, place);
		if ('unread' in whole) {
			count(voice.failure(whole.unread));
			break;
		}
		const {sentence, script} = whole;
		const files = options.checkSaves(sentence.ok && sentence.value.kind === 'run' ? sentence.value.command.pipes : []);
		if (!sentence.ok) {
			const problem = firstOf(sentence.error);
			voice.problem(problem, script);
			count(exitOf(problem.code));
		} else if (sentence.value.kind === 'leave') break;
		else if (sentence.value.kind === 'go') place = sentence.value.place;
		else if (!files.ok) count(voice.failure(files.error));
		else if (sentence.value.kind === 'run' && sentence.value.command.run.background)
			background.push((await follower.start(sentence.value.command)).over);
		else count(await act(acting, sentence.value));
		if (exit !== 0 && !options.keepGoing) break;
	}
	for (const job of background) count(await show(acting, await job));
	follower.close();
	return exit;
}

/** What acts on a sentence: the run, its voice and its jobs. */
export type Acting = {readonly options: BatchOptions; readonly voice: Reporter; readonly follower: Follower};

/** A statement with what it means, or why its lines could not be read. */
type StatementRead = {readonly sentence: Result<Sentence, readonly Problem[]>; readonly script: ScriptLine} | UnreadScript;

/** Reads a statement, with the lines that a `load-terminal` asks for where the script has any. */
async function read(options: BatchOptions, {input, at, more}: Statement, place: readonly string[]): Promise<StatementRead> {
	const {tree, fullWords, aliases, instances} = options;
	const line = readLine(tree, input, {place, fullWords, aliases, instances});
	const sentence = sentenceOf(line);
	const filled = sentence.ok && sentence.value.kind === 'load' && more ? await withLines(line.shown, sentence.value, more) : undefined;
	if (!filled) return {sentence, script: {source: line.shown, ...at}};
	return filled.ok ? read(options, {input: filled.value, at}, place) : {unread: filled.error};
}

function firstOf<Item>(items: readonly Item[]): Item {
	const [first] = items;
	if (first === undefined) throw new Error('a refused line has a problem');
	return first;
}

/** Does what the sentence says and gives the exit code. */
async function act(acting: Acting, sentence: Sentence): Promise<number> {
	switch (sentence.kind) {
		case 'run':
			if (sentence.command.pipes.at(-1)?.name === 'watch') return (await import('./watch.js')).watchLine(acting, sentence.command);
			return show(acting, await (await acting.follower.start(sentence.command)).over);
		case 'help':
		case 'pwd':
			return print(acting, {output: text(sentence.text), pipes: sentence.pipes, path: [], background: false});
		case 'load':
			return acting.voice.failure(failure.needsAnswer('Give the values in the line, or lines up to "." in a script.'));
		case 'go':
		case 'clear':
		case 'leave':
		case 'nothing':
			return 0;
		default:
			return sentence satisfies never;
	}
}

/** Prints the result of a job, writes its files and says its errors. What ran in the background prints nothing (docs/contract/scripts.md S11 script-background). */
async function show(acting: Acting, {command, job, shown, errors}: EndedCommand): Promise<number> {
	const {voice, options} = acting;
	if (options.stop.aborted) return 0;
	const {pipes, path, run} = command;
	const printed = shown ? await print(acting, {output: shown, pipes, path, background: run.background}) : 0;
	for (const note of shown?.notes ?? []) voice.note(note);
	return voice.failures(job, errors) || printed || (shown?.differs ? differsExit : 0);
}

type Printed = {readonly output: Output; readonly pipes: readonly Pipe[]; readonly path: readonly string[]; readonly background: boolean};

async function print({options, voice}: Acting, {output, pipes, path, background}: Printed): Promise<number> {
	const known = nodeOf(options.tree, path, output.from) ?? {};
	const terminal = options.out.width !== undefined && !options.json;
	const {stop, out} = options;
	const piping = {known, terminal, usual: options.usual, now: options.now()};
	const made = await drive(applyPipes(output, pipes, renderOf(options), piping), {stop});
	if (made && !made.ok) return voice.failure(made.error);
	// Block by block, so that a text of any length takes no more memory than one.
	if (made && !background) await drive(inBlocks(made.value.text), {stop, take: out.write});
	for (const save of made?.value.saves ?? []) {
		const saved = await drive(options.save(save), {stop});
		if (!saved) return 0;
		if (!saved.ok) return voice.failure(saved.error);
		voice.note(saved.value);
	}
	return 0;
}
