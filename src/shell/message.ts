import type {Failure} from '../core/failure.js';
import type {Work} from '../core/long-work.js';
import type {Result} from '../core/result.js';
import type {Job, JobEvent, JobId, JobPlace, QuestionId} from '../jobs/job.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import type {Output} from '../output/output.js';
import type {Save} from '../pipes/apply.js';
import type {Key} from '../terminal/key-names.js';
import type {Round} from '../watch/round.js';

/** One value of a dynamic source, with a short word on it; of an `open` one more of the same word follows, and a new object needs a `required` one. */
export type OfferedValue = {readonly text: string; readonly help: string; readonly open?: boolean; readonly required?: boolean};

/** Something that the user is asked. */
export type Question = Entry | Confirmation;

/** A question of a job, by whose names it is answered. */
type OfJob = {readonly job: JobId; readonly question: QuestionId};

/** A question that is answered by a text, on a terminal that is lent for it; none is given with Ctrl-C. */
export type Entry = OfJob & {readonly kind: 'input' | 'password'; readonly text: string};

/**
 * A question that is answered by `yes` or `no`: of a job, or whether an old file is overwritten. `preview` is shown before it as a table. With a
 * `name` it is answered by that name in place of `yes`.
 */
export type Confirmation = {readonly kind: 'confirm'; readonly text: string; readonly preview?: Output; readonly name?: string} & (
	| OfJob
	| {readonly save: Save}
);

/** The NetBox that lines are about, and its versions as far as they are known. */
export type Standing = {readonly instance: string; readonly netbox?: string; readonly bgp?: string};

/** What is left of a result to be shown, page by page, once it is text, with the number of its line feeds; and what its pipes write to files. */
export type Made = {
	readonly text: string;
	readonly feeds: number;
	readonly saves: readonly Save[] /** Why the pipes could not be. */;
	readonly failure?: Failure;
};

/** The beginning of a line in a text: its character, and how many lines are before it. */
export type LineStart = {readonly at: number; readonly line: number};

/** Where the text of a pager shows what was searched, if it does. */
export type SoughtLine = {readonly found?: LineStart};

/** Everything that can happen to the shell. */
export type Message =
	| {readonly type: 'key'; readonly key: Key}
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	/** The command of a `run` effect is job `job`; sent before the first event of that job. */
	| {readonly type: 'started'; readonly job: JobId; readonly command: ParsedCommand; readonly about: JobPlace}
	/** `job` is what it has become by the event. */
	| {readonly type: 'job'; readonly event: JobEvent; readonly job: Job}
	/**
	 * The answer to `load-values`, maybe several times: what is cached at once, then what NetBox says. `title` says how old: `cached 12 min`.
	 * After `early` values others come within 150 ms.
	 */
	| {
			readonly type: 'values';
			readonly source: string;
			readonly values: readonly OfferedValue[];
			readonly title?: string;
			readonly failure?: Failure;
			readonly early?: boolean;
			/** There may be others: none of them is written into the line unasked. */
			readonly partial?: boolean;
	  }
	/** What the hint line of an empty line says; undefined where no NetBox is meant. */
	| {readonly type: 'standing'; readonly standing: Standing | undefined}
	/** A question that is no event of a job: whether a file is overwritten. */
	| {readonly type: 'asked'; readonly question: Question}
	/** The lent terminal is ours again. */
	| {readonly type: 'returned'}
	/** A `save` ended; `said` is one line for the user. */
	| {readonly type: 'saved'; readonly said?: string; readonly failure?: Failure}
	/** The answer to `show`; without what was made where it was stopped. */
	| {readonly type: 'shown'; readonly made?: Made}
	/** The answer to `draw`. */
	| {readonly type: 'drawn'}
	/** The answer to `seek`; without an outcome it was stopped. */
	| {readonly type: 'sought'; readonly sought?: SoughtLine}
	/** The answer to `frame`; without what was made where it was stopped. */
	| {readonly type: 'framed'; readonly made?: Result<Round>}
	/** The answer to `load-history`. */
	| {readonly type: 'history'; readonly lines: readonly string[]}
	/** The time, in ms since 1970: several times a second while the shell is busy. */
	| {readonly type: 'tick'; readonly at: number}
	| {readonly type: 'signal'; readonly signal: 'SIGTERM' | 'SIGHUP'};

/** Everything the shell wants done, as data. */
export type Effect = TerminalEffect | WorldEffect;

/** What is about the terminal alone. */
type TerminalEffect =
	/** Text for the scrollback; every line of it ends in a line feed. */
	| {readonly type: 'print'; readonly text: string}
	/** An entered line for the scrollback, in one piece; what is printed until `ended` is its output. */
	| {readonly type: 'entered'; readonly prompt: string; readonly line: string}
	/** What the line does is over; `exit` is the code that it would have as a script. */
	| {readonly type: 'ended'; readonly exit: number}
	/** Answered by an `answer`, which is no message, and then by `returned`. */
	| {readonly type: 'lend'; readonly question: Entry}
	/** Nobody waits for the answer any more: the question is asked no longer, if it is. */
	| ({readonly type: 'withdraw'} & OfJob)
	/** Does the work and prints its texts, each of whole lines. Always answered by one `shown`. */
	| {readonly type: 'show'; readonly work: Work<Made>}
	/** Always answered by one `drawn`, once the screen shows the state. */
	| {readonly type: 'draw'}
	/** Does the work. Always answered by one `sought`. */
	| {readonly type: 'seek'; readonly work: Work<SoughtLine>}
	| {readonly type: 'stop-seek'}
	/** Does the work. Always answered by one `framed`. */
	| {readonly type: 'frame'; readonly work: Work<Result<Round>>}
	| {readonly type: 'suspend'}
	| {readonly type: 'clear'}
	| {readonly type: 'exit'; readonly code: number};

/** What is done outside of the terminal; see `Message` for what each is answered by. */
export type WorldEffect =
	| {readonly type: 'run'; readonly command: ParsedCommand}
	| {readonly type: 'cancel'; readonly job: JobId}
	/** To the job that asks: a text, `yes` or `no`, or none. */
	| ({readonly type: 'answer'; readonly given: string | undefined} & OfJob)
	/** Always answered by at least one `values`, also where the source fails, unless `forget-values` follows. */
	| {readonly type: 'load-values'; readonly source: string}
	/** What is still to come for a `load-values` before this is of another NetBox, and wanted no more. */
	| {readonly type: 'forget-values'}
	/** Asks for the lines of all shells, oldest first; answered by one `history` where they can be read. */
	| {readonly type: 'load-history'}
	/** A line for the history file, before it runs. */
	| {readonly type: 'remember'; readonly line: string}
	/** Stops what is shown and saved. */
	| {readonly type: 'stop-work'}
	/** Answered by one `saved`, or `asked` whether an old file is overwritten: after a yes it comes again. */
	| ({readonly type: 'save'} & Save);
