import {outcomeOf} from '../../src/core/long-work.js';
import {createTheme} from '../../src/format/theme.js';
import {applyJobEvent, type Job, type JobEvent} from '../../src/jobs/job.js';
import type {ParsedCommand} from '../../src/language/read/sentence.js';
import {noCost, type Output} from '../../src/output/output.js';
import type {Environment} from '../../src/shell/environment.js';
import type {Effect, Message} from '../../src/shell/message.js';
import {createProgram, type Program} from '../../src/shell/program.js';
import {createState, type State} from '../../src/shell/state.js';
import {createUpdate} from '../../src/shell/update.js';
import type {Key} from '../../src/terminal/key-names.js';
import {shellTree} from '../support/shell-tree.js';

/** A shell without a terminal: keys and messages in, effects and printed text out. */
export type Conversation = {
	readonly state: () => State;
	readonly environment: Environment;
	readonly send: (message: Message) => void;
	/** Text as typed; `<ctrl-a>` and the like are chords. */
	readonly type: (keys: string) => void;
	readonly paste: (text: string) => void;
	/** The line with `|` at the cursor. */
	readonly line: () => string;
	/** Everything printed since the last call. */
	readonly printed: () => string;
	/** Every effect but prints and ends of lines since the last call. */
	readonly effects: () => readonly Effect[];
	/** The exit codes of all lines that are over. */
	readonly exits: () => readonly number[];
};

export type ConversationOptions = {
	readonly history?: readonly string[];
	readonly columns?: number;
	readonly settings?: Partial<Environment['settings']>;
	readonly color?: boolean;
	/** Searches in what is shown go on until the test answers them. */
	readonly isSeeking?: boolean;
	/** What answers an effect at once. */
	readonly answer?: (effect: Effect, send: Program['send']) => void;
};

export const keysOf = (keys: string): readonly Key[] =>
	(keys.match(/<[a-z][a-z0-9-]*[a-z0-9.\-_]>|./gsu) ?? []).map((key) =>
		key.length > 2 ? {type: 'chord', chord: key.slice(1, -1), sequence: `\u001B${key}`} : {type: 'text', text: key},
	);

export function converse({
	history = [],
	columns = 120,
	settings = {},
	color = false,
	isSeeking = false,
	answer = () => undefined,
}: ConversationOptions = {}): Conversation {
	const environment: Environment = {
		tree: shellTree(),
		theme: createTheme({color, unicode: true}),
		settings: {
			progress: true,
			events: 'few',
			fullWords: true,
			expand: true,
			ghost: true,
			pager: true,
			screenLength: 'auto',
			redraw: true,
			output: 'auto',
			aliases: {},
			instances: ['lab'],
			prompt: 'nf',
			...settings,
		},
	};
	let printed = '';
	let effects: Effect[] = [];
	const exits: number[] = [];
	const {send, state} = createProgram({
		initial: createState({columns, rows: 24}, history),
		update: createUpdate(environment),
		perform: (effect, reply) => {
			if (effect.type === 'print') printed += effect.text;
			else if (effect.type === 'entered') printed += `${effect.prompt}${effect.line}\n`;
			else if (effect.type === 'ended') exits.push(effect.exit);
			else if (effect.type === 'show') {
				const made = outcomeOf(effect.work, (text) => {
					printed += text;
				});
				reply({type: 'shown', made});
			} else if (effect.type === 'draw') reply({type: 'drawn'});
			else if (effect.type === 'frame') reply({type: 'framed', made: outcomeOf(effect.work)});
			else if (effect.type === 'seek' && !isSeeking) reply({type: 'sought', sought: outcomeOf(effect.work)});
			else effects.push(effect);
			answer(effect, reply);
		},
	});
	return {
		state,
		environment,
		send,
		type: (keys) => {
			for (const key of keysOf(keys)) send({type: 'key', key});
		},
		paste: (text) => send({type: 'key', key: {type: 'paste', text}}),
		line: () => `${state().line.text.slice(0, state().line.cursor)}|${state().line.text.slice(state().line.cursor)}`,
		printed: () => {
			const text = printed;
			printed = '';
			return text;
		},
		exits: () => exits,
		effects: () => {
			const done = effects;
			effects = [];
			return done;
		},
	};
}

const at = Date.UTC(2026, 10, 21, 10, 8, 41, 113);

/** A job that does what the test says; the events of one worker, told apart by their times alone. */
export function jobOf(
	command: ParsedCommand,
	number = 17,
): {readonly started: Message; readonly events: (...events: readonly object[]) => readonly Message[]} {
	const id = `job-${number}`;
	const event = (more: object, ms: number) => ({job: id, at: at + ms, worker: 'netbox-worker-1', ...more}) as JobEvent;
	const {line, task} = command;
	const queued = {type: 'queued', number, line, task, workers: ['netbox-worker-1'], background: command.run.background};
	return {
		started: {type: 'started', job: id, command, about: {instance: 'prod', timeout: 600}},
		events: (...events) => foldAll([event(queued, 0), event({type: 'started'}, 0), ...events.map((more, index) => event(more, index + 1))]),
	};
}

/** Events as the keeper of running jobs gives them: each with what the job has become. */
export function foldAll(events: readonly JobEvent[]): readonly Message[] {
	let job: Job | undefined;
	return events.flatMap((event): Message[] => {
		job = applyJobEvent(job, event);
		return job ? [{type: 'job', event, job}] : [];
	});
}

/** One device with one session, as a task gives it. */
export const peerings: Output = {
	kind: 'groups',
	noun: 'session',
	errors: [],
	notes: [],
	meta: {...noCost, requests: 4, misses: 1, cache: 'True', instance: 'prod'},
	columns: [
		{name: 'session', paths: ['$key'], rank: 'key'},
		{name: 'status', paths: ['status.value'], rank: 'key'},
	],
	groups: [{key: 'fceos4', found: true, rows: [{key: 'eth105', held: {row: {id: 1, status: {value: 'active'}}}}]}],
};
