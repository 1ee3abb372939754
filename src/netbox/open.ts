import {type Failure, failure, sentence} from '../core/failure.js';
import type {NetboxInstance} from '../core/instance.js';
import {err, ok, type Result} from '../core/result.js';
import type {Api} from './api/api.js';
import {clientFault, credentialsFault} from './api/called.js';
import {type Credentials, provision as provisionToken} from './api/provision.js';
import {createNetboxServer} from './client.js';
import type {SchemaStore} from './schema/openapi.js';
import {authorityHint, authorityProblem} from './transport/authority.js';
import {createTransport, type Transport, type TransportOptions} from './transport/http.js';
import {createRequestQueue, realSleep} from './transport/request-queue.js';
import type {Retry} from './transport/retry.js';
import {authorization} from './transport/token.js';
import {parseNetboxUrl} from './transport/url.js';
import {openWide} from './wide.js';

export {ExactNumber} from '../core/exact-number.js';
export type {Failure} from '../core/failure.js';
export {parseJson, stringifyJson} from '../core/json-text.js';
export type {Result} from '../core/result.js';
export type {Json, Row} from '../output/output.js';
export type {Api} from './api/api.js';
export type {Available} from './api/available.js';
export type {BranchDone, Branching, BranchOptions, BranchRow, NetboxJob as Job, Patience} from './api/branching.js';
export type {Collection} from './api/collection.js';
export type {GraphqlRequest} from './api/graphql.js';
export type {Credentials} from './api/provision.js';
export type {ListOptions, PageOptions, ReadOptions} from './api/reads.js';
export type {RestRequest} from './api/rest.js';
export type {ApiPath, ApiPaths} from './api/roots.js';
export type * as bgp from './kinds/bgp.generated.js';
export type {BGPSession as Session, BGPSessionFilter as SessionFilter} from './kinds/bgp.generated.js';
export type * as branching from './kinds/branching.generated.js';
export type {BranchFilter} from './kinds/branching.generated.js';
export type * as choices from './kinds/choices.generated.js';
export type * as circuits from './kinds/circuits.generated.js';
export type * as core from './kinds/core.generated.js';
export type {ObjectChange as Change, ObjectChangeFilter as ChangeFilter} from './kinds/core.generated.js';
export type * as dcim from './kinds/dcim.generated.js';
export type {Device, DeviceFilter} from './kinds/dcim.generated.js';
export type * as extras from './kinds/extras.generated.js';
export type {RelatedObject, ShownChoice, TagEdits} from './kinds/fields.js';
export type * as ipam from './kinds/ipam.generated.js';
export type * as nested from './kinds/nested.generated.js';
export type * as tenancy from './kinds/tenancy.generated.js';
export type * as users from './kinds/users.generated.js';
export type * as virtualization from './kinds/virtualization.generated.js';
export type * as vpn from './kinds/vpn.generated.js';
export type * as wireless from './kinds/wireless.generated.js';
export type {NetboxStatus, Page} from './netbox.js';
export type {Choices, FieldRule, FieldRules} from './read/field-rules.js';
export type {Filter} from './schema/filters.js';
export type {SchemaStore} from './schema/openapi.js';
export type {BulkFailure, Outcome} from './write/outcome.js';
export type {PlannedWrite} from './write/planned-write.js';
export {changed, type WritableBody, writable} from './write/writable.js';

/** Which server, and how to reach it. */
export type ServerOptions = {
	/** No scheme is `https://`; a base path stays, `/api` at the end goes. */
	readonly url: string;
	/** What messages call it; the host where not given. */
	readonly name?: string;
	/** False skips the check of the server's certificate. */
	readonly verifyTls?: boolean;
	/** PEM text of an authority that is trusted besides the known ones. */
	readonly ca?: TransportOptions['ca'];
	/** None where not given: the variables of the process are the caller's affair. This machine is never asked through one. */
	readonly proxies?: TransportOptions['proxies'];
	/** ms: until the connection stands (5,000), until the headers (60,000), between two pieces of an answer (30,000). */
	readonly timeouts?: TransportOptions['timeouts'];
	/** An undici dispatcher that takes every request; `verifyTls`, `ca`, `proxies` and `concurrency` of connections are its affair then. */
	readonly dispatcher?: TransportOptions['dispatcher'];
	/** Sent with every request, such as those that a front asks for. They never replace the client's own. */
	readonly headers?: Readonly<Record<string, string>>;
	/** Requests at a time; 4 where not given. */
	readonly concurrency?: number;
	/** Ends everything. */
	readonly signal?: AbortSignal;
};

export type NetboxOptions = ServerOptions & {
	/** v1 or v2, without a keyword. It is sent to this origin alone, stands in no message, and cannot be read back. */
	readonly token: string;
	/** Keeps the OpenAPI document between runs; without it, each client that needs it fetches it once. */
	readonly schemas?: SchemaStore;
	/** Called before each wait for another try of a read, or of a write of which not a byte went out. */
	readonly onRetry?: (retry: Retry) => void;
	/** Hears one line per request, without any secret. */
	readonly log?: (line: string) => void;
};

/** A NetBox, and an end to its connections; without it they close by themselves soon after the last request. */
export type OpenNetbox = Api & {readonly close: () => Promise<void>};

/** A client of one NetBox. Sends nothing yet; fails (`usage`) where the URL or the token cannot be one. */
export function netbox(options: NetboxOptions): Result<OpenNetbox> {
	const fault = clientFault(options);
	if (fault) return err(fault);
	const instance = instanceOf(options);
	if (!instance.ok) return instance;
	const credential = authorization(options.token);
	if (!credential.ok) return credential;
	const trusted = checkAuthority(options);
	if (!trusted.ok) return trusted;
	const {token, headers, log, concurrency, signal, onRetry, schemas} = options;
	const server = createNetboxServer({
		...{instance: instance.value, token, headers, inFlight: concurrency, transport: transportOf(options), now: Date.now},
		...(log && {log}),
	});
	const connection = {signal: signal ?? new AbortController().signal, onRetry: (retry: Retry) => onRetry?.(retry)};
	return ok({...openWide(server, connection, schemas), close: server.close});
}

/** A new token for a user and a password, as `netbox` takes it. Read-only unless `write` is true; kept nowhere. */
export async function provision(options: ServerOptions & Credentials): Promise<Result<string>> {
	const fault = credentialsFault(options);
	if (fault) return err(fault);
	const instance = instanceOf(options);
	if (!instance.ok) return instance;
	const trusted = checkAuthority(options);
	if (!trusted.ok) return trusted;
	const transport = transportOf(options);
	const queue = createRequestQueue({transport, clock: {now: Date.now, sleep: realSleep}, log: () => undefined});
	const shared = {instance: instance.value, transport, queue, headers: options.headers};
	try {
		return await provisionToken(shared, options, options.signal ?? new AbortController().signal);
	} finally {
		await transport.close();
	}
}

/** The value of a result, for scripts that rather stop: a failure is thrown as an `Error` with its message, and itself as the cause. */
export function orThrow<Value>(result: Result<Value, Failure>): Value {
	if (result?.ok === true) return result.value;
	if (result?.ok === false) throw new Error(sentence(result.error), {cause: result.error});
	throw new Error('orThrow takes a result of the client: was its promise awaited?');
}

function checkAuthority({ca}: ServerOptions): Result<void> {
	const problem = ca === undefined ? undefined : authorityProblem(Buffer.from(ca));
	return problem === undefined ? ok(undefined) : err(failure.usage(`"ca": ${problem}.`, authorityHint(problem)));
}

function instanceOf({url, name, verifyTls = true}: ServerOptions): Result<NetboxInstance> {
	const parsed = parseNetboxUrl(url);
	if (!parsed.ok) return parsed;
	const called = name ?? new URL(parsed.value).host;
	return ok({name: called, url: parsed.value, token: {from: 'env', name: 'token'}, verifyTls});
}

/** What is not given is not handed on, so that the transport's own values count. */
function transportOf({verifyTls = true, ca, proxies, timeouts, dispatcher, concurrency}: ServerOptions): Transport {
	return createTransport({
		verifyTls,
		...(ca !== undefined && {ca}),
		...(proxies && {proxies}),
		...(timeouts && {timeouts}),
		...(dispatcher && {dispatcher}),
		...(concurrency !== undefined && {connections: concurrency}),
	});
}
