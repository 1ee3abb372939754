import pLimit from 'p-limit';
import {type Failure, failure} from '../core/failure.js';
import type {NetboxInstance} from '../core/instance.js';
import {limits} from '../core/limits.js';
import {err, ok, type Result} from '../core/result.js';
import type {Netbox, NetboxStatus} from './netbox.js';
import {findBranch, isBranchRefusal} from './read/branch.js';
import {type BranchProof, createBranchProof} from './read/branch-proof.js';
import {describe} from './read/describe-requests.js';
import {wrongShape} from './read/failures.js';
import {fetchBy} from './read/list-by.js';
import {explainMissing} from './read/missing-list.js';
import {fetchAll, fetchCounted, fetchPage, type Source} from './read/pages.js';
import {target, userTarget} from './read/query.js';
import {type Connection, createReader, type Reader, type ReadRequest, type Refusal, type Shared} from './read/reader.js';
import type {Answer} from './transport/answer.js';
import {type ConnectionPool, createConnectionPool, settling, underWay} from './transport/connection-pool.js';
import type {Transport, Wire} from './transport/http.js';
import {type Clock, createRequestQueue, realSleep} from './transport/request-queue.js';
import {clockOf} from './transport/retry-after.js';
import {tokenMark, withoutToken} from './transport/token.js';
import {asSent, statusAnswer, userAnswer} from './transport/validate.js';

export type NetboxServerOptions = {
	readonly instance: NetboxInstance;
	/** The secret itself, kept in memory only; white space at its ends does not matter. */
	readonly token: string;
	readonly transport: Transport;
	/** ms since 1970. */
	readonly now: () => number;
	/** 0 to 1, for the jitter of retries; chance where not given. */
	readonly random?: () => number;
	/** How waits pass; ends early, without a rejection, when the signal goes off. Real time where not given. */
	readonly sleep?: Clock['sleep'];
	/** Hears one line per request, without any secret. */
	readonly log?: (line: string) => void;
	/** Requests at a time; 4 where not given. */
	readonly inFlight?: number | undefined;
	/** Sent with every request, such as those that a front asks for. */
	readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** One server: its connections, its 4 requests at a time and the quiet it may ask for are shared by all jobs. */
export type NetboxServer = {
	/** The server for one job. Sends nothing yet. */
	readonly connect: (connection: Connection) => Netbox;
	/** What `connect` is made of, and the wide client of `wide.ts`. */
	readonly view: (connection: Connection) => View;
	/** Cuts what is under way. */
	readonly close: () => Promise<void>;
};

/** A server that is ready to be asked; nothing is sent before the first read. */
export function createNetboxServer(options: NetboxServerOptions): NetboxServer {
	const {instance, token, transport, now, random, sleep, log, inFlight, headers} = options;
	const clock: Clock = {now, sleep: sleep ?? realSleep};
	const queue = createRequestQueue({transport, clock, log: (line) => log?.(withoutToken(line, token)), inFlight});
	const shared: Shared = {instance, token, transport, clock, queue, random: random ?? Math.random, headers, turns: pLimit(1)};
	const view = (connection: Connection): View => {
		const reader = explainMissing(createReader(shared, connection), instance.name);
		const proof = createBranchProof({instance: instance.name, random: shared.random, get: reader.get});
		return {shared, signal: connection.signal, reader, proof, branchNames: new Map()};
	};
	return {
		connect: (connection) => createNetbox(view(connection)),
		view,
		close: transport.close,
	};
}

/** One job's view: of main, or of a branch by its schema id. The names of branches that the job looked up are remembered. */
export type View = {
	readonly shared: Shared;
	/** Goes off when the job is over. */
	readonly signal: AbortSignal;
	readonly reader: Reader;
	/** That the server acts in branches. */
	readonly proof: BranchProof;
	readonly branchNames: Map<string, string>;
	readonly branch?: string;
	readonly pool?: ConnectionPool;
};

export const mainOf = ({shared: {instance, token}, reader}: View): Source => ({instance, token, get: reader.get});

export function sourceOf(view: View): Source {
	const main = mainOf(view);
	const get: Source['get'] = (reading) => getInBranch(view, main, reading);
	const {pool} = view;
	return {...main, get: pool ? (reading) => pool.over((wire) => get({...reading, wire})) : get};
}

/** A plain client, which reads. */
export function createNetbox(view: View): Netbox {
	const {shared, reader, branchNames, branch} = view;
	const {instance} = shared;
	const main = mainOf(view);
	const source = {...sourceOf(view), holding: {most: limits.questionBytes, turns: shared.turns}};
	return {
		name: instance.name,
		url: instance.url,
		requests: reader.requests,
		status: () => fetchStatus(main, shared.clock.now),
		user: () => fetchUser(main),
		tokenMark: (salt) => tokenMark(shared.token, salt),
		graphql: async (query) => (await import('./api/graphql.js')).graphql({source}, {query}),
		branch: async (name) => {
			const found = await findBranch(main, name);
			if (found.ok) branchNames.set(found.value.schemaId, name);
			return found;
		},
		onBranch: (schemaId) => createNetbox({...view, branch: schemaId}),
		spread: () => {
			const settle = () => shared.clock.sleep(settling, view.signal);
			const pool = createConnectionPool({open: shared.transport.openWire, look: (wire) => lookOver(wire, view), settle});
			return {netbox: createNetbox({...view, pool}), close: () => pool.close()};
		},
		giveWay: () => shared.clock.sleep(underWay, view.signal),
		page: async (endpoint, query) => plain(await fetchPage(source, {endpoint, query})),
		list: async (endpoint, query) => plain(await fetchAll(source, {endpoint, query})),
		counted: async (endpoint, query) => plain(await fetchCounted(source, {endpoint, query})),
		listBy: async (endpoint, by, query) => plain(await fetchBy(source, {endpoint, query}, by)),
		describe: (what) => describe(what, {url: instance.url, token: shared.token, branch}),
	};
}

const plain = <Value>(result: Result<Value, Refusal>): Result<Value> => (result.ok ? result : err(result.error.failure));

/**
 * Rows of a branch, believed only where it is proved that the server acts in branches, which is asked beside them. A branch may be
 * merged or archived between look-up and read: then its present state is what people want to hear.
 */
async function getInBranch({branchNames, branch, reader, proof}: View, main: Source, reading: ReadRequest): Promise<Result<Answer, Refusal>> {
	const unproved = branch === undefined ? undefined : proof.of({method: reading.method ?? 'GET', target: reading.target(0)});
	const answer = await reader.get({...reading, branch});
	const because = await unproved;
	if (because) return err({failure: because});
	if (answer.ok || branch === undefined || !answer.error.answer || !isBranchRefusal(answer.error.answer)) return answer;
	const name = branchNames.get(branch);
	return err({failure: name === undefined ? failure.noBranch(branch, main.instance.name) : await stateOfBranch(main, name)});
}

async function stateOfBranch(main: Source, name: string): Promise<Failure> {
	const found = await findBranch(main, name);
	return found.ok ? failure.branchNotReady(name, 'it changed meanwhile, try again', main.instance.name) : found.error;
}

/** Never within a branch: netbox-branching 0.7 checks the header even here. */
const statusPath = target('/status/', []);

async function lookOver(wire: Wire, {shared: {clock}, reader}: View): Promise<number | undefined> {
	const from = clock.now();
	const answer = await reader.get({target: () => statusPath, wire});
	return answer.ok ? clock.now() - from : undefined;
}

async function fetchStatus({instance, token, get}: Source, now: () => number): Promise<Result<NetboxStatus>> {
	const answer = await get({target: () => statusPath});
	if (!answer.ok) return err(answer.error.failure);
	const status = asSent(statusAnswer, answer.value.json);
	if (!status.ok) return err(wrongShape({instance, token, url: instance.url + statusPath}, status.error));
	return ok({netbox: status.value['netbox-version'], plugins: status.value.plugins ?? {}, clock: clockOf(answer.value) ?? now()});
}

/** NetBox tells from 4.5 on; before, the path is a 404 (seen on 4.4.10). */
async function fetchUser({instance, token, get}: Source): Promise<Result<number | undefined>> {
	const answer = await get({target: () => userTarget});
	if (!answer.ok) return answer.error.answer?.status === 404 ? ok(undefined) : err(answer.error.failure);
	const user = asSent(userAnswer, answer.value.json);
	return user.ok ? ok(user.value.id) : err(wrongShape({instance, token, url: instance.url + userTarget}, user.error));
}
