import type {Key} from '../terminal/key-names.js';
import {asked, askingKey, askNext} from './asking.js';
import {andThen, type Environment, type Step, type Update} from './environment.js';
import {jobHappened, jobStarted} from './jobs.js';
import {interruptJob, signalled, suspend} from './leave.js';
import {intentOf} from './line/keymap.js';
import {menuKey} from './line/menu.js';
import {loadingKey} from './line/multiline-input.js';
import {historyCame, searchKey} from './line/search.js';
import {runFilled, runStatement} from './line/submit.js';
import {obey, typeKey} from './line/typing.js';
import {valuesCame} from './line/values.js';
import type {Message} from './message.js';
import {opened, pagerKey, sought} from './pager/pager.js';
import {fitPager} from './pager/turning.js';
import {saved, shown} from './result.js';
import {isBusy, isIdle, type State} from './state.js';
import {framed, nextRound, watchKey} from './watch.js';

/** The conversation as a pure function: what the shell becomes, and what it wants done, when something happens. */
export function createUpdate(environment: Environment): Update {
	return (state, message) => settle(environment, receive(environment, state, message));
}

function receive(environment: Environment, state: State, message: Message): Step {
	switch (message.type) {
		case 'key':
			return keyPressed(environment, state, message.key);
		case 'resized':
			return [fitPager(environment, {...state, size: {columns: message.columns, rows: message.rows}})];
		case 'started':
			return jobStarted(state, message);
		case 'job':
			return jobHappened(environment, state, message);
		case 'values':
			return valuesCame(environment, state, message);
		case 'standing':
			return [{...state, standing: message.standing}];
		case 'asked':
			return asked(environment, state, message.question);
		case 'returned':
			return [{...state, lent: Math.max(0, state.lent - 1)}];
		case 'saved':
			return saved(environment, state, message);
		case 'shown':
			return shown(environment, state, message);
		case 'drawn':
			return opened(environment, state);
		case 'sought':
			return sought(environment, state, message);
		case 'framed':
			return framed(environment, state, message);
		case 'history':
			return [historyCame(state, message)];
		case 'tick':
			return ticked(state, message.at);
		case 'signal':
			return signalled(state, message);
		default:
			return message satisfies never;
	}
}

/** The time: while nothing but a wait goes on, it is told by the second alone. */
function ticked(state: State, at: number): Step {
	if (!isBusy(state)) return [state];
	const isWaiting = state.watch?.dueAt !== undefined;
	const isSame = isWaiting && Math.floor((state.clock ?? 0) / 1000) === Math.floor(at / 1000);
	return nextRound(isSame ? state : {...state, clock: at}, at);
}

/** A question that waited; while the prompt is free the next line of a pasted block, then keys that were typed too early. */
function settle(environment: Environment, step: Step): Step {
	const rest = (done: Step): Step => ended(andThen(done, (state) => askNext(environment, state)));
	let settled = rest(step);
	for (let [state] = settled; isIdle(state) && isPending(state); [state] = settled) {
		settled = rest(andThen(settled, (free) => goOn(environment, free)));
	}
	return settled;
}

/** The line that was entered is over once the prompt is free, and nothing was read for it that is still to run. */
const ended = (step: Step): Step =>
	andThen(step, (state) => {
		const {entered, filled} = state;
		if (!entered || filled !== undefined || !isIdle(state)) return [state];
		return [
			{...state, entered: undefined},
			{type: 'ended', exit: entered.exit},
		];
	});

const isPending = ({filled, script, typedAhead}: State): boolean => filled !== undefined || script.length > 0 || typedAhead.length > 0;

function goOn(environment: Environment, state: State): Step {
	if (state.filled !== undefined) return runFilled(environment, {...state, filled: undefined}, state.filled);
	const [statement, ...script] = state.script;
	if (statement !== undefined) return runStatement(environment, {...state, script}, statement);
	const [key, ...typedAhead] = state.typedAhead;
	return key ? keyPressed(environment, {...state, typedAhead}, key) : [state];
}

function keyPressed(environment: Environment, state: State, key: Key): Step {
	if (state.isOver) return [state];
	const {overlay} = state;
	if (overlay?.kind === 'asking') return askingKey(environment, state, {asking: overlay, key});
	if (overlay?.kind === 'pager') return pagerKey(environment, state, {pager: overlay, key});
	if (overlay?.kind === 'loading') return loadingKey(state, overlay, key);
	if (state.watch) return watchKey(environment, state, key);
	if (!isIdle(state)) return keyWhileBusy(state, key);
	const fresh = refreshed(state, key);
	switch (overlay?.kind) {
		case undefined:
			return typeKey(environment, fresh, key);
		case 'search': {
			const {step, means} = searchKey(fresh, overlay, key);
			return means ? andThen(step, (taken) => obey(environment, taken, means)) : step;
		}
		case 'menu':
			return menuKey(environment, fresh, {menu: overlay, key}) ?? typeKey(environment, {...fresh, overlay: undefined}, key);
		default:
			return overlay satisfies never;
	}
}

/** Ctrl-C and Ctrl-Z act at once, all other keys wait for the prompt. */
function keyWhileBusy(state: State, key: Key): Step {
	const intent = key.type === 'chord' ? intentOf(key.chord) : undefined;
	if (intent === 'interrupt') return interruptJob(state);
	if (intent === 'suspend') return suspend(state);
	return [{...state, typedAhead: [...state.typedAhead, key]}];
}

/** What was said or begun for the key before is over: the notice, the wait for values, the walk through the history. */
function refreshed(state: State, key: Key): State {
	const intent = key.type === 'chord' ? intentOf(key.chord) : undefined;
	const isWalking = intent === 'older' || intent === 'newer';
	return {...state, notice: undefined, wanting: undefined, walk: isWalking ? state.walk : undefined};
}
