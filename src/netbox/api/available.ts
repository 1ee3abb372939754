import * as z from 'zod/mini';
import type {Failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import {wrongShape} from '../read/failures.js';
import {endpointOf, type Item} from '../read/item.js';
import {target} from '../read/query.js';
import {anyRow, asSent, idRow} from '../transport/validate.js';
import {type WriteOptions, withMessage} from '../write/requests.js';
import {oneOf} from './arguments.js';
import {bodiesFault, idFault, optionsFault} from './called.js';
import type {Context} from './context.js';
import {sendChunk} from './writes.js';

/** What is free within what: kind of the parent, and what is asked for within it. */
export type AvailableIn = {
	readonly prefixes: 'ips' | 'prefixes';
	readonly 'ip-ranges': 'ips';
	readonly 'vlan-groups': 'vlans';
	readonly 'asn-ranges': 'asns';
};

/** What is free within one object. */
export type Available = {
	/** What is free now, 50 at most where no limit is given; nothing is kept for us. */
	readonly list: (options?: {readonly limit?: number}) => Promise<Result<readonly Row[]>>;
	/**
	 * Takes as many as there are bodies, the first that are free: NetBox picks and creates them in one step. `conflict` where
	 * fewer are left; then none is taken.
	 */
	readonly take: (bodies: readonly Row[], options?: WriteOptions) => Promise<Result<readonly Item[]>>;
};

const lists = {ips: 'ipam/ip-addresses', prefixes: 'ipam/prefixes', vlans: 'ipam/vlans', asns: 'ipam/asns'} as const;

const within: Readonly<Record<keyof AvailableIn, readonly string[]>> = {
	prefixes: ['ips', 'prefixes'],
	'ip-ranges': ['ips'],
	'vlan-groups': ['vlans'],
	'asn-ranges': ['asns'],
};

function availableFault({parent, id, what}: {readonly parent: unknown; readonly id: unknown; readonly what: unknown}): Failure | undefined {
	const parents = oneOf(...Object.keys(within))(parent, 'what it is free in');
	return parents ?? oneOf(...within[parent as keyof AvailableIn])(what, 'what is free there') ?? idFault(id);
}

/** What is free in the object of this id. */
export function createAvailable(
	context: Context,
	{parent, id, what}: {readonly parent: string; readonly id: number; readonly what: keyof typeof lists},
): Available {
	const {source} = context;
	const wrong = availableFault({parent, id, what});
	const path = wrong ? '/' : `/ipam/${parent}/${id}/available-${what}/`;
	const endpoint = endpointOf(wrong ? 'no/list' : lists[what], idRow);
	return {
		list: async (options) => {
			const fault = wrong ?? optionsFault('free', options);
			if (fault) return err(fault);
			const {limit = 50} = options ?? {};
			const answer = await source.get({list: {...endpoint, what: `free ${what}`}, target: () => target(path, [['limit', limit]])});
			if (!answer.ok) return err(answer.error.failure);
			const rows = asSent(z.array(anyRow), answer.value.json);
			const {instance, token} = source;
			return rows.ok ? rows : err(wrongShape({instance, token, url: `${instance.url}/api${path}`}, rows.error));
		},
		take: async (bodies, options = {}) => {
			const fault = wrong ?? bodiesFault(bodies) ?? optionsFault('write', options);
			if (fault) return err(fault);
			if (bodies.length === 0) return ok([]);
			const items = bodies.map((body) => withMessage(body, options));
			const sent = await sendChunk<Item>({context, endpoint}, {write: {method: 'POST', path: `/api${path}`, body: items}, items});
			return sent.because ? err(sent.because) : ok(sent.items.flatMap((outcome) => (outcome.state === 'done' ? [outcome.row] : [])));
		},
	};
}
