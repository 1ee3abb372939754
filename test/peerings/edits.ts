import type {Row} from '../../src/output/output.js';
import type {Rest} from './support.js';

/** Three numbers, of which an edit makes what it needs; so a failing run is replayed and cut down by them. */
export type Draw = {readonly kind: number; readonly pick: number; readonly value: number};

/** Ids of the objects that may be edited, by path; edits add to them and take away. */
export type Targets = Map<string, number[]>;

/** Names that devices may bear or be given: some differ in case only, one is the word for "no name". */
export type Names = readonly (string | null)[];

type Chance = {readonly rest: Rest; readonly targets: Targets; readonly names: Names; readonly draw: Draw};
type Edit = (chance: Chance) => Promise<unknown>;

const session = 'plugins/bgp/session';
const peerGroup = 'plugins/bgp/peer-group';
const policy = 'plugins/bgp/routing-policy';
const prefixList = 'plugins/bgp/prefix-list';

/** Paths in an order in which they can be deleted. */
export const paths = [
	...[session, 'dcim/devices', peerGroup, policy, prefixList, 'ipam/ip-addresses', 'ipam/asns', 'ipam/prefixes', 'tenancy/tenants', 'dcim/sites'],
	...['extras/tags', 'extras/custom-fields', 'dcim/device-types', 'dcim/manufacturers', 'virtualization/virtual-machines'],
];

const at = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)];

/** An edit of one object of a kind: nothing where there is none. */
const patch =
	(path: string, body: (chance: Chance) => object): Edit =>
	async (chance) => {
		const id = at(chance.targets.get(path) ?? [], chance.draw.pick);
		return id === undefined ? undefined : chance.rest('PATCH', `${path}/${id}/`, body(chance));
	};

const post =
	(path: string, body: (chance: Chance) => object | undefined): Edit =>
	async (chance) => {
		const made = body(chance);
		const answer = made && (await chance.rest('POST', `${path}/`, made));
		if (answer?.status === 201) chance.targets.get(path)?.push(Number(answer.json['id']));
	};

const remove =
	(path: string): Edit =>
	async ({rest, targets, draw}) => {
		const ids = targets.get(path) ?? [];
		const id = at(ids, draw.pick);
		if (id === undefined) return;
		const {status} = await rest('DELETE', `${path}/${id}/`);
		if (status === 204)
			targets.set(
				path,
				ids.filter((one) => one !== id),
			);
	};

const described = (path: string): Edit => patch(path, ({draw}) => ({description: `edited ${draw.value % 5}`}));
const some = (path: string, {targets, draw}: Chance): number[] =>
	(targets.get(path) ?? []).filter((_, index) => ((draw.value >> (index % 8)) & 1) === 1).slice(0, 3);
const one = (path: string, {targets, draw}: Chance, shift = 0): number | null =>
	at(targets.get(path) ?? [], (draw.value >> shift) + draw.pick) ?? null;
const name = ({names, draw}: Chance): string | null => at(names, draw.value) ?? null;

/** What a token that may only view devices, sessions and what stands beside them in a session gets to see signs of. */
export const visibleEdits: readonly Edit[] = [
	described(session),
	patch(session, ({draw}) => ({status: ['active', 'planned', 'failed', 'offline'][draw.value % 4]})),
	patch(session, ({draw}) => ({name: [null, 'dup', 'ix', `s${draw.value % 7}`][draw.value % 4]})),
	patch(session, (chance) => ({device: chance.draw.value % 9 === 0 ? null : one('dcim/devices', chance)})),
	patch(session, (chance) => ({peer_group: one(peerGroup, chance), tenant: one('tenancy/tenants', chance)})),
	patch(session, (chance) => ({import_policies: some(policy, chance), tags: some('extras/tags', chance)})),
	patch(session, () => ({})),
	remove(session),
	post(session, (chance) => ({
		...{name: `new${chance.draw.value % 5}`, device: one('dcim/devices', chance), status: 'active'},
		...{local_address: one('ipam/ip-addresses', chance), remote_address: one('ipam/ip-addresses', chance, 3)},
		...{local_as: one('ipam/asns', chance), remote_as: one('ipam/asns', chance, 2), peer_group: one(peerGroup, chance)},
	})),
	patch('dcim/devices', (chance) => ({name: name(chance)})),
	patch('dcim/devices', (chance) => ({name: name(chance)})),
	patch('dcim/devices', ({draw}) => ({asset_tag: draw.value % 3 === 0 ? null : `tag-${draw.value}`})),
	patch('dcim/devices', (chance) => ({site: one('dcim/sites', chance)})),
	described('dcim/devices'),
	remove('dcim/devices'),
	described('dcim/sites'),
	patch('dcim/sites', ({draw}) => ({name: `Site ${draw.value % 9}`})),
	described('tenancy/tenants'),
	described('ipam/asns'),
	described('ipam/ip-addresses'),
	described(peerGroup),
	patch(peerGroup, ({draw}) => ({name: `group ${draw.value % 9}`})),
	patch(peerGroup, (chance) => ({import_policies: some(policy, chance), export_policies: some(policy, chance)})),
	remove(peerGroup),
	post(peerGroup, ({draw}) => ({name: `made ${draw.value}`})),
	described(policy),
	patch(policy, ({draw}) => ({name: `policy ${draw.value % 9}`})),
	remove(policy),
	post(policy, ({draw}) => ({name: `made ${draw.value}`})),
	described(prefixList),
	patch('extras/tags', ({draw}) => ({name: `tag ${draw.value % 9}`, color: '00ff00'})),
	remove('extras/tags'),
	post('extras/tags', ({draw}) => ({name: `made ${draw.value}`, slug: `made-${draw.value}`})),
];

/** Edits of which only the change log shows signs. */
export const hiddenEdits: readonly Edit[] = [
	patch(session, ({draw}) => ({custom_fields: {[`field${draw.value % 3}`]: 'set'}})),
	post('extras/custom-fields', ({draw}) => ({name: `field${draw.value % 3}`, type: 'text', object_types: ['netbox_bgp.bgpsession']})),
	remove('extras/custom-fields'),
	described('ipam/prefixes'),
	post('ipam/prefixes', ({draw}) => ({prefix: `10.${draw.value % 2 === 0 ? 0 : 240}.0.0/${8 + (draw.value % 5)}`})),
	remove('ipam/prefixes'),
	patch('dcim/device-types', ({draw}) => ({model: `model ${draw.value % 5}`})),
	patch('dcim/manufacturers', ({draw}) => ({name: `maker ${draw.value % 5}`})),
	patch('virtualization/virtual-machines', ({draw}) => ({name: `vm ${draw.value % 5}`})),
];

/** Edits that make devices; `like` is a device whose type and role they take. */
export const deviceMaking = (like: Row): Edit =>
	post('dcim/devices', (chance) => ({
		...{name: name(chance), site: one('dcim/sites', chance)},
		...{device_type: (like['device_type'] as Row)['id'], role: (like['role'] as Row)['id']},
	}));

/** Does one of the edits, as drawn. What NetBox refuses changes nothing. */
export const edit = (edits: readonly Edit[], chance: Chance): Promise<unknown> => at(edits, chance.draw.kind)?.(chance) ?? Promise.resolve();

/** Every object that can be edited; `isOurs` picks them. */
export async function listTargets(rest: Rest, isOurs: (row: Row) => boolean = () => true): Promise<Targets> {
	const targets: Targets = new Map();
	for (const path of paths) {
		const {json} = await rest('GET', `${path}/?limit=1000&ordering=id`);
		targets.set(
			path,
			((json['results'] ?? []) as readonly Row[]).filter(isOurs).map(({id}) => Number(id)),
		);
	}
	return targets;
}
