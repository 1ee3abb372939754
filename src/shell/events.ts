import {type EventPlace, eventRows, eventText, isAlarm, type WorkerEvent, wordsOf} from '../format/event.js';
import {fewEvents} from '../format/job-lines.js';
import {progressRows} from '../format/progress.js';
import {eventsOf, isLast, isOfQuestion, type Job, type JobEvent} from '../jobs/job.js';
import type {JobResult} from '../jobs/job-result.js';
import {findNode} from '../language/tree/visit.js';
import type {Environment} from './environment.js';
import type {HeardEvents, RunningJob, State} from './state.js';

/** What is heard of a job before its first event. */
export const nothingHeard: HeardEvents = {recent: [], alarms: undefined};

/** The same after an event; DEBUG is for `job events` alone, and a question is seen where it is asked. */
export function hear(heard: HeardEvents, event: JobEvent): HeardEvents {
	if (event.type === 'queued' || event.type === 'refused' || isOfQuestion(event) || wordsOf(event).severity === 'DEBUG') return heard;
	const recent = [...heard.recent, event].slice(-fewEvents);
	return {recent, alarms: isAlarm(event) ? {event, before: heard.alarms} : heard.alarms};
}

/** Whether a command shows how its job runs, and not only what comes of it. */
export const hasProgress = ({settings}: Environment, {command}: Pick<RunningJob, 'command'>): boolean => command.run.progress && settings.progress;

/** Whether header, events and footer are shown. */
export const isLoud = (environment: Environment, running: RunningJob): boolean =>
	hasProgress(environment, running) && !running.command.run.background && !isQuiet(environment, running);

/** Whether the command has no header and no footer: what it says is all there is to see of it. */
export const isQuiet = ({tree}: Environment, {command}: RunningJob): boolean => findNode(tree, command.path)?.quiet === true;

/** Whether the events run by in the window; else each that is said is printed at once. */
export const isPassing = (environment: Environment, running: RunningJob): boolean =>
	environment.settings.events === 'few' && !isQuiet(environment, running) && !running.command.run.background;

/** The place of a job's events on the screen. */
export function eventPlace(
	{theme}: Environment,
	{size}: State,
	{running, job}: Pick<EndedEvents, 'running' | 'job'>,
): EventPlace & {readonly width: number} {
	const {instance} = running.about;
	return {task: job.task, workers: job.runs.size, width: size.columns, theme, ...(instance !== undefined && {resource: instance})};
}

/**
 * The window of the command in the foreground: its newest events, and under them how far it is. At most as many rows as `most`, and never more than a
 * few; none where nothing runs.
 */
export function jobWindow(environment: Environment, state: State, most: number): readonly string[] {
	const {foreground, showing, clock, jobs, size, overlay} = state;
	const running = foreground?.job === undefined ? undefined : jobs.get(foreground.job);
	const job = showing?.job ?? running?.job;
	const height = Math.min(most, fewEvents);
	if (!job || height < 1) return [];
	const isDrawn = overlay?.kind !== 'asking' && (!running || hasProgress(environment, running));
	const place = {now: clock ?? job.queuedAt, width: size.columns - 1, theme: environment.theme, isCancelling: foreground?.isCancelling === true};
	const progress = isDrawn ? progressRows(job, place).slice(0, height) : [];
	if (!running || !isPassing(environment, running)) return progress;
	const events = running.heard.recent.filter((event) => isLoud(environment, running) || isAlarm(event));
	const rows = eventRows(events, {...eventPlace(environment, state, {running, job}), dim: true}, height - progress.length);
	return [...rows, ...progress];
}

/** A job that is over, with what is said below its result. */
export type EndedEvents = {readonly running: RunningJob; readonly job: Job} & Pick<JobResult, 'errors'>;

/**
 * The events of the window that stay on the screen after it: all of a few, of more the warnings and errors; none that footer and errors tell
 * (docs/contract/jobs.md J2 event-volume, J6 errors-last).
 */
export function eventsLeft(environment: Environment, state: State, {running, job, errors}: EndedEvents): string {
	if (!isPassing(environment, running)) return '';
	const {recent, alarms} = running.heard;
	const isFew = isLoud(environment, running) && eventsOf(job) <= fewEvents;
	const told = new Set(errors.map(({message}) => message));
	const isTold = (event: WorkerEvent): boolean => (event.type === 'event' ? told.has(event.message) : isLast(event) && event.type !== 'completed');
	const place = {...eventPlace(environment, state, {running, job}), dim: true};
	return (isFew ? recent : inOrder(alarms))
		.filter((event) => !isTold(event))
		.map((event) => eventText(event, place))
		.join('');
}

/** Oldest first. */
function inOrder(newest: HeardEvents['alarms']): readonly WorkerEvent[] {
	const events: WorkerEvent[] = [];
	for (let alarm = newest; alarm; alarm = alarm.before) events.push(alarm.event);
	return events.reverse();
}
