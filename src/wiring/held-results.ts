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
