import {limits} from '../core/limits.js';
import type {JobId} from '../jobs/job.js';
import type {Output} from '../output/output.js';

/** Results that are not stored, of the last finished jobs of this shell; the rows of large ones are on disk (`spool.ts`). */
export function createHeldResults() {
	const held = new Map<JobId, Output>();
	return {
		of: (job: JobId): Output | undefined => held.get(job),
		hold: (job: JobId, output: Output): void => {
			held.set(job, output);
			const [oldest] = held.keys();
			if (held.size > limits.heldResults && oldest !== undefined) held.delete(oldest);
		},
	};
}

/** Results that are being stored in pieces, one after the other, beside all else that the shell does. */
export type Packing = {
	readonly add: (pack: (stop: AbortSignal) => Promise<void>) => void;
	/** Once all are stored, or so many ms have passed: what is left then is given up. */
	readonly over: (patienceMs: number) => Promise<void>;
};

/** `logBug` gets what storing one throws. */
export function createPacking(logBug: (error: unknown) => void): Packing {
	const stop = new AbortController();
	let last = Promise.resolve();
	return {
		add: (pack) => {
			last = last.then(() => (stop.signal.aborted ? undefined : pack(stop.signal))).catch(logBug);
		},
		over: async (patienceMs) => {
			const timer = setTimeout(() => stop.abort(), patienceMs);
			await last;
			clearTimeout(timer);
		},
	};
}
