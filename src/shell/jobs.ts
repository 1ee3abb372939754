import {eventLine, isPrinted, type WorkerEvent, wordsOf} from '../format/event.js';
import {endedLine, headerLine, startedLine} from '../format/job-lines.js';
import {atWords} from '../format/text.js';
import {devicesOf, isOver, type Job, type JobEvent, stateOf} from '../jobs/job.js';
import {findNode} from '../language/tree/visit.js';
import {asked, jobEnded, withdraw} from './asking.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import {forgetValues} from './line/values.js';
import type {Message, Question} from './message.js';
import {changesSettings, clearsHistory} from './own-commands.js';
import {showResult} from './result.js';
import type {RunningJob, State} from './state.js';

/** A `run` has become a job; a Ctrl-C that was faster cancels it. */
export function jobStarted(state: State, {job, command, about}: Message & {readonly type: 'started'}): Step {
	const jobs = new Map(state.jobs).set(job, {command, about, job: undefined});
	const {foreground} = state;
	if (command.run.background || !foreground || foreground.job !== undefined) return [{...state, jobs}];
	const started: State = {...state, jobs, foreground: {...foreground, job}};
	return foreground.isCancelling ? [started, {type: 'cancel', job}] : [started];
}

/** An event of a job: said where it is to be said, asked where it is a question, and the result shown at the end. Unknown jobs are not ours. */
export function jobHappened(environment: Environment, state: State, {event, job}: Message & {readonly type: 'job'}): Step {
	const running = state.jobs.get(event.job);
	if (!running) return [state];
	const next: RunningJob = {...running, job};
	const noted: State = {...state, jobs: new Map(state.jobs).set(event.job, next)};
	if (event.type === 'question') return asked(environment, noted, questionOf(event));
	if (event.type === 'withdrawn') return withdraw(environment, noted, event);
	const said: Step = [noted, ...print(lineOf(environment, noted, {running: next, job, event}))];
	return isOver(job) ? andThen(said, (ended) => finish(environment, ended, {running, job, at: event.at})) : said;
}

function questionOf(event: JobEvent & {readonly type: 'question'}): Question {
	const {job, question, text} = event;
	if (event.kind !== 'confirm') return {job, question, text, kind: event.kind};
	const {kind, preview, name} = event;
	return {job, question, text, kind, ...(preview && {preview}), ...(name !== undefined && {name})};
}

type Happened = {readonly running: RunningJob; readonly job: Job; readonly event: JobEvent};

/** What is printed of an event: all of it in the foreground with progress, else warnings and errors alone, in the background nothing. */
function lineOf(environment: Environment, state: State, {running, job, event}: Happened): string {
	const {command, about} = running;
	const isLoud = isShown(environment, running);
	const isQuiet = findNode(environment.tree, command.path)?.quiet === true;
	if (event.type === 'queued') {
		if (command.run.background) return startedLine(event.number);
		if (!isLoud) return '';
		return atWords(headerLine({number: event.number, line: event.line, workers: command.run.workers, ...about}), state.size.columns);
	}
	if (event.type === 'refused' || command.run.background) return '';
	const {severity} = wordsOf(event);
	// What a command without header and footer says is all there is to see of it.
	const isSaid = event.type === 'event' && (isQuiet || severity === 'WARN' || severity === 'ERROR');
	if (!(isLoud ? severity !== 'DEBUG' && isPrinted(event, devicesOf(job)) : isSaid)) return '';
	return eventText(environment, state, {running, job, event});
}

function eventText({theme}: Environment, {size}: State, {running, job, event}: Happened & {readonly event: WorkerEvent}): string {
	const {instance} = running.about;
	return eventLine(event, {task: job.task, workers: job.runs.size, width: size.columns, theme, ...(instance !== undefined && {resource: instance})});
}

/** Whether header, events and footer are printed. */
const isShown = ({tree, settings}: Environment, {command}: RunningJob): boolean =>
	command.run.progress && settings.progress && !command.run.background && !findNode(tree, command.path)?.quiet;

type EndedRun = {readonly running: RunningJob; readonly job: Job; readonly at: number};

/** The job is forgotten here: its result is on the screen, or kept for `job result`. */
function finish(environment: Environment, state: State, ended: EndedRun): Step {
	const {running, job} = ended;
	const jobs = new Map(state.jobs);
	jobs.delete(job.id);
	if (running.command.run.background) return jobEnded(environment, {...state, jobs}, print(atWords(endedLine(job), state.size.columns)));
	const forgets = clearsHistory(running.command) && stateOf(job) === 'completed';
	const free: State = {...state, jobs, foreground: undefined, ...(forgets && {history: []})};
	const shown = showResult(environment, free, {...ended, isShown: isShown(environment, running)});
	return changesSettings(running.command) ? andThen(shown, forgetValues) : shown;
}
