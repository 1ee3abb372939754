import {setTimeout} from 'node:timers/promises';
import pLimit from 'p-limit';
import {err, type Result} from '../../core/result.js';
import {untilAborted} from './aborting.js';
import type {Answer} from './answer.js';
import type {Method, Transport, Wire} from './http.js';
import {firstBackoff, longestWait, rateLimitLeft, retryAfter, waitText} from './retry-after.js';
import {aborted, type TransportError} from './transport-error.js';

/** What time is and how it passes; `sleep` ends early, without a rejection, when the signal goes off. */
export type Clock = {readonly now: () => number; readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>};

/** Real time. */
export const realSleep: Clock['sleep'] = async (ms, signal) => {
	await setTimeout(ms, undefined, {signal}).catch(() => undefined);
};

/** One request on its way, a GET where nothing else is said. `onSent` hears of every request, redirects included, before it goes out. */
type QueuedRequest = {
	readonly url: string;
	readonly method?: Method;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string | undefined;
	readonly signal: AbortSignal;
	/** The connection to go over; any of the transport's where not given. */
	readonly wire?: Wire | undefined;
	readonly onSent: () => void;
	/** As in the transport's `send`. */
	readonly onWritten?: () => void;
};

/** The way to one server, shared by all jobs: 4 requests at a time, and none while the server asks for quiet. */
export type RequestQueue = {readonly send: (sending: QueuedRequest) => Promise<Result<Answer, TransportError>>};

/** Requests that one server may have in flight. */
export const mostInFlight = 4;

/** Redirects that a read follows, and only to the same path of its own server: see `isSameRead`. */
const mostRedirects = 3;

/** What a queue needs; `log` hears one line per request; 4 requests at a time where `inFlight` is not given. */
type QueueOptions = {
	readonly transport: Transport;
	readonly clock: Clock;
	readonly log: (line: string) => void;
	readonly inFlight?: number | undefined;
};

/** A queue of its own for one server. */
export function createRequestQueue(options: QueueOptions): RequestQueue {
	const {clock} = options;
	const limit = pLimit(options.inFlight ?? mostInFlight);
	let quietUntil = 0;
	const send = async (sending: QueuedRequest): Promise<Result<Answer, TransportError>> => {
		while (quietUntil > clock.now() && !sending.signal.aborted) {
			const left = quietUntil - clock.now();
			if (left > longestWait) return err(comeBack(left));
			await clock.sleep(left, sending.signal);
		}
		if (sending.signal.aborted) return err(aborted);
		const sent = await follow(options, sending);
		if (sent.ok) quietUntil = Math.max(quietUntil, clock.now() + quiet(sent.value, clock.now()));
		return sent;
	};
	return {
		send: async (sending) => {
			try {
				return await untilAborted(limit(send, sending), sending.signal);
			} catch (error) {
				if (sending.signal.aborted) return err(aborted);
				throw error;
			}
		},
	};
}

const comeBack = (ms: number): TransportError => ({kind: 'limit', why: `it asks to come back in ${waitText(ms)}`, again: false, slow: false});

/** One 429 quiets everybody: the others would be refused as well and make it worse. */
const quiet = (answer: Answer, now: number): number =>
	Math.max(rateLimitLeft(answer, now), answer.status === 429 ? (retryAfter(answer, now) ?? firstBackoff) : 0);

/** By hand, since the token must not go elsewhere; an answer that leads there is given back as it is, and so is any to a write. */
async function follow(
	{transport, clock, log}: QueueOptions,
	{url, onSent, wire, method = 'GET', ...rest}: QueuedRequest,
): Promise<Result<Answer, TransportError>> {
	let at = url;
	for (let redirects = 0; ; redirects += 1) {
		onSent();
		const began = clock.now();
		const answer = await (wire ?? transport).send(at, {...rest, method});
		log(`${method} ${at} ${answer.ok ? answer.value.status : answer.error.why} ${clock.now() - began}ms`);
		const next = answer.ok ? redirectOf(answer.value, at) : undefined;
		if (next === undefined || method !== 'GET' || redirects === mostRedirects || !isSameRead(next, url)) return answer;
		at = next;
	}
}

/**
 * Whether two URLs mean the same read of one server: the second's path with at most a slash more at its end and a base path more at its
 * beginning, and the same query. Any other page, sign-ins among them, would get the token and give other rows.
 */
export function isSameRead(next: string, url: string): boolean {
	const [to, from] = [new URL(next), new URL(url)];
	const path = from.pathname.replace(/\/$/, '');
	const query = ({searchParams}: URL): string => `${searchParams}`;
	return to.origin === from.origin && to.pathname.replace(/\/$/, '').endsWith(path) && query(to) === query(from);
}

/** Where an answer sends us, in full; undefined where it is no redirect. */
export function redirectOf({status, headers}: Answer, url: string): string | undefined {
	const location = headers['location'];
	if (![301, 302, 303, 307, 308].includes(status) || location === undefined || !URL.canParse(location, url)) return undefined;
	return new URL(location, url).href;
}
