import {own} from '../core/own-property.js';

/** What NetBox does about an object whose field names one that is to be deleted: it refuses the deletion, deletes the object too, or empties the field. */
export type OnDelete = 'refused' | 'deleted' | 'emptied';

/** The fields that are known to name objects of a kind, by their list (`dcim.devices`), each with its filter by ids and what NetBox does. */
export type KnownRelation = {
	readonly list: string;
	readonly field: string;
	readonly filter: string;
	/** Every version has that filter: one that a NetBox has not is ignored by it, and all rows would come. */
	readonly isEverywhere: boolean;
	readonly onDelete: OnDelete;
};

type Fields = {readonly [field: string]: OnDelete};

/**
 * What REST does not tell, of the kinds that peerings are about (models of NetBox 4.6.8 and netbox-bgp 0.20; the same on 4.4 and 4.7). What is not
 * here is not known.
 */
const relations: {readonly [kind: string]: {readonly [list: string]: Fields}} = {
	'dcim.sites': {
		'dcim.devices': {site: 'refused'},
		'dcim.racks': {site: 'refused'},
		'dcim.locations': {site: 'deleted'},
		'virtualization.virtual-machines': {site: 'refused'},
		'plugins.bgp.session': {site: 'emptied'},
	},
	'dcim.locations': {'dcim.devices': {location: 'refused'}},
	'dcim.devices': {
		'plugins.bgp.session': {device: 'refused'},
		'virtualization.virtual-machines': {device: 'refused'},
		'dcim.interfaces': {device: 'deleted'},
	},
	'dcim.device-types': {'dcim.devices': {device_type: 'refused'}},
	'dcim.device-roles': {'dcim.devices': {role: 'refused'}},
	'dcim.platforms': {'dcim.devices': {platform: 'emptied'}},
	'dcim.manufacturers': {'dcim.device-types': {manufacturer: 'refused'}},
	'dcim.regions': {'dcim.sites': {region: 'emptied'}},
	'tenancy.tenants': {
		'dcim.devices': {tenant: 'refused'},
		'dcim.sites': {tenant: 'refused'},
		'virtualization.virtual-machines': {tenant: 'refused'},
		'ipam.ip-addresses': {tenant: 'refused'},
		'ipam.prefixes': {tenant: 'refused'},
		'plugins.bgp.session': {tenant: 'refused'},
	},
	'ipam.asns': {
		'plugins.bgp.session': {local_as: 'refused', remote_as: 'refused'},
		'plugins.bgp.peer-group': {local_as: 'emptied', remote_as: 'emptied'},
	},
	'ipam.rirs': {'ipam.asns': {rir: 'refused'}},
	'ipam.vrfs': {'ipam.ip-addresses': {vrf: 'refused'}, 'ipam.prefixes': {vrf: 'refused'}},
	'ipam.ip-addresses': {
		'plugins.bgp.session': {local_address: 'refused', remote_address: 'refused'},
		'dcim.devices': {primary_ip4: 'emptied', primary_ip6: 'emptied', oob_ip: 'emptied'},
	},
	'ipam.prefixes': {'plugins.bgp.session': {remote_prefix: 'refused'}},
	'virtualization.virtual-machines': {'plugins.bgp.session': {virtualmachine: 'refused'}},
	'plugins.bgp.peer-group': {'plugins.bgp.session': {peer_group: 'emptied'}},
	'plugins.bgp.prefix-list': {
		'plugins.bgp.session': {prefix_list_in: 'emptied', prefix_list_out: 'emptied'},
		'plugins.bgp.peer-group': {prefix_list_in: 'emptied', prefix_list_out: 'emptied'},
	},
};

/** Other names of the same lists. */
const otherNames: {readonly [kind: string]: string} = {
	'plugins.bgp.bgppeergroup': 'plugins.bgp.peer-group',
	'plugins.bgp.bgpsession': 'plugins.bgp.session',
};

/** The list whose name stands for all names of it: `plugins.bgp.session` for `plugins.bgp.bgpsession`. */
export const sameList = (kind: string): string => own(otherNames, kind) ?? kind;

/** Fields of plugins that no version, or not every one, has a filter for. */
const notEverywhere = /^plugins\.bgp\.(?:peer-group |session (?:remote_prefix|prefix_list))/;
/** Fields of plugins whose filter by ids is called as they are. */
const bareFilter = /^plugins\.bgp\.(?:peer-group |session (?:peer_group|prefix_list))/;

/** What is known of a kind without asking a NetBox. */
export const knownRelations = (kind: string): readonly KnownRelation[] =>
	Object.entries(own(relations, sameList(kind)) ?? {}).flatMap(([list, fields]) =>
		Object.entries(fields).map(([field, onDelete]) => ({
			...{list, field, onDelete, isEverywhere: !notEverywhere.test(`${list} ${field}`)},
			filter: bareFilter.test(`${list} ${field}`) ? field : `${field}_id`,
		})),
	);
