import {err, type Result} from '../../core/result.js';
import {type Answer, isJson} from './answer.js';
import type {Method, Wire} from './http.js';
import type {Clock, RequestQueue} from './request-queue.js';
import {backoff, longestWait, retryAfter, waitText} from './retry-after.js';
import type {TransportError} from './transport-error.js';
import {crashAnswer} from './validate.js';

/** A read that is about to be tried again: `attempt` of `of`, `in` ms. */
export type Retry = {readonly attempt: number; readonly of: number; readonly because: string; readonly in: number};

export type RetryOptions = {
	readonly queue: RequestQueue;
	readonly clock: Clock;
	readonly random: () => number;
	readonly signal: AbortSignal;
	readonly headers: Readonly<Record<string, string>>;
	/** GET where not given; whatever it is, the request must change nothing. */
	readonly method?: Method;
	readonly body?: string | undefined;
	/** As in the queue's `send`. */
	readonly wire?: Wire | undefined;
	/** The URL of a try, given how often before it a smaller page was called for. */
	readonly url: (halvings: number) => string;
	readonly onSent: () => void;
	readonly onRetry: (retry: Retry) => void;
};

/** Statuses of a server that may answer a moment later: a read is tried again, and what stays so is no answer of NetBox. */
export const isPassing = (status: number): boolean => [429, 502, 503, 504].includes(status);

/** Tries after the first. */
export const mostRetries = 3;

/**
 * One read, tried again as long as that may help. The loop is ours and not p-retry's: waits come from the server as often as
 * from a formula, the next try may ask for less, chance and time are injected, and a failure is a value here. The answer of
 * the last try is given back, whatever its status.
 */
export async function read(options: RetryOptions): Promise<Result<Answer, TransportError>> {
	const {queue, clock, random, signal, headers, method, body, wire, url, onSent, onRetry} = options;
	for (let attempt = 1, halvings = 0; ; attempt += 1) {
		const sent = await queue.send({url: url(halvings), headers, signal, onSent, ...(method && {method}), body, wire});
		const reason = reasonToRetry(sent, clock.now());
		if (!reason || attempt > reason.most) return sent;
		if (reason.smaller === 'must' && url(halvings + steps.must) === url(halvings)) return sent;
		const wait = Math.max(reason.after, backoff(attempt, random));
		if (reason.after > longestWait)
			return err({kind: 'limit', why: `${reason.because}: come back in ${waitText(reason.after)}`, again: false, slow: false});
		onRetry({attempt, of: reason.most, because: reason.because, in: wait});
		await clock.sleep(wait, signal);
		halvings += steps[reason.smaller];
	}
}

/** `must`: the same page would go wrong again. */
type Reason = {readonly because: string; readonly after: number; readonly most: number; readonly smaller: keyof typeof steps};

/** How often the page of the next try is halved: three tries come from 1,000 objects to 15. */
const steps = {no: 0, better: 1, must: 2} as const;

function reasonToRetry(sent: Result<Answer, TransportError>, now: number): Reason | undefined {
	if (!sent.ok)
		return sent.error.again ? {because: sent.error.why, after: 0, most: mostRetries, smaller: sent.error.slow ? 'better' : 'no'} : undefined;
	const {status, unread} = sent.value;
	if (isPassing(status))
		return {because: `${status} from NetBox`, after: retryAfter(sent.value, now) ?? 0, most: mostRetries, smaller: status === 504 ? 'better' : 'no'};
	if (status === 200 && unread?.isLarge) return {because: `an answer of ${unread.unread}`, after: 0, most: mostRetries, smaller: 'must'};
	if (isCutShort(sent.value)) return {because: 'connection closed before the whole answer came', after: 0, most: mostRetries, smaller: 'no'};
	return isLostDatabase(sent.value) ? {because: 'NetBox lost its database', after: 0, most: 1, smaller: 'no'} : undefined;
}

/** A body without a length that ends early looks whole to HTTP. */
const isCutShort = ({status, headers, json, unread}: Answer): boolean => status === 200 && isJson(headers) && json === undefined && !unread;

/** The one crash of NetBox that passes by itself. */
const isLostDatabase = ({status, json}: Answer): boolean => status === 500 && crashAnswer.safeParse(json).data?.exception === 'OperationalError';
