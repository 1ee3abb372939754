import {once} from 'node:events';

/**
 * What the work gives, or a rejection as soon as the signal goes off, even where the work does not listen to it. The work
 * may then still end in its own time; nobody hears of it.
 */
export async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
	const settled = new AbortController();
	// A dependent signal: many waits on one job's signal would otherwise be reported as a leak of listeners.
	const either = AbortSignal.any([signal]);
	const abort = async (): Promise<never> => {
		if (!either.aborted) await once(either, 'abort', {signal: settled.signal});
		throw signal.reason;
	};
	try {
		return await Promise.race([work, abort()]);
	} finally {
		settled.abort();
	}
}
