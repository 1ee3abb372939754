import {type Failure, failure} from '../../core/failure.js';
import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {BranchProof} from '../read/branch-proof.js';
import {failureOfBroken} from '../read/failures.js';
import {type Connection, headersOf, type Shared} from '../read/reader.js';
import type {Answer} from '../transport/answer.js';
import {mostRetries} from '../transport/retry.js';
import {backoff} from '../transport/retry-after.js';
import {authorization} from '../transport/token.js';
import type {TransportError} from '../transport/transport-error.js';
import {urlOf} from '../transport/url.js';
import {lostAnswer, type PlannedWrite} from './planned-write.js';
import {type Refused, refusalOf} from './write-failures.js';

/** A write and the kind of object it is about. */
type WriteRequest = {
	readonly write: PlannedWrite;
	/** NetBox's name of the kind, for messages: `dcim.sites`. */
	readonly what: string;
	/** Schema id. */
	readonly branch?: string | undefined;
};

/**
 * What became of a write that did not go well. `not-sent`: no byte of it went out. `refused`: the server said that it did
 * nothing. `unknown`: it may have been done.
 */
export type Unwritten = {readonly state: 'not-sent' | 'unknown'; readonly failure: Failure} | Refused;

/** Writes for one job. */
export type Writer = {
	/** Requests sent so far. */
	readonly requests: () => number;
	/**
	 * The answer of a write that was done. It is sent again only while not a byte of it went out: refused connections, failed
	 * look-ups of the name that may pass, no connection in time.
	 */
	readonly write: (writing: WriteRequest) => Promise<Result<Answer, Unwritten>>;
};

/** What one job brings along, and its proof that the server acts in branches. */
type WritingJob = Connection & {readonly proof: BranchProof};

/** The writes of one job at one server. */
export function createWriter(shared: Shared, connection: WritingJob): Writer {
	let requests = 0;
	const send: SendWrite = async (request) => {
		let written = false;
		const onSent = () => {
			requests += 1;
		};
		const onWritten = () => {
			written = true;
		};
		const sent = await shared.queue.send({...request, signal: connection.signal, onSent, onWritten});
		return {sent, written};
	};
	return {requests: () => requests, write: (writing) => write({shared, connection, send, requests: () => requests}, writing)};
}

type SendWrite = (request: {
	readonly url: string;
	readonly method: PlannedWrite['method'];
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
}) => Promise<{readonly sent: Result<Answer, TransportError> /** Whether a byte went out. */; readonly written: boolean}>;

type Under = {readonly shared: Shared; readonly connection: WritingJob; readonly send: SendWrite; readonly requests: () => number};

async function write({shared, connection, send, requests}: Under, {write, what, branch}: WriteRequest): Promise<Result<Answer, Unwritten>> {
	if (connection.readOnly === true) return err({state: 'not-sent', failure: failure.readOnly()});
	const {instance, token, transport, clock, random} = shared;
	const credential = authorization(token);
	if (!credential.ok) return err({state: 'not-sent', failure: credential.error});
	const made = urlOf(instance.url, write.path);
	if (!made.ok) return err({state: 'not-sent', failure: made.error});
	const url = made.value;
	// A server that does not act in the branch would write to main.
	const unproved = branch === undefined ? undefined : await connection.proof.of({method: write.method, target: write.path});
	if (unproved) return err({state: 'not-sent', failure: unproved});
	const headers = {...headersOf(shared, credential.value, branch), ...bodyType(write), ...write.headers};
	for (let attempt = 1; ; attempt += 1) {
		const {sent, written} = await send({...bodyOf(write), url, method: write.method, headers});
		if (sent.ok) return judge(sent.value, {write, what, asked: {instance, token, url}});
		if (written) return err({state: 'unknown', failure: lostAnswer({write, what})});
		if (sent.error.kind === 'aborted') return err({state: 'not-sent', failure: failure.cancelled(requests(), 'nothing was sent')});
		if (!sent.error.again || attempt > mostRetries)
			return err({state: 'not-sent', failure: failureOfBroken(sent.error, {instance, token, url, proxy: transport.proxyOf(url)})});
		const wait = backoff(attempt, random);
		connection.onRetry({attempt, of: mostRetries, because: sent.error.why, in: wait});
		await clock.sleep(wait, connection.signal);
	}
}

const bodyOf = ({body}: PlannedWrite): {readonly body?: string} => (body === undefined ? {} : {body: stringifyJson(body)});

const bodyType = ({body}: PlannedWrite): Readonly<Record<string, string>> => (body === undefined ? {} : {'Content-Type': 'application/json'});

function judge(answer: Answer, of: Parameters<typeof refusalOf>[1]): Result<Answer, Unwritten> {
	const refusal = refusalOf(answer, of);
	return refusal ? err(refusal) : ok(answer);
}
