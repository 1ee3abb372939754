import {type Failure, failure} from '../../core/failure.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {
	type Check,
	checkBody,
	checkChange,
	checkFlag,
	checkFunction,
	checkId,
	checkJson,
	checkObject,
	checkRow,
	checkScalar,
	checkSignal,
	checkText,
	checkWord,
	firstOf,
	listOf,
	oneOf,
	optionsOf,
	wholeNumber,
} from './arguments.js';

/** NetBox keeps the message of a change in so many characters, and crashes on more (seen on 4.7.3). */
export const longestMessage = 200;

const message: Check = (value, name) =>
	checkText(value, name) ??
	([...String(value)].length > longestMessage
		? failure.usage(`${name} has more than the ${longestMessage} characters that NetBox keeps.`)
		: undefined);

const rows = wholeNumber(1, limits.pageRows);
const offset = wholeNumber(0, 2 ** 31 - 1);
const names = {fields: listOf(checkText), omit: listOf(checkText)};
const read = {...names, brief: checkFlag, unchecked: checkObject, signal: checkSignal};
const pages = {...read, pageSize: rows};
const patience = wholeNumber(0, 2 ** 31 - 1);

const options = {
	list: optionsOf({...pages, ordering: checkText, parallel: checkFlag}),
	pages: optionsOf(pages),
	page: optionsOf({...read, limit: rows, offset, ordering: checkText}),
	get: optionsOf(names),
	one: optionsOf(read),
	count: optionsOf({unchecked: checkObject}),
	write: optionsOf({message}),
	change: optionsOf({message, since: checkRow}),
	many: optionsOf({message, since: listOf(checkRow)}),
	free: optionsOf({limit: rows}),
	provision: optionsOf({message, patience}),
	branch: optionsOf({patience, trial: checkFlag, acceptConflicts: checkFlag}),
};

/** The options of a call. */
export const optionsFault = (call: keyof typeof options, given: unknown): Failure | undefined =>
	options[call](given, 'the options') ?? omitFault((given ?? {}) as OmitArguments);

type OmitArguments = {readonly omit?: readonly string[]; readonly fields?: unknown; readonly brief?: unknown};

/** NetBox hears `fields`, then `omit`, then `brief`, and leaves the others out of account (seen on 4.7.3). */
function omitFault({omit, fields, brief}: OmitArguments): Failure | undefined {
	if (omit === undefined) return undefined;
	if (omit.length === 0) return failure.usage('"omit" names no field.', 'nothing was sent');
	if (omit.includes('id')) return failure.usage('"omit" cannot name the id, which tells rows apart.', 'nothing was sent');
	const other = fields !== undefined ? 'fields' : brief === true ? 'brief' : undefined;
	return other === undefined ? undefined : failure.usage(`"omit" does not go with "${other}": NetBox would hear one of them.`, 'nothing was sent');
}

/** What a reading is asked: a filter, without which all is meant where `isNeeded` is not said, and options. */
export const readingFault = (call: keyof typeof options, [filter, given]: readonly [unknown, unknown], isNeeded = false): Failure | undefined =>
	(filter === undefined && !isNeeded ? undefined : checkObject(filter, 'the filter')) ?? optionsFault(call, given);

export const bodyFault = (body: unknown): Failure | undefined => checkBody(body, 'the body');
export const bodiesFault = (bodies: unknown): Failure | undefined => listOf(checkBody)(bodies, 'the bodies');
export const changesFault = (changes: unknown): Failure | undefined => listOf(checkChange)(changes, 'the changes');
export const idFault = (id: unknown): Failure | undefined => checkId(id, 'the id');
export const idsFault = (ids: unknown): Failure | undefined => listOf(checkId)(ids, 'the ids');
export const kindFault = (write: unknown): Failure | undefined => oneOf('create', 'change')(write, 'the kind of write');

type ChangeCall = {readonly id: unknown; readonly body?: unknown; readonly options: unknown};

/** A change of one object: what is said of its id besides must be the same id. */
export function changeFault({id, body, options: given}: ChangeCall): Failure | undefined {
	const fault = firstOf([idFault(id), body === undefined ? undefined : bodyFault(body), optionsFault('change', given)]);
	if (fault) return fault;
	const others = [(body as {readonly id?: unknown} | undefined)?.id, (given as {readonly since?: {readonly id: number}} | undefined)?.since?.id];
	return others.every((other) => other === undefined || other === id)
		? undefined
		: failure.usage(`the id is said twice and is not the same: ${String(id)}.`, 'nothing was sent');
}

/** The path of a list, `dcim/sites`, with NetBox's slashes around it or without: words alone, so that no other path can be made of it. */
export function listPath(name: unknown): Result<string> {
	const path = typeof name === 'string' ? name.replace(/^\/|\/$/g, '') : '';
	if (/^[\w-]+(\/[\w-]+)+$/.test(path)) return ok(path);
	return err(
		failure.usage(
			`${typeof name === 'string' ? `"${name}"` : 'this'} is no path of a list.`,
			'say app and list, as in dcim/devices or plugins/bgp/session',
		),
	);
}

/** One word of a path: the name of an app. */
export const wordFault = (word: unknown, name: string): Failure | undefined =>
	typeof word === 'string' && /^[\w-]+$/.test(word) ? undefined : (checkText(word, name) ?? failure.usage(`"${String(word)}" is no name of an app.`));

const parameter: Check = (value, name) =>
	Array.isArray(value) && value.length === 2
		? (checkText(value[0], `the name of ${name}`) ?? checkScalar(value[1], `the value of ${name}`))
		: failure.usage(`${name} must be a name and a value.`, 'nothing was sent');

const request = optionsOf({
	method: oneOf('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'),
	path: checkText,
	query: listOf(parameter),
	body: checkJson,
});

type RestArguments = {readonly method?: unknown; readonly path?: unknown; readonly query?: readonly unknown[]; readonly body?: unknown} | undefined;

/** A request by hand: a read has no body, a write no query. */
export function requestFault(given: unknown): Failure | undefined {
	const fault = checkObject(given, 'the request') ?? request(given, 'the request');
	const {method, path, query = [], body} = (fault ? {} : given) as NonNullable<RestArguments>;
	if (fault) return fault;
	const missing = [method, path].some((one) => one === undefined);
	if (missing) return failure.usage('a request needs "method" and "path".', 'nothing was sent');
	const reads = ['GET', 'HEAD', 'OPTIONS'].includes(String(method));
	if (reads && body !== undefined) return failure.usage(`"body" does not go with ${method}.`, 'nothing was sent');
	return !reads && query.length > 0 ? failure.usage(`"query" does not go with ${method}.`, 'nothing was sent') : undefined;
}

const everyRow = optionsOf({path: checkText, query: listOf(parameter)});

/** A list that is read whole, by hand. */
export const everyRowFault = (given: unknown): Failure | undefined =>
	checkObject(given, 'the request') ?? everyRow(given, 'the request') ?? checkText((given as {readonly path?: unknown}).path, '"path"');

const graphqlQuery = optionsOf({query: checkWord, variables: checkBody});

/** A query of GraphQL. */
export function graphqlFault(given: unknown): Failure | undefined {
	const fault = checkObject(given, 'the request') ?? graphqlQuery(given, 'the request');
	const {query} = (fault ? {} : given) as {readonly query?: unknown};
	if (fault) return fault;
	return typeof query === 'string' && query.trim() === '' ? failure.usage('the GraphQL query is empty.') : checkText(query, '"query"');
}

const milliseconds = wholeNumber(1, 2 ** 31 - 1);
const timeouts: Check = (value, name) =>
	checkObject(value, name) ??
	firstOf(['connect', 'headers', 'body'].map((of) => milliseconds((value as Readonly<Record<string, unknown>>)[of], `"${of}" of ${name}`)));
const headers: Check = (value, name) =>
	checkObject(value, name) ??
	firstOf(
		Object.entries(value as object).map(([header, given]) =>
			/^[\w!#$%&'*+.^|~-]+$/.test(header) && typeof given === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(given)
				? undefined
				: failure.usage(`"${header}" is no header, or has a value that none can have.`, 'nothing was sent'),
		),
	);
const storeOf: Check = (value, name) =>
	typeof value === 'object' && value !== null
		? firstOf(['read', 'write'].map((of) => checkFunction((value as Readonly<Record<string, unknown>>)[of], `"${of}" of ${name}`)))
		: failure.usage(`${name} must have "read" and "write".`);
const dispatcherOf: Check = (value, name) =>
	typeof value === 'object' && value !== null
		? checkFunction((value as {readonly dispatch?: unknown}).dispatch, `"dispatch" of ${name}`)
		: failure.usage(`${name} is none.`);

const server = {
	...{url: checkText, name: checkText, verifyTls: checkFlag, ca: checkText, timeouts, dispatcher: dispatcherOf, headers, signal: checkSignal},
	...{proxies: optionsOf({http: checkWord, https: checkWord, no: checkWord}), concurrency: wholeNumber(1, limits.inFlight)},
};
const client = optionsOf({...server, token: checkWord, schemas: storeOf, onRetry: checkFunction, log: checkFunction});
const credentials = optionsOf({
	...{...server, user: checkText, password: checkWord, write: checkFlag, description: checkWord, expires: checkText},
	...{allowedIps: listOf(checkText), version: oneOf(1, 2)},
});

const has = (given: unknown, ...names: readonly string[]): Failure | undefined =>
	firstOf(names.map((name) => checkWord((given as Readonly<Record<string, unknown>>)[name], `"${name}"`)));

/** What a client is made from. */
export const clientFault = (given: unknown): Failure | undefined =>
	checkObject(given, 'the options') ?? client(given, 'the options') ?? has(given, 'url', 'token');

/** Whose token is asked for, and where. */
export const credentialsFault = (given: unknown): Failure | undefined =>
	checkObject(given, 'the options') ?? credentials(given, 'the options') ?? has(given, 'url', 'user', 'password');

/** Gives the fault in place of what would be done. */
export const unless = async <Value>(fault: Failure | undefined, run: () => Promise<Result<Value>>): Promise<Result<Value>> =>
	fault ? err(fault) : run();
