import {type Failure, failure} from '../../core/failure.js';
import {isBranchRefusal} from '../read/branch.js';
import {type AskedRequest, failureOfAnswer, withData} from '../read/failures.js';
import type {Answer} from '../transport/answer.js';
import {withoutToken} from '../transport/token.js';
import {crashAnswer, detailAnswer} from '../transport/validate.js';
import {checkHint, lostAnswer, openQuestion, type PlannedWrite} from './planned-write.js';

/** A write that the server refused, or may have done all the same; with its answer. */
export type Refused = {readonly state: 'refused' | 'unknown'; readonly failure: Failure; readonly answer: Answer};

type Of = {readonly write: PlannedWrite; readonly what: string; readonly asked: AskedRequest};

/** Why an answer does not say that the write was done; undefined where it does. */
export function refusalOf(answer: Answer, of: Of): Refused | undefined {
	const {status, json, body} = answer;
	if (status === 204 || (status >= 200 && status < 300 && json !== undefined)) return undefined;
	if (isOpen(answer)) return {state: 'unknown', failure: withData(openFailure(answer, of), answer, of.asked.token), answer};
	const found = known(answer, of) ?? failureOfAnswer(answer, {...of.asked, ...listOf(of)});
	// Only a 200 with JSON is no failure there, and that was let pass above.
	const plain = found ?? failure.rejected(of.asked.instance.name, status, body);
	return {state: 'refused', failure: withData({...plain, message: withoutToken(plain.message, of.asked.token)}, answer, of.asked.token), answer};
}

const listOf = ({what, write}: Of): Pick<AskedRequest, 'list'> => ({
	list: {what, path: write.path.replace(/^\/api/, ''), permission: `to write ${what}`},
});

/**
 * Whether the write may have been done although the answer does not say so: a front that lost the answer, an answer cut short,
 * a crash after the commit. NetBox crashes of the database are rolled back.
 */
function isOpen(answer: Answer): boolean {
	const {status, headers, json} = answer;
	if ([408, 502, 503, 504].includes(status)) return true;
	if (status >= 200 && status < 300) return /json/i.test(headers['content-type'] ?? '');
	if (status !== 500) return false;
	const crash = crashAnswer.safeParse(json).data;
	return !isBranchRefusal(answer) && !['IntegrityError', 'DataError'].includes(crash?.exception ?? '');
}

function openFailure({status, json, headers}: Answer, {write, what, asked}: Of): Failure {
	const crash = crashAnswer.safeParse(json).data;
	if (status !== 500) return lostAnswer({write, what});
	const id = headers['x-request-id'];
	const text = [crash ? `${crash.exception}: ${crash.error}` : 'no reason given', ...(id === undefined ? [] : [`X-Request-ID ${id}`])].join(', ');
	return failure.crashedWrite(`${write.method} ${what}`, withoutToken(text.slice(0, 300), asked.token), openQuestion(write), checkHint(what));
}

/** The refusals that mean more than their status. A duplicate is a 400 or, where the plugin does not look first, a crash. */
function known(answer: Answer, {write, what, asked}: Of): Failure | undefined {
	const {status, json, body} = answer;
	const {name} = asked.instance;
	const detail = detailAnswer.safeParse(json).data?.detail ?? '';
	const crash = crashAnswer.safeParse(json).data;
	if (status === 403 && /permission to perform this action/i.test(detail)) return failure.mayNotWrite(name, verbs[write.method], what);
	if (status === 404 && json !== undefined) return failure.noObject(what, idOf(write), name);
	if (status === 409) return failure.inTheWay(name, detail);
	if (status === 412) return failure.changedMeanwhile(what, Number(idOf(write)), name);
	if (crash?.exception === 'IntegrityError' && /unique/i.test(crash.error)) return failure.existsAlready(what, keyOf(crash.error), name);
	if (status === 400 && /already exists\./.test(body) && !isBulk(json)) return failure.existsAlready(what, reasonIn(answer, asked), name);
	return undefined;
}

const verbs = {POST: 'create', PUT: 'change', PATCH: 'change', DELETE: 'delete'} as const;

/** An answer about several objects, of which each has its own reasons. */
const isBulk = (json: unknown): boolean => Array.isArray(json) || (typeof json === 'object' && json !== null && 'errors' in json);

/** The last part of a path: `12` of `/api/dcim/sites/12/`. */
const idOf = ({path}: PlannedWrite): string => path.split('/').at(-2) ?? '';

/** PostgreSQL names the columns and values: `Key (slug)=(ams1) already exists.` */
const keyOf = (error: string): string => /DETAIL:\s*Key (.*) already exists/s.exec(error)?.[1] ?? '';

function reasonIn(answer: Answer, asked: AskedRequest): string {
	const message = failureOfAnswer(answer, asked)?.message ?? '';
	return message.replace(/^NetBox ".*?" answered \d+: /, '');
}
