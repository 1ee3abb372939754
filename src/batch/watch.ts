import {setTimeout as pause} from 'node:timers/promises';
import {differsExit} from '../core/exits.js';
import {drive} from '../core/long-work.js';
import {format} from '../format/format.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import {nodeOf} from '../language/tree/visit.js';
import {sanitize} from '../text/clean.js';
import {markedRows} from '../watch/marked.js';
import {type Round, roundOf} from '../watch/round.js';
import {afterFailure, isMet, type Watching, waitMs, watchingOf, withRound} from '../watch/watching.js';
import {changeLines, changesAsJson, endOf, faultOf, headOf} from '../watch/words.js';
import type {Acting, BatchOptions} from './batch.js';

/**
 * Runs a line again and again, until its rows are as many as it says or the run is stopped; gives the exit code. A terminal gets the first table, a line
 * for each change and the last table (docs/contract/watch.md WT5 watch-lines), anything else a JSON line for each change (WT6 watch-json).
 */
export async function watchLine(run: Acting, command: ParsedCommand): Promise<number> {
	const {options, voice} = run;
	let watching = watchingOf(command);
	if (!watching) throw new Error('a line that is watched ends in "watch"');
	while (!options.stop.aborted) {
		const round = await readRound(run, watching);
		if (typeof round === 'number') return round;
		if ('failed' in round) {
			watching = round;
			voice.note(faultOf(watching, waitMs(watching)));
		} else {
			const {next, made} = round;
			await write(run, watching.last === undefined ? tableOf(options, next) : changesOf(options, made, next));
			watching = next;
			if (isMet(watching)) return over(run, watching);
		}
		await pause(waitMs(watching), undefined, {signal: options.stop}).catch(() => undefined);
	}
	// Stopped by a signal: people get the last table all the same.
	return over(run, watching);
}

/** One round: the watch after it, with what it showed; the watch as it goes on after a failure; or an exit code where it ends. */
async function readRound(
	{options, voice, follower}: Acting,
	watching: Watching,
): Promise<number | Watching | {readonly next: Watching; readonly made: Round}> {
	const {command} = watching;
	const {job, output, errors} = await (await follower.start(command)).over;
	if (options.stop.aborted) return 0;
	if (errors.length > 0 || !output) return afterFailure(watching, errors) ?? voice.failures(job, errors);
	const at = options.now();
	const known = nodeOf(options.tree, command.path, output.from) ?? {};
	const made = await drive(roundOf(watching, output, {known, now: at}), {stop: options.stop});
	if (!made) return 0;
	if (!made.ok) return voice.failure(made.error);
	if (!watching.last) for (const note of made.value.frame.notes) voice.note(note);
	return {made: made.value, next: withRound(watching, made.value.frame, made.value.changes, at)};
}

async function write({options}: Acting, text: string): Promise<void> {
	if (text !== '') await options.out.write(text);
}

/** The watch is over: people get the last table, and hear it where what was waited for has come. */
async function over(run: Acting, watching: Watching): Promise<number> {
	const {options} = run;
	const bell = isMet(watching) ? '\u0007' : '';
	if (isForPeople(options) && watching.last) await write(run, `${bell}${watching.rounds > 1 ? tableOf(options, watching) : ''}${endOf(watching)}\n`);
	return watching.last?.frame.differs ? differsExit : 0;
}

const isForPeople = ({out, json}: BatchOptions): boolean => out.width !== undefined && !json;

const changesOf = (options: BatchOptions, {frame, changes}: Round, {last}: Watching): string => {
	const at = last?.at ?? 0;
	return isForPeople(options) ? changeLines(changes, frame.columns, at) : changesAsJson(changes, at);
};

/** The table of the last frame with its head, for people alone. */
function tableOf(options: BatchOptions, watching: Watching): string {
	const {last} = watching;
	if (!last || !isForPeople(options)) return '';
	const {width = 80, theme} = options.out;
	const table = format(markedRows(last).output, {as: 'table', wide: false, plain: false, terminal: true, width, theme, now: last.at});
	return `${sanitize(headOf(watching), {lineFeeds: 'escape'})}\n${[...table].join('')}`;
}
