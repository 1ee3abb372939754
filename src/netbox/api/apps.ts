import type {Collection} from './collection.js';
import type {Item} from './context.js';

/**
 * The lists of the apps of NetBox, as 4.7.3 has them (its OpenAPI document). Older ones lack some; a list that is not here is
 * reached by its path.
 */
const names = {
	circuits: [
		'circuit-group-assignments',
		'circuit-groups',
		'circuit-terminations',
		'circuit-types',
		'circuits',
		'provider-accounts',
		'provider-networks',
		'providers',
		'virtual-circuit-terminations',
		'virtual-circuit-types',
		'virtual-circuits',
	],
	core: ['data-files', 'data-sources', 'jobs', 'object-changes', 'object-types'],
	dcim: [
		'cable-bundles',
		'cable-terminations',
		'cables',
		'console-port-templates',
		'console-ports',
		'console-server-port-templates',
		'console-server-ports',
		'cooling-feeds',
		'cooling-intake-templates',
		'cooling-intakes',
		'cooling-outflow-templates',
		'cooling-outflows',
		'cooling-sources',
		'device-bay-templates',
		'device-bays',
		'device-roles',
		'device-types',
		'devices',
		'front-port-templates',
		'front-ports',
		'interface-templates',
		'interfaces',
		'inventory-item-roles',
		'inventory-item-templates',
		'inventory-items',
		'locations',
		'mac-addresses',
		'manufacturers',
		'module-bay-templates',
		'module-bay-types',
		'module-bays',
		'module-type-profiles',
		'module-types',
		'modules',
		'platforms',
		'power-feeds',
		'power-outlet-templates',
		'power-outlets',
		'power-panels',
		'power-port-templates',
		'power-ports',
		'rack-groups',
		'rack-reservations',
		'rack-roles',
		'rack-types',
		'racks',
		'rear-port-templates',
		'rear-ports',
		'regions',
		'site-groups',
		'sites',
		'virtual-chassis',
		'virtual-device-contexts',
	],
	extras: [
		'bookmarks',
		'config-context-profiles',
		'config-contexts',
		'config-templates',
		'custom-field-choice-sets',
		'custom-fields',
		'custom-links',
		'event-rules',
		'export-templates',
		'image-attachments',
		'journal-entries',
		'notification-groups',
		'notifications',
		'saved-filters',
		'scripts',
		'subscriptions',
		'table-configs',
		'tagged-objects',
		'tags',
		'webhooks',
	],
	ipam: [
		'aggregates',
		'asn-ranges',
		'asns',
		'fhrp-group-assignments',
		'fhrp-groups',
		'ip-addresses',
		'ip-ranges',
		'prefixes',
		'rirs',
		'roles',
		'route-targets',
		'service-templates',
		'services',
		'vlan-groups',
		'vlan-translation-policies',
		'vlan-translation-rules',
		'vlans',
		'vrfs',
	],
	tenancy: ['contact-assignments', 'contact-groups', 'contact-roles', 'contacts', 'tenant-groups', 'tenants'],
	users: ['groups', 'owner-groups', 'owners', 'permissions', 'tokens', 'users'],
	virtualization: ['cluster-groups', 'cluster-types', 'clusters', 'interfaces', 'virtual-disks', 'virtual-machine-types', 'virtual-machines'],
	vpn: [
		'ike-policies',
		'ike-proposals',
		'ipsec-policies',
		'ipsec-profiles',
		'ipsec-proposals',
		'l2vpn-terminations',
		'l2vpns',
		'tunnel-groups',
		'tunnel-terminations',
		'tunnels',
	],
	wireless: ['wireless-lan-groups', 'wireless-lans', 'wireless-links'],
} as const;

/** `device-types` as `deviceTypes`. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Name;

/** A collection for each list, by app and by name in camel case: `dcim.deviceTypes`. */
export type Apps = {readonly [App in keyof typeof names]: {readonly [Name in (typeof names)[App][number] as Camel<Name>]: Collection<Item>}};

/** Every kind that NetBox has without plugins, and those of netbox-bgp that are asked for most: `dcim.sites`. */
export const objectTypes: readonly string[] = [
	...Object.entries(names).flatMap(([app, lists]) => lists.map((list) => `${app}.${list}`)),
	...['peer-group', 'prefix-list', 'routing-policy', 'session'].map((list) => `plugins.bgp.${list}`),
];

/** The collections of all apps. */
export function appsOf(make: (path: string) => Collection<Item>): Apps {
	const listsOf = ([app, lists]: readonly [string, readonly string[]]) =>
		[app, Object.fromEntries(lists.map((name) => [camel(name), make(`${app}/${name}`)]))] as const;
	return Object.fromEntries(Object.entries(names).map(listsOf)) as unknown as Apps;
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The names of those lists, as in `dcim.sites`. */
export const appLists = (): readonly string[] => Object.entries(names).flatMap(([app, lists]) => lists.map((name) => `${app}.${name}`));
