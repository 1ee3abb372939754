import {type End, type EndHolder, type EndHost, type EndVrf, holderKey, isBorneBy} from './end.js';

/** What NetBox says of an address object: its VRF, null for the global table, and whose interface it is on. */
export type AddressFacts = {
	readonly id: number;
	/** In its one spelling. */
	readonly host?: string;
	readonly vrf: EndVrf | null;
	/** `other`: on something that belongs to no device, an FHRP group say. */
	readonly on: EndHolder | 'other' | null;
	/** The interface that it is on; `vrf` is undefined where it was not read. */
	readonly port?: Port;
	/** Its role says that several devices have it: anycast, VIP, VRRP and their like. */
	readonly isShared: boolean;
};

/** An interface of a device or of a virtual machine. */
export type Port = {
	readonly kind: 'device' | 'virtual-machine';
	readonly id: number;
	readonly vrf: EndVrf | null | undefined;
	/** Undefined where nothing says so, nor the contrary. */
	readonly isLoopback: boolean | undefined;
};

/** What a peer group says of the sessions in it. */
export type GroupFacts = {
	readonly localAs: number | null;
	readonly remoteAs: number | null;
	/** It has import policies, and export policies, or a prefix list in their place. */
	readonly filters: {readonly in: boolean; readonly out: boolean};
};

/** A virtual chassis that a device is a member of, and its master, if it has one. */
export type Chassis = {readonly id: number; readonly master: EndHolder | null};

/** What was not read of the peerings of some ends, or of all, and might tell of a fault. */
export type UnreadFacts = {
	readonly why: string;
	readonly isHidden: boolean;
	readonly touches: 'all' | ((end: End) => boolean);
	/** It is said once for all of them, and not of each. */
	readonly isSaid: boolean;
};

/** All that is known of some peerings. What is not in here was not read, which is never the same as not there. */
export type Known = {
	/** Those that were asked for, and every session that ends at one of their remote hosts. */
	readonly ends: readonly End[];
	/** By id; undefined where no addresses were asked for. */
	readonly addresses: ReadonlyMap<number, AddressFacts> | undefined;
	/** Who has sessions with these numbers as their own, beside the ends. */
	readonly byAs: ReadonlyMap<number, readonly EndHolder[]>;
	/** Why sessions at some hosts are not known, by host. */
	readonly unread: ReadonlyMap<string, string>;
	/** Why the clients of dynamic neighbours are not known. */
	readonly clientsUnread?: string;
	/** Why addresses are not known that were asked for. */
	readonly addressesUnread?: string;
	/** Why it is not known who has AS numbers that no end has as its own. */
	readonly numbersUnread?: string;
	/** What else was not read. */
	readonly doubts?: readonly UnreadFacts[];
	/** Those among all these reasons that are rights which this token lacks. */
	readonly rights?: ReadonlySet<string>;
	/** The chassis of devices whose interfaces have addresses of sessions on others, by the device's id. */
	readonly chassis?: ReadonlyMap<number, Chassis>;
	/** Whether it is not known of an end if its device is one router with that whose interface has its address. */
	readonly isChassisUnread?: (end: End) => boolean;
	/** By id; undefined where they were not read. */
	readonly groups?: ReadonlyMap<number, GroupFacts>;
};

/** The owners of a host. `isDoubtful`: there are none by what was read, which does not tell that there are none. */
type Owners = {readonly owners: readonly EndHolder[]; readonly isDoubtful: boolean};

/** What is looked up again and again. */
export type Lookup = Known & {
	/** Who has this number as their own. */
	readonly holdersOfAs: (asn: number) => readonly EndHolder[];
	/** The VRF of an end: of its session, else of its local address; undefined where that is not known. */
	readonly vrfOf: (end: End) => EndVrf | null | undefined;
	/**
	 * The device or machine whose interface has the address; where that is not known those of sessions that have the very same address as their own, or
	 * one of the same host in the same VRF.
	 */
	readonly ownersOf: (host: EndHost) => Owners;
	/** The ends whose local address has this host. */
	readonly endsAt: (host: string) => readonly End[];
	/** The address objects of this host that several devices have. */
	readonly sharedAt: (host: string) => readonly AddressFacts[];
	/** Whether an end is on this device or machine, or on another member of its virtual chassis: one router. */
	readonly bears: (end: End, owner: EndHolder) => boolean;
	/** The master of its virtual chassis for a member, else the holder itself. */
	readonly nodeOf: (holder: EndHolder) => EndHolder;
	/** Every device and machine whose interface has one of the addresses. */
	readonly assigned: () => readonly EndHolder[];
};

/** Makes everything findable once. */
export function lookUp(known: Known): Lookup {
	const {at, byAs} = indexed(known);
	const {addresses} = known;
	const shared = sharedByHost(addresses);
	const vrfOf = (end: End): EndVrf | null | undefined => vrfOfEnd(end, addresses);
	const nodeOf = (holder: EndHolder): EndHolder => (holder.kind === 'device' && known.chassis?.get(holder.id)?.master) || holder;
	const owners = new Map<number, Owners>();
	const ownersOf = (host: EndHost): Owners => {
		const found = owners.get(host.id) ?? ownersAmong(host, {facts: addresses?.get(host.id), there: at.get(host.host) ?? [], vrfOf, nodeOf});
		owners.set(host.id, found);
		return found;
	};
	return {
		...known,
		nodeOf,
		endsAt: (host) => at.get(host) ?? [],
		sharedAt: (host) => shared.get(host) ?? [],
		bears: (end, owner) => isBorneBy(end, owner) || isBorneByChassis(end, owner, known.chassis),
		holdersOfAs: (asn) => [...(byAs.get(asn)?.values() ?? [])],
		vrfOf,
		ownersOf,
		assigned: () => [...(addresses?.values() ?? [])].flatMap(({on}) => (on === null || on === 'other' ? [] : [on])),
	};
}

/** The VRF of an end: of its session, else of its local address; undefined where that is not known. */
export const vrfOfEnd = ({vrf, local}: End, addresses: Known['addresses']): EndVrf | null | undefined =>
	vrf ?? (local ? vrfOfAddress(addresses?.get(local.id)) : undefined);

/** The VRF of an address: of its interface, else its own; undefined where that is not known. */
export function vrfOfAddress(facts: AddressFacts | undefined): EndVrf | null | undefined {
	if (!facts?.port) return facts?.vrf;
	return facts.port.vrf === null ? facts.vrf : facts.port.vrf;
}

function isBorneByChassis({bearers}: End, owner: EndHolder, chassis: Known['chassis']): boolean {
	const of = owner.kind === 'device' ? chassis?.get(owner.id)?.id : undefined;
	return of !== undefined && bearers.some(({kind, id}) => kind === 'device' && chassis?.get(id)?.id === of);
}

function sharedByHost(addresses: Known['addresses']): ReadonlyMap<string, readonly AddressFacts[]> {
	const shared = new Map<string, AddressFacts[]>();
	for (const facts of addresses?.values() ?? []) {
		if (facts.isShared && facts.host !== undefined) shared.set(facts.host, [...(shared.get(facts.host) ?? []), facts]);
	}
	return shared;
}

type Index = {
	readonly at: ReadonlyMap<string, End[]>;
	readonly byAs: ReadonlyMap<number, ReadonlyMap<string, EndHolder>>;
};

function indexed(known: Known): Index {
	const at = new Map<string, End[]>();
	const byAs = new Map<number, Map<string, EndHolder>>();
	const note = (asn: number, holders: readonly EndHolder[]): void => {
		const noted = byAs.get(asn) ?? new Map<string, EndHolder>();
		for (const holder of holders) noted.set(holderKey(holder), holder);
		byAs.set(asn, noted);
	};
	for (const end of known.ends) {
		if (end.local) push(at, end.local.host, end);
		if (end.localAs !== null) note(end.localAs, end.bearers);
	}
	for (const [asn, holders] of known.byAs) note(asn, holders);
	return {at, byAs};
}

/** Puts an end into the list of its key. */
export function push(lists: Map<string, End[]>, key: string, end: End): void {
	const list = lists.get(key);
	if (list) list.push(end);
	else lists.set(key, [end]);
}

type Telling = Pick<Lookup, 'vrfOf' | 'nodeOf'> & {readonly facts: AddressFacts | undefined; readonly there: readonly End[]};

function ownersAmong({id}: EndHost, {facts, there, vrfOf, nodeOf}: Telling): Owners {
	if (facts?.on && facts.on !== 'other') return {owners: [nodeOf(facts.on)], isDoubtful: false};
	const owners = new Map<string, EndHolder>();
	let isDoubtful = false;
	for (const end of there) {
		const told = end.local?.id === id ? 'same' : compareVrfs(vrfOf(end), vrfOfAddress(facts));
		if (told === 'unknown') isDoubtful = true;
		if (told === 'same') for (const holder of end.bearers) owners.set(holderKey(holder), holder);
	}
	return {owners: [...owners.values()], isDoubtful: isDoubtful && owners.size === 0};
}

/** Whether two VRFs are one; `unknown` where that is not told. */
export function compareVrfs(one: EndVrf | null | undefined, other: EndVrf | null | undefined): 'same' | 'differ' | 'unknown' {
	if (one === undefined || other === undefined) return 'unknown';
	if (one === null || other === null) return one === other ? 'same' : 'differ';
	const isSame = one.id !== null && other.id !== null ? one.id === other.id : one.name === other.name;
	return isSame ? 'same' : 'differ';
}
