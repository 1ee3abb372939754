import type {Row} from '../../output/output.js';
import {contacts, never, noIds, noNames, owners, placed, siteGroups, tenantGroups} from '../filters/absent.js';
import {filled} from '../filters/lookups.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import {choice, count, ending, fixed, mustRef, needed, ref, remarks, shown, slug, text, unique} from '../model/field.js';
import {choices, common, decimals, numbers, relation, texts} from '../model/filter-spec.js';
import type {Faults, Kind} from '../model/kind.js';
import {indexOf} from '../model/tables.js';
import {primaryFields, primaryFilters, reachedFault} from './addresses.js';
import {active, configContext, contextFault, identity, named, once} from './parts.js';
import {macTexts} from './ports/interface-parts.js';

/** Kinds of clusters. */
export const clusterType: Kind = {
	...named('virtualization/cluster-types', 'virtualization.clustertype', 'ClusterType', 'cluster type'),
	fields: {
		...identity('virtualization/cluster-types'),
		...{name: unique(), slug},
		...remarks,
		...ending,
		cluster_count: count('virtualization/clusters', 'type'),
	},
	brief: [...once, 'cluster_count'],
	nested: once,
	filters: {...common, ...owners, ...texts('name', 'slug')},
};

/** Clusters of hosts. */
export const cluster: Kind = {
	...named('virtualization/clusters', 'virtualization.cluster', 'Cluster'),
	natural: ['name'],
	fields: {
		...identity('virtualization/clusters'),
		...{name: needed(100), type: mustRef('virtualization/cluster-types'), group: fixed()},
		...{status: choice({planned: 'Planned', staging: 'Staging', ...active, decommissioning: 'Decommissioning', offline: 'Offline'}, 'active')},
		...{tenant: ref('tenancy/tenants'), scope_type: fixed(), scope_id: fixed(), scope: {is: 'fixed', value: null, frozen: true, generic: true}},
		...remarks,
		...ending,
		...{device_count: count('dcim/devices', 'cluster'), virtualmachine_count: count('virtualization/virtual-machines', 'cluster')},
		...{allocated_vcpus: shown(), allocated_memory: shown(), allocated_disk: shown()},
	},
	brief: ['id', 'url', 'display', 'name', 'description', 'virtualmachine_count'],
	nested: ['id', 'url', 'display', 'name', 'description'],
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...siteGroups,
		...noIds('group_id'),
		...placed,
		...noNames('group'),
		...numbers('scope_id'),
		scope_type: {by: 'content-type', field: 'scope_type'},
		...texts('name'),
		...choices('status'),
		...relation('type', 'virtualization/cluster-types'),
		...relation('tenant', 'tenancy/tenants'),
	},
	search: ['name', 'description', 'comments'],
};

const vmStatus = {
	offline: 'Offline',
	...active,
	planned: 'Planned',
	staged: 'Staged',
	failed: 'Failed',
	decommissioning: 'Decommissioning',
	paused: 'Paused',
};

/** Virtual machines. */
export const virtualMachine: Kind = {
	...named('virtualization/virtual-machines', 'virtualization.virtualmachine', 'VirtualMachine', 'virtual machine'),
	reset: ['site', 'cluster', 'device', 'tenant'],
	natural: ['name'],
	fields: {
		...identity('virtualization/virtual-machines'),
		...{name: needed(64), virtual_machine_type: fixed(), role: ref('dcim/device-roles'), status: choice(vmStatus, 'active')},
		...{
			start_on_boot: choice({on: 'On', off: 'Off', laststate: 'Last State'}, 'off'),
			site: ref('dcim/sites'),
			cluster: ref('virtualization/clusters'),
		},
		...{device: ref('dcim/devices'), platform: ref('dcim/platforms', 'clear'), ...primaryFields()},
		...{vcpus: fixed(), memory: fixed(), disk: fixed(), description: text(), serial: text(50), tenant: ref('tenancy/tenants'), owner: fixed()},
		...{comments: text(Number.POSITIVE_INFINITY), local_context_data: {is: 'json', initial: null}, config_template: fixed()},
		...ending,
		...{
			interface_count: {is: 'count', of: 'virtualization/interfaces', by: 'virtual_machine', cached: true},
			virtual_disk_count: shown(0),
			config_context: configContext,
		},
	},
	brief: ['id', 'url', 'display', 'name', 'description'],
	filters: {
		...common,
		...owners,
		...contacts,
		...tenantGroups,
		...siteGroups,
		...noIds('cluster_group_id', 'config_template_id', 'virtual_machine_type_id'),
		...primaryFilters,
		...noNames('cluster_group', 'virtual_machine_type'),
		...never('local_context_data'),
		...numbers('disk', 'interface_count', 'memory', 'virtual_disk_count'),
		...decimals('vcpus'),
		mac_address: {by: 'text', field: 'mac_address', only: filled, form: 'mac', of: macsOn},
		...relation('cluster_type', 'virtualization/cluster-types', {through: ['cluster', 'type']}),
		name: {by: 'text', field: 'name', ignoreCase: true},
		...texts('serial'),
		...choices('status', 'start_on_boot'),
		...relation('tenant', 'tenancy/tenants'),
		...relation('site', 'dcim/sites'),
		...relation('region', 'dcim/regions', {through: ['site', 'region'], tree: true}),
		...relation('role', 'dcim/device-roles', {tree: true}),
		...relation('platform', 'dcim/platforms', {tree: true}),
		...relation('cluster', 'virtualization/clusters', {key: 'name'}),
		...relation('device', 'dcim/devices', {key: 'name'}),
	},
	search: ['name', 'description', 'comments', 'serial'],
	together: [
		{
			...{fields: ['name', 'cluster', 'tenant'], nulls: true, caseless: 'name', when: ({cluster: of}) => of !== null},
			said: 'Virtual machine name must be unique per cluster and tenant.',
		},
		{
			...{fields: ['name', 'device', 'tenant'], nulls: true, caseless: 'name', when: ({cluster: of, device}) => of === null && device !== null},
			said: 'Virtual machine name must be unique per device and tenant.',
		},
	],
	clean: (record, scene) => contextFault(record) ?? placeFaults(record, scene) ?? reachedFaults(record, scene),
	// A site that is not given is the host's.
	settle: (record, _, scene) => ({...record, site: record['site'] ?? target(scene, 'dcim/devices', record['device'])?.['site'] ?? null}),
};

/** Where a virtual machine stands and what it runs on agree (rules and words of 4.7.3; no cluster of the lab has a site). */
function placeFaults(record: Row, scene: Scene): Faults | undefined {
	const [site, ofCluster, host] = [
		target(scene, 'dcim/sites', record['site']),
		target(scene, 'virtualization/clusters', record['cluster']),
		target(scene, 'dcim/devices', record['device']),
	];
	if (site === undefined && ofCluster === undefined && host === undefined)
		return {__all__: ['A virtual machine must be assigned to a site, cluster, or device.']};
	if (host === undefined) return undefined;
	const name = scene.kindOf('dcim/devices').display(host, scene);
	if (site !== undefined && host['site'] !== site['id'])
		return {site: [`The selected device (${name}) is not assigned to this site (${textOf(site, 'name')}).`]};
	const hosting = target(scene, 'virtualization/clusters', host['cluster']);
	if (ofCluster === undefined && hosting !== undefined)
		return {cluster: [`Must specify the assigned device's cluster (${textOf(hosting, 'name')}) when assigning host device ${name}.`]};
	if (ofCluster !== undefined && hosting?.['id'] !== ofCluster['id'])
		return {device: [`The selected device (${name}) is not assigned to this cluster (${textOf(ofCluster, 'name')}).`]};
	return undefined;
}

/** The MAC addresses on the interfaces of a virtual machine; null for each interface without one. */
function macsOn(record: Row, scene: Scene): readonly (string | null)[] {
	const own = indexOf(scene.world, 'virtualization/interfaces', 'machine', (row) => [String(row['virtual_machine'])]).get(String(idOf(record))) ?? [];
	return own.flatMap((row) => macTexts(row, scene, 'virtualization.vminterface'));
}

function reachedFaults(record: Row, scene: Scene): Faults | undefined {
	const elsewhere = (address: string): string => `The specified IP address (${address}) is not assigned to this VM.`;
	const other = (address: string, family: number): string => `Must be an IPv${10 - family} address. (${address} is an IPv${family} address.)`;
	return reachedFault(record, ['primary_ip4', 4], {scene, elsewhere, other}) ?? reachedFault(record, ['primary_ip6', 6], {scene, elsewhere, other});
}
