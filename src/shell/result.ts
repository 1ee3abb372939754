import {inBlocks} from '../blocks.js';
import {failure} from '../failure.js';
import {enveloped} from '../format/envelope.js';
import {errorLines, failureLines} from '../format/errors.js';
import {format} from '../format/format.js';
import {footerLine} from '../format/job-lines.js';
import {atWords, sanitize} from '../format/text.js';
import type {Job} from '../job.js';
import {resultOf} from '../job-result.js';
import type {Pipe} from '../language/sentence.js';
import type {Output} from '../output.js';
import {applyPipes, type Render} from '../pipes/apply.js';
import type {CommandNode} from '../tree/schema.js';
import {findNode} from '../tree/visit.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import type {Message} from './message.js';
import {page} from './pager.js';
import {stopScript} from './script.js';
import type {RunningJob, State} from './state.js';

/** An output that goes through pipes to the screen; `node` is the command's, `now` in ms serves the ages of cached rows, `after` follows it. */
export type Shown = {
	readonly output: Output;
	readonly pipes: readonly Pipe[];
	readonly node: CommandNode | undefined;
	readonly now: number;
	readonly after?: string;
};

/** The output on the screen, and what its pipes write to files. */
export function showOutput(environment: Environment, state: State, {output, pipes, node, now, after = ''}: Shown): Step {
	const place = {terminal: true, width: state.size.columns, theme: environment.theme, now};
	const render: Render = (result, shape) => format(result, {...shape, ...place});
	const options = {known: node ?? {}, terminal: true, usual: environment.settings.output, now};
	const piped = applyPipes(output, pipes, render, options);
	if (!piped.ok) return andThen([state, ...print(atWords(failureLines(piped.error, environment.theme) + after, state.size.columns))], stopScript);
	const {text, saves, paged} = piped.value;
	const shown = joined(text) ?? failureLines(tooLong, environment.theme);
	const whole = shown === '' || shown.endsWith('\n') ? shown + after : `${shown}\n${after}`;
	const [next, ...printed] = page(environment, {...state, saving: state.saving + saves.length}, {text: whole, isPaged: paged});
	return [next, ...printed, ...saves.map((save) => ({type: 'save', ...save}) as const)];
}

/** Characters that a result may have at the prompt, which holds it whole for its pager; a file and a pipe of the system take any. */
const mostShown = 200_000_000;
const tooLong = failure.usage(
	`the result has more than ${mostShown / 1_000_000} million characters: it was not printed.`,
	'add "| save FILE", or "| select" fewer fields',
);

function joined(text: Iterable<string>): string | undefined {
	const blocks: string[] = [];
	let length = 0;
	for (const block of inBlocks(text)) {
		length += block.length;
		if (length > mostShown) return undefined;
		blocks.push(block);
	}
	return blocks.join('');
}

export type Ended = {readonly running: RunningJob; readonly job: Job; readonly at: number; readonly isShown: boolean};

/** The end of a job in the foreground: footer, result, and the errors last on the screen. Whole is a result without errors. */
export function showResult(environment: Environment, state: State, ended: Ended): {readonly step: Step; readonly isWhole: boolean} {
	const {running, job, isShown} = ended;
	const {output, errors, meta} = resultOf(job);
	const {columns} = state.size;
	const footer = isShown && !job.refused ? `${atWords(footerLine(job, {errors, ...(meta && {meta})}), columns)}\n${output ? '\n' : ''}` : '';
	const shown = output && (running.command.run.verboseResult ? enveloped({job, output, dryRun: running.command.args['dry-run'] === true}) : output);
	const {pipes, path} = running.command;
	const node = findNode(environment.tree, path);
	const failed = isShown ? errorLines(errors, environment.theme) : errors.map((failure) => failureLines(failure, environment.theme)).join('');
	const notes = (shown ? (output?.notes ?? []) : []).map((note) => `${sanitize(note, {lineFeeds: 'escape'})}\n`).join('');
	const after = atWords(notes + failed, columns);
	const [next, ...effects]: Step = shown
		? showOutput(environment, state, {output: shown, pipes, node, now: ended.at, after})
		: [state, ...print(after)];
	return {step: [next, ...print(footer), ...effects], isWhole: errors.length === 0};
}

/** A file was written, or not: the second ends a script as every error does. */
export function saved({theme}: Environment, state: State, {said, failure}: Message & {readonly type: 'saved'}): Step {
	const left: State = {...state, saving: Math.max(0, state.saving - 1)};
	return failure ? andThen([left, ...print(atWords(failureLines(failure, theme), state.size.columns))], stopScript) : [left, ...print(said ?? '')];
}
