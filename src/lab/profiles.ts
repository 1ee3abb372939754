import type {Row} from '../output/output.js';

/** How a version of NetBox and its plugins behaves; what is not named here is the same from 4.4 to 4.7. */
export type Profile = {
	/** As `/api/status/` says it: `4.7.3`. */
	readonly version: string;
	/** The header `API-Version`: `4.7`. */
	readonly api: string;
	readonly python: string;
	/** Whether the plugins are there at all. */
	readonly bgp: boolean;
	readonly branching: boolean;
	/** netbox-bgp 0.18 and older: a session shows its peer group's policies as its own, and fails where the shape lacks them. */
	readonly mergesPolicies: boolean;
	/** NetBox 4.5: v2 tokens, `omit=`, `fields=` on the change log, several values of `changed_object_type`, `tag__any`, the caller's check. */
	readonly since45: boolean;
	/** NetBox 4.6: cursor paging, `ETag` and `If-Match`. */
	readonly since46: boolean;
	/** netbox-branching 1: `/api/status/` is exempt, and a branch that is not ready is refused in words. */
	readonly since1: boolean;
	/** The fields that a body must give on this version alone, by kind. */
	readonly needed: {readonly [path: string]: ReadonlySet<string>};
	/** The fields that this version's rows lack, by kind; `path#nested` for nested objects. */
	readonly lacking: {readonly [path: string]: ReadonlySet<string>};
};

const numbered = (version: unknown): readonly number[] =>
	(typeof version === 'string' ? version : '').split('.').map((part) => Number.parseInt(part, 10) || 0);

const atLeast = (version: unknown, major: number, minor: number): boolean => {
	const [a = 0, b = 0] = numbered(version);
	return a > major || (a === major && b >= minor);
};

/** The profile of the server whose `/api/status/` this is. */
export function profileOf(status: Row): Profile {
	const version = String(status['netbox-version']);
	const plugins = (status['plugins'] ?? {}) as Row;
	const since45 = atLeast(version, 4, 5);
	return {
		version,
		api: version.split('.').slice(0, 2).join('.'),
		python: String(status['python-version']),
		bgp: 'netbox_bgp' in plugins,
		branching: 'netbox_branching' in plugins,
		mergesPolicies: 'netbox_bgp' in plugins && !atLeast(plugins['netbox_bgp'], 0, 19),
		since45,
		since46: atLeast(version, 4, 6),
		since1: atLeast(plugins['netbox_branching'], 1, 0),
		needed: since45 ? {} : {'plugins/bgp/session': new Set(['remote_address'])},
		lacking: since45 ? {'users/users': new Set(['is_staff'])} : before45(),
	};
}

const ownedKinds = [
	'dcim/sites',
	'dcim/regions',
	'dcim/locations',
	'dcim/platforms',
	'dcim/device-roles',
	'tenancy/tenants',
	'virtualization/clusters',
];
const plainKinds = ['ipam/rirs', 'ipam/ip-addresses', 'ipam/prefixes', 'virtualization/cluster-types'];

/** What 4.4.10 with netbox-bgp 0.17.0 does not show (seen), compared with 4.7.3 and 0.20.2. */
function before45(): Profile['lacking'] {
	const session = ['remote_as_macro', 'max_prefixes', 'extra_attributes', 'remote_prefix'];
	const group = ['created', 'last_updated', 'tags', 'local_as', 'remote_as', 'prefix_list_in', 'prefix_list_out', 'extra_attributes'];
	const cooling = ['cooling_method', 'cooling_intake_count', 'cooling_outflow_count'];
	const templates = ['cooling_intake_template_count', 'cooling_outflow_template_count'];
	const lists: {readonly [path: string]: readonly string[]} = {
		...Object.fromEntries(ownedKinds.map((path) => [path, ['owner']])),
		...Object.fromEntries(
			plainKinds.map((path) => [path, path === 'ipam/rirs' || path === 'virtualization/cluster-types' ? ['owner', 'comments'] : ['owner']]),
		),
		'dcim/manufacturers': ['owner', 'comments', 'moduletype_count'],
		'dcim/device-types': ['owner', 'end_of_life', 'cooling_method', ...templates],
		'dcim/device-types#nested': ['device_count'],
		'dcim/devices': ['owner', ...cooling],
		'ipam/asns': ['owner', 'role', 'sites'],
		'extras/custom-fields': ['owner', 'nulls_first', 'validation_schema', 'status'],
		'virtualization/virtual-machines': ['owner', 'virtual_machine_type', 'start_on_boot'],
		'core/object-changes': ['object_repr'],
		'users/tokens': ['version', 'enabled', 'pepper_id', 'token'],
		'plugins/bgp/session': session,
		'plugins/bgp/peer-group': group,
		'plugins/bgp/routing-policy': ['weight', 'created', 'last_updated'],
		'plugins/bgp/prefix-list': ['created', 'last_updated'],
	};
	return Object.fromEntries(Object.entries(lists).map(([path, names]) => [path, new Set(names)]));
}
