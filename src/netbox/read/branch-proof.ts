import {type Failure, failure} from '../../core/failure.js';
import {stringifyJson} from '../../core/json-text.js';
import type {Result} from '../../core/result.js';
import type {Answer} from '../transport/answer.js';
import type {Method} from '../transport/http.js';
import {isTooLong} from './list-by.js';
import type {Reader, Refusal} from './reader.js';

/** A request in a branch, by its method and its target: path and query, below the server's address or with it. */
export type InBranch = {readonly method: Method; readonly target: string};

/** The request that proves it, but for its branch. */
type ProofRequest = {readonly method: Method; readonly target: string; readonly body?: {readonly query: string}};

/**
 * What only a server that obeys `X-NetBox-Branch` refuses: the same read, or a write of the same method at an object that nobody has, in a
 * branch that cannot be. NetBox looks at the branch before path, token and method (seen on 4.4.10 and 4.7.3), and where the header is lost
 * nothing happens: a read is thrown away, and there is no such object. A HEAD shows no reason, so GET speaks for it.
 */
export function proofOf({method, target}: InBranch): ProofRequest {
	if (target.endsWith('/graphql/')) return {method, target, body: {query: '{ __typename }'}};
	if (method === 'HEAD') return {method: 'GET', target};
	return method === 'GET' || method === 'OPTIONS' ? {method, target} : {method, target: `${target.replace(/\/\d+\/$/, '/')}nf-branch-proof/`};
}

/** Of reads one of each method is enough, of writes one of each method and list. */
const keyOf = (asked: InBranch): string => {
	const {method, target, body} = proofOf(asked);
	return (method === 'GET' || method === 'OPTIONS') && !body ? method : `${method} ${target}`;
};

/** No schema id has such letters; by chance, so that nobody's memory answers for NetBox. */
const impossible = (random: () => number): string => `NF-${Math.floor(random() * 36 ** 8).toString(36)}`;

const isUnknownBranch = ({status, body}: Answer): boolean => status === 400 && /^\s*Invalid branch identifier/.test(body);

const withoutQuery = ({target}: ProofRequest): string => target.replace(/\?.*/s, '');

/** What is known of one server for one job: whether it acts in the branch that a request names. */
export type BranchProof = {
	/** Why a request in a branch must not go out, or its answer not be believed; undefined where it is proved, for the whole job. */
	readonly of: (asked: InBranch) => Promise<Failure | undefined>;
};

type ProofParts = {readonly instance: string; readonly random: () => number; readonly get: Reader['get']};

/** Nothing is sent before the first request in a branch. What could not be proved is asked again by the next one. */
export function createBranchProof({instance, random, get}: ProofParts): BranchProof {
	const proofs = new Map<string, Promise<Failure | undefined>>();
	const send = ({method, target, body}: ProofRequest): Promise<Result<Answer, Refusal>> =>
		get({method, target: () => target, branch: impossible(random), ...(body && {body: stringifyJson(body)})});
	const ask = async (asked: InBranch): Promise<Failure | undefined> => {
		const proof = proofOf(asked);
		const first = await send(proof);
		const answer = !first.ok && first.error.answer && isTooLong(first.error.answer) ? await send({...proof, target: withoutQuery(proof)}) : first;
		if (!answer.ok && answer.error.answer && isUnknownBranch(answer.error.answer)) return undefined;
		const isOther = !answer.ok && ['unreachable', 'unauthorized', 'cancelled'].includes(answer.error.failure.code);
		return isOther ? answer.error.failure : failure.branchIgnored(instance);
	};
	return {
		of: async (asked) => {
			const key = keyOf(asked);
			const proof = proofs.get(key) ?? ask(asked);
			proofs.set(key, proof);
			const unproved = await proof;
			if (unproved) proofs.delete(key);
			return unproved;
		},
	};
}
