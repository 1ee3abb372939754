import {networkText} from '../../text/address.js';
import type {InterfaceAddress, InterfaceFacts, NetworkFacts} from './network.js';

/** By what two devices are found to be linked. */
export type LinkKind = 'cables' | 'subnets' | 'loopbacks';

/** Two interfaces between which a session may be. */
export type Link = {readonly near: InterfaceFacts; readonly far: InterfaceFacts};

/** Two devices by their ids. */
type DevicePair = {readonly near: number; readonly far: number};

/** How links are looked for: by one kind, or by cables and, where there is none, by shared subnets; `isOn` narrows the near interfaces. */
export type LinkSearch = {readonly over: LinkKind | undefined; readonly isOn: ((name: string) => boolean) | undefined};

/** Finds the links between two devices. */
export type FindLinks = (pair: DevicePair) => readonly Link[];

export function createLinks(network: NetworkFacts, {over, isOn}: LinkSearch): FindLinks {
	const byDevice = new Map<number, InterfaceFacts[]>();
	for (const one of network.interfaces.values()) byDevice.set(one.device.id, [...(byDevice.get(one.device.id) ?? []), one]);
	const of = (device: number): readonly InterfaceFacts[] => byDevice.get(device) ?? [];
	// Who means the network of management names its interfaces.
	const onLine = (one: InterfaceFacts): boolean => isOn?.(one.name) ?? !one.isManagement;
	const ways: Readonly<Record<Exclude<LinkKind, 'loopbacks'>, FindLinks>> = {
		cables: (pair) => cableLinks(network, pair, {of, isNamed: isOn && onLine}).filter(({near}) => isOn !== undefined || !near.isManagement),
		subnets: (pair) => subnetLinks(network, pair).filter(({near}) => onLine(near)),
	};
	return (pair) => {
		if (over === 'cables' || over === 'subnets') return ways[over](pair);
		const cabled = ways.cables(pair);
		return cabled.length > 0 ? cabled : ways.subnets(pair);
	};
}

type CableSearch = {
	readonly of: (device: number) => readonly InterfaceFacts[];
	/** Whether the line names an interface; without it those that bear the cable, or their LAG, are meant. */
	readonly isNamed: ((one: InterfaceFacts) => boolean) | undefined;
};

/** Each pair of interfaces once: of LAG members their LAG, and where the line names subinterfaces these. */
function cableLinks(network: NetworkFacts, {near, far}: DevicePair, {of, isNamed}: CableSearch): readonly Link[] {
	const links = new Map<string, Link>();
	const add = (one: InterfaceFacts, other: InterfaceFacts): void => {
		links.set(`${one.id} ${other.id}`, {near: one, far: other});
	};
	for (const port of of(near)) {
		for (const end of port.ends) {
			const other = network.interfaces.get(end.id);
			if (other?.device.id !== far) continue;
			const [here, there] = [bearerOf(network, port), bearerOf(network, other)];
			if (!isNamed || isNamed(here) || isNamed(port)) add(here, there);
			if (!isNamed) continue;
			for (const sub of of(near).filter((one) => one.parent === here.id && isNamed(one)))
				for (const opposite of [there, ...of(far).filter(({parent}) => parent === there.id)])
					if (shareSubnet(network, sub, opposite)) add(sub, opposite);
		}
	}
	return [...links.values()];
}

/** The interface that has the addresses of a port: its LAG, where it is a member of one. */
const bearerOf = (network: NetworkFacts, port: InterfaceFacts): InterfaceFacts =>
	port.lag === null ? port : (network.interfaces.get(port.lag) ?? port);

/** The links of two devices whose addresses are in one subnet of one VRF, each once. */
function subnetLinks(network: NetworkFacts, {near, far}: DevicePair): readonly Link[] {
	const links = new Map<string, Link>();
	const there = network.addresses.filter(({device}) => device.id === far);
	for (const one of network.addresses.filter(({device}) => device.id === near)) {
		for (const other of there) {
			const [here, opposite] = [network.interfaces.get(one.on), network.interfaces.get(other.on)];
			if (here && opposite && (one.vrf?.id ?? null) === (other.vrf?.id ?? null) && isSameSubnet(one, other))
				links.set(`${here.id} ${opposite.id}`, {near: here, far: opposite});
		}
	}
	return [...links.values()];
}

const shareSubnet = ({addresses}: NetworkFacts, one: InterfaceFacts, other: InterfaceFacts): boolean =>
	addresses.filter(({on}) => on === one.id).some((here) => addresses.some((there) => there.on === other.id && isSameSubnet(here, there)));

/** Whether two addresses are in the same subnet by the masks of both, and are not one host. A whole address (/32, /128) is in none. */
export function isSameSubnet(a: Pick<InterfaceAddress, 'ip' | 'host'>, b: Pick<InterfaceAddress, 'ip' | 'host'>): boolean {
	const most = a.ip.family === 6 ? 128 : 32;
	if (a.ip.family !== b.ip.family || a.ip.length !== b.ip.length || (a.ip.length ?? most) >= most || a.host === b.host) return false;
	return networkText(a.ip) === networkText(b.ip);
}
