import type {z} from 'zod/mini';
import type {Endpoint} from '../netbox.js';
import {branchRow, changeTimeRow, deviceRow, idRow, objectChangeRow, sessionRow, sessionTraceRow} from '../transport/validate.js';
import type {Item} from './item.js';

type Facts = {readonly path: string; readonly what: string; readonly permission: string};

const endpoint = <Kind extends Item>(row: z.ZodMiniType<Kind>, facts: Facts): Endpoint<Kind> => ({...facts, row});
const plain = (path: string, what: string, permission: string): Endpoint<Item> => endpoint<Item>(idRow, {path, what, permission});

/** The same list when only ids are asked for (`fields=id`). */
export const idsOf = ({path, what, permission}: Facts): Endpoint<Item> => plain(path, what, permission);

export const devices = endpoint(deviceRow, {path: '/dcim/devices/', what: 'devices', permission: 'dcim.view_device'});

/** Sessions in full: without `fields=`. */
export const sessions = endpoint(sessionRow, {path: '/plugins/bgp/session/', what: 'BGP sessions', permission: 'netbox_bgp.view_bgpsession'});

/** Sessions when asked with `fields=id,name,last_updated` (netbox-bgp below 0.19 also needs `import_policies,export_policies`). */
export const sessionTraces = endpoint(sessionTraceRow, sessions);

export const objectChanges = endpoint(objectChangeRow, {path: '/core/object-changes/', what: 'the change log', permission: 'core.view_objectchange'});

/** Changes when asked with `fields=id,time`. */
export const changeTimes = endpoint(changeTimeRow, objectChanges);

/** The branching plugin ignores `fields=` here. */
export const branches = endpoint(branchRow, {path: '/plugins/branching/branches/', what: 'branches', permission: 'netbox_branching.view_branch'});

/** Content types, with `app_label` and `model`; any token may read them. */
export const objectTypes = plain('/core/object-types/', 'object types', 'core.view_objecttype');

export const sites = plain('/dcim/sites/', 'sites', 'dcim.view_site');
export const regions = plain('/dcim/regions/', 'regions', 'dcim.view_region');
export const locations = plain('/dcim/locations/', 'locations', 'dcim.view_location');
export const deviceRoles = plain('/dcim/device-roles/', 'device roles', 'dcim.view_devicerole');
export const platforms = plain('/dcim/platforms/', 'platforms', 'dcim.view_platform');
export const deviceTypes = plain('/dcim/device-types/', 'device types', 'dcim.view_devicetype');
export const manufacturers = plain('/dcim/manufacturers/', 'manufacturers', 'dcim.view_manufacturer');
export const virtualChassis = plain('/dcim/virtual-chassis/', 'virtual chassis', 'dcim.view_virtualchassis');
export const interfaces = plain('/dcim/interfaces/', 'interfaces', 'dcim.view_interface');
export const machineInterfaces = plain('/virtualization/interfaces/', 'interfaces of virtual machines', 'virtualization.view_vminterface');
export const tenants = plain('/tenancy/tenants/', 'tenants', 'tenancy.view_tenant');
export const asns = plain('/ipam/asns/', 'AS numbers', 'ipam.view_asn');
export const ipAddresses = plain('/ipam/ip-addresses/', 'IP addresses', 'ipam.view_ipaddress');
export const prefixes = plain('/ipam/prefixes/', 'prefixes', 'ipam.view_prefix');
export const virtualMachines = plain('/virtualization/virtual-machines/', 'virtual machines', 'virtualization.view_virtualmachine');
export const peerGroups = plain('/plugins/bgp/peer-group/', 'BGP peer groups', 'netbox_bgp.view_bgppeergroup');
export const routingPolicies = plain('/plugins/bgp/routing-policy/', 'routing policies', 'netbox_bgp.view_routingpolicy');
export const prefixLists = plain('/plugins/bgp/prefix-list/', 'prefix lists', 'netbox_bgp.view_prefixlist');
export const tags = plain('/extras/tags/', 'tags', 'extras.view_tag');
export const customFields = plain('/extras/custom-fields/', 'custom fields', 'extras.view_customfield');
export const customFieldChoiceSets = plain('/extras/custom-field-choice-sets/', 'custom field choices', 'extras.view_customfieldchoiceset');
