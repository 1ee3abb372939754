import type {Builder, Fields} from './builder.js';

/** What sessions are made with: ids by name. */
export type Network = {
	readonly sites: {readonly [name: string]: number};
	readonly roles: {readonly [name: string]: number};
	readonly types: {readonly [name: string]: number};
	readonly platforms: {readonly [name: string]: number};
	readonly groups: {readonly [name: string]: number};
	readonly policies: {readonly [name: string]: number};
	readonly tags: {readonly [name: string]: number};
	readonly tenant: number;
	readonly prefixList: number;
};

/** Adds places, roles, makers, groups and policies: everything but devices and sessions. */
export function addNetwork(builder: Builder): Network {
	const tags = addAll(builder, 'extras/tags', {core: {color: '9e9e9e'}, edge: {color: '2196f3'}, leaf: {color: '4caf50'}});
	builder.add('ipam/rirs', {name: 'RFC 1918', slug: 'rfc-1918', is_private: true});
	const tenant = builder.add('tenancy/tenants', {name: 'SALTNORNIR', slug: 'saltnornir'});
	addCustomFields(builder);
	return {tags, tenant, ...addPlaces(builder), ...addModels(builder), ...addPolicies(builder)};
}

const slugOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/gu, '-');

function addAll(builder: Builder, path: string, rows: {readonly [name: string]: Fields}): {readonly [name: string]: number} {
	return Object.fromEntries(Object.entries(rows).map(([name, fields]) => [name, builder.add(path, {name, slug: slugOf(name), ...fields})]));
}

function addPlaces(builder: Builder): Pick<Network, 'sites'> {
	const regions = addAll(builder, 'dcim/regions', {Europe: {}, Americas: {}});
	const region = (name: string): Fields => ({region: regions[name] ?? null});
	const sites = addAll(builder, 'dcim/sites', {
		'SALTNORNIR-LAB': {},
		AMS1: {...region('Europe'), description: 'Amsterdam'},
		FRA1: {...region('Europe'), description: 'Frankfurt'},
		'Zürich / DC+1 & more': {...region('Europe'), slug: 'zurich-dc1'},
		LON1: {...region('Europe'), description: 'London'},
		PAR1: {...region('Europe'), description: 'Paris'},
		NYC1: {...region('Americas'), description: 'New York', status: 'staging'},
	});
	for (const name of ['LON1', 'PAR1'])
		builder.add('dcim/locations', {name: `${name} hall 1`, slug: slugOf(`${name} hall 1`), site: sites[name] ?? null});
	return {sites};
}

function addModels(builder: Builder): Pick<Network, 'roles' | 'types' | 'platforms'> {
	const makers = addAll(builder, 'dcim/manufacturers', {Arista: {}, Juniper: {}});
	const [arista = null, juniper = null] = Object.values(makers);
	const platforms = addAll(builder, 'dcim/platforms', {EOS: {manufacturer: arista}, Junos: {manufacturer: juniper}});
	const ceos = builder.add('dcim/device-types', {manufacturer: arista, model: 'FakeNOS Arista cEOS', slug: 'fakenos-arista-ceos'});
	const vqfx = builder.add('dcim/device-types', {manufacturer: juniper, model: 'vQFX', slug: 'vqfx'});
	return {platforms, types: {ceos, vqfx}, roles: addAll(builder, 'dcim/device-roles', {VirtualRouter: {}, leaf: {}, spine: {}, edge: {}})};
}

function addPolicies(builder: Builder): Pick<Network, 'groups' | 'policies' | 'prefixList'> {
	const named = (path: string, rows: {readonly [name: string]: Fields}) =>
		Object.fromEntries(Object.entries(rows).map(([name, fields]) => [name, builder.add(`plugins/bgp/${path}`, {name, ...fields})]));
	const policies = named('routing-policy', {RPL1: {}, 'IX-IN': {description: 'accept IX routes'}, 'IX-OUT': {description: 'announce our own'}});
	const prefixList = builder.add('plugins/bgp/prefix-list', {name: 'PFL1', family: 'ipv4'});
	const groups = named('peer-group', {
		TEST_BGP_PEER_GROUP_1: {description: 'Test BGP peer group 1 for standard peerings'},
		FABRIC: {description: 'leaf to spine'},
		'IX-PEERS': {description: 'exchange peers', import_policies: [policies['IX-IN'] ?? 0], export_policies: [policies['IX-OUT'] ?? 0]},
	});
	return {policies, prefixList, groups};
}

function addCustomFields(builder: Builder): void {
	const tier = {
		name: 'Tier',
		extra_choices: [
			['gold', 'Gold'],
			['silver', 'Silver'],
		],
	};
	const choiceSet = builder.add('extras/custom-field-choice-sets', tier);
	const on = {object_types: ['netbox_bgp.bgpsession']};
	builder.add('extras/custom-fields', {name: 'maintenance', label: 'Maintenance', type: 'boolean', ...on});
	builder.add('extras/custom-fields', {name: 'tier', type: 'select', choice_set: choiceSet, ...on});
}
