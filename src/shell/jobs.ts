import {eventText, isAlarm, isPrinted, wordsOf} from '../format/event.js';
import {endedLine, headerLine, startedLine} from '../format/job-lines.js';
import {atWords} from '../format/text.js';
import {devicesOf, isOver, type Job, type JobEvent, stateOf} from '../jobs/job.js';
import {asked, jobEnded, withdraw} from './asking.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import {eventPlace, hear, isLoud, isPassing, isQuiet, nothingHeard} from './events.js';
import {forgetValues} from './line/values.js';
import type {Message, Question} from './message.js';
import {changesSettings, clearsHistory} from './own-commands.js';
import {type ShownEnd, showResult} from './result.js';
import type {RunningJob, State} from './state.js';
import {roundEnded} from './watch.js';

/** A `run` has become a job; a Ctrl-C that was faster cancels it. */
export function jobStarted(state: State, {job, command, about}: Message & {readonly type: 'started'}): Step {
	const jobs = new Map(state.jobs).set(job, {command, about, job: undefined, heard: nothingHeard});
	const {foreground} = state;
	if (command.run.background || !foreground || foreground.job !== undefined) return [{...state, jobs}];
	const started: State = {...state, jobs, foreground: {...foreground, job}};
	return foreground.isCancelling ? [started, {type: 'cancel', job}] : [started];
}

/** An event of a job: said where it is to be said, asked where it is a question, and the result shown at the end. Unknown jobs are not ours. */
export function jobHappened(environment: Environment, state: State, {event, job}: Message & {readonly type: 'job'}): Step {
	const running = state.jobs.get(event.job);
	if (!running) return [state];
	const next: RunningJob = {...running, job, heard: hear(running.heard, event)};
	// The first event is drawn at once, and not with the next tick.
	const isFirst = state.foreground?.job === event.job && running.heard.recent.length === 0 && next.heard.recent.length > 0;
	const noted: State = {...state, jobs: new Map(state.jobs).set(event.job, next), ...(isFirst && {clock: event.at})};
	if (event.type === 'question') return asked(environment, noted, questionOf(event));
	if (event.type === 'withdrawn') return withdraw(noted, event);
	const said: Step = [noted, ...print(textOf(environment, noted, {running: next, job, event}))];
	return isOver(job) ? andThen(said, (ended) => finish(environment, ended, {running: next, job, at: event.at})) : said;
}

function questionOf(event: JobEvent & {readonly type: 'question'}): Question {
	const {job, question, text} = event;
	if (event.kind !== 'confirm') return {job, question, text, kind: event.kind};
	const {kind, preview, name} = event;
	return {job, question, text, kind, ...(preview && {preview}), ...(name !== undefined && {name})};
}

type Happened = {readonly running: RunningJob; readonly job: Job; readonly event: JobEvent};

/**
 * What is printed of an event at once. In the background nothing, nor where events run by in the window; else all in the foreground with progress, and
 * warnings and errors alone without.
 */
function textOf(environment: Environment, state: State, {running, job, event}: Happened): string {
	const {command, about} = running;
	if (event.type === 'queued') {
		if (command.run.isRound) return '';
		if (command.run.background) return startedLine(event.number);
		if (!isLoud(environment, running)) return '';
		return atWords(headerLine({number: event.number, line: event.line, workers: command.run.workers, ...about}), state.size.columns);
	}
	if (event.type === 'refused' || command.run.isRound || command.run.background || isPassing(environment, running)) return '';
	const isSaid = isLoud(environment, running)
		? wordsOf(event).severity !== 'DEBUG' && isPrinted(event, devicesOf(job))
		: event.type === 'event' && (isQuiet(environment, running) || isAlarm(event));
	return isSaid ? eventText(event, eventPlace(environment, state, {running, job})) : '';
}

/** The job is forgotten here: its result is on the screen, or kept for `job result`. */
function finish(environment: Environment, state: State, ended: ShownEnd): Step {
	const {running, job} = ended;
	const jobs = new Map(state.jobs);
	jobs.delete(job.id);
	if (running.command.run.background) return jobEnded({...state, jobs}, print(atWords(endedLine(job), state.size.columns)));
	if (running.command.run.isRound) return roundEnded(environment, {...state, jobs, foreground: undefined}, ended);
	const forgets = clearsHistory(running.command) && stateOf(job) === 'completed';
	const free: State = {...state, jobs, foreground: undefined, ...(forgets && {history: []})};
	const shown = showResult(environment, free, ended);
	return changesSettings(running.command) ? andThen(shown, forgetValues) : shown;
}
