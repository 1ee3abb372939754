import {type Failure, failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {nearest} from '../../text/did-you-mean.js';
import {objectTypes} from '../read/object-types.js';
import type {Answer} from '../transport/answer.js';
import {isSameRead, redirectOf} from '../transport/request-queue.js';
import {isPassing} from '../transport/retry.js';
import {tokenKind, withoutToken} from '../transport/token.js';
import type {TransportError} from '../transport/transport-error.js';
import {crashAnswer, detailAnswer} from '../transport/validate.js';
import {cut, fieldReasons, joined, reasonsIn} from './reasons.js';
import {isOlder} from './versions.js';

/** What a request was about, for messages. */
export type AskedRequest = {
	readonly instance: NetboxInstance;
	readonly token: string;
	/** In full, as it was sent. */
	readonly url: string;
	/** A list, or nothing for `/api/status/`. */
	readonly list?: {readonly path: string; readonly what: string; readonly permission: string};
	readonly proxy?: string | undefined;
};

/** The failure of a read that got no whole answer. Not for aborted ones: only the caller knows how far the job came. */
export function failureOfBroken({why, hint}: TransportError, {instance, proxy}: AskedRequest): Failure {
	const through = proxy === undefined ? undefined : `a proxy is set for it: ${proxy}`;
	return failure.unreachable(instance.name, instance.url, why, hint ?? through);
}

/** The failure that an answer means; undefined where it is a 200 with JSON. */
export function failureOfAnswer(answer: Answer, asked: AskedRequest): Failure | undefined {
	const found = describe(answer, asked);
	return found && withData(hideToken(found, asked.token), answer, asked.token);
}

/** The same failure with what its answer says as data: status, id of the request, and of a refusal what was wrong with which field. */
export function withData(found: Failure, {status, headers, json}: Answer, token: string): Failure {
	const id = headers['x-request-id'];
	const fields = status === 400 ? fieldReasons(json, token) : undefined;
	return {...found, status, ...(id !== undefined && {requestId: withoutToken(id.slice(0, 100), token)}), ...(fields && {fields})};
}

/** The failure of JSON that is not what NetBox answers there; `why` is what the check said. */
export const wrongShape = (asked: AskedRequest, why: string): Failure =>
	failure.unexpectedAnswer(
		asked.instance.name,
		'application/json, 200',
		hideIn(`${cut(why)} in the answer to ${new URL(asked.url).pathname}`, asked.token),
	);

function describe(answer: Answer, asked: AskedRequest): Failure | undefined {
	const {status, json} = answer;
	const {name} = asked.instance;
	const detail = detailAnswer.safeParse(json).data?.detail;
	if (status === 200 && json !== undefined) return undefined;
	if (status >= 300 && status < 400) return redirected(answer, asked);
	if (status === 407) return failureOfBroken({kind: 'proxy', why: 'the proxy asks for a sign-in (407)', again: false, slow: false}, asked);
	const front = frontSignIn(answer, detail);
	if (front !== undefined) return failure.frontSignIn(name, [status, front].filter((part) => part !== '').join(', '));
	if (status === 401 || (status === 403 && detail !== undefined)) return denied(answer, detail, asked);
	if (status === 403 && isSentence(answer)) return denied(answer, answer.body.trim(), asked);
	if (isPassing(status)) return failureOfBroken({kind: 'connection', why: `${status} from NetBox`, again: false, slow: false}, asked);
	if (status === 404 && json === undefined) return missing(answer, asked);
	if (json === undefined && !isPlainRefusal(answer)) return notJson(answer, asked);
	const reason = cut(reasonOf(answer, detail));
	return status === 501 ? failure.notSupported(name, reason) : failure.rejected(name, status, reason);
}

/**
 * How a front asks for a sign-in of its own, in a few words, where an answer is one; undefined where it is NetBox's. NetBox itself gives a
 * reason as JSON and names no scheme (seen on 4.4 and 4.7).
 */
export function frontSignIn({status, headers, body}: Answer, detail: string | undefined): string | undefined {
	const isNetbox = detail !== undefined && 'api-version' in headers;
	if (isNetbox || (status !== 401 && status !== 403)) return undefined;
	const foreign = schemesIn(headers['www-authenticate'] ?? '').find((scheme) => scheme.toLowerCase() !== 'token');
	if (foreign !== undefined) return cut(foreign);
	return status === 401 && detail === undefined ? cut((titleOf(body) ?? '').replace(/^40[13]\s*/, '')) : undefined;
}

/** The schemes of `WWW-Authenticate` (RFC 9110, section 11.6.1): each begins a part, and its parameters have a "=". */
const schemesIn = (header: string): readonly string[] =>
	header
		.replace(/"[^"]*"/g, '')
		.split(',')
		.flatMap((part) => /^\s*([a-z][\w-]*)(?!\s*=)(?=\s|$)/i.exec(part)?.[1] ?? []);

/** The branching plugin and gunicorn refuse in a few words, typed as HTML. */
const isPlainRefusal = ({status, body}: Answer): boolean => status === 400 && !/<html|<!doctype/i.test(body) && body.trim() !== '';

/** GraphQL says in a few words, typed as HTML, what is wrong with a token: `Invalid v1 token`. */
const isSentence = ({body, json, headers}: Answer): boolean =>
	json === undefined && /^text\/html\b/i.test(headers['content-type'] ?? '') && /^[^<]{1,200}$/.test(body.trim());

/** NetBox answers 403 to bad tokens and to missing permissions alike; a front may answer 401. */
function denied(answer: Answer, detail: string | undefined, {instance, token, list}: AskedRequest): Failure {
	if (list && answer.status === 403 && /permission to perform this action/i.test(detail ?? ''))
		return failure.forbidden(instance.name, list.what, list.permission);
	const kind = tokenKind(token);
	const said = cut(detail ?? '').replace(/\.*$/, '');
	const told = /\bv[12]\b/.test(said) ? said : `${said}${said ? ' ' : ''}(it is a ${kind} token)`;
	return failure.unauthorized(instance.name, answer.status, told, tokenAdvice(instance, kind === 'v2' && isBefore45(answer)));
}

const isBefore45 = ({headers}: Answer): boolean => 'api-version' in headers && isOlder(headers['api-version'], '4.5');

function tokenAdvice({name, token}: NetboxInstance, tooNew: boolean): string {
	const set = settingOf(token, name);
	return tooNew ? `NetBox knows v2 tokens from 4.5 on; ${set}` : set;
}

function settingOf(token: NetboxInstance['token'], instance: string): string {
	if (token.from === 'option') return `it is the option "${token.name}"`;
	return token.from === 'env' ? `it comes from the variable ${token.name}` : `set it with: instance token ${instance}`;
}

function redirected(answer: Answer, {instance, url}: AskedRequest): Failure {
	const next = redirectOf(answer, url);
	if (next === undefined) return failure.unexpectedAnswer(instance.name, `redirect, ${answer.status}`);
	const {origin, pathname, protocol} = new URL(next);
	// An address such as `javascript:…` has no origin.
	if (!/^https?:$/.test(protocol)) return failure.unexpectedAnswer(instance.name, `redirect to a "${cut(protocol)}" address, ${answer.status}`);
	if (isSameRead(next, url)) return failure.unexpectedAnswer(instance.name, `more than 3 redirects, ${answer.status}`);
	const isHere = origin === new URL(url).origin;
	const question = isHere ? 'a front may ask for a sign-in of its own' : `is the address of "${instance.name}" ${origin} now?`;
	const hint = `the token was not sent there; ${question}`;
	return failure.unexpectedAnswer(instance.name, `redirect to ${cut(origin + pathname)}, ${answer.status}`, hint);
}

/** The list that every version of netbox-bgp has. */
const bgpList = /^\/plugins\/bgp\/(?:bgp)?session\//;

/** NetBox marks its own HTML pages below `/api/` with `API-Version`: then the path is unknown to it, so the plugin is missing. */
function missing(answer: Answer, asked: AskedRequest): Failure {
	const {instance, list} = asked;
	if ('api-version' in answer.headers && list?.path.startsWith('/plugins/branching/')) return failure.pluginMissing(instance.name, 'Branching');
	if ('api-version' in answer.headers && list && bgpList.test(list.path)) return failure.pluginMissing(instance.name, 'BGP');
	if ('api-version' in answer.headers && list) return failure.nothingThere(instance.name, list.path, nearest(list.what, objectTypes));
	return failure.unexpectedAnswer(instance.name, whatCame(answer), `is ${instance.url} the address of NetBox, with its base path?`);
}

function notJson(answer: Answer, {instance, url}: AskedRequest): Failure {
	const title = titleOf(answer.body);
	const page = title === undefined ? undefined : `${new URL(url).origin} showed a page called "${cut(title)}"`;
	return failure.unexpectedAnswer(instance.name, whatCame(answer), answer.unread?.isLarge ? 'no more than that is read of one answer' : page);
}

const whatCame = ({status, headers, unread}: Answer): string =>
	`${unread?.unread ?? cut((headers['content-type'] ?? 'no content type').replace(/;.*/s, ''))}, ${status}`;

function reasonOf({status, headers, body, json}: Answer, detail: string | undefined): string {
	const crash = crashAnswer.safeParse(json).data;
	const request = headers['x-request-id'];
	if (crash) return `${crash.exception}: ${cut(crash.error)}${request === undefined ? '' : ` (X-Request-ID ${request})`}`;
	if (detail !== undefined) return detail;
	if (json === undefined) return body.trim();
	const listed = reasonsIn(json);
	return listed.length > 0 ? joined(listed) : `an error without a reason (${status})`;
}

function titleOf(html: string): string | undefined {
	const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html.slice(0, 8_000))?.[1]?.replace(/\s+/g, ' ').trim();
	return title === '' ? undefined : title;
}

const hideIn = (text: string, token: string): string => withoutToken(text, token);

/** A front may repeat the request in its answer, credential included. */
function hideToken(found: Failure, token: string): Failure {
	return {...found, message: hideIn(found.message, token), ...(found.hint !== undefined && {hint: hideIn(found.hint, token)})};
}
