import type {Json} from '../../output/output.js';
import {type End, isBorneBy} from '../pairs/end.js';
import type {Lookup} from '../pairs/known.js';
import type {Session} from '../session.js';

/** One half of a peering: its session in full, and what the check makes of it. */
export type Half = {readonly session: Session; readonly end: End};

/** A value and where it is from; `from` is null where there is none. What nobody knows is said there. */
type Sourced = {readonly value: Json; readonly from: string | null};

/** A field of a half: what it shows, and the fields of a session whose change may have changed it. */
type HalfField = {readonly name: string; readonly of: readonly string[]; readonly read: (half: Half, lookup: Lookup) => Sourced};

const own = (name: string, of: readonly string[], value: (session: Session) => Json): HalfField => ({
	name,
	of,
	read: ({session}) => {
		const found = value(session);
		return {value: found, from: found === null || (Array.isArray(found) && found.length === 0) ? null : 'session'};
	},
});

type NamedObject = {readonly id: number; readonly name: string | null};
const nameOf = (one: NamedObject | null): Json => one && (one.name ?? `#${one.id}`);
const namesOf = (all: readonly NamedObject[]): Json => all.map(nameOf);

/** The fields of a half in the order in which they are shown. */
export const halfFields: readonly HalfField[] = [
	own('id', [], ({id}) => id),
	own('on', ['device', 'virtualmachine', 'site'], ({holders}) => holders.map(({kind, ...one}) => `${kind} ${String(nameOf(one))}`)),
	{name: 'vrf', of: ['custom_fields.vrf', 'local_address'], read: vrfOf},
	{name: 'local', of: ['local_address'], read: localOf},
	{name: 'local-as', of: ['local_as'], read: ({session}) => asOf(session.localAs)},
	own('remote', ['remote_address', 'remote_prefix'], ({remote}) =>
		remote === null ? null : remote.kind === 'prefix' ? remote.prefix : `${remote.host}/${remote.mask}`,
	),
	{name: 'remote-as', of: ['remote_as'], read: ({session}) => asOf(session.remoteAs)},
	own('status', ['status'], ({status}) => status),
	own('peer-group', ['peer_group'], ({group}) => nameOf(group)),
	policiesOf('import', 'import_policies', ({policies}) => policies.in),
	policiesOf('export', 'export_policies', ({policies}) => policies.out),
	own('prefix-list-in', ['prefix_list_in'], ({prefixLists}) => nameOf(prefixLists.in)),
	own('prefix-list-out', ['prefix_list_out'], ({prefixLists}) => nameOf(prefixLists.out)),
	own('max-prefixes', ['max_prefixes'], ({maxPrefixes}) => maxPrefixes),
	own('tenant', ['tenant'], ({tenant}) => nameOf(tenant)),
	own('tags', ['tags'], ({tags}) => namesOf(tags)),
	own('description', ['description'], ({description}) => description || null),
];

/** The custom field counts first, then the VRF of the interface of the local address, then that of the address. */
function vrfOf({end}: Half, {addresses}: Lookup): Sourced {
	if (end.vrf) return {value: end.vrf.name, from: 'custom field'};
	const facts = end.local ? addresses?.get(end.local.id) : undefined;
	if (!facts || (facts.port && facts.port.vrf === undefined)) return {value: null, from: 'not known'};
	if (facts.port?.vrf) return {value: facts.port.vrf.name, from: 'interface'};
	return facts.vrf ? {value: facts.vrf.name, from: 'address'} : {value: null, from: null};
}

function localOf({session: {local}, end}: Half, {addresses}: Lookup): Sourced {
	if (!local) return {value: null, from: null};
	const on = addresses?.get(local.id)?.on ?? null;
	const value = `${local.host}/${local.mask}`;
	if (on === null) return {value, from: 'session'};
	if (on === 'other') return {value, from: 'address of no device'};
	return {value, from: isBorneBy(end, on) ? 'interface' : `interface of ${String(nameOf(on))}`};
}

function asOf(as: Session['localAs']): Sourced {
	if (as === null) return {value: null, from: null};
	return as === 'unread' ? {value: null, from: 'peer group, not read'} : {value: as.asn, from: as.from === 'group' ? 'peer group' : 'session'};
}

/** Below netbox-bgp 0.19 those of the peer group stand among them (test/support/netbox/facts.md 5.2). */
function policiesOf(name: string, field: string, policies: (session: Session) => readonly NamedObject[]): HalfField {
	return {
		name,
		of: [field],
		read: ({session}) => {
			const found = policies(session);
			const mayBeGroups = session.group !== null && !Object.hasOwn(session.held.row, 'extra_attributes');
			return {value: namesOf(found), from: found.length === 0 ? null : mayBeGroups ? 'session or peer group' : 'session'};
		},
	};
}
