import {stringifyJson} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {Answer} from '../http/answer.js';
import type {Struck} from './effect.js';

const bodyOf = ({body}: Answer): Json | undefined => (body !== undefined && 'json' in body ? body.json : undefined);

/** JSON that ends half-way, while HTTP says that the answer is whole. */
export function cutJson(answer: Answer): Answer {
	const body = bodyOf(answer);
	if (body === undefined) return answer;
	const text = stringifyJson(body);
	return {...answer, body: {text: text.slice(0, Math.floor(text.length / 2)), type: 'application/json'}};
}

/** JSON that is said to be plain text. */
export function typedAsText(answer: Answer): Answer {
	const body = bodyOf(answer);
	return body === undefined ? answer : {...answer, body: {text: stringifyJson(body), type: 'text/plain; charset=utf-8'}};
}

/** JSON of another service, where NetBox would answer well. */
export const otherShape = (answer: Answer): Answer => (answer.status === 200 ? {...answer, body: {json: {status: 'ok'}}} : answer);

/** A list whose `next` and `previous` name a host that only the server itself can reach, as behind a badly set up front. */
export function innerLinks(answer: Answer): Answer {
	const body = bodyOf(answer);
	if (body === undefined || !isRow(body) || !('next' in body)) return answer;
	const inner = (link: Json | undefined): Json =>
		typeof link === 'string' ? link.replace(/^https?:\/\/[^/]+/u, 'http://netbox-internal:8001') : null;
	const moved: Row = {...body, next: inner(body['next']), previous: inner(body['previous'])};
	return {...answer, body: {json: moved}};
}

/** The headers of a front whose limit is used up until so many seconds from now. */
export function usedUp(answer: Answer, {value, lab}: Struck): Answer {
	const reset = Math.ceil(lab.now().getTime() / 1000) + Number(value);
	const limits = {'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset)};
	return {...answer, headers: {...answer.headers, ...limits}};
}
