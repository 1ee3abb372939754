import {own} from '../../core/own-property.js';
import {type NamingField, namingFields} from './on-delete.js';

/** The fields that are known to name objects of a kind, by their list (`dcim.devices`), each with its filter by ids and what NetBox does. */
export type KnownRelation = NamingField & {
	readonly filter: string;
	/** Every version has that filter: one that a NetBox has not is ignored by it, and all rows would come. */
	readonly isEverywhere: boolean;
};

/** Other names of the same lists. */
const otherNames: {readonly [kind: string]: string} = {
	'plugins.bgp.bgppeergroup': 'plugins.bgp.peer-group',
	'plugins.bgp.bgpsession': 'plugins.bgp.session',
};

/** The list whose name stands for all names of it: `plugins.bgp.session` for `plugins.bgp.bgpsession`. */
export const sameList = (kind: string): string => own(otherNames, kind) ?? kind;

/** Fields of the kinds that peerings are about, of which every version from 4.4 on has the filter. */
const everywhere: ReadonlySet<string> = new Set([
	...['site', 'location', 'device_type', 'role', 'platform', 'tenant', 'primary_ip4', 'primary_ip6', 'oob_ip'].map(
		(field) => `dcim.devices ${field}`,
	),
	...['dcim.racks site', 'dcim.locations site', 'dcim.interfaces device', 'dcim.device-types manufacturer', 'dcim.sites region', 'dcim.sites tenant'],
	...['site', 'device', 'tenant'].map((field) => `virtualization.virtual-machines ${field}`),
	...['site', 'device', 'tenant', 'local_as', 'remote_as', 'local_address', 'remote_address', 'virtualmachine', 'peer_group'].map(
		(field) => `plugins.bgp.session ${field}`,
	),
	...['ipam.ip-addresses tenant', 'ipam.ip-addresses vrf', 'ipam.prefixes tenant', 'ipam.prefixes vrf', 'ipam.asns rir', 'ipam.vlans site'],
]);

/** Fields of plugins whose filter by ids is called as they are. */
const bareFilter = /^plugins\.bgp\.(?:peer-group |session (?:peer_group|prefix_list))/;

/** What is known of a kind without asking a NetBox. */
export const knownRelations = (kind: string): readonly KnownRelation[] =>
	namingFields(sameList(kind)).map((one) => {
		const name = `${one.list} ${one.field}`;
		return {...one, filter: bareFilter.test(name) ? one.field : `${one.field}_id`, isEverywhere: everywhere.has(name)};
	});
