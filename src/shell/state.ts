import type {WorkerEvent} from '../format/event.js';
import type {Job, JobId, JobPlace} from '../jobs/job.js';
import type {Load} from '../language/read/load-terminal.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {Tokens} from '../language/read/tokenize.js';
import type {Suggestion} from '../language/suggest/complete.js';
import type {Key} from '../terminal/key-names.js';
import {type Line, lineOf} from '../terminal/line.js';
import type {Watching} from '../watch/watching.js';
import type {Confirmation, LineStart, OfferedValue, Standing} from './message.js';

/** What TAB offers, below the line. `before` is the line that Esc brings back. */
export type Menu = {
	readonly kind: 'menu';
	readonly suggestions: readonly Suggestion[];
	/** How many more there are. */
	readonly more: number;
	readonly selected: number;
	readonly before: Line;
	readonly title: string;
};

/** Ctrl-R in the lines of all shells: `at` is the one found, undefined where none is. */
export type Search = {
	readonly kind: 'search';
	readonly query: string;
	readonly at: number | undefined;
	readonly before: Line;
	readonly lines: readonly string[];
};

/** A question to be answered by yes or no; without a `question` it is about leaving while jobs run. */
export type Asking = {readonly kind: 'asking'; readonly text: string; readonly answer: string; readonly question?: Confirmation};

/** The NetBox, and the branch, that something is about, as far as it names them. */
export type PlaceSaid = {readonly instance?: string | undefined; readonly branch?: string | undefined};

/**
 * A text that stopped at a full screen, with the number of its lines. What is on the screen goes from `top` to `end`; all of it from `begin` on was
 * shown without a gap.
 */
export type Pager = {
	readonly kind: 'pager';
	readonly text: string;
	readonly lines: number;
	readonly begin: LineStart;
	readonly top: LineStart;
	readonly end: LineStart;
	/** What the text is about. */
	readonly about?: PlaceSaid | undefined;
	/** It was left once, by a search or a way back: from then on its end is no end of the pager. */
	readonly isLeft: boolean;
	/** The search that is being typed. */
	readonly typing?: Line | undefined;
	/** What was searched last. */
	readonly searched?: string | undefined;
	/** Its first page is printed once its row is on the screen: the region before it may have had more rows, which would push the page out at the top. */
	readonly isOpening: boolean;
	/** A search goes on, from the top of the screen, from below it or above it: other keys wait for it. */
	readonly seeking?: 'here' | 'below' | 'above' | undefined;
	readonly waiting: readonly Key[];
	/** What the last key has led to, or the keys that there are. */
	readonly said?: string | undefined;
};

/** Lines are typed for the `load-terminal` of a statement. */
export type Loading = {readonly kind: 'loading'; readonly statement: string; readonly load: Load; readonly lines: readonly string[]};

/** A job of this shell that has not ended, with the command it came from, and what is kept of its events to be seen. */
export type RunningJob = {readonly command: ParsedCommand; readonly about: JobPlace; readonly job: Job | undefined; readonly heard: HeardEvents};

/** The newest events of a job, oldest first; and all its warnings and errors, each with those before it: there may be thousands. */
export type HeardEvents = {readonly recent: readonly WorkerEvent[]; readonly alarms: AlarmChain | undefined};
type AlarmChain = {readonly event: WorkerEvent; readonly before: AlarmChain | undefined};

/** The command in the foreground; its job is known as soon as it started. */
type Foreground = {readonly command: ParsedCommand; readonly job?: JobId; readonly isCancelling: boolean};

/** A line that is watched. */
export type WatchedLine = Watching & {
	/** When the next round begins, in ms since 1970; undefined while one runs. */
	readonly dueAt?: number | undefined;
	/** The round ended then, and what it shows is compared with what was shown before. */
	readonly framing?: number | undefined;
	/** It has been told to end; with Ctrl-C what follows it is dropped. */
	readonly ending?: 'quit' | 'interrupt' | undefined;
};

/** All the shell knows. The view draws it; nothing else is remembered anywhere. */
export type State = {
	readonly size: {readonly columns: number; readonly rows: number};
	/** Where the prompt is in the tree: tokens from the root. */
	readonly place: readonly string[];
	readonly line: Line;
	/** Lines of all shells when this one began, then its own; oldest first. */
	readonly history: readonly string[];
	/** Where Up and Down have come to, and the line that was being typed. */
	readonly walk?: {readonly at: number; readonly typed: Line} | undefined;
	/** The line entered last, until what it does is over: the exit code that it would have as a script by now. */
	readonly entered?: {readonly exit: number} | undefined;
	/** The whole line that a refused one may have meant: Right takes it. Until the next line is entered. */
	readonly offered?: string | undefined;
	readonly overlay?: Menu | Search | Asking | Pager | Loading | undefined;
	/** Questions that wait for the one that is asked. */
	readonly questions: readonly Confirmation[];
	/** The next key is typed as it is (Ctrl-V). */
	readonly isLiteral: boolean;
	/** The line that `?` was answered for: a second `?` there says more. */
	readonly helped?: Line | undefined;
	/** Said in the hint line until the next key. */
	readonly notice?: string | undefined;
	readonly standing?: Standing | undefined;
	/** What waits for the values of these sources: TAB or `?` at this line. */
	readonly wanting?: {readonly key: 'complete' | 'help'; readonly line: Line; readonly sources: readonly string[]} | undefined;
	readonly values: ReadonlyMap<string, {readonly values: readonly OfferedValue[]; readonly title?: string; readonly partial?: boolean}>;
	readonly jobs: ReadonlyMap<JobId, RunningJob>;
	readonly foreground?: Foreground | undefined;
	/** ms since 1970, told while a command has the foreground: how far it is, is drawn for this moment. */
	readonly clock?: number | undefined;
	/** A result is being made text and printed: of this job, where it is one's. `after` follows it. */
	readonly showing?: {readonly job?: Job; readonly about?: PlaceSaid | undefined; readonly after: string} | undefined;
	/** The line that is run again and again; without a foreground its next round is waited for, or what the last one showed is compared. */
	readonly watch?: WatchedLine | undefined;
	/** What is shown and saved has been told to stop. */
	readonly isStopping: boolean;
	/** How many files are being written. */
	readonly saving: number;
	/** Keys pressed while a job had the foreground. */
	readonly typedAhead: readonly Key[];
	/** The statements of a pasted block that are still to run, cut as Enter read them. */
	readonly script: readonly Tokens[];
	/** A statement that was entered before its `load-terminal` was read, still to run. */
	readonly filled?: string | undefined;
	/** How many questions have the terminal, or wait for it. */
	readonly lent: number;
	readonly isOver: boolean;
};

/** A shell at the root with an empty line, and the NetBox that lines are about. */
export const createState = (size: State['size'], history: readonly string[], standing?: Standing): State => ({
	size,
	history,
	standing,
	place: [],
	line: lineOf(''),
	questions: [],
	isLiteral: false,
	values: new Map(),
	jobs: new Map(),
	isStopping: false,
	saving: 0,
	typedAhead: [],
	script: [],
	lent: 0,
	isOver: false,
});

/** The state once something went wrong in the line that was entered: its first fault gives its exit code. */
export const withExit = (state: State, exit: number): State => (state.entered?.exit === 0 ? {...state, entered: {exit}} : state);

/** Whether the prompt is free for the next line. */
export const isIdle = (state: State): boolean =>
	!isHeld(state) && !state.foreground && !state.watch && !isWorking(state) && state.lent === 0 && !state.isOver;

/** Whether a result is being shown or saved. */
export const isWorking = ({showing, saving}: State): boolean => showing !== undefined || saving > 0;

/** Whether a command runs or is watched, or its result is shown or saved: the clock is told. */
export const isBusy = (state: State): boolean => state.foreground !== undefined || state.watch !== undefined || isWorking(state);

/**
 * Whether the two are drawn alike. What a running job says is drawn with the next tick of the clock, and keys typed meanwhile are not drawn: ten thousand
 * events cost as many frames as the time that they take.
 */
export function looksSame(one: State, other: State): boolean {
	if (one.jobs.size !== other.jobs.size) return false;
	const names = Object.keys({...one, ...other}) as (keyof State)[];
	return names.every((name) => name === 'jobs' || name === 'typedAhead' || one[name] === other[name]);
}

/** Whether a question, a full screen or the lines of a `load-terminal` have the keyboard. */
export const isHeld = ({overlay}: State): boolean => overlay?.kind === 'asking' || overlay?.kind === 'pager' || overlay?.kind === 'loading';
