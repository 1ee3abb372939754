import {exitOf, worstOf} from '../core/exits.js';
import type {Failure} from '../core/failure.js';
import type {Problem} from '../core/problem.js';
import {failureJson, problemJson} from '../format/error-json.js';
import {failureLine} from '../format/errors.js';
import {eventText, isPrinted, wordsOf} from '../format/event.js';
import {eventJson} from '../format/event-json.js';
import {format} from '../format/format.js';
import {footerLines, headerLine} from '../format/job-lines.js';
import {type ScriptLine, scriptProblem} from '../format/problem.js';
import {atWords} from '../format/text.js';
import {devicesOf, isOfQuestion, isOver, type Job, type JobEvent, type JobPlace} from '../jobs/job.js';
import {resultOf} from '../jobs/job-result.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import {findNode} from '../language/tree/visit.js';
import type {Render} from '../pipes/apply.js';
import {sanitize} from '../text/clean.js';
import type {BatchOptions} from './batch.js';

/** What is said on stderr. */
export type Reporter = {
	readonly problem: (problem: Problem, script: ScriptLine) => void;
	readonly event: (event: JobEvent, about: {readonly command: ParsedCommand; readonly place: JobPlace; readonly job: Job}) => void;
	readonly note: (note: string) => void;
	/** Says a failure and gives its exit code. */
	readonly failure: (failure: Failure) => number;
	/** Says every error of a job and gives the exit code of the worst; 0 where there is none. */
	readonly failures: (job: Job, errors: readonly Failure[]) => number;
};

/** How outputs become the text on stdout. */
export const renderOf =
	({json, out, now}: Pick<BatchOptions, 'json' | 'out' | 'now'>): Render =>
	(output, shape) =>
		format(output, {
			...shape,
			as: json && shape.as === 'default' ? 'json' : shape.as,
			terminal: out.width !== undefined && !json,
			theme: out.theme,
			now: now(),
			...(out.width !== undefined && {width: out.width}),
		});

/** After so many different warnings of a watch no more are said. */
const mostWarned = 1000;

/** The voice of a run without a prompt: lines for people, or JSON. After a stop it is silent. */
export function createVoice(options: Pick<BatchOptions, 'tree' | 'json' | 'events' | 'err' | 'stop'>): Reporter {
	const {err, json, stop} = options;
	const say = (text: string): void => {
		if (!stop.aborted) err.write(text);
	};
	let hasSaidRehearsal = false;
	// What each round of a watch warns of is said once.
	const warned = new Set<string>();
	const isRepeated = (event: JobEvent, {run}: ParsedCommand): boolean => {
		if (!run.isRound || options.events === 'json' || event.type !== 'event') return false;
		const before = warned.size;
		return before === mostWarned || before === warned.add(event.message).size;
	};
	return {
		problem: (problem, script) => say(json ? problemJson(problem, script) : scriptProblem(problem, script)),
		note: (note) => {
			if (!json) say(`nf: ${sanitize(note, {lineFeeds: 'escape'})}\n`);
		},
		failure: (failure) => {
			say(json ? failureJson(failure, {command: '', errors: [failure]}) : failureLine(failure));
			return exitOf(failure.code);
		},
		failures: (job, errors) => {
			const worst = worstOf(errors);
			if (!worst) return 0;
			if (json) say(failureJson(worst, {command: job.line, job: job.number, errors}));
			else for (const failure of errors) say(failureLine(failure));
			return exitOf(worst.code);
		},
		event: (event, about) => {
			if (event.type === 'queued' && about.place.isRehearsal && !hasSaidRehearsal) {
				hasSaidRehearsal = true;
				say(json ? '' : 'nf: no NetBox is set up: this is made-up data of the embedded lab\n');
			}
			if (!isRepeated(event, about.command)) say(textOf(options, event, about));
		},
	};
}

type About = {readonly command: ParsedCommand; readonly place: JobPlace; readonly job: Job};

function textOf({tree, events, err}: Pick<BatchOptions, 'tree' | 'events' | 'err'>, event: JobEvent, {command, place, job}: About): string {
	if (events === 'off' || isOfQuestion(event) || (findNode(tree, command.path)?.quiet && event.type !== 'event')) return '';
	const resource = place.instance === undefined ? {} : {resource: place.instance};
	if (events === 'json')
		return event.type === 'queued' || event.type === 'refused' ? '' : eventJson(event, {job: job.number, task: job.task, ...resource});
	const isLoud = events === 'lines' && command.run.progress && !command.run.background;
	const broken = (line: string): string => `${err.width === undefined ? line : atWords(line, err.width)}\n`;
	if (event.type === 'queued') return isLoud ? broken(headerLine({number: job.number, line: job.line, workers: command.run.workers, ...place})) : '';
	if (event.type === 'refused') return '';
	const isAlarm = event.type === 'event' && (event.severity === 'WARN' || event.severity === 'ERROR');
	const isSaid = isLoud ? wordsOf(event).severity !== 'DEBUG' && isPrinted(event, devicesOf(job)) : isAlarm;
	const width = err.width === undefined ? {} : {width: err.width};
	const line = isSaid ? eventText(event, {task: job.task, workers: job.runs.size, theme: err.theme, ...resource, ...width}) : '';
	if (!isLoud || !isOver(job)) return line;
	return `${line}${footerLines(job, resultOf(job), err.width).join('\n')}\n`;
}
