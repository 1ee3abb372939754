import type {Failure} from '../core/failure.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import {holdsRowCount, type RowCount, rowCountIn} from '../pipes/row-count.js';
import type {FrameChanges} from './changes.js';
import type {WatchFrame} from './frame.js';

/** A line that is run again and again, and how far that is: what it showed last, and what had changed then. Nothing older is kept. */
export type Watching = {
	/** One round: the line without `watch`. */
	readonly command: ParsedCommand;
	readonly everyMs: number;
	/** The watch is over once the rows are so many. */
	readonly until: RowCount | undefined;
	/** How many rounds have shown something. */
	readonly rounds: number;
	/** How many rows were added, removed or changed in all of them. */
	readonly changed: number;
	readonly last?: {readonly frame: WatchFrame; readonly changes: FrameChanges; readonly at: number};
	/** The rounds that failed since then, and why the last of them did. */
	readonly failed: number;
	readonly fault?: Failure;
};

/** What the line asks for, if its last pipe is `watch` (docs/contract/watch.md WT1 watch-rounds). */
export function watchingOf(command: ParsedCommand): Watching | undefined {
	const last = command.pipes.at(-1);
	if (last?.name !== 'watch') return undefined;
	const {seconds, until} = last.args;
	return {
		// A round says nothing but its result, and leaves no record: there may be thousands.
		command: {...command, pipes: command.pipes.slice(0, -1), run: {...command.run, progress: false, isRound: true}},
		everyMs: Number(seconds) * 1000,
		until: typeof until === 'string' ? rowCountIn(until) : undefined,
		rounds: 0,
		changed: 0,
		failed: 0,
	};
}

/** The watch after a round that showed this; `at` in ms since 1970. */
export const withRound = (watching: Watching, frame: WatchFrame, changes: FrameChanges, at: number): Watching => {
	const {fault: _, ...rest} = watching;
	return {...rest, rounds: watching.rounds + 1, changed: watching.changed + changes.rows.length, failed: 0, last: {frame, changes, at}};
};

/**
 * The watch after a round that failed: it goes on where NetBox could not be reached, or was too busy. Undefined where the watch ends: for any other
 * reason, and where nothing was shown yet.
 */
export function afterFailure(watching: Watching, failures: readonly Failure[]): Watching | undefined {
	const [fault] = failures;
	if (!watching.last || !fault || !failures.every(isPassing)) return undefined;
	return {...watching, failed: watching.failed + 1, fault};
}

const isPassing = ({code, status = 0}: Failure): boolean => code === 'unreachable' || code === 'timeout' || status === 429 || status >= 500;

/** The longest wait of a watch that backs off, unless it was told a longer one, in ms. */
const mostMs = 300_000;

/** How long the next round is waited for, from the end of the last one: with each that failed twice as long. */
export const waitMs = ({everyMs, failed}: Watching): number => (failed === 0 ? everyMs : Math.max(everyMs, Math.min(mostMs, everyMs * 2 ** failed)));

/** Whether the rows are as many as was waited for. */
export const isMet = ({until, last}: Watching): boolean => until !== undefined && last !== undefined && holdsRowCount(last.frame.count, until);
