import type {Result} from '../../core/result.js';
import type {By, Endpoint, Netbox, Query} from '../../netbox/netbox.js';
import {
	devices,
	idsOf,
	interfaces,
	ipAddresses,
	machineInterfaces,
	peerGroups,
	sessions,
	sessionTraces,
	virtualMachines,
} from '../../netbox/read/endpoints.js';
import type {Item} from '../../netbox/read/item.js';

/** A list by values, as `Netbox.listBy` sends it and `Netbox.describe` shows it. */
type ListRequest<Kind extends Item> = {readonly endpoint: Endpoint<Kind>; readonly by: By; readonly query: Query};

type FilterValuesAsked = readonly (number | string)[];

/** So many keep the target under 3,800 bytes for devices; where the parameter is longer, the bytes cut first. */
const most = 200;

/** The sessions of these devices. */
export const ofDevices = (values: FilterValuesAsked): By => ({parameter: 'device_id', values, most});

/** The sessions of these virtual machines. */
export const ofMachines = (values: FilterValuesAsked): By => ({parameter: 'virtualmachine_id', values, most});

/** The virtual machines whose names match one of these patterns, without case. */
export const machinesLike = (patterns: readonly string[]) =>
	({endpoint: virtualMachines, by: {parameter: 'name__iregex', values: patterns}, query: [['fields', 'id,name']]}) satisfies ListRequest<Item>;

/** These sessions. */
export const withIds = (values: FilterValuesAsked): By => ({parameter: 'id', values});

/** The sessions whose local address is one of these objects. `by_local_address` is another thing (test/support/netbox/facts.md 4.1). */
export const atAddresses = (values: FilterValuesAsked): By => ({parameter: 'local_address_id', values, most});

/** The sessions whose remote address is one of these objects. */
export const towardsAddresses = (values: FilterValuesAsked): By => ({parameter: 'remote_address_id', values, most});

/** Sessions in full. */
export const fullSessions = (by: By) => ({endpoint: sessions, by, query: []}) satisfies ListRequest<Item>;

/** What traces carry because an old plugin fails without it. */
export const policiesTraced = ['import_policies', 'export_policies'];

/** What every trace carries. */
export const alwaysTraced = ['id', 'name', 'last_updated'];

/** The traces of sessions, with what they carry besides. */
export const traces = (by: By, fields: readonly string[]) =>
	({endpoint: sessionTraces, by, query: [['fields', [...alwaysTraced, ...fields].join(',')]]}) satisfies ListRequest<Item>;

/** The address objects of these hosts, with any mask and in any VRF. */
export const addressesOf = (hosts: readonly string[]) =>
	({endpoint: ipAddresses, by: {parameter: 'address', values: hosts, most: 150}, query: [['fields', 'id,address']]}) satisfies ListRequest<Item>;

/** What address objects are on, and in which VRF. */
export const addressFacts = (ids: FilterValuesAsked) =>
	({endpoint: ipAddresses, by: {parameter: 'id', values: ids, most}, query: factsAsked}) satisfies ListRequest<Item>;

const factsAsked: Query = [['fields', 'id,address,vrf,role,assigned_object_type,assigned_object_id,assigned_object']];

/** The same of all objects from one id to another one. */
export const addressFactsBetween = (first: number, last: number) => ({
	endpoint: ipAddresses,
	query: [...factsAsked, ['id__gte', first], ['id__lte', last]] satisfies Query,
});

/** What holds the sessions that have one of these AS numbers as their own; an old plugin fails without policies. */
export const withAs = (numbers: FilterValuesAsked) =>
	({
		endpoint: sessionTraces,
		by: {parameter: 'local_as', values: numbers, most},
		query: [['fields', [...alwaysTraced, 'device', 'virtualmachine', 'site', 'local_as', ...policiesTraced].join(',')]],
	}) satisfies ListRequest<Item>;

/** What address objects of these hosts are on, with any mask and in any VRF. */
export const addressFactsAt = (hosts: readonly string[]) =>
	({endpoint: ipAddresses, by: {parameter: 'address', values: hosts, most: 150}, query: factsAsked}) satisfies ListRequest<Item>;

/** The VRFs of interfaces of devices, and what they are called. */
export const portFacts = (ids: FilterValuesAsked) =>
	({endpoint: interfaces, by: {parameter: 'id', values: ids, most}, query: [['fields', 'id,name,vrf']]}) satisfies ListRequest<Item>;

/** The same of interfaces of virtual machines. */
export const machinePortFacts = (ids: FilterValuesAsked) =>
	({endpoint: machineInterfaces, by: {parameter: 'id', values: ids, most}, query: [['fields', 'id,name,vrf']]}) satisfies ListRequest<Item>;

/** What peer groups say of the sessions in them. */
export const groupFacts = (ids: FilterValuesAsked) =>
	({endpoint: peerGroups, by: {parameter: 'id', values: ids, most}, query: [['fields', groupFields.join(',')]]}) satisfies ListRequest<Item>;

const groupFields = ['id', 'name', 'local_as', 'remote_as', ...policiesTraced, 'prefix_list_in', 'prefix_list_out'];

/** Which virtual chassis devices are members of. */
export const chassisOf = (ids: FilterValuesAsked) =>
	({endpoint: idsOf(devices), by: {parameter: 'id', values: ids, most}, query: [['fields', 'id,virtual_chassis']]}) satisfies ListRequest<Item>;

type Listed<Kind> = {readonly rows: readonly Kind[]; readonly gone: readonly (number | string)[]};

/** Sends a request. */
export const send = <Kind extends Item>(netbox: Netbox, {endpoint, by, query}: ListRequest<Kind>): Promise<Result<Listed<Kind>>> =>
	netbox.listBy(endpoint, by, query);
