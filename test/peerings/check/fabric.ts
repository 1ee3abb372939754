import fc from 'fast-check';
import {drive} from '../../../src/core/long-work.js';
import {createHolding} from '../../../src/output/json-row.js';
import type {Row} from '../../../src/output/output.js';
import {findFindings} from '../../../src/peerings/check/findings.js';
import {type RuleName, usualRules} from '../../../src/peerings/check/rules.js';
import {type SaidOfNetwork, subjectOf} from '../../../src/peerings/check/subject.js';
import {createEnds, type EndVrf} from '../../../src/peerings/pairs/end.js';
import {type AddressFacts, type Chassis, type GroupFacts, type Known, lookUp} from '../../../src/peerings/pairs/known.js';
import {findPeerings} from '../../../src/peerings/pairs/peerings.js';
import {typed} from '../../../src/peerings/session.js';

/** A session as a test writes it; ids of addresses and holders are looked up. */
export type Draft = {
	readonly id: number;
	readonly name: string | null;
	readonly device?: string | null;
	readonly machine?: string | null;
	readonly site?: string | null;
	readonly local: string;
	readonly remote?: string;
	readonly prefix?: string;
	readonly localAs: number;
	readonly remoteAs: number;
	readonly status?: string;
	readonly group?: string | null;
	readonly vrf?: string | null;
	readonly tags?: readonly string[];
	readonly attributes?: Row;
	readonly maxPrefixes?: number | null;
	readonly policies?: readonly string[];
	readonly exports?: readonly string[];
};

/** What a NetBox holds: sessions, and whose interface an address is on, which many instances do not say. */
export type World = {
	readonly sessions: readonly Draft[];
	/** Address or host -> device, or machine as `vm:NAME`. */
	readonly owners?: ReadonlyMap<string, string>;
	/** Address -> VRF. */
	readonly vrfs?: ReadonlyMap<string, string>;
	readonly shared?: ReadonlySet<string>;
	/** Address -> what is said of its interface, where it is on one. */
	readonly ports?: ReadonlyMap<string, {readonly vrf?: string; readonly isLoopback?: boolean}>;
	/** Peer group -> its AS numbers. */
	readonly groups?: ReadonlyMap<string, Partial<GroupFacts>>;
	/** Address objects that no session is written in. */
	readonly spare?: readonly string[];
	/** Address objects that the token does not see. */
	readonly unseen?: ReadonlySet<string>;
	readonly chassis?: ReadonlyMap<string, string>;
};

/** `10.0.0.1/30#RED` is another address object than `10.0.0.1/30`. */
const hostOf = (address: string): string => address.replace(/\/.*/, '');
const writtenOf = (address: string): string => address.replace(/#.*/, '');

/** Ids by name, the same for the same names in whatever order they come. */
function createIds(names: readonly string[]): (name: string) => number {
	const ids = new Map([...new Set(names)].toSorted().map((name, index) => [name, index + 1]));
	return (name) => ids.get(name) ?? 0;
}

const hold = createHolding();
const ref = (id: number, name: string): Row => ({id, name, display: name});

/** What is known of a world: of the sessions that are `near`, all by default. */
export function knownOf(world: World, near: (draft: Draft) => boolean = () => true, addresses = true): Known {
	const {sessions, owners, groups, chassis} = world;
	const names = sessions.flatMap(({local, remote, prefix, device, machine, site, group}) => [local, remote, prefix, device, machine, site, group]);
	const others = [...(owners?.values() ?? []), ...(world.spare ?? []), ...(chassis?.keys() ?? []), ...(chassis?.values() ?? [])];
	const idOf = createIds([...names, ...others].flatMap((name) => name ?? []));
	const endOf = createEnds({withPractice: true});
	const named = (name: string | null | undefined): Row | null => (name == null ? null : ref(idOf(name), name));
	const ends = sessions.map((draft) => {
		const {id, name, local, remote, prefix, localAs, remoteAs, status = 'active', vrf = null, tags = [], attributes = {}} = draft;
		const row: Row = {
			...{id, name, status: {value: status, label: status}, extra_attributes: attributes, custom_fields: {vrf}},
			...{device: named(draft.device), virtualmachine: named(draft.machine), site: named(draft.site), peer_group: named(draft.group)},
			...{
				local_address: {id: idOf(local), address: writtenOf(local)},
				remote_address: remote === undefined ? null : {id: idOf(remote), address: writtenOf(remote)},
			},
			...{
				max_prefixes: draft.maxPrefixes ?? null,
				import_policies: (draft.policies ?? []).map((name) => ref(1, name)),
				export_policies: (draft.exports ?? []).map((name) => ref(1, name)),
			},
			remote_prefix: prefix === undefined ? null : {id: idOf(prefix), prefix},
			...{local_as: {id: localAs, asn: localAs}, remote_as: {id: remoteAs, asn: remoteAs}, tags: tags.map((tag) => ref(1, tag))},
		};
		const session = typed({id, name, device: null, lastUpdated: null, held: hold(row)}, 0);
		return endOf(session, near(draft));
	});
	const facts = addresses ? factsOf(world, idOf) : undefined;
	const chassisOf = [...(chassis ?? [])].map(([device, of]): [number, Chassis] => [
		idOf(device),
		{id: idOf(of), master: {kind: 'device', id: idOf(of), name: of}},
	]);
	const groupFacts = [...(groups ?? [])].map(([name, asns]): [number, GroupFacts] => [
		idOf(name),
		{...{localAs: null, remoteAs: null, filters: {in: false, out: false}}, ...asns},
	]);
	return {ends, addresses: facts, unread: new Map(), byAs: new Map(), chassis: new Map(chassisOf), groups: new Map(groupFacts)};
}

const vrfNamed = (name: string | undefined): EndVrf | null => (name === undefined ? null : {id: name.length, name, rd: null});

function factsOf(
	{sessions, owners, vrfs, shared, ports, spare = [], unseen}: World,
	idOf: (name: string) => number,
): NonNullable<Known['addresses']> {
	const all = sessions.flatMap(({local, remote}) => [local, ...(remote === undefined ? [] : [remote])]);
	const facts = [...all, ...spare].map((address): [number, AddressFacts] => {
		const owner = owners?.get(address) ?? owners?.get(hostOf(address));
		const kind = owner?.startsWith('vm:') ? 'virtual-machine' : 'device';
		const port = ports?.get(address);
		return [
			idOf(address),
			{
				...{id: idOf(address), host: hostOf(address), vrf: vrfNamed(vrfs?.get(address)), isShared: shared?.has(address) ?? false},
				on: owner === undefined ? null : {kind, id: idOf(owner), name: owner},
				...(owner !== undefined && port && {port: {kind, id: idOf(address), vrf: vrfNamed(port.vrf), isLoopback: port.isLoopback}}),
			},
		];
	});
	return new Map(facts.filter(([id]) => ![...(unseen ?? [])].some((address) => idOf(address) === id)));
}

/** The findings of a world, each as a line: rule, on which session, what else it meets, and the message. */
export async function findingsOf(known: Known, rules: ReadonlySet<RuleName> = usualRules): Promise<readonly string[]> {
	return (await foundOf(known, rules)).map(
		({rule, on, also, message}) => `${rule} ${on.name ?? `#${on.id}`}${also.length > 0 ? ` (${also.join(' ')})` : ''}: ${message}`,
	);
}

/** The same with all that is said of each. */
export async function foundOf(known: Known, rules: ReadonlySet<RuleName> = usualRules, said: SaidOfNetwork = {}) {
	return (await checkedOf(known, rules, said)).flatMap(({findings}) => findings);
}

/** Every peering of a world with its verdict. */
export async function checkedOf(known: Known, rules: ReadonlySet<RuleName> = usualRules, said: SaidOfNetwork = {}) {
	const {signal} = new AbortController();
	const subject = subjectOf(lookUp(known), said);
	const peerings = (await drive(findPeerings(subject.lookup), {stop: signal})) ?? [];
	return (await drive(findFindings(peerings, subject, rules), {stop: signal})) ?? [];
}

/** The kinds of the peerings of a world, by the name of their first session. */
export async function kindsOf(known: Known): Promise<Readonly<Record<string, string>>> {
	const peerings = (await drive(findPeerings(lookUp(known)), {stop: new AbortController().signal})) ?? [];
	return Object.fromEntries(peerings.map(({kind, first}) => [first.name ?? `#${first.id}`, kind]));
}

/** How large a fabric is, and what it has. */
export type FabricShape = {
	readonly spines: number;
	readonly leaves: number;
	readonly isDual: boolean;
	readonly assigns: boolean;
	readonly clients: number;
	readonly machines: number;
	/** Customers at one provider edge, each in a VRF of its own and all with the same hosts. */
	readonly customers: number;
};

export const fabricShape: fc.Arbitrary<FabricShape> = fc.record({
	spines: fc.integer({min: 1, max: 3}),
	leaves: fc.integer({min: 2, max: 5}),
	isDual: fc.boolean(),
	assigns: fc.boolean(),
	clients: fc.integer({min: 1, max: 4}),
	machines: fc.integer({min: 0, max: 2}),
	customers: fc.integer({min: 0, max: 3}),
});

/** A fabric without a fault: leaves and spines by eBGP on /31 and /127, spines by iBGP on loopbacks, dynamic neighbours and their clients, machines as clients of a reflector, customers in VRFs, providers. */
export function fabricOf({spines, leaves, isDual, assigns, clients, machines, customers}: FabricShape): World {
	const drafts: Omit<Draft, 'id'>[] = [];
	const owners = new Map<string, string>();
	const vrfs = new Map<string, string>();
	const ports = new Map<string, {readonly isLoopback: boolean}>();
	const pair = (one: Half, other: Half, more: Partial<Draft> = {}): void => {
		drafts.push({...half(one, other), ...more}, half(other, one));
		for (const {on, address} of [one, other]) {
			owners.set(address, on);
			ports.set(address, {isLoopback: one.as === other.as});
		}
	};
	const spine = (s: number, address: string): Half => ({on: `spine${s}`, address, as: 65_000});
	for (let l = 1; l <= leaves; l += 1) {
		const leaf = (address: string): Half => ({on: `leaf${l}`, address, as: 65_100 + l});
		for (let s = 1; s <= spines; s += 1) {
			pair(spine(s, `10.${s}.${l}.0/31`), leaf(`10.${s}.${l}.1/31`));
			if (isDual) pair(spine(s, `2001:db8:${s}:${l}::/127`), leaf(`2001:db8:${s}:${l}::1/127`));
		}
		drafts.push({...half(leaf(`198.18.${l}.1/30`), {on: 'provider', address: `198.18.${l}.2/30`, as: 64_496 + l}), group: null});
		owners.set(`198.18.${l}.1/30`, `leaf${l}`);
	}
	for (let a = 1; a <= spines; a += 1) for (let b = a + 1; b <= spines; b += 1) pair(spine(a, `10.255.0.${a}/32`), spine(b, `10.255.0.${b}/32`));
	for (let m = 1; m <= machines; m += 1)
		pair(spine(1, '10.255.0.1/32'), {on: `vm:client${m}`, address: `10.254.0.${m}/32`, as: 65_000}, {attributes: {rr_client: true}});
	for (const vrf of ['RED', 'BLUE', 'GREEN+'].slice(0, customers)) {
		const [edge, customer] = [`10.200.0.1/30#${vrf}`, `10.200.0.2/30#${vrf}`];
		pair({on: 'edge', address: edge, as: 65_000}, {on: `customer ${vrf}`, address: customer, as: 65_300});
		for (const address of [edge, customer]) vrfs.set(address, vrf);
	}
	const server: Half = {on: 'leaf1', address: '10.100.0.1/24', as: 65_101};
	drafts.push({...half(server, {on: 'servers', address: '', as: 65_200}), name: 'servers', prefix: '10.100.0.0/24'});
	owners.set('10.100.0.1/24', 'leaf1');
	for (let c = 1; c <= clients; c += 1) {
		drafts.push(half({on: `server${c}`, address: `10.100.0.${c + 10}/24`, as: 65_200}, server));
		owners.set(`10.100.0.${c + 10}/24`, `server${c}`);
	}
	const sessions = drafts.map((draft, index): Draft => ({...draft, id: index + 1}));
	return {sessions, vrfs, ports, groups: new Map([['FABRIC', {}]]), ...(assigns && {owners})};
}

type Half = {readonly on: string; readonly address: string; readonly as: number};

function half(one: Half, other: Half): Omit<Draft, 'id'> {
	const holder = one.on.startsWith('vm:') ? {machine: one.on} : {device: one.on};
	const hosts = {local: one.address, ...(other.address !== '' && {remote: other.address})};
	const configured = {maxPrefixes: 1000, policies: ['IN'], exports: ['OUT']};
	const name = `${one.on} to ${other.on} ${hostOf(one.address)}`;
	return {name, ...holder, ...hosts, localAs: one.as, remoteAs: other.as, group: 'FABRIC', ...configured};
}
