import type {Row} from '../output.js';
import {type Answer, detail, json, page} from './answer.js';
import type {Fault} from './faults.js';

/** How an answer leaves the server: as it is, cut half-way, or not at all. */
export type Delivery = {readonly answer: Answer; readonly wire: 'whole' | 'truncated' | 'reset' | 'silent'; readonly waitMs: number};

const login = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action="/login" method="post"></form></body></html>\n';
const statusTexts: {readonly [status: string]: string} = {
	429: 'Too Many Requests',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Timeout',
};

/** Lets the faults of a request befall its answer, one after the other. `work` is called only where the request reaches NetBox at all. */
export function misbehave(faults: readonly Fault[], work: () => Answer): Delivery {
	const front = faults.map(answerOf).find((made) => made !== undefined);
	const lost = faults.find((fault) => fault.kind === 'reset' || fault.kind === 'silent');
	const cut = faults.some((fault) => fault.kind === 'truncated');
	const waitMs = faults.reduce((sum, fault) => sum + (fault.kind === 'latency' ? Number(fault.value ?? 1000) : 0), 0);
	const answer = front ?? (lost === undefined ? work() : page(200, ''));
	const moved = faults.some((fault) => fault.kind === 'next-host') ? withInnerHost(answer) : answer;
	return {answer: moved, wire: lost === undefined ? (cut ? 'truncated' : 'whole') : lost.kind === 'reset' ? 'reset' : 'silent', waitMs};
}

/** What a front server or a broken NetBox answers in place of the real answer. */
function answerOf({kind, value}: Fault): Answer | undefined {
	switch (kind) {
		case 'html-login':
			return page(200, login);
		case 'retry-after':
			return page(429, statusPage('429'), {'retry-after': value ?? '1'});
		case '401':
			return detail(401, 'Authentication credentials were not provided.', {'www-authenticate': 'Token'});
		case '403':
			return detail(403, 'You do not have permission to perform this action.');
		case '500':
			return json(500, {error: 'connection already closed', exception: 'OperationalError', netbox_version: '4.7.3', python_version: '3.12.1'});
		case '404':
		case '429':
		case '502':
		case '503':
		case '504':
			return page(Number(kind), statusPage(kind));
		default:
			return undefined;
	}
}

const statusPage = (status: string): string => {
	const title = `${status} ${statusTexts[status] ?? 'Not Found'}`;
	return `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n</body>\n</html>\n`;
};

/** A list whose `next` and `previous` name a host that only the server itself can reach, as behind a badly set up front. */
function withInnerHost(answer: Answer): Answer {
	if (answer.body === undefined || !('json' in answer.body)) return answer;
	const body = answer.body.json as Row;
	const inner = (link: unknown): string | null =>
		typeof link === 'string' ? link.replace(/^https?:\/\/[^/]+/u, 'http://netbox-internal:8001') : null;
	return 'next' in body ? {...answer, body: {json: {...body, next: inner(body['next']), previous: inner(body['previous'])}}} : answer;
}
