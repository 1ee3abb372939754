import {type FindLinks, isSameSubnet, type Link, type LinkKind} from './links.js';
import type {HostAddress, InterfaceAddress, KnownByName, NetworkFacts} from './network.js';

export type Family = 4 | 6;

/** One end of a peering that shall be: its address object, and the device and interface that have it, where NetBox knows them. */
export type IntentEnd = {readonly device: KnownByName | null; readonly interface: string | null; readonly address: HostAddress};

/** Two ends between which a peering shall be; the near one is on a device. */
export type IntentPair = {readonly near: IntentEnd & {readonly device: KnownByName}; readonly far: IntentEnd; readonly family: Family};

/** Why there is no peering of two devices: a word for a matrix, and a sentence. */
export type LeftOut = {
	readonly near: string;
	readonly far: string;
	readonly state: 'no link' | 'no address' | 'ambiguous' | 'no common subnet' | 'VRF' | 'unknown far end' | 'no AS' | 'conflict';
	readonly why: string;
};

/** Pairs, and why others are none. */
export type Paired = {readonly pairs: readonly IntentPair[]; readonly left: readonly LeftOut[]};

/** Which addresses may be taken: of these families, and where the line names a VRF of that one (null: of none). */
export type AddressChoice = {readonly families: readonly Family[]; readonly vrf?: string | null};

/** Pairs of two sets of devices, each two once, and none of a device with itself. */
export function pairsBetween(
	network: NetworkFacts,
	{left, right}: {readonly left: readonly KnownByName[]; readonly right: readonly KnownByName[]},
	{find, choice, over}: {readonly find: FindLinks; readonly choice: AddressChoice; readonly over: LinkKind | undefined},
): Paired {
	const pairs: IntentPair[] = [];
	const out: LeftOut[] = [];
	const seen = new Set<string>();
	for (const near of left) {
		for (const far of right) {
			const key = String([near.id, far.id].toSorted((a, b) => a - b));
			if (near.id === far.id || seen.has(key)) continue;
			seen.add(key);
			const links = find({near: near.id, far: far.id});
			if (links.length === 0) out.push({near: near.name, far: far.name, state: 'no link', why: linkless[over ?? 'any']});
			for (const link of links) {
				const found = pairsOfLink(network, link, choice);
				pairs.push(...found.pairs);
				out.push(...found.left);
			}
		}
	}
	return {pairs, left: out};
}

const linkless: Readonly<Record<LinkKind | 'any', string>> = {
	cables: 'no cable leads from one to the other',
	subnets: 'they have no addresses in one subnet',
	loopbacks: 'one of them has no address on a loopback',
	any: 'no cable leads from one to the other, and they have no addresses in one subnet',
};

/** The pairs of a link: one of each family in which both interfaces have one address. */
export function pairsOfLink(network: NetworkFacts, link: Link, choice: AddressChoice): Paired {
	const {near, far} = link;
	const names = {near: near.device.name, far: far.device.name};
	const found = choice.families.map((family) => {
		const [here, there] = [near, far].map((port) => takeable(network, port.id, {...choice, families: [family]}));
		return {family, here: here ?? [], there: there ?? []};
	});
	const used = found.filter(({here, there}) => here.length + there.length > 0);
	if (used.length === 0) {
		const why = `neither ${near.device.name} ${near.name} nor ${far.device.name} ${far.name} has an address${vrfWords(choice)}`;
		return {pairs: [], left: [{...names, state: 'no address', why}]};
	}
	const judged = used.map(({family, here, there}) => pairOf(link, {family, here, there}));
	return {
		pairs: judged.flatMap((one) => ('pair' in one ? [one.pair] : [])),
		left: judged.flatMap((one) => ('why' in one ? [{...names, ...one}] : [])),
	};
}

/** The addresses of an interface that a session may be from: IPv6 ones of the link alone are none. */
export function takeable({addresses}: NetworkFacts, port: number, {families, vrf}: AddressChoice): readonly InterfaceAddress[] {
	return addresses.filter(
		({on, ip, host, vrf: own}) =>
			on === port && families.includes(ip.family) && !/^fe[89ab]/i.test(host) && (vrf === undefined || (own?.name ?? null) === vrf),
	);
}

const vrfWords = ({vrf}: AddressChoice): string => (vrf === undefined ? '' : vrf === null ? ' in no VRF' : ` in VRF ${vrf}`);

type OfFamily = {readonly family: Family; readonly here: readonly InterfaceAddress[]; readonly there: readonly InterfaceAddress[]};

function pairOf({near, far, kind}: Link, {family, here, there}: OfFamily): {readonly pair: IntentPair} | Pick<LeftOut, 'state' | 'why'> {
	const several = [
		{port: near, some: here},
		{port: far, some: there},
	].find(({some}) => some.length > 1);
	if (several) {
		const list = several.some.map(({text}) => text).join(', ');
		return {
			state: 'ambiguous',
			why: `${several.port.device.name} ${several.port.name} has ${several.some.length} addresses of IPv${family}: ${list}`,
		};
	}
	const [[one], [other]] = [here, there];
	if (!one || !other) {
		const lacking = one ? far : near;
		return {
			state: 'no address',
			why: `${lacking.device.name} ${lacking.name} has no IPv${family} address, and the other end has ${(one ?? other)?.text}`,
		};
	}
	const fault = vrfFault([near, one], [far, other]);
	if (fault !== undefined) return {state: 'VRF', why: fault};
	if (kind !== 'loopbacks' && !isSameSubnet(one, other))
		return {
			state: 'no common subnet',
			why: `${one.text} of ${near.device.name} ${near.name} and ${other.text} of ${far.device.name} ${far.name} are in no common subnet`,
		};
	return {pair: {near: endOf(near, one), far: endOf(far, other), family}};
}

const endOf = (port: Link['near'], address: InterfaceAddress) => ({device: port.device, interface: port.name, address});

/** Why the VRFs of two ends do not fit: each address must be in that of its interface, where that has one, and both in the same. */
function vrfFault(...ends: readonly (readonly [Link['near'], InterfaceAddress])[]): string | undefined {
	for (const [port, address] of ends)
		if (port.vrf && port.vrf.id !== address.vrf?.id)
			return `${port.device.name} ${port.name} is in VRF ${port.vrf.name}, and its address ${address.text} in ${vrfName(address.vrf)}`;
	const [one, other] = ends.map(([, address]) => address);
	if (one && other && one.vrf?.id !== other.vrf?.id) return `${one.text} is in ${vrfName(one.vrf)}, and ${other.text} in ${vrfName(other.vrf)}`;
	return undefined;
}

const vrfName = (vrf: KnownByName | null): string => (vrf ? `VRF ${vrf.name}` : 'no VRF');
