import {type Failure, failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Answer} from '../transport/answer.js';
import type {Method, Transport, Wire} from '../transport/http.js';
import type {Turns} from '../transport/one-at-a-time.js';
import type {Clock, RequestQueue} from '../transport/request-queue.js';
import {type Retry, read} from '../transport/retry.js';
import {authorization, maskedAuthorization} from '../transport/token.js';
import {urlOf} from '../transport/url.js';
import {type AskedRequest, failureOfAnswer, failureOfBroken} from './failures.js';

/** All that the jobs of one server share. */
export type Shared = {
	readonly instance: NetboxInstance;
	readonly token: string;
	readonly transport: Transport;
	readonly queue: RequestQueue;
	readonly clock: Clock;
	readonly random: () => number;
	/** Large lists are read one after the other. */
	readonly turns: Turns;
	/** Sent with every request besides our own, such as those that a front asks for. */
	readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** What one job brings along. */
export type Connection = {
	readonly signal: AbortSignal;
	/** Called before each wait for another try; `in` is in ms. */
	readonly onRetry: (retry: Retry) => void;
	/** Writes are refused before anything is sent. */
	readonly readOnly?: boolean;
};

/** One read: what it is about, and path and query of a try, given how often a smaller page was called for. */
export type ReadRequest = {
	readonly list?: AskedRequest['list'];
	readonly target: (halvings: number) => string;
	/** GET where not given. What is sent by others is sent again like a read, so it must change nothing: GraphQL, the proof of a branch. */
	readonly method?: Method;
	/** JSON text, for POST. */
	readonly body?: string;
	/** Schema id. */
	readonly branch?: string | undefined;
	/** The connection to go over; any where not given. */
	readonly wire?: Wire | undefined;
	/** Besides the job's own. */
	readonly signal?: AbortSignal | undefined;
};

/** A read that failed, and the answer that said so, where one came. */
export type Refusal = {readonly failure: Failure; readonly answer?: Answer};

/** Reads for one job. */
export type Reader = {
	/** Requests sent so far, tries and redirects included. */
	readonly requests: () => number;
	/** A 200 with JSON, or the failure that came in its place. */
	readonly get: (reading: ReadRequest) => Promise<Result<Answer, Refusal>>;
};

/** The reads of one job at one server. */
export function createReader(shared: Shared, connection: Connection): Reader {
	const {instance, token, transport} = shared;
	let requests = 0;
	const onSent = () => {
		requests += 1;
	};
	const get = async ({list, target, branch, signal, method, body, wire}: ReadRequest): Promise<Result<Answer, Refusal>> => {
		const credential = authorization(token);
		if (!credential.ok) return err({failure: credential.error});
		const until = AbortSignal.any([connection.signal, ...(signal ? [signal] : [])]);
		const first = urlOf(instance.url, target(0));
		if (!first.ok) return err({failure: first.error});
		let url = first.value;
		const urlAt = (halvings: number) => {
			const made = urlOf(instance.url, target(halvings));
			if (made.ok) url = made.value;
			return url;
		};
		const headers = {...headersOf(shared, credential.value, branch), ...(body !== undefined && {'Content-Type': 'application/json'})};
		const answer = await read({...shared, ...connection, signal: until, headers, url: urlAt, onSent, ...(method && {method}), body, wire});
		const asked = {instance, token, url, proxy: transport.proxyOf(url), ...(list && {list})};
		if (!answer.ok)
			return err({failure: answer.error.kind === 'aborted' ? failure.cancelled(requests, 'nothing done') : failureOfBroken(answer.error, asked)});
		const refused = failureOfAnswer(answer.value, asked);
		return refused ? err({failure: refused, answer: answer.value}) : ok(answer.value);
	};
	return {requests: () => requests, get};
}

/** The headers of every request to this server; those of the caller never replace ours. */
export const headersOf = ({headers}: Pick<Shared, 'headers'>, credential: string, branch: string | undefined): Readonly<Record<string, string>> => {
	const ours = headersWith(credential, branch);
	const names = new Set([...Object.keys(ours), 'X-NetBox-Branch', 'Host', 'Content-Type', 'Content-Length'].map((name) => name.toLowerCase()));
	return {...Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => !names.has(name.toLowerCase()))), ...ours};
};

/** The headers of every request, the credential as given. */
const headersWith = (credential: string, branch: string | undefined): Readonly<Record<string, string>> => ({
	Accept: 'application/json',
	'Accept-Encoding': 'gzip',
	'Accept-Language': 'en',
	Authorization: credential,
	'User-Agent': 'nf-shell',
	...(branch !== undefined && {'X-NetBox-Branch': branch}),
});

/** The same headers as people may see them. */
export const shownHeaders = (token: string, branch: string | undefined): Readonly<Record<string, string>> =>
	headersWith(maskedAuthorization(token), branch);
