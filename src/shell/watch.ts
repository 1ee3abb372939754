import {differsExit, exitOf, worstOf} from '../core/exits.js';
import type {Failure} from '../core/failure.js';
import {errorLines} from '../format/errors.js';
import {format} from '../format/format.js';
import {atWords} from '../format/text.js';
import {resultOf} from '../jobs/job-result.js';
import {nodeOf} from '../language/tree/visit.js';
import type {Key} from '../terminal/key-names.js';
import {sanitize} from '../text/clean.js';
import {markedRows} from '../watch/marked.js';
import {roundOf} from '../watch/round.js';
import {afterFailure, isMet, type Watching, waitMs, withRound} from '../watch/watching.js';
import {changeLines, endOf, faultOf, headOf} from '../watch/words.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import {exit, suspend} from './leave.js';
import {intentOf} from './line/keymap.js';
import {stoppedScript} from './line/script.js';
import type {Effect, Message} from './message.js';
import {type ShownEnd, showOutput, showResult} from './result.js';
import {type State, type WatchedLine, withExit} from './state.js';

/** The first round of a line that is watched (docs/contract/watch.md). */
export const startWatch = (state: State, watching: Watching): Step => runRound(state, watching);

const runRound = (state: State, watch: WatchedLine): Step => [
	{...state, watch: {...watch, dueAt: undefined}, foreground: {command: watch.command, isCancelling: false}},
	{type: 'run', command: watch.command},
];

/** The next round begins, where it is due at this moment. */
export const nextRound = (state: State, at: number): Step => {
	const {watch} = state;
	return watch?.dueAt !== undefined && at >= watch.dueAt && !state.isOver && state.lent === 0 ? runRound(state, watch) : [state];
};

/** A round is over: what it shows is made ready and compared; one that failed is tried again later, or ends the watch. */
export function roundEnded(environment: Environment, state: State, ended: ShownEnd): Step {
	const {watch} = state;
	if (!watch || state.isOver) return [state];
	if (watch.ending) return endWatch(environment, state, watch);
	const {output, errors} = resultOf(ended.job);
	if (errors.length > 0 || !output) {
		const later = afterFailure(watch, errors);
		if (later) return wait(environment, state, {...watch, ...later}, ended.at);
		// Nothing was shown yet: it is a line that failed, as any other.
		return watch.last ? endWatch(environment, state, watch, errors) : showResult(environment, {...state, watch: undefined}, ended);
	}
	const known = nodeOf(environment.tree, watch.command.path, output.from) ?? {};
	return [
		{...state, watch: {...watch, framing: ended.at}},
		{type: 'frame', work: roundOf(watch, output, {known, now: ended.at})},
	];
}

/** What a round shows is there; without it it was stopped. */
export function framed(environment: Environment, state: State, {made}: Message & {readonly type: 'framed'}): Step {
	const {watch} = state;
	if (watch?.framing === undefined || state.isOver) return [state];
	const {framing: at, ...rest} = watch;
	if (!made || watch.ending) return endWatch(environment, state, rest);
	if (!made.ok) return endWatch(environment, state, rest, [made.error]);
	const {frame, changes} = made.value;
	const next: WatchedLine = withRound(rest, frame, changes, at);
	const written = environment.settings.redraw ? [] : print(rest.last ? changeLines(changes, frame.columns, at) : tableOf(environment, state, next));
	const step = isMet(next) ? endWatch(environment, state, next) : wait(environment, state, next, at);
	return andThen([state, ...written], () => step);
}

/** The table of what was shown last, with its head. */
function tableOf({theme}: Environment, {size}: State, watch: WatchedLine): string {
	if (!watch.last) return '';
	const {output} = markedRows(watch.last);
	const table = format(output, {as: 'table', wide: false, plain: false, terminal: true, width: size.columns, theme, now: watch.last.at});
	return `${headOf(watch)}\n${[...table].join('')}`;
}

function wait(environment: Environment, state: State, watch: WatchedLine, at: number): Step {
	const dueAt = at + waitMs(watch);
	const said = environment.settings.redraw ? '' : faultOf(watch, dueAt - at);
	return [{...state, watch: {...watch, framing: undefined, dueAt}}, ...print(said)];
}

/** A key while a line is watched: `q` and Ctrl-C end it, all others mean nothing. */
export function watchKey(environment: Environment, state: State, key: Key): Step {
	const intent = key.type === 'chord' ? intentOf(key.chord) : undefined;
	if (intent === 'suspend') return suspend(state);
	if (intent === 'interrupt') return stopWatch(environment, state, 'interrupt');
	return key.type === 'text' && key.text === 'q' ? stopWatch(environment, state, 'quit') : [state];
}

/** Ends a watch: at once while it waits, else after what goes on, which is told to stop. A second Ctrl-C before that leaves the shell. */
function stopWatch(environment: Environment, state: State, ending: NonNullable<WatchedLine['ending']>): Step {
	const {watch, foreground} = state;
	if (!watch) return [state];
	if (watch.ending) return ending === 'interrupt' ? exit(state, interrupted) : [state];
	const told: State = {...state, watch: {...watch, ending}};
	if (watch.framing !== undefined) return [told, {type: 'stop-work'}];
	if (!foreground) return endWatch(environment, state, {...watch, ending});
	const cancel: readonly Effect[] = foreground.job === undefined ? [] : [{type: 'cancel', job: foreground.job}];
	return [{...told, foreground: {...foreground, isCancelling: true}}, ...cancel];
}

/** The exit code of what Ctrl-C stopped. */
const interrupted = 130;

/** The watch is over: what it showed last goes into the scrollback, where all before it is as it was. It rings where what was waited for has come. */
function endWatch(environment: Environment, state: State, watch: WatchedLine, failures: readonly Failure[] = []): Step {
	const {last, ending, fault} = watch;
	const worst = worstOf(failures);
	const code = worst ? exitOf(worst.code) : ending === 'interrupt' ? interrupted : last?.frame.differs ? differsExit : 0;
	const free: State = {...state, watch: undefined, foreground: undefined, isStopping: false};
	const {left, said} = code > 0 ? stoppedScript(withExit(free, code)) : {left: free, said: ''};
	const {columns} = state.size;
	const unread = fault ? `${faultOf(watch, 0).replace(/: again in 0 s$/, '')}\n` : '';
	const after = atWords(notesIn(watch) + unread + errorLines(failures, environment.theme) + said, columns);
	const head = last ? `${headOf(watch)}\n` : '';
	const bell = isMet(watch) ? '\u0007' : '';
	const tail = `${after}${endOf(watch)}\n`;
	if (!last) return [left, ...print(tail)];
	const shown = showOutput(environment, left, {
		output: markedRows(last).output,
		// Whole, and without a stop: the watch is over.
		pipes: [...watch.command.pipes.filter(({name}) => name === 'wide'), {name: 'no-more', args: {}, start: 0, end: 0}],
		node: undefined,
		now: last.at,
		after: tail,
	});
	return andThen([left, ...print(`${bell}${atWords(head, columns)}`)], () => shown);
}

const notesIn = ({last}: WatchedLine): string => (last?.frame.notes ?? []).map((note) => `${sanitize(note, {lineFeeds: 'escape'})}\n`).join('');
