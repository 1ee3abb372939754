import {fieldOf} from '../output/json-row.js';
import type {HeldRow, Json, Row} from '../output/output.js';
import {cellText, isEmpty, isList, isRow} from '../output/row-values.js';

/** What another request would tell: it was not asked for yet, which is not the same as none. */
type Unread = 'unread';

/** A NetBox object by its id and its name. */
type Ref = {readonly id: number; readonly name: string | null};

/** What a session belongs to. netbox-bgp demands none, and takes several. */
type Holder = Ref & {readonly kind: 'device' | 'virtual-machine' | 'site'};

/** A VRF; of one that a custom field writes as text only the name is known. */
type Vrf = {readonly id: number | null; readonly name: string; readonly rd: string | null};

/** Where a session's VRF may be from: its custom field `vrf`, the interface of its local address, that address; the first that has one counts. */
type VrfSource = 'session' | 'interface' | 'address';

/** The VRF that counts, and what each source says. `value` is unread where a source that was not asked might have it. */
type SessionVrf = {
	readonly value: Vrf | null | Unread;
	readonly from: VrfSource | null;
	readonly sources: Readonly<Record<VrfSource, Vrf | null | Unread>>;
};

/** An address object: `host` is the address without its mask. */
export type AddressObject = {readonly id: number; readonly host: string};

type Local = AddressObject & {readonly mask: number; readonly interface: Ref | null | Unread};

/** The other end: an address, or the prefix of dynamic neighbours (netbox-bgp 0.18 and newer). */
type Remote =
	| (AddressObject & {readonly kind: 'address'; readonly mask: number})
	| {readonly kind: 'prefix'; readonly id: number; readonly prefix: string};

/** An AS number and whose it is. */
type SessionAs = {readonly asn: number; readonly from: 'session' | 'group'};

type InOut<Value> = {readonly in: Value; readonly out: Value};

/** What a session's own JSON says of it. */
export type SessionFacts = {
	/** The first of its holders. */
	readonly holder: Holder | null;
	/** Its device, its virtual machine and its site, as far as it has them. */
	readonly holders: readonly Holder[];
	readonly vrf: SessionVrf;
	readonly local: Local | null;
	readonly remote: Remote | null;
	/** That of its peer group, which is unread, where it has none of its own. */
	readonly localAs: SessionAs | null | Unread;
	readonly remoteAs: SessionAs | null | Unread;
	readonly group: Ref | null;
	/** Its own; with netbox-bgp below 0.19 also those of its peer group. */
	readonly policies: InOut<readonly Ref[]>;
	readonly prefixLists: InOut<Ref | null>;
	readonly maxPrefixes: number | null;
	/** `active`, `planned`, `offline`, `failed`, or what an instance added. */
	readonly status: string;
	readonly tenant: Ref | null;
	readonly tags: readonly Ref[];
	readonly description: string;
	/** What the plugin has no field for (netbox-bgp 0.20 and newer). */
	readonly attributes: Row;
};

/** Gives the value of one field of a row. */
type FieldAt = (field: string) => Json | undefined;

/** How each fact is told from the fields of a row. */
const told: {readonly [Fact in keyof SessionFacts]: (at: FieldAt) => SessionFacts[Fact]} = {
	holder: (at) => holdersOf(at)[0] ?? null,
	holders: holdersOf,
	vrf: (at) => vrfOf({session: vrfNamed(at('custom_fields')), interface: 'unread', address: 'unread'}),
	local: (at) => localOf(at('local_address')),
	remote: remoteOf,
	localAs: (at) => asOf(at('local_as'), at),
	remoteAs: (at) => asOf(at('remote_as'), at),
	group: (at) => refOf(at('peer_group')),
	policies: (at) => ({in: refsOf(at('import_policies')), out: refsOf(at('export_policies'))}),
	prefixLists: (at) => ({in: refOf(at('prefix_list_in')), out: refOf(at('prefix_list_out'))}),
	maxPrefixes: (at) => numberOf(at('max_prefixes')),
	status: (at) => statusOf(at('status')),
	tenant: (at) => refOf(at('tenant')),
	tags: (at) => refsOf(at('tags')),
	description: (at) => cellText(at('description') ?? null),
	attributes: (at) => rowOf(at('extra_attributes')),
};

/** One fact of a held row. Of the row only the fields are parsed that tell it, and nothing of it is kept: of many sessions that would take most of the memory. */
export const factOf = <Fact extends keyof SessionFacts>(held: HeldRow, fact: Fact): SessionFacts[Fact] => told[fact]((field) => fieldOf(held, field));

const holderFields = [
	['device', 'device'],
	['virtual-machine', 'virtualmachine'],
	['site', 'site'],
] as const;

function holdersOf(at: FieldAt): readonly Holder[] {
	return holderFields.flatMap(([kind, field]) => {
		const ref = refOf(at(field));
		return ref ? [{kind, ...ref}] : [];
	});
}

const vrfSources: readonly VrfSource[] = ['session', 'interface', 'address'];

function vrfOf(sources: SessionVrf['sources']): SessionVrf {
	const from = vrfSources.find((source) => sources[source] !== null);
	const value = from === undefined ? null : sources[from];
	return {value, from: from === undefined || value === 'unread' ? null : from, sources};
}

/** The VRF that a custom field of a held row shows; undefined where sessions have no such field. */
export function vrfInField(held: HeldRow, field: string): Vrf | null | undefined {
	const fields = fieldOf(held, 'custom_fields');
	return isRow(fields) && Object.hasOwn(fields, field) ? vrfNamed(fields, field) : undefined;
}

/** The VRF that a custom field shows: an object, a choice or a text. */
function vrfNamed(fields: Json | undefined, field = 'vrf'): Vrf | null {
	const value = (isRow(fields) ? fields[field] : null) ?? null;
	if (isEmpty(value)) return null;
	return {id: numberAt(value, 'id'), name: textAt(value, 'name') ?? textAt(value, 'value') ?? cellText(value), rd: textAt(value, 'rd')};
}

function localOf(value: Json | undefined): Local | null {
	const address = addressOf(value);
	return address && {...address, interface: 'unread'};
}

function remoteOf(at: FieldAt): Remote | null {
	const address = addressOf(at('remote_address'));
	if (address) return {kind: 'address', ...address};
	const object = at('remote_prefix');
	const [id, prefix] = [numberAt(object, 'id'), textAt(object, 'prefix')];
	return id === null || prefix === null ? null : {kind: 'prefix', id, prefix};
}

function addressOf(value: Json | undefined): (AddressObject & {readonly mask: number}) | null {
	const [id, address] = [numberAt(value, 'id'), textAt(value, 'address')];
	return id === null || address === null ? null : {id, ...cutMask(address)};
}

/** Host and mask of `10.0.1.2/30`; of one without a mask all of it counts. */
export function cutMask(address: string): {readonly host: string; readonly mask: number} {
	const [host = address, mask] = address.split('/');
	return {host, mask: Number(mask ?? (host.includes(':') ? 128 : 32))};
}

function asOf(value: Json | undefined, at: FieldAt): SessionAs | null | Unread {
	const asn = numberAt(value, 'asn');
	if (asn !== null) return {asn, from: 'session'};
	return refOf(at('peer_group')) ? 'unread' : null;
}

const statusOf = (value: Json | undefined): string => textAt(value, 'value') ?? cellText(value ?? null);

function refOf(value: Json | undefined): Ref | null {
	const id = numberAt(value, 'id');
	return id === null ? null : {id, name: textAt(value, 'name')};
}

const rowOf = (value: Json | undefined): Row => (isRow(value) ? value : {});

const refsOf = (value: Json | undefined): readonly Ref[] => (isList(value) ? value.flatMap((one) => refOf(one as Json) ?? []) : []);

const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
const numberAt = (value: Json | undefined, key: string): number | null => (isRow(value) ? numberOf(value[key]) : null);

function textAt(value: Json | undefined, key: string): string | null {
	const text = isRow(value) ? value[key] : undefined;
	return typeof text === 'string' ? text : null;
}
