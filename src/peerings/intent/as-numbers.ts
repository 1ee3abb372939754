import type {NetworkFacts} from './network.js';

/** An AS number, or why it cannot be told. */
export type AsTold = {readonly asn: number} | {readonly why: string};

/**
 * The AS number of a device by itself: what its custom field `bgp_as` or `asn` says, else the one that all of its sessions have, else the one of its site. Of
 * several none is taken.
 */
export function ownAsOf({routers, sessions}: NetworkFacts, device: number): AsTold {
	const router = routers.get(device);
	const name = router?.name ?? `#${device}`;
	if (router?.ownAs) return {asn: router.ownAs};
	const ofSessions = new Set(
		sessions.flatMap(({holder, localAs}) =>
			holder?.kind === 'device' && holder.id === device && localAs !== null && localAs !== 'unread' ? localAs.asn : [],
		),
	);
	if (ofSessions.size > 0) return oneOf([...ofSessions], `the sessions of ${name} have`);
	if (router && router.siteAs.length > 0) return oneOf(router.siteAs, `the site of ${name} has`);
	return {why: `NetBox has no AS number of ${name}: neither a custom field "bgp_as" or "asn", nor sessions, nor one of its site`};
}

function oneOf(numbers: readonly number[], who: string): AsTold {
	const [first, ...others] = numbers;
	if (first !== undefined && others.length === 0) return {asn: first};
	return {why: `${who} several AS numbers: ${numbers.toSorted((a, b) => a - b).join(', ')}`};
}
