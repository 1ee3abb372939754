import type {Answer} from './answer.js';

/** The longest a server may make us wait, in ms; above it the read gives up and says when to come back. */
export const longestWait = 60_000;

/** The ms before a first retry, where the server does not say. */
export const firstBackoff = 250;

/** The time of an answer by the server's own clock, in ms, from its Date header. */
export function clockOf({headers}: Answer): number | undefined {
	const time = Date.parse(headers['date'] ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** The ms that `Retry-After` asks for: a number of seconds or an HTTP date, where the past means now. Undefined without it. */
export function retryAfter(answer: Answer, now: number): number | undefined {
	const asked = answer.headers['retry-after']?.trim();
	if (!asked) return undefined;
	if (/^\d+$/.test(asked)) return Number(asked) * 1_000;
	const at = Date.parse(asked);
	return Number.isNaN(at) ? undefined : Math.max(0, at - (clockOf(answer) ?? now));
}

/** The ms until a rate limit that is used up starts anew; 0 where nothing says so. `X-RateLimit-Reset` is in Unix seconds. */
export function rateLimitLeft(answer: Answer, now: number): number {
	const reset = Number(answer.headers['x-ratelimit-reset'] || Number.NaN);
	if (answer.headers['x-ratelimit-remaining']?.trim() !== '0' || Number.isNaN(reset)) return 0;
	return Math.max(0, reset * 1_000 - (clockOf(answer) ?? now));
}

/** The ms before a retry, from 1: doubled each time, a quarter more or less by chance (`random` gives 0 to 1). */
export const backoff = (attempt: number, random: () => number): number => Math.round(firstBackoff * 2 ** (attempt - 1) * (0.75 + random() / 2));

/** Prose of a wait: `90s`. */
export const inSeconds = (ms: number): string => `${Math.ceil(ms / 1_000)}s`;
