import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {canonicalHost} from '../../text/address.js';
import type {EndHolder, EndVrf} from '../pairs/end.js';
import type {AddressFacts, Chassis, GroupFacts, Port} from '../pairs/known.js';
import {cutMask} from '../session-facts.js';

/** What rows of addresses say, by id. A row that says no id says nothing. */
export function addressFactsOf(rows: readonly Row[]): ReadonlyMap<number, AddressFacts> {
	return new Map(rows.map((row) => [Number(row['id']), addressOf(row)]));
}

function addressOf(row: Row): AddressFacts {
	const [id, address, port] = [Number(row['id']), row['address'], portOf(row)];
	return {
		...{id, vrf: vrfOf(row['vrf']), on: bearerOf(row), isShared: hasSharedRole(row['role'])},
		...(typeof address === 'string' && {host: canonicalHost(cutMask(address).host)}),
		...(port && {port}),
	};
}

const portKinds: Readonly<Record<string, Port['kind']>> = {'dcim.interface': 'device', 'virtualization.vminterface': 'virtual-machine'};

/** The interface of an address; an address may be called a loopback's where the interface is not. */
function portOf(row: Row): Port | undefined {
	const kind = portKinds[String(row['assigned_object_type'])];
	const id = Number(row['assigned_object_id']);
	const isLoopback = isRow(row['role']) && row['role']['value'] === 'loopback' ? true : undefined;
	return kind && Number.isSafeInteger(id) ? {kind, id, vrf: undefined, isLoopback} : undefined;
}

/** Facts of addresses with what rows of their interfaces say, by kind. */
export function withPorts(
	facts: ReadonlyMap<number, AddressFacts>,
	rows: Readonly<Record<Port['kind'], readonly Row[]>>,
): ReadonlyMap<number, AddressFacts> {
	const ports = new Map(Object.entries(rows).flatMap(([kind, some]) => some.map((row) => [`${kind} ${row['id']}`, row] as const)));
	return new Map(
		[...facts].map(([id, one]) => {
			const row = one.port && ports.get(`${one.port.kind} ${one.port.id}`);
			if (!row || !one.port) return [id, one];
			const isLoopback = one.port.isLoopback ?? isLoopbackName(String(row['name']));
			return [id, {...one, port: {...one.port, vrf: vrfOf(row['vrf']), isLoopback}}];
		}),
	);
}

const loopbackNames = /^(?:lo|loopback|system|dum|dummy)[ -]?\d*(?:\.\d+)?$/i;

/** Whether an interface is called as loopbacks are. */
export const isLoopbackName = (name: string): boolean => loopbackNames.test(name);

const asnOf = (value: Json | undefined): number | null => (isRow(value) && typeof value['asn'] === 'number' ? value['asn'] : null);
const hasSome = (value: Json | undefined): boolean => (isList(value) ? value.length > 0 : isRow(value));

/** What rows of peer groups say, by id; an old plugin shows no AS numbers of them. */
export const groupFactsOf = (rows: readonly Row[]): ReadonlyMap<number, GroupFacts> =>
	new Map(
		rows.map((row) => [
			Number(row['id']),
			{
				...{localAs: asnOf(row['local_as']), remoteAs: asnOf(row['remote_as'])},
				filters: {
					in: hasSome(row['import_policies']) || hasSome(row['prefix_list_in']),
					out: hasSome(row['export_policies']) || hasSome(row['prefix_list_out']),
				},
			},
		]),
	);

/** The virtual chassis of devices that are members of one, by the device's id. */
export const chassisOfRows = (rows: readonly Row[]): ReadonlyMap<number, Chassis> =>
	new Map(
		rows.flatMap((row): readonly (readonly [number, Chassis])[] => {
			const chassis = row['virtual_chassis'];
			const named = refOf(chassis);
			if (!named || !isRow(chassis)) return [];
			const master = refOf(chassis['master']);
			return [[Number(row['id']), {id: named.id, master: master && {kind: 'device', ...master}}]];
		}),
	);

function vrfOf(value: Json | undefined): EndVrf | null {
	const named = refOf(value);
	const rd = isRow(value) ? value['rd'] : undefined;
	return named && {id: named.id, name: named.name ?? `#${named.id}`, rd: typeof rd === 'string' ? rd : null};
}

const sharedRoles = new Set(['anycast', 'vip', 'vrrp', 'hsrp', 'glbp', 'carp']);
const hasSharedRole = (role: Json | undefined): boolean => isRow(role) && typeof role['value'] === 'string' && sharedRoles.has(role['value']);

/** An interface is shown with its device or its machine; an FHRP group belongs to neither. */
function bearerOf(row: Row): AddressFacts['on'] {
	const assigned = row['assigned_object'];
	if ((row['assigned_object_type'] ?? null) === null) return null;
	if (!isRow(assigned)) return 'other';
	const device = refOf(assigned['device']);
	if (device) return {kind: 'device', ...device};
	const machine = refOf(assigned['virtual_machine']);
	return machine ? {kind: 'virtual-machine', ...machine} : 'other';
}

function refOf(value: Json | undefined): {readonly id: number; readonly name: string | null} | null {
	if (!isRow(value) || typeof value['id'] !== 'number') return null;
	const name = value['name'];
	return {id: value['id'], name: typeof name === 'string' ? name : null};
}

const holderFields = {device: 'device', virtualmachine: 'virtual-machine', site: 'site'} as const;

/** Who has which AS number as their own, by rows of sessions: their devices and machines, of those on neither their sites. */
export function holdersByAs(rows: readonly Row[]): ReadonlyMap<number, readonly EndHolder[]> {
	const byAs = new Map<number, Map<string, EndHolder>>();
	for (const row of rows) {
		const asn = asnOf(row['local_as']);
		const held = Object.entries(holderFields).flatMap(([field, kind]): EndHolder[] => {
			const ref = refOf(row[field]);
			return ref ? [{kind, ...ref}] : [];
		});
		if (asn === null) continue;
		const there = byAs.get(asn) ?? new Map<string, EndHolder>();
		for (const holder of held.some(({kind}) => kind !== 'site') ? held.filter(({kind}) => kind !== 'site') : held)
			there.set(`${holder.kind} ${holder.id}`, holder);
		byAs.set(asn, there);
	}
	return new Map([...byAs].map(([asn, holders]) => [asn, [...holders.values()]]));
}
