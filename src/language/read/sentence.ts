import type {Span} from '../../core/problem.js';
import type {TaskName, WorkerName} from '../../jobs/job.js';
import type {Json} from '../../output/output.js';
import type {DeviceList} from './device-list.js';

/** The values of a command's or a pipe's arguments, by token. Values given in no way are absent; defaults of the tree are filled in. */
export type Args = {readonly [token: string]: Json | DeviceList | readonly Condition[] | readonly Assignment[]};

/** One `F=V` of the pipe `where`. A quoted value is no glob and no `none`. */
export type Condition = {
	readonly field: string;
	readonly op: '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'in';
	readonly values: readonly {readonly text: string; readonly quoted: boolean}[];
	readonly at: Span;
};

/** One `field=value,value` of `set`; `text` is all of it, commas too, and null where its values stand in several words. A quoted value is no `none` and has no sign. */
export type Assignment = {
	readonly field: string;
	readonly text: string | null;
	readonly values: readonly {readonly text: string; readonly quoted: boolean}[];
};

/** One `| name args`; `name` is the pipe's own name, never an alias or an abbreviation. */
export type Pipe = Span & {readonly name: string; readonly args: Args};

export type WorkerTarget = 'any' | 'all' | readonly WorkerName[];

/** The options with one meaning everywhere. `timeout` in seconds. */
export type RunOptions = {
	readonly timeout?: number;
	readonly workers: WorkerTarget;
	readonly progress: boolean;
	readonly verboseResult: boolean;
	readonly background: boolean;
	/** It is a round of a `watch`: it shows no events, and leaves no record. */
	readonly isRound?: boolean;
};

/** A command that can be run: JSON, in which numbers may be exact. */
export type ParsedCommand = {
	/** The line with every keyword written out, secrets as `***`: what history and the job's header show. */
	readonly line: string;
	readonly task: TaskName;
	/** Tokens from the root: `['netbox', 'get', 'bgp-peerings']`. */
	readonly path: readonly string[];
	readonly args: Args;
	readonly run: RunOptions;
	readonly pipes: readonly Pipe[];
	/** At most one worker may run it. */
	readonly writes: boolean;
};

/** What a line means; the prompt and the scripts both act on it. */
export type Sentence =
	| {readonly kind: 'run'; readonly command: ParsedCommand}
	/** `text` is the help, ready to print after cleaning. */
	| {readonly kind: 'help'; readonly text: string; readonly pipes: readonly Pipe[]}
	/** The new place: tokens from the root. */
	| {readonly kind: 'go'; readonly place: readonly string[]}
	| {readonly kind: 'pwd'; readonly text: string; readonly pipes: readonly Pipe[]}
	/**
	 * Lines are to be read in place of the word at this span, and the line is said again with them; `command` is what it means
	 * without them. `taken` are words that would be no values there.
	 */
	| {readonly kind: 'load'; readonly command: ParsedCommand; readonly at: Span; readonly isList: boolean; readonly taken: readonly string[]}
	| {readonly kind: 'clear'}
	| {readonly kind: 'leave'}
	| {readonly kind: 'nothing'};
