import {ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import {addressText, canonicalHost, type IpAddress, parseAddress} from '../../text/address.js';
import {foldName} from '../../text/case-fold.js';
import {cutMask} from '../session-facts.js';
import {createLinks, isSameSubnet} from './links.js';
import {
	type HostAddress,
	type InterfaceAddress,
	type InterfaceFacts,
	type KnownByName,
	type NetworkFacts,
	readHosts,
	readNetwork,
	readPrefixes,
	united,
} from './network.js';
import {type AddressChoice, type IntentPair, type LeftOut, type Paired, pairsOfLink, takeable} from './pairs.js';

/** One peering as a line or a row of a file says it: from an interface, or an address, of a device. */
export type OneAsk = {
	readonly device: KnownByName;
	readonly interface?: string;
	readonly local?: string;
	readonly remote?: string;
	readonly remoteDevice?: string;
	/** The network of dynamic neighbours, as NetBox writes it. */
	readonly remotePrefix?: string;
	readonly choice: AddressChoice;
};

/** What is read to pair single ends: the devices with those at the other ends, and the address objects of the remote hosts. */
export type OnesRead = {readonly network: NetworkFacts; readonly hosts: readonly HostAddress[]};

/** Reads the devices of single peerings, the hosts that may be at their other ends, and the devices of these. */
export async function readForOnes(netbox: Netbox, asks: readonly OneAsk[], now: number): Promise<Result<OnesRead>> {
	const near = await readNetwork(netbox, [...new Set(asks.map(({device}) => device.id))], now);
	if (!near.ok) return near;
	const hosts = asks.flatMap((ask) =>
		ask.remotePrefix === undefined
			? ask.remote === undefined
				? localsOf(near.value, ask).flatMap(({ip}) => counterpart(ip) ?? [])
				: [cutMask(ask.remote).host]
			: [],
	);
	const [found, networks] = await Promise.all([
		readHosts(netbox, [...new Set(hosts)]),
		readPrefixes(netbox, [...new Set(asks.flatMap(({remotePrefix}) => remotePrefix ?? []))]),
	]);
	if (!found.ok) return found;
	if (!networks.ok) return networks;
	const ends = asks.flatMap((ask) => portsOf(near.value, ask).flatMap((port) => endsOf(near.value, port)));
	const far = new Set(
		[...found.value.flatMap(({device}) => device?.id ?? []), ...ends.map(({id}) => id)].filter((id) => !near.value.routers.has(id)),
	);
	const others = await readNetwork(netbox, [...far], now);
	return others.ok ? ok({network: united(near.value, others.value), hosts: [...found.value, ...networks.value]}) : others;
}

/** The devices at the other ends of the cables of an interface, or of the members of a LAG. */
const endsOf = ({interfaces}: NetworkFacts, port: InterfaceFacts): readonly KnownByName[] =>
	[
		port,
		...[...interfaces.values()].filter(({lag}) => lag === port.id || (port.parent !== null && lag === port.parent)),
		...(port.parent === null ? [] : [interfaces.get(port.parent) ?? port]),
	].flatMap(({ends}) => ends.flatMap(({device}) => device ?? []));

/** The pair, or the pairs of both families, of one peering; or why there is none. */
export function pairsOfOne({network, hosts}: OnesRead, ask: OneAsk): Paired {
	const {device} = ask;
	const out = (state: LeftOut['state'], why: string, far = ask.remoteDevice ?? ask.remote ?? '?'): Paired => ({
		pairs: [],
		left: [{near: device.name, far, state, why}],
	});
	const ports = portsOf(network, ask);
	if (ask.interface !== undefined && ports.length === 0) return out('no address', `${device.name} has no interface "${ask.interface}"`);
	const locals = localsOf(network, ask);
	if (locals.length === 0) return out('no address', lackingWords(ask));
	const families = new Set(locals.map(({ip}) => ip.family));
	if (locals.length > families.size) {
		const several = locals.filter(({ip}) => locals.filter((one) => one.ip.family === ip.family).length > 1);
		return out('ambiguous', `${device.name} ${ask.interface ?? ask.local ?? ''} has several addresses: ${several.map(({text}) => text).join(', ')}`);
	}
	const found = locals.map((local) => farOf({network, hosts}, ask, local));
	return {pairs: found.flatMap(({pairs}) => pairs), left: found.flatMap(({left}) => left)};
}

const lackingWords = ({device, interface: port, local, remote, choice: {vrf}}: OneAsk): string => {
	const where = vrf === undefined ? '' : vrf === null ? ' in no VRF' : ` in VRF ${vrf}`;
	if (local !== undefined) return `${device.name}${port === undefined ? '' : ` ${port}`} has no address ${local}${where}`;
	return `${device.name} ${port ?? ''} has no address${remote === undefined ? '' : ` of the family of ${remote}`}${where}`;
};

function portsOf({interfaces, addresses}: NetworkFacts, {device, interface: name, local}: OneAsk): readonly InterfaceFacts[] {
	const own = [...interfaces.values()].filter((one) => one.device.id === device.id);
	if (name !== undefined) return own.filter((one) => foldName(one.name) === foldName(name));
	const on = new Set(addresses.filter((one) => one.device.id === device.id && isSaid(one, local ?? '')).map((one) => one.on));
	return own.filter(({id}) => on.has(id));
}

function localsOf(network: NetworkFacts, ask: OneAsk): readonly InterfaceAddress[] {
	const remote = ask.remotePrefix ?? ask.remote;
	const family = remote === undefined ? undefined : parseAddress(remote)?.family;
	const families = family === undefined ? ask.choice.families : [family];
	const all = portsOf(network, ask).flatMap(({id}) => takeable(network, id, {...ask.choice, families}));
	return ask.local === undefined ? all : all.filter((one) => isSaid(one, ask.local ?? ''));
}

/** Whether an address is what a line says, with its mask or without. */
const isSaid = ({text, host}: Pick<HostAddress, 'text' | 'host'>, said: string): boolean =>
	canonicalHost(cutMask(said).host) === host && (!said.includes('/') || cutMask(said).mask === cutMask(text).mask);

/** The other end of a local address: what the line says, else by cables, else the other host of a /30, /31 or /127. */
function farOf({network, hosts}: OnesRead, ask: OneAsk, local: InterfaceAddress): Paired {
	if (ask.remotePrefix !== undefined) return farByHost(hosts, {ask, local, host: ask.remotePrefix});
	const port = network.interfaces.get(local.on);
	const links = ask.remote === undefined && port ? linksOf(network, port) : [];
	const cabled = links.map((link) => pairsOfLink(network, link, {...ask.choice, families: [local.ip.family]}));
	const paired: Paired =
		cabled.length > 0
			? {pairs: cabled.flatMap(({pairs}) => pairs), left: cabled.flatMap(({left}) => left)}
			: farByHost(hosts, {ask, local, host: ask.remote ?? counterpart(local.ip)});
	const wrong = paired.pairs.find(({far}) => ask.remoteDevice !== undefined && foldName(far.device?.name ?? '') !== foldName(ask.remoteDevice));
	if (!wrong) return paired;
	const on = wrong.far.device ? `on ${wrong.far.device.name}` : 'on no device';
	const why = `${wrong.far.address.text} is ${on}, not on ${ask.remoteDevice}`;
	return {pairs: [], left: [...paired.left, {near: ask.device.name, far: ask.remoteDevice ?? '', state: 'unknown far end', why}]};
}

function linksOf(network: NetworkFacts, port: InterfaceFacts) {
	const find = createLinks(network, {over: 'cables', isOn: (name) => name === port.name});
	const far = new Set(endsOf(network, port).map(({id}) => id));
	return [...far].flatMap((id) => find({near: port.device.id, far: id})).filter(({near}) => near.id === port.id);
}

type HostWanted = {readonly ask: OneAsk; readonly local: InterfaceAddress; readonly host: string | undefined};

function farByHost(hosts: readonly HostAddress[], {ask, local, host}: HostWanted): Paired {
	const names = {near: ask.device.name, far: ask.remoteDevice ?? host ?? '?'};
	const unknown = (why: string, state: LeftOut['state'] = 'unknown far end'): Paired => ({pairs: [], left: [{...names, state, why}]});
	if (host === undefined) return unknown(`${local.text} is in no /30, /31 or /127, and no cable leads from its interface: say "remote-address"`);
	const [isPrefix, wanted] = [ask.remotePrefix !== undefined, ask.remotePrefix ?? canonicalHost(cutMask(host).host)];
	const there = hosts.filter((one) => {
		const isIt = one.host === wanted && one.vrf?.id === local.vrf?.id;
		return isIt && (one.isPrefix ?? false) === isPrefix && (isPrefix || !host.includes('/') || isSaid(one, host));
	});
	const [first, ...others] = there;
	const where = local.vrf ? `in VRF ${local.vrf.name}` : 'in no VRF';
	if (!first) return unknown(`NetBox has no ${isPrefix ? 'prefix' : 'address'} ${host} ${where}`);
	if (others.length > 0)
		return unknown(`NetBox has ${there.length} objects of ${wanted} ${where}: ids ${there.map(({id}) => id).join(', ')}`, 'ambiguous');
	if (first.device?.id === ask.device.id) return unknown(`${first.text} is on ${ask.device.name} too`);
	if (ask.remote === undefined && !isPrefix && !isSameSubnetText(local, first))
		return unknown(`${local.text} and ${first.text} are in no common subnet`, 'no common subnet');
	const near = {device: ask.device, interface: local.interface, address: local};
	const pair: IntentPair = {near, far: {device: first.device, interface: first.interface, address: first}, family: local.ip.family};
	return {pairs: [pair], left: []};
}

function isSameSubnetText(local: InterfaceAddress, far: HostAddress): boolean {
	const ip = parseAddress(far.text);
	return ip !== undefined && isSameSubnet(local, {ip, host: far.host});
}

/** The other host of a network of two: /30, /31 and /127; undefined of any other. */
function counterpart(ip: IpAddress): string | undefined {
	const last = ip.bytes.at(-1) ?? 0;
	const other = ip.length === 31 || ip.length === 127 ? last ^ 1 : ip.length === 30 && (last & 3) % 3 !== 0 ? last ^ 3 : undefined;
	return other === undefined || (ip.family === 6) !== (ip.length === 127)
		? undefined
		: cutMask(addressText({...ip, bytes: [...ip.bytes.slice(0, -1), other]})).host;
}
