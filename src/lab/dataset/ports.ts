import type {Row} from '../../output/output.js';
import {parseNetwork} from '../reads/ip-network.js';
import type {Builder, Fields} from './builder.js';

type Drawing = {readonly builder: Builder; readonly ports: Map<string, number>; readonly counts: Map<number, number>};
type Port = {readonly device: number; readonly id: number};

/** Ends of links whose session somebody forgot: the session at the other end, and the device that this end is on. */
const forgotten: {readonly [session: string]: string} = {'spine1-leaf4': 'leaf4'};

/**
 * Gives the devices of a drawn network what their sessions run over: interfaces with the local addresses, cables between the two ends of a
 * link, and an interface in a VRF of its own to manage each of them by.
 */
export function addPorts(builder: Builder): void {
	const drawing = {builder, ports: new Map<string, number>(), counts: new Map<number, number>()};
	const sessions = builder.objects()['plugins/bgp/session'] ?? [];
	const owners = new Map<number, Port>();
	for (const session of sessions) {
		const local = Number(session['local_address']);
		if (owners.has(local)) continue;
		if (typeof session['device'] === 'number') owners.set(local, assign(drawing, session['device'], session, local));
		else if (typeof session['virtualmachine'] === 'number') assignToMachine(builder, session['virtualmachine'], local);
	}
	for (const [name, device] of Object.entries(forgotten)) {
		const [session, row] = [rowNamed(builder, 'plugins/bgp/session', name), rowNamed(builder, 'dcim/devices', device)];
		const remote = Number(session['remote_address']);
		owners.set(remote, assign(drawing, Number(row['id']), {name: `${device}-${name}`}, remote));
	}
	addCables(builder, sessions, owners);
	addManagement(builder);
}

function rowNamed(builder: Builder, path: string, name: string): Row {
	const row = builder.objects()[path]?.find((one) => one['name'] === name);
	if (row === undefined) throw new Error(`no "${name}" in ${path} of the made-up network`);
	return row;
}

/** Puts an address on the interface of a device that a session runs over: loopbacks share one, and so do the two families of a link. */
function assign({builder, ports, counts}: Drawing, device: number, session: Row, address: number): Port {
	const text = String(builder.objects()['ipam/ip-addresses']?.[address - 1]?.['address']);
	const isLoopback = /\/(?:32|128)$/u.test(text);
	const link = String(session['name']).replace(/-v6$/u, '');
	const key = `${device} ${isLoopback ? 'loopback' : session['name'] === null ? text : link === 'ix' ? 'exchange' : link}`;
	const known = ports.get(key);
	const id = known ?? addPort({builder, counts}, device, isLoopback ? undefined : link);
	ports.set(key, id);
	builder.change('ipam/ip-addresses', address, {assigned_object_type: 'dcim.interface', assigned_object_id: id});
	return {device, id};
}

function addPort({builder, counts}: Pick<Drawing, 'builder' | 'counts'>, device: number, link: string | undefined): number {
	if (link === undefined) return builder.add('dcim/interfaces', {device, name: 'Loopback0', type: 'virtual'});
	const count = (counts.get(device) ?? 0) + 1;
	counts.set(device, count);
	const own = /-(eth\d+)$/u.exec(link)?.[1];
	return builder.add('dcim/interfaces', {device, name: own ?? `Ethernet${count}`, type: '10gbase-x-sfpp'});
}

function assignToMachine(builder: Builder, virtual_machine: number, address: number): void {
	const id = builder.add('virtualization/interfaces', {virtual_machine, name: 'eth0'});
	builder.change('ipam/ip-addresses', address, {assigned_object_type: 'virtualization.vminterface', assigned_object_id: id});
}

/** A cable for each link that has both ends: their addresses are in a network of two hosts. */
function addCables(builder: Builder, sessions: readonly Row[], owners: ReadonlyMap<number, Port>): void {
	const cabled = new Set<number>();
	for (const {local_address, remote_address} of sessions) {
		const [mine, yours] = [owners.get(Number(local_address)), owners.get(Number(remote_address))];
		if (mine === undefined || yours === undefined || mine.device === yours.device || cabled.has(mine.id) || cabled.has(yours.id)) continue;
		const network = parseNetwork(String(builder.objects()['ipam/ip-addresses']?.[Number(local_address) - 1]?.['address']));
		if (network === undefined || (network.family === 4 ? 32 : 128) - network.mask > 2 || network.mask === 32) continue;
		const cable = builder.add('dcim/cables', {type: 'smf'});
		for (const [end, {id}] of [
			['A', mine],
			['B', yours],
		] as const) {
			builder.add('dcim/cable-terminations', {cable, cable_end: end, termination_type: 'dcim.interface', termination_id: id});
			builder.change('dcim/interfaces', id, {cable, cable_end: end});
			cabled.add(id);
		}
	}
}

/** An interface to manage each device by, in a VRF; a customer has another one. */
function addManagement(builder: Builder): void {
	const target = builder.add('ipam/route-targets', {name: '65000:100'});
	const vrf = builder.add('ipam/vrfs', {name: 'MGMT', rd: '65000:100', import_targets: [target], export_targets: [target]});
	builder.add('ipam/vrfs', {name: 'CUSTOMER-A', rd: '65000:200', enforce_unique: false});
	for (const [index, {id}] of (builder.objects()['dcim/devices'] ?? []).entries()) {
		const more: Fields = {mgmt_only: true, vrf, type: '1000base-t'};
		const port = builder.add('dcim/interfaces', {device: Number(id), name: 'Management0', ...more});
		const on = {assigned_object_type: 'dcim.interface', assigned_object_id: port};
		builder.add('ipam/ip-addresses', {address: `192.168.${index >> 6}.${(index & 63) + 10}/24`, vrf, ...on});
	}
}
