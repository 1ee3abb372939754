import type {Update} from './environment.js';
import type {Effect, Message} from './message.js';
import {looksSame, type State} from './state.js';

/** The running shell: one state, changed by messages alone. */
export type Program = {
	readonly state: () => State;
	readonly send: (message: Message) => void;
	/** The listener is called after each change that shows, until the function given back is called. */
	readonly subscribe: (listener: () => void) => () => void;
};

export type ProgramOptions = {
	readonly initial: State;
	readonly update: Update;
	/** Does what the shell wants done; may send at once. */
	readonly perform: (effect: Effect, send: (message: Message) => void) => void;
};

/** The loop. Messages wait in a queue, so that an effect which sends at once never meets a half-done update. */
export function createProgram({initial, update, perform}: ProgramOptions): Program {
	const listeners = new Set<() => void>();
	const queue: Message[] = [];
	let state = initial;
	let isTurning = false;

	const turn = (message: Message): void => {
		const [next, ...effects] = update(state, message);
		const isChanged = !looksSame(state, next);
		state = next;
		if (isChanged) for (const listener of listeners) listener();
		for (const effect of effects) perform(effect, send);
	};
	const send = (message: Message): void => {
		queue.push(message);
		if (isTurning) return;
		isTurning = true;
		try {
			for (let next = queue.shift(); next; next = queue.shift()) turn(next);
		} finally {
			isTurning = false;
		}
	};

	return {
		state: () => state,
		send,
		subscribe: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}
