import {failure} from '../core/failure.js';
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

function checkAuthority({ca}: ServerOptions): Result<void> {
	const problem = ca === undefined ? undefined : authorityProblem(Buffer.from(ca));
	return problem === undefined ? ok(undefined) : err(failure.usage(`"ca": ${problem}.`, authorityHint(problem)));
}

function instanceOf({url, name, verifyTls = true}: ServerOptions): Result<NetboxInstance> {
	const parsed = parseNetboxUrl(url);
	if (!parsed.ok) return parsed;
	const called = name ?? new URL(parsed.value).host;
	return ok({name: called, url: parsed.value, token: {from: 'option', name: 'token'}, verifyTls});
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
