import {lineOf} from '../terminal/line.js';
import {echo} from './echo.js';
import type {Environment, Step} from './environment.js';
import {readTyped} from './line/reading.js';
import type {Effect, Message} from './message.js';
import {isWorking, type State} from './state.js';

/** Exit codes of the ways out (docs/contract/scripts.md S14 exit-codes). */
const signalExit = {SIGHUP: 129, SIGTERM: 143} as const;
const cancelled = 130;

/** `exit` and Ctrl-D: one level up, at the root out. */
export const endOfInput = (state: State): Step => (state.place.length > 0 ? [{...state, place: state.place.slice(0, -1)}] : leave(state));

/** Leaves, or asks first where jobs run. */
export function leave(state: State): Step {
	const {size} = state.jobs;
	return size === 0 ? exit(state, 0) : [{...state, script: [], overlay: {kind: 'asking', text: leaveText(size), answer: ''}}];
}

/** The question about leaving while so many jobs run. */
export const leaveText = (jobs: number): string =>
	`${jobs} ${jobs === 1 ? 'job is' : 'jobs are'} running. Leave and cancel ${jobs === 1 ? 'it' : 'them'}? [y/N] `;

/** Ctrl-C at the prompt drops the line and never leaves. */
export function interrupt(environment: Environment, state: State): Step {
	const dropped: State = {...state, line: lineOf('', state.line.killed), walk: undefined, overlay: undefined, offered: undefined};
	return [dropped, echo(environment, readTyped(environment, state).whole, '^C'), {type: 'ended', exit: cancelled}];
}

/** Ctrl-C while a command runs, or its result is shown or saved, stops that; a second one before it ended leaves the shell. */
export function interruptJob(state: State): Step {
	const {foreground} = state;
	if (isWorking(state)) return state.isStopping ? exit(state, cancelled) : [{...state, script: [], isStopping: true}, {type: 'stop-work'}];
	if (!foreground) return [state];
	if (foreground.isCancelling) return exit(state, cancelled);
	const asked: State = {...state, script: [], foreground: {...foreground, isCancelling: true}};
	return foreground.job === undefined ? [asked] : [asked, {type: 'cancel', job: foreground.job}];
}

/** Ctrl-Z lends the terminal to the OS shell. */
export const suspend = (state: State): Step => [{...state, lent: state.lent + 1}, {type: 'suspend'}];

/** A signal asks nobody. */
export const signalled = (state: State, {signal}: Message & {readonly type: 'signal'}): Step => exit(state, signalExit[signal]);

/** Ends the shell and cancels what runs. */
export function exit(state: State, code: number): Step {
	if (state.isOver) return [state];
	const cancels = [...state.jobs.keys()].map((job): Effect => ({type: 'cancel', job}));
	return [
		{...state, isOver: true, script: [], typedAhead: []},
		...cancels,
		...(isWorking(state) ? [{type: 'stop-work'} as const] : []),
		{type: 'exit', code},
	];
}
