import {limits} from '../../core/limits.js';
import {describeLimit} from '../../text/ages.js';
import type {Answer} from './answer.js';

/** The longest a server may make us wait, in ms; above it the read gives up and says when to come back. */
export const longestWait = 60_000;

/** The ms before a first retry, where the server does not say. */
export const firstBackoff = 250;

/** The time of an answer by the server's own clock, in ms, from its Date header. */
export function clockOf({headers}: Answer): number | undefined {
	return timeOf(headers['date'] ?? '');
}

/** A date of a header in ms; undefined where it is none, or none of our time (1970 to 2999). */
function timeOf(text: string): number | undefined {
	const time = Date.parse(text);
	return time >= 0 && time < Date.UTC(3_000, 0) ? time : undefined;
}

/** A wait of so many ms, within what anybody may ask for. */
const bounded = (ms: number): number => Math.min(Math.max(0, ms), limits.headerSeconds * 1_000);

/** The ms that `Retry-After` asks for: a number of seconds or an HTTP date, where the past means now. Undefined without it. */
export function retryAfter(answer: Answer, now: number): number | undefined {
	const asked = answer.headers['retry-after']?.trim();
	if (!asked) return undefined;
	if (/^\d+$/.test(asked)) return bounded(Number(asked) * 1_000);
	const at = timeOf(asked);
	return at === undefined ? undefined : bounded(at - (clockOf(answer) ?? now));
}

/** The ms until a rate limit that is used up starts anew; 0 where nothing says so. `X-RateLimit-Reset` is in Unix seconds. */
export function rateLimitLeft(answer: Answer, now: number): number {
	const reset = answer.headers['x-ratelimit-reset']?.trim() ?? '';
	if (answer.headers['x-ratelimit-remaining']?.trim() !== '0' || !/^\d+(\.\d+)?$/.test(reset)) return 0;
	return bounded(Number(reset) * 1_000 - (clockOf(answer) ?? now));
}

/** The ms before a retry, from 1: doubled each time, a quarter more or less by chance (`random` gives 0 to 1). */
export const backoff = (attempt: number, random: () => number): number => Math.round(firstBackoff * 2 ** (attempt - 1) * (0.75 + random() / 2));

/** Prose of a wait: `90 s`, of the longest `a day or more`. */
export const waitText = (ms: number): string => (ms < limits.headerSeconds * 1_000 ? describeLimit(Math.ceil(ms / 1_000) * 1_000) : 'a day or more');
