import {parseJson, TooDeep} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {authenticate} from '../access/auth.js';
import {seenBy} from '../access/rights.js';
import {type Answer, crash, lack, page} from '../http/answer.js';
import {type Asked, searchOf} from '../http/request.js';
import type {Scene} from '../model/context.js';
import type {Store} from '../state/store.js';

import {typeName} from '../values/type-name.js';
import {type Query, runQuery} from './run.js';

/** Answers `/graphql/`: faults of a query are a 200 with `data: null`, those of a request or a credential plain sentences typed as HTML (seen on 4.7.3). */
export function answerGraphql(
	asked: Asked,
	here: {readonly store: Store; readonly scene: Scene; readonly now: () => Date; readonly maximum: number},
): Answer {
	const authorization = asked.headers['authorization'];
	if (authorization === undefined) return withoutCredential(asked);
	const caller = authenticate({authorization, address: asked.address, now: here.now()}, here.store);
	if (!caller.ok) return page(403, caller.error);
	const read = readQuery(asked);
	return 'refusal' in read ? read.refusal : runQuery(read, {...here, scene: seenBy(caller.value, here), caller: caller.value});
}

/** A program is told; a browser is sent to the login page. */
function withoutCredential({headers}: Asked): Answer {
	return (headers['accept'] ?? '*/*').includes('application/json')
		? page(403, 'No credentials provided.')
		: page(302, '', {location: '/login/?next=/graphql/'});
}

type Read = Query | {readonly refusal: Answer};

const refuse = (status: number, sentence: string): Read => ({refusal: page(status, sentence)});

function readQuery(asked: Asked): Read {
	if (asked.method !== 'POST' && asked.method !== 'GET') return refuse(405, 'GraphQL only supports GET and POST requests.');
	const given = asked.method === 'GET' ? fromUrl(asked) : fromBody(asked);
	if (given === undefined) return refuse(400, 'Unable to parse request body as JSON');
	if (!('value' in given)) return given;
	const {value} = given;
	if (Array.isArray(value)) return refuse(400, 'Batching is not enabled');
	if (!isRow(value)) throw crash('AttributeError', `'${typeName(value)}' object has no attribute 'get'`);
	const {query = null, variables = null, operationName = null} = value;
	const isText = query === null || typeof query === 'string';
	if (!isText) return refuse(400, "The GraphQL operation's `query` must be a string or null, if provided.");
	if (variables !== null && !isRow(variables)) return refuse(400, "The GraphQL operation's `variables` must be an object or null, if provided.");
	if (!query) return refuse(400, 'No GraphQL query found in the request');
	return {query, variables: variables ?? {}, operationName: operationName === null || operationName === '' ? undefined : String(operationName)};
}

function fromUrl(asked: Asked): {readonly value: Json} | undefined {
	const given = Object.fromEntries(new URLSearchParams(searchOf(asked)));
	const text = given['variables'];
	const variables = text === undefined || text === '' ? {value: null} : parsed(text);
	return variables && {value: {...given, variables: variables.value} as Row};
}

function fromBody({headers, body}: Asked): {readonly value: Json} | Read | undefined {
	const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	return type === 'application/json' ? parsed(body) : refuse(400, 'Unsupported content type');
}

function parsed(text: string): {readonly value: Json} | undefined {
	try {
		return {value: parseJson(text)};
	} catch (error) {
		if (error instanceof TooDeep) throw lack(`JSON that is ${error.message}`);
		return undefined;
	}
}
