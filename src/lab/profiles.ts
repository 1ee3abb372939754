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
	/** Whether its NetBox is of this version, `4.5.2`, or a later one. */
	readonly isFrom: (version: string) => boolean;
	/** The same of netbox-bgp; false where it has none. */
	readonly bgpIsFrom: (version: string) => boolean;
	/** The same of netbox-branching. */
	readonly branchingIsFrom: (version: string) => boolean;
	/** netbox-bgp 0.18 and older: a session shows its peer group's policies as its own, and fails where the shape lacks them. */
	readonly mergesPolicies: boolean;
	/** The fields that a body must give on this version alone, by kind. */
	readonly needed: {readonly [path: string]: ReadonlySet<string>};
	/** The fields that this version's rows lack, by kind; `path#nested` for nested objects. */
	readonly lacking: {readonly [path: string]: ReadonlySet<string>};
};

const numbered = (version: unknown): readonly number[] =>
	(typeof version === 'string' ? version : '').split('.').map((part) => Number.parseInt(part, 10) || 0);

/** Asked for each row and field: each version is compared once. */
function fromOf(version: unknown): (least: string) => boolean {
	const own = numbered(version);
	const known = new Map<string, boolean>();
	return (least) => {
		const isKnown = known.get(least);
		if (isKnown !== undefined) return isKnown;
		const wanted = numbered(least);
		const differs = wanted.findIndex((number, at) => number !== (own[at] ?? 0));
		const is = version !== undefined && (differs === -1 || (own[differs] ?? 0) > (wanted[differs] ?? 0));
		known.set(least, is);
		return is;
	};
}

/** The profile of the server whose `/api/status/` this is. */
export function profileOf(status: Row): Profile {
	const version = String(status['netbox-version']);
	const plugins = (status['plugins'] ?? {}) as Row;
	const isFrom = fromOf(version);
	const bgpIsFrom = fromOf(plugins['netbox_bgp']);
	return {
		version,
		api: version.split('.').slice(0, 2).join('.'),
		python: String(status['python-version']),
		bgp: 'netbox_bgp' in plugins,
		branching: 'netbox_branching' in plugins,
		isFrom,
		bgpIsFrom,
		branchingIsFrom: fromOf(plugins['netbox_branching']),
		mergesPolicies: 'netbox_bgp' in plugins && !bgpIsFrom('0.19'),
		needed: bgpIsFrom('0.20') ? {} : {'plugins/bgp/session': new Set(['remote_address'])},
		lacking: together([
			isFrom('4.5') ? {'users/users': ['is_staff']} : before45(),
			isFrom('4.6') ? {} : {'extras/custom-fields': ['validation_schema']},
			isFrom('4.7') ? {} : before47,
			bgpIsFrom('0.18') ? {} : beforeBgp18,
			bgpIsFrom('0.19') ? {} : beforeBgp19,
			bgpIsFrom('0.20') ? {} : {'plugins/bgp/session': ['remote_prefix']},
		]),
	};
}

type Lacking = {readonly [path: string]: readonly string[]};

function together(all: readonly Lacking[]): Profile['lacking'] {
	const paths = new Set(all.flatMap((one) => Object.keys(one)));
	return Object.fromEntries([...paths].map((path) => [path, new Set(all.flatMap((one) => one[path] ?? []))]));
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

/** What 4.4.10 does not show (seen), compared with 4.6.8. */
function before45(): Lacking {
	const withComments = ['ipam/rirs', 'virtualization/cluster-types'];
	return {
		...Object.fromEntries(ownedKinds.map((path) => [path, ['owner']])),
		...Object.fromEntries(plainKinds.map((path) => [path, withComments.includes(path) ? ['owner', 'comments'] : ['owner']])),
		'dcim/manufacturers': ['owner', 'comments', 'moduletype_count'],
		'dcim/device-types': ['owner'],
		'dcim/device-types#nested': ['device_count'],
		'dcim/devices': ['owner'],
		'ipam/asns': ['owner', 'role', 'sites'],
		'extras/custom-fields': ['owner'],
		'virtualization/virtual-machines': ['owner', 'virtual_machine_type', 'start_on_boot'],
		'core/object-changes': ['object_repr'],
		'users/tokens': ['version', 'enabled', 'pepper_id', 'token'],
	};
}

/** What 4.6.8 does not show (seen), compared with 4.7.3. */
const before47: Lacking = {
	'dcim/device-types': ['end_of_life', 'cooling_method', 'cooling_intake_template_count', 'cooling_outflow_template_count'],
	'dcim/devices': ['cooling_method', 'cooling_intake_count', 'cooling_outflow_count'],
	'extras/custom-fields': ['nulls_first', 'status'],
};

/** What netbox-bgp 0.17 does not show (seen). */
const beforeBgp18: Lacking = {
	'plugins/bgp/session': ['remote_as_macro', 'max_prefixes'],
	'plugins/bgp/peer-group': ['created', 'last_updated', 'tags'],
	'plugins/bgp/routing-policy': ['weight', 'created', 'last_updated'],
	'plugins/bgp/prefix-list': ['created', 'last_updated'],
};

/** What came with netbox-bgp 0.19 (read in its serializers). */
const beforeBgp19: Lacking = {
	'plugins/bgp/session': ['extra_attributes'],
	'plugins/bgp/peer-group': ['local_as', 'remote_as', 'prefix_list_in', 'prefix_list_out', 'extra_attributes'],
};
