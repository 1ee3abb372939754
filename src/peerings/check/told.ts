import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {EndHolder, EndVrf} from '../pairs/end.js';
import type {AddressFacts} from '../pairs/known.js';

/** What rows of addresses say, by id. A row that says no id says nothing. */
export function addressFactsOf(rows: readonly Row[]): ReadonlyMap<number, AddressFacts> {
	return new Map(
		rows.map((row) => [Number(row['id']), {id: Number(row['id']), vrf: vrfOf(row['vrf']), on: bearerOf(row), isShared: hasSharedRole(row['role'])}]),
	);
}

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
		const asn = isRow(row['local_as']) ? row['local_as']['asn'] : undefined;
		const held = Object.entries(holderFields).flatMap(([field, kind]): EndHolder[] => {
			const ref = refOf(row[field]);
			return ref ? [{kind, ...ref}] : [];
		});
		if (typeof asn !== 'number') continue;
		const there = byAs.get(asn) ?? new Map<string, EndHolder>();
		for (const holder of held.some(({kind}) => kind !== 'site') ? held.filter(({kind}) => kind !== 'site') : held)
			there.set(`${holder.kind} ${holder.id}`, holder);
		byAs.set(asn, there);
	}
	return new Map([...byAs].map(([asn, holders]) => [asn, [...holders.values()]]));
}
