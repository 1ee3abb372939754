import type {Json, Row} from '../../output.js';
import {type Answer, detail, json, page} from '../answer.js';
import {authenticate} from '../auth.js';
import type {Asked} from '../request.js';
import type {Scene} from '../scene.js';
import type {Store} from '../store.js';
import {readBody} from '../writes/body.js';
import {parseQuery, type Selection} from './parse.js';
import {type QueryFault, type RunAt, runRoot} from './run.js';

const maximumAliases = 10;

/** Answers `POST /graphql/`: faults of a query are a 200 with `data: null`, those of a credential plain sentences typed as HTML. */
export function answerGraphql(
	asked: Asked,
	here: {readonly store: Store; readonly scene: Scene; readonly now: () => Date; readonly maximum: number},
): Answer {
	const authorization = asked.headers['authorization'];
	if (authorization === undefined) return withoutCredential(asked);
	const caller = authenticate({authorization, address: asked.address, now: here.now()}, here.store);
	if (!caller.ok) return page(403, caller.error);
	if (asked.method !== 'POST') return detail(405, `Method "${asked.method}" not allowed.`);
	const read = readBody(asked);
	if ('refusal' in read) return read.refusal;
	if (Array.isArray(read.value)) return page(400, 'Batching is not enabled');
	const {query, variables} = (read.value ?? {}) as Row;
	if (typeof query !== 'string') return page(400, 'No GraphQL query found in the request');
	return json(200, runQuery(query, (variables ?? {}) as Row, {...here, caller: caller.value}));
}

/** A program is told; a browser is sent to the login page. */
function withoutCredential({headers}: Asked): Answer {
	return (headers['accept'] ?? '*/*').includes('application/json')
		? page(403, 'No credentials provided.')
		: page(302, '', {location: '/login/?next=/graphql/'});
}

function runQuery(query: string, variables: Row, at: RunAt): Row {
	const parsed = parseQuery(query, variables);
	if (!parsed.ok) return failed(query, {fault: parsed.error, at: 0});
	const aliases = countAliases(parsed.value);
	if (aliases > maximumAliases) return failed(query, {fault: `${aliases} aliases found. Allowed: ${maximumAliases}`, at: 0});
	try {
		return {data: Object.fromEntries(parsed.value.map((selection): [string, Json] => [selection.alias, runRoot(selection, at)]))};
	} catch (thrown) {
		if (isFault(thrown)) return failed(query, thrown);
		throw thrown;
	}
}

const isFault = (thrown: unknown): thrown is QueryFault => typeof thrown === 'object' && thrown !== null && 'fault' in thrown;

const countAliases = (selections: readonly Selection[]): number =>
	selections.reduce((sum, {name, alias, fields}) => sum + Number(name !== alias) + countAliases(fields), 0);

function failed(query: string, {fault, at, path}: QueryFault): Row {
	const before = query.slice(0, at).split('\n');
	const locations = [{line: before.length, column: (before.at(-1)?.length ?? 0) + 1}];
	return {data: null, errors: [{message: fault, locations, ...(path !== undefined && {path})}]};
}
