import type {ConfigPlatform} from '../../../../config/model.js';
import type {ReadConfig, ReadNeighbor} from '../../../../config/read/resolve.js';
import type {ActingSession} from '../../../../config/sessions/acting.js';
import {differingFields, fieldsOfNew, type NamedFields} from '../../../../config/sessions/differing.js';
import type {MatchedConfig} from '../../../../config/sessions/matching.js';
import type {Json, Row} from '../../../../output/output.js';
import {cellText, isRow} from '../../../../output/row-values.js';
import {canonicalHost} from '../../../../text/address.js';
import type {PeeringAddresses} from './addresses.js';
import type {NamedObjects, NamesWanted} from './look-up.js';

/** A session that shall be made, or one that shall be changed: what is written, and the objects that it names. */
export type SyncWish =
	| {readonly kind: 'create'; readonly body: Row; readonly named: Row}
	| {readonly kind: 'change'; readonly id: number; readonly body: Row; readonly named: Row};

/** What of the file cannot be carried out, by its line. */
export type LeftLine = {readonly line: number; readonly peer: string; readonly why: string};

/** What a file asks of the sessions of a device. */
export type SyncWishes = {readonly wishes: readonly SyncWish[]; readonly left: readonly LeftLine[]};

/** What a file is held against. */
export type SyncGround = {
	readonly device: {readonly id: number; readonly name: string};
	readonly platform: ConfigPlatform;
	readonly objects: NamedObjects;
	readonly addresses: PeeringAddresses;
	readonly statusOf: (id: number) => string;
	/** Names of the sessions of the device. */
	readonly names: ReadonlySet<string>;
	/** Whether sessions have this field in this version. */
	readonly has: (field: string) => boolean;
};

/** The names that a file may need: those of each neighbour. */
export function namesOf({neighbors}: ReadConfig): NamesWanted {
	const all = <Value extends string | number>(of: (one: ReadNeighbor) => readonly (Value | null)[]): ReadonlySet<string> =>
		new Set(neighbors.flatMap((one) => of(one).flatMap((value) => (value === null ? [] : [String(value)]))));
	return {
		asn: all((one) => [one.localAs, one.remoteAs]),
		group: all((one) => [one.group]),
		policy: all((one) => [...one.imports, ...one.exports]),
		list: all((one) => [one.prefixListIn, one.prefixListOut]),
	};
}

/** New sessions, and changes of those that are there. */
export function wishesOf({pairs, fresh, doubtful}: MatchedConfig, ground: SyncGround): SyncWishes {
	const taken = new Set(ground.names);
	const made = fresh.map((neighbor) => newSession(neighbor, {...ground, taken}));
	const changed = pairs.map((pair) => changedSession(pair, ground));
	const unclear = doubtful.map(({neighbor, sessions}) =>
		leftOf(neighbor, [`${sessions.length} sessions of the device may be it: ids ${sessions.map(({id}) => id).join(', ')}`]),
	);
	return {
		wishes: [...made, ...changed].flatMap(({wish}) => (wish ? [wish] : [])),
		left: [...made, ...changed, ...unclear.map((left) => ({left}))].flatMap(({left}) => left),
	};
}

type OneWish = {readonly wish?: SyncWish; readonly left: readonly LeftLine[]};

const leftOf = ({line, peer}: ReadNeighbor, why: readonly string[]): readonly LeftLine[] => why.map((one) => ({line, peer, why: one}));

function newSession(neighbor: ReadNeighbor, {device, platform, objects, addresses, has, taken}: SyncGround & {readonly taken: Set<string>}): OneWish {
	const group = objects.groupOf(neighbor.group);
	const {body, named, missing} = objects.find(fieldsOfNew(neighbor, {group, platform}));
	const [local, remote] = [addresses.localOf(neighbor), addresses.remoteOf(neighbor)];
	const remoteField = neighbor.isRange ? 'remote_prefix' : 'remote_address';
	const why = [
		...missing,
		...('why' in local ? [`its local address cannot be told: ${local.why}`] : []),
		...('why' in remote ? [remote.why] : []),
		...[remoteField, ...Object.keys(body)].filter((field) => !has(field)).map((field) => `this netbox-bgp has no ${field} of sessions`),
	];
	if (why.length > 0 || 'why' in local || 'why' in remote) return {left: leftOf(neighbor, why)};
	const name = nameFor(neighbor, {device: device.name, remote: remote.row, taken});
	const ends = {local_address: local.row.id, [remoteField]: remote.row.id};
	return {
		wish: {
			kind: 'create',
			body: {name, device: device.id, ...ends, ...body},
			named: {device: {id: device.id, name: device.name}, local_address: local.row, [remoteField]: remote.row, ...named},
		},
		left: [],
	};
}

/** `leaf1-spine1`, by whom the remote address belongs to, else `leaf1-10.0.0.1`; where that is taken, with the address. */
function nameFor(
	{peer}: ReadNeighbor,
	{device, remote, taken}: {readonly device: string; readonly remote: Row; readonly taken: Set<string>},
): string {
	const on = remote['assigned_object'] ?? null;
	const owner = isRow(on) && isRow(on['device']) ? cellText(on['device']['name'] ?? null) : '';
	const name =
		[`${device}-${owner}`, `${device}-${peer}`, `${device}-${owner}-${peer}`].find((one) => !taken.has(one) && one !== `${device}-`) ??
		`${device}-${peer}`;
	taken.add(name);
	return name;
}

function changedSession({neighbor, session}: MatchedConfig['pairs'][number], {platform, objects, addresses, statusOf, has}: SyncGround): OneWish {
	const group = neighbor.group === null && neighbor.isPartly ? session.group : objects.groupOf(neighbor.group);
	const {fields, unsaid} = differingFields(neighbor, session, statusOf(session.id), {group, platform});
	const {body, named, missing} = objects.find(withoutAbsent(fields, has));
	const moved = movedFrom(neighbor, session, addresses);
	const left = leftOf(neighbor, [...missing, ...unsaid.map((one) => `a session cannot say ${one}`), ...moved.why, ...lackingFields(fields, has)]);
	const all = {...body, ...moved.body};
	if (Object.keys(all).length === 0) return {left};
	return {wish: {kind: 'change', id: session.id, body: all, named: {...named, ...moved.named}}, left};
}

/** A field that sessions of this version lack is none, and asked for it is left. */
const withoutAbsent = (fields: NamedFields, has: (field: string) => boolean): NamedFields =>
	Object.fromEntries(Object.entries(fields).filter(([field]) => has(field)));

const lackingFields = (fields: NamedFields, has: (field: string) => boolean): readonly string[] =>
	Object.entries(fields).flatMap(([field, value]) => (has(field) || value === null ? [] : [`this netbox-bgp has no ${field} of sessions`]));

/** A new local address, where the file says a source that has another one. What it does not say stays. */
function movedFrom(
	neighbor: ReadNeighbor,
	{localHost}: ActingSession,
	addresses: PeeringAddresses,
): {readonly body: Row; readonly named: Row; readonly why: readonly string[]} {
	const nothing = {body: {}, named: {}, why: []};
	const {updateSource} = neighbor;
	if (!updateSource || updateSource.host === localHost) return nothing;
	const local = addresses.localOf(neighbor);
	if ('why' in local) return {...nothing, why: [`its local address cannot be told: ${local.why}`]};
	if (hostOf(local.row['address'] ?? null) === localHost) return nothing;
	return {body: {local_address: local.row.id}, named: {local_address: local.row}, why: []};
}

const hostOf = (address: Json): string => canonicalHost(cellText(address).split('/')[0] ?? '');
