import {type Failure, failure} from '../../../../core/failure.js';
import type {Row} from '../../../../output/output.js';
import {endsOf, type Peering} from '../../../../peerings/pairs/peering.js';

/** What both halves have alike. */
const alike = ['status', 'description', 'tags', 'tenant', 'max_prefixes'];

/** What is the other one of the two at the other end. */
const turned: Readonly<Record<string, string>> = {
	local_as: 'remote_as',
	remote_as: 'local_as',
	local_address: 'remote_address',
	remote_address: 'local_address',
};

/** Why a change cannot be made at both ends: a field of it is of one end alone. */
export function oneEndFault(fields: readonly string[]): Failure | undefined {
	const own = fields.find((field) => !alike.includes(field) && turned[field] === undefined);
	if (own === undefined) return undefined;
	return failure.usage(
		`"${own}" is of one end alone: "both-ends" does not mirror it.`,
		`it mirrors ${[...alike, ...Object.keys(turned)].join(', ')}; nothing was sent`,
	);
}

/** The fields that stand for the other one at the other end. */
export const turnedAmong = (fields: readonly string[]): readonly string[] => fields.filter((field) => turned[field] !== undefined);

/** What a change says, for the other half. */
export const mirrored = (change: Row): Row => Object.fromEntries(Object.entries(change).map(([field, value]) => [turned[field] ?? field, value]));

/** Tells the one session that is the other half of one; undefined where there is none, or more than one. */
export function otherHalves(peerings: readonly Peering[]): (session: number) => number | undefined {
	const of = new Map<number, Peering[]>();
	for (const peering of peerings) for (const {id} of endsOf(peering)) of.set(id, [...(of.get(id) ?? []), peering]);
	return (session) => {
		const [one, ...others] = of.get(session) ?? [];
		if (one?.kind !== 'pair' || others.length > 0) return undefined;
		return one.first.id === session ? one.peer.id : one.first.id;
	};
}
