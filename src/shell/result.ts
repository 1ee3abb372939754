import {differsExit, exitOf, worstOf} from '../core/exits.js';
import {failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import type {Work} from '../core/long-work.js';
import {enveloped} from '../format/envelope.js';
import {errorLines, failureLines} from '../format/errors.js';
import {format} from '../format/format.js';
import {footerLines} from '../format/job-lines.js';
import {atWords} from '../format/text.js';
import type {Job} from '../jobs/job.js';
import {resultOf} from '../jobs/job-result.js';
import type {Pipe} from '../language/read/sentence.js';
import type {CommandNode} from '../language/tree/schema.js';
import {nodeOf} from '../language/tree/visit.js';
import type {Output} from '../output/output.js';
import {applyPipes, type Render} from '../pipes/apply.js';
import {feedsIn, inBlocks, inLines} from '../text/chunks.js';
import {sanitize} from '../text/clean.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import {eventsLeft, hasProgress, isLoud} from './events.js';
import {stoppedScript, stopScript} from './line/script.js';
import type {Made, Message} from './message.js';
import {isPaging, page} from './pager/pager.js';
import {type PlaceSaid, type RunningJob, type State, withExit} from './state.js';
import {placeRun} from './where.js';

/**
 * An output that goes through pipes to the screen; `node` is the command's, `now` in ms serves the ages of cached rows, `job` is shown while
 * the text is made, `about` is what the command is about, `after` follows it.
 */
export type Shown = {
	readonly output: Output;
	readonly pipes: readonly Pipe[];
	readonly node: CommandNode | undefined;
	readonly now: number;
	readonly job?: Job;
	readonly about?: PlaceSaid;
	readonly after?: string;
};

/** The output is made text, and shown. */
export function showOutput(environment: Environment, state: State, {job, about, after = '', ...shown}: Shown): Step {
	const {instance, branch} = shown.output.meta;
	return [
		// A result that was kept says itself what it is about.
		{...state, showing: {after, about: instance === undefined ? about : {instance, branch}, ...(job && {job})}},
		{type: 'show', work: madeOf(environment, state, shown)},
	];
}

/** Prints what is not paged as it is made, and gives the rest. */
function* madeOf(environment: Environment, state: State, {output, pipes, node, now}: Shown): Work<Made> {
	const {theme, settings} = environment;
	const render: Render = (result, shape) => format(result, {...shape, terminal: true, width: state.size.columns, theme, now});
	const piped = yield* applyPipes(output, pipes, render, {known: node ?? {}, terminal: true, usual: settings.output, now});
	if (!piped.ok) return {text: '', feeds: 0, saves: [], failure: piped.error};
	const {text, saves, paged} = piped.value;
	if (paged && isPaging(environment)) return {...((yield* joined(text)) ?? counted(failureLines(tooLong, theme))), saves};
	yield* inLines(text);
	return {text: '', feeds: 0, saves};
}

const tooLong = failure.usage(
	`the result has more than ${limits.pagedCharacters / 1_000_000} million characters: it was not printed.`,
	'add "| save FILE", "| no-more", or "| select" fewer fields',
);

const counted = (text: string): Pick<Made, 'text' | 'feeds'> => ({text, feeds: feedsIn(text)});

/** The whole text, which the pager holds; undefined where it is too long for that. */
function* joined(text: Iterable<string>): Work<Pick<Made, 'text' | 'feeds'> | undefined> {
	const blocks: string[] = [];
	let [length, feeds] = [0, 0];
	for (const block of inBlocks(text)) {
		length += block.length;
		feeds += feedsIn(block);
		if (length > limits.pagedCharacters) return undefined;
		if (block !== '') blocks.push(block);
		yield '';
	}
	return {text: blocks.join(''), feeds};
}

/** The exit code of what Ctrl-C stopped. */
const stopped = 130;

/** The text is there, or it was stopped: what follows it, its first page, and its files. */
export function shown(environment: Environment, state: State, {made}: Message & {readonly type: 'shown'}): Step {
	const after = state.showing?.after ?? '';
	const free: State = {...state, showing: undefined, isStopping: false};
	if (state.isOver) return [free];
	if (!made) return [withExit({...free, script: []}, stopped), ...print('stopped: not all of the result was shown'), ...print(after)];
	const {text, feeds, saves, failure: fault} = made;
	if (fault)
		return andThen(
			[withExit(free, exitOf(fault.code)), ...print(atWords(failureLines(fault, environment.theme) + after, state.size.columns))],
			stopScript,
		);
	const begin = text === '' || text.endsWith('\n') ? text : `${text}\n`;
	const end = after === '' || after.endsWith('\n') ? after : `${after}\n`;
	const lines = feeds + begin.length - text.length + feedsIn(end);
	const saving: State = {...free, saving: free.saving + saves.length};
	const [next, ...printed] =
		text === '' ? ([saving, ...print(after)] as Step) : page(environment, saving, {text: begin + end, lines, about: state.showing?.about});
	return [next, ...printed, ...saves.map((save) => ({type: 'save', ...save}) as const)];
}

/** A job that has ended, with the command it came from; `at` in ms since 1970. */
export type ShownEnd = {readonly running: RunningJob; readonly job: Job; readonly at: number};

/**
 * The end of a job in the foreground: the events that stay, the footer, the result, and the errors last on the screen. With an error the script that it
 * is part of ends.
 */
export function showResult(environment: Environment, state: State, {running, job, at}: ShownEnd): Step {
	const {output, errors, meta} = resultOf(job);
	const {theme} = environment;
	const {columns} = state.size;
	const {command} = running;
	const lines = isLoud(environment, running) && !job.refused ? footerLines(job, meta ? {meta} : {}, columns) : [];
	const footer = lines.map((line) => `${theme.paint('dim', line)}\n`).join('') + (lines.length > 0 && output ? '\n' : '');
	const shown = output && (command.run.verboseResult ? enveloped({job, output, dryRun: command.args['dry-run'] === true}) : output);
	const failed = isLoud(environment, running) ? errorLines(errors, theme) : errors.map((failure) => failureLines(failure, theme)).join('');
	const notes = (shown ? (output?.notes ?? []) : []).map((note) => `${sanitize(note, {lineFeeds: 'escape'})}\n`).join('');
	const worst = worstOf(errors);
	const exit = worst ? exitOf(worst.code) : output?.differs ? differsExit : 0;
	const {left, said} = exit > 0 ? stoppedScript(withExit(state, exit)) : {left: state, said: ''};
	const after = atWords(notes + failed + said, columns);
	const drawn = {about: placeRun(running), ...(hasProgress(environment, running) && {job})};
	const [next, ...effects]: Step = shown
		? showOutput(environment, left, {
				output: shown,
				pipes: command.pipes,
				node: nodeOf(environment.tree, command.path, shown.from),
				now: at,
				...drawn,
				after,
			})
		: [left, ...print(after)];
	return [next, ...print(eventsLeft(environment, state, {running, job, errors}) + footer), ...effects];
}

/** A file was written, or not: the second ends a script as every error does. */
export function saved({theme}: Environment, state: State, {said, failure}: Omit<Message & {readonly type: 'saved'}, 'type'>): Step {
	const left: State = {...state, saving: Math.max(0, state.saving - 1), isStopping: false};
	return failure
		? andThen([withExit(left, exitOf(failure.code)), ...print(atWords(failureLines(failure, theme), state.size.columns))], stopScript)
		: [left, ...print(said ?? '')];
}
