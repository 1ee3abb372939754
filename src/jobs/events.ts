import type {JobEvent} from './job.js';
import type {Runner} from './runner.js';

/** Tells every listener every event, in order: one that comes of what a listener does waits until all have heard the one before. */
export function createEvents(): {readonly send: (event: JobEvent) => void; readonly subscribe: Runner['subscribe']} {
	const listeners = new Set<(event: JobEvent) => void>();
	const waiting: JobEvent[] = [];
	let isSending = false;
	return {
		send: (event) => {
			waiting.push(event);
			if (isSending) return;
			isSending = true;
			try {
				for (let next = waiting.shift(); next; next = waiting.shift()) for (const listener of listeners) listener(next);
			} finally {
				isSending = false;
			}
		},
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
