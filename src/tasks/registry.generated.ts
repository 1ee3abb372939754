// Written by "npm run generate" from shell-tree.json: change that file.
import type {DeviceList} from '../language/read/device-list.js';
import type {Assignment} from '../language/read/sentence.js';
import type {Json} from '../output/output.js';
import type {Task} from './task.js';

/** The arguments of the tasks that run in the shell alone. */
export type HereArgs = {
	'alias.list': Readonly<Record<never, never>>;
	'alias.remove': {
		readonly name: string;
	};
	'alias.set': {
		readonly name: string;
		readonly line: string;
	};
	'job.wait': {
		readonly id?: string;
	};
	history: {
		readonly last?: number;
		readonly clear?: boolean;
		readonly yes?: boolean;
	};
	'instance.add': {
		readonly name?: string;
		readonly url?: string;
		readonly 'token-env'?: string;
		readonly default?: boolean;
		readonly insecure?: boolean;
		readonly ca?: string;
	};
	'instance.remove': {
		readonly name: string;
		readonly yes?: boolean;
	};
	'instance.set': {
		readonly name: string;
		readonly protected?: boolean;
		readonly 'vrf-field'?: string;
		readonly confederation?: readonly string[];
		readonly platform?: readonly string[];
		readonly yes?: boolean;
	};
	'instance.test': {
		readonly name?: string;
	};
	'instance.token': {
		readonly name: string;
		readonly stdin?: boolean;
	};
	'instance.use': {
		readonly name: string;
	};
	'job.cancel': {
		readonly id?: string;
	};
	'job.events': {
		readonly id?: string;
		readonly follow?: boolean;
	};
	'job.result': {
		readonly id?: string;
	};
	jobs: Readonly<Record<never, never>>;
	'man.json-schema': {
		readonly path?: readonly string[];
	};
	'man.keys': Readonly<Record<never, never>>;
	'man.pipes': Readonly<Record<never, never>>;
	'man.tasks': {
		readonly name?: string;
		readonly brief?: boolean;
	};
	'man.tree': {
		readonly path?: readonly string[];
	};
	'netbox.compare_bgp_peerings': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly devices: DeviceList;
		readonly cache: 'True' | 'False' | 'refresh' | 'force';
		readonly 'with-branch'?: string;
		readonly 'with-instance'?: string;
		readonly 'with-cache'?: boolean;
		readonly 'with-job'?: string;
		readonly 'with-file'?: string;
		readonly 'with-time'?: string;
		readonly unified?: boolean;
		readonly fields?: readonly (
			| 'name'
			| 'device'
			| 'virtual-machine'
			| 'site'
			| 'status'
			| 'local'
			| 'local-as'
			| 'remote'
			| 'remote-as'
			| 'remote-as-macro'
			| 'peer-group'
			| 'import'
			| 'export'
			| 'prefix-list-in'
			| 'prefix-list-out'
			| 'max-prefixes'
			| 'tenant'
			| 'description'
			| 'comments'
			| 'tags'
			| 'extra-attributes'
			| 'custom-fields'
		)[];
		readonly except?: readonly (
			| 'name'
			| 'device'
			| 'virtual-machine'
			| 'site'
			| 'status'
			| 'local'
			| 'local-as'
			| 'remote'
			| 'remote-as'
			| 'remote-as-macro'
			| 'peer-group'
			| 'import'
			| 'export'
			| 'prefix-list-in'
			| 'prefix-list-out'
			| 'max-prefixes'
			| 'tenant'
			| 'description'
			| 'comments'
			| 'tags'
			| 'extra-attributes'
			| 'custom-fields'
		)[];
	};
	'netbox.peerings.sync': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly message?: string;
		readonly device: string;
		readonly config: string;
		readonly as: 'auto' | 'eos' | 'frr' | 'iosxr' | 'junos' | 'junos-set';
		readonly 'with-deletes'?: boolean;
	};
	'set.cli':
		| {readonly name: 'cache-age'; readonly value?: number}
		| {readonly name: 'cache-keep'; readonly value?: number}
		| {readonly name: 'cache-size'; readonly value?: number}
		| {readonly name: 'color'; readonly value?: 'auto' | 'always' | 'never'}
		| {readonly name: 'events'; readonly value?: 'few' | 'all'}
		| {readonly name: 'expand'; readonly value?: 'on' | 'off'}
		| {readonly name: 'full-words'; readonly value?: 'on' | 'off'}
		| {readonly name: 'ghost'; readonly value?: 'on' | 'off'}
		| {readonly name: 'history-size'; readonly value?: number}
		| {readonly name: 'links'; readonly value?: 'on' | 'off'}
		| {readonly name: 'output'; readonly value?: 'auto' | 'json' | 'yaml' | 'table'}
		| {readonly name: 'pager'; readonly value?: 'on' | 'off'}
		| {readonly name: 'plain'; readonly value?: 'on' | 'off'}
		| {readonly name: 'progress'; readonly value?: 'on' | 'off'}
		| {readonly name: 'prompt'; readonly value?: 'nf' | 'instance'}
		| {readonly name: 'read-only'; readonly value?: 'on' | 'off'}
		| {readonly name: 'results-size'; readonly value?: number}
		| {readonly name: 'screen-length'; readonly value?: number | 'auto'}
		| {readonly name: 'timeout'; readonly value?: number}
		| {readonly name: 'workers'; readonly value?: number}
		| {readonly name: 'write-limit'; readonly value?: number};
	'show.instances': Readonly<Record<never, never>>;
	'show.jobs': {
		readonly last: number;
		readonly status?: readonly ('queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'timeout' | 'lost')[];
		readonly task?: string;
	};
	'show.settings': Readonly<Record<never, never>>;
	'show.version': Readonly<Record<never, never>>;
	'show.workers': Readonly<Record<never, never>>;
	undo: {
		readonly instance?: string;
		readonly branch?: string;
		readonly list?: boolean;
		readonly request?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly 'keep-going'?: boolean;
		readonly message?: string;
		readonly id?: string;
	};
};

/** The tasks that run in the shell alone, each loaded when it is first run. */
export const hereTasks = {
	'alias.list': () => import('./alias/list.js'),
	'alias.remove': () => import('./alias/remove.js'),
	'alias.set': () => import('./alias/set.js'),
	'job.wait': () => import('./job/wait.js'),
	history: () => import('./history.js'),
	'instance.add': () => import('./instance/add.js'),
	'instance.remove': () => import('./instance/remove.js'),
	'instance.set': () => import('./instance/set.js'),
	'instance.test': () => import('./instance/test.js'),
	'instance.token': () => import('./instance/token.js'),
	'instance.use': () => import('./instance/use.js'),
	'job.cancel': () => import('./job/cancel.js'),
	'job.events': () => import('./job/events.js'),
	'job.result': () => import('./job/result.js'),
	jobs: () => import('./jobs.js'),
	'man.json-schema': () => import('./man/json-schema.js'),
	'man.keys': () => import('./man/keys.js'),
	'man.pipes': () => import('./man/pipes.js'),
	'man.tasks': () => import('./man/tasks.js'),
	'man.tree': () => import('./man/tree.js'),
	'netbox.compare_bgp_peerings': () => import('./netbox/compare-bgp-peerings.js'),
	'netbox.peerings.sync': () => import('./netbox/peerings/sync.js'),
	'set.cli': () => import('./set/cli.js'),
	'show.instances': () => import('./show/instances.js'),
	'show.jobs': () => import('./show/jobs.js'),
	'show.settings': () => import('./show/settings.js'),
	'show.version': () => import('./show/version.js'),
	'show.workers': () => import('./show/workers.js'),
	undo: () => import('./undo.js'),
} satisfies {readonly [Name in keyof HereArgs]: () => Promise<{readonly run: Task<Name>}>};

/** The arguments of the tasks that a worker on another machine may run too. */
export type AnywhereArgs = {
	apply: {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly only?: readonly number[];
		readonly 'keep-going'?: boolean;
		readonly name: string;
	};
	'netbox.get_branches': {
		readonly instance?: string;
		readonly status?: readonly (
			| 'new'
			| 'provisioning'
			| 'ready'
			| 'syncing'
			| 'migrating'
			| 'merging'
			| 'reverting'
			| 'merged'
			| 'archived'
			| 'pending-migrations'
			| 'failed'
		)[];
	};
	'netbox.cache_clear': {
		readonly key?: string;
		readonly keys?: readonly string[];
		readonly instance?: string;
		readonly branch?: string;
		readonly 'older-than'?: string;
		readonly all: boolean;
	};
	'netbox.cache_get': {
		readonly key?: string;
		readonly keys?: readonly string[];
		readonly instance?: string;
		readonly branch?: string;
		readonly 'raise-missing': boolean;
	};
	'netbox.cache_list': {
		readonly keys?: readonly string[];
		readonly details: boolean;
		readonly instance?: string;
		readonly branch?: string;
	};
	'netbox.cache_stats': {
		readonly instance?: string;
	};
	'netbox.check_bgp_peerings': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly devices?: DeviceList;
		readonly 'virtual-machines'?: readonly string[];
		readonly cache: 'True' | 'False' | 'refresh' | 'force';
		readonly 'all-sessions'?: boolean;
		readonly rules?: readonly (
			| 'self-peering'
			| 'duplicate'
			| 'wrong-device'
			| 'local-elsewhere'
			| 'several-reverses'
			| 'ambiguous'
			| 'missing-reverse'
			| 'as-mismatch'
			| 'family-mismatch'
			| 'unknown-remote'
			| 'status-mismatch'
			| 'not-adjacent'
			| 'vrf-disagrees'
			| 'group-as'
			| 'two-holders'
			| 'no-holder'
			| 'local-unassigned'
			| 'group-differs'
			| 'hairpin'
			| 'anycast-partial'
			| 'ibgp-interface'
			| 'no-clients'
			| 'hidden'
			| 'unverifiable'
			| 'ibgp-mesh'
			| 'no-max-prefix'
			| 'no-policy'
			| 'name-template'
		)[];
		readonly except?: readonly (
			| 'self-peering'
			| 'duplicate'
			| 'wrong-device'
			| 'local-elsewhere'
			| 'several-reverses'
			| 'ambiguous'
			| 'missing-reverse'
			| 'as-mismatch'
			| 'family-mismatch'
			| 'unknown-remote'
			| 'status-mismatch'
			| 'not-adjacent'
			| 'vrf-disagrees'
			| 'group-as'
			| 'two-holders'
			| 'no-holder'
			| 'local-unassigned'
			| 'group-differs'
			| 'hairpin'
			| 'anycast-partial'
			| 'ibgp-interface'
			| 'no-clients'
			| 'hidden'
			| 'unverifiable'
			| 'ibgp-mesh'
			| 'no-max-prefix'
			| 'no-policy'
			| 'name-template'
		)[];
		readonly confederation?: readonly string[];
		readonly template?: string;
		readonly severity: 'note' | 'warning' | 'error';
		readonly show: 'findings' | 'pairs';
	};
	'netbox.peerings.create': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly message?: string;
		readonly between?: DeviceList;
		readonly and?: DeviceList;
		readonly device?: string;
		readonly mesh?: boolean;
		readonly on?: DeviceList;
		readonly over?: 'cables' | 'subnets' | 'loopbacks';
		readonly 'local-interface'?: string;
		readonly 'local-address'?: string;
		readonly 'remote-address'?: string;
		readonly 'remote-device'?: string;
		readonly dynamic?: boolean;
		readonly 'local-as': string;
		readonly 'remote-as': string;
		readonly vrf?: string;
		readonly 'peer-group'?: string;
		readonly 'peer-group-reverse'?: string;
		readonly 'import-policies'?: readonly string[];
		readonly 'import-policies-reverse'?: readonly string[];
		readonly 'export-policies'?: readonly string[];
		readonly 'export-policies-reverse'?: readonly string[];
		readonly 'prefix-list-in'?: string;
		readonly 'prefix-list-in-reverse'?: string;
		readonly 'prefix-list-out'?: string;
		readonly 'prefix-list-out-reverse'?: string;
		readonly tenant?: string;
		readonly 'max-prefixes'?: number;
		readonly status?: string;
		readonly description?: string;
		readonly tags?: readonly string[];
		readonly 'name-template'?: string;
		readonly family: '4' | '6' | 'both';
		readonly reverse: 'both' | 'near' | 'far';
		readonly missing: 'refuse' | 'create';
		readonly rir?: string;
	};
	'netbox.crud_changelogs': {
		readonly instance?: string;
		readonly branch?: string;
		readonly filters?: Json;
		readonly fields?: readonly string[];
		readonly limit: number;
		readonly offset?: number;
	};
	'netbox.crud_clone': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly message?: string;
		readonly 'object-type': string;
		readonly 'object-id': number;
		readonly data: Json;
	};
	'netbox.crud_create': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly message?: string;
		readonly 'object-type': string;
		readonly data: Json;
	};
	'netbox.crud_delete': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly message?: string;
		readonly 'object-type': string;
		readonly 'object-id': readonly number[];
	};
	'netbox.crud_describe': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'object-type': string;
	};
	'netbox.crud_get': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'object-type': string;
		readonly 'object-id'?: number;
		readonly filters?: Json;
		readonly fields?: readonly string[];
		readonly brief?: boolean;
		readonly limit: number;
		readonly offset?: number;
		readonly ordering?: string;
	};
	'netbox.crud_list_objects': {
		readonly instance?: string;
		readonly 'app-filter'?: readonly string[];
	};
	'netbox.crud_search': {
		readonly instance?: string;
		readonly query: string;
		readonly 'object-types'?: readonly string[];
		readonly fields?: readonly string[];
		readonly limit: number;
	};
	'netbox.crud_update': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly message?: string;
		readonly 'object-type': string;
		readonly 'object-id'?: readonly number[];
		readonly data: Json;
		readonly partial: boolean;
	};
	'netbox.explain_bgp_peerings': {
		readonly instance?: string;
		readonly session: string;
		readonly branch?: string;
	};
	'netbox.get_bgp_peerings': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly devices: DeviceList;
		readonly cache: 'True' | 'False' | 'refresh' | 'force';
	};
	'netbox.config.get': {
		readonly instance?: string;
		readonly branch?: string;
		readonly devices: DeviceList;
		readonly sessions?: readonly string[];
		readonly as: 'auto' | 'eos' | 'frr' | 'iosxr' | 'junos' | 'junos-set';
		readonly 'both-ends'?: boolean;
	};
	'netbox.get_devices': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly devices?: DeviceList;
		readonly filters?: Json;
	};
	'netbox.topology.draw': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly devices?: DeviceList;
		readonly cache: 'True' | 'False' | 'refresh' | 'force';
		readonly 'all-sessions'?: boolean;
		readonly hops: number;
		readonly by: 'device' | 'site' | 'as';
	};
	'netbox.graphql': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly 'query-string'?: string;
		readonly obj?: string;
		readonly filters?: Json;
		readonly fields?: readonly string[];
		readonly variables?: Json;
	};
	'netbox.peerings.repair': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly message?: string;
		readonly devices: DeviceList;
		readonly rules?: readonly (
			| 'self-peering'
			| 'duplicate'
			| 'wrong-device'
			| 'local-elsewhere'
			| 'several-reverses'
			| 'ambiguous'
			| 'missing-reverse'
			| 'as-mismatch'
			| 'family-mismatch'
			| 'unknown-remote'
			| 'status-mismatch'
			| 'not-adjacent'
			| 'two-holders'
			| 'no-holder'
			| 'local-unassigned'
			| 'group-differs'
			| 'hairpin'
			| 'no-clients'
			| 'unverifiable'
		)[];
		readonly prefer?: 'near' | 'far' | 'active';
	};
	'netbox.rest': {
		readonly instance?: string;
		readonly 'dry-run'?: boolean;
		readonly branch?: string;
		readonly path: string;
		readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
		readonly params?: Json;
		readonly data?: Json;
		readonly all?: boolean;
		readonly yes?: boolean;
	};
	'netbox.peerings.update': {
		readonly instance?: string;
		readonly branch?: string;
		readonly 'dry-run'?: boolean;
		readonly plan?: string;
		readonly overwrite?: boolean;
		readonly yes?: boolean;
		readonly expect?: number;
		readonly message?: string;
		readonly devices: DeviceList;
		readonly sessions?: readonly string[];
		readonly set: readonly Assignment[];
		readonly 'both-ends'?: boolean;
	};
	'plan.check': {
		readonly instance?: string;
		readonly accept?: boolean;
		readonly name: string;
	};
	'plan.list': Readonly<Record<never, never>>;
	'plan.remove': {
		readonly name: string;
		readonly yes?: boolean;
	};
	'plan.show': {
		readonly name: string;
	};
	'show.bgp_history': {
		readonly instance?: string;
		readonly branch?: string;
		readonly session: string;
		readonly limit: number;
	};
	'show.bgp_neighbors': {
		readonly instance?: string;
		readonly branch?: string;
		readonly neighbor?: string;
		readonly devices?: DeviceList;
		readonly cache: 'True' | 'False' | 'refresh' | 'force';
	};
	'show.bgp_summary': {
		readonly instance?: string;
		readonly branch?: string;
		readonly devices?: DeviceList;
		readonly cache: 'True' | 'False' | 'refresh' | 'force';
	};
	'netbox.get_compatibility': {
		readonly instance?: string;
	};
	'netbox.get_inventory': {
		readonly instance?: string;
	};
	'netbox.get_netbox_status': {
		readonly instance?: string;
	};
	'netbox.get_version': {
		readonly instance?: string;
	};
};

/** The tasks that a worker on another machine may run too, each loaded when it is first run. */
export const anywhereTasks = {
	apply: () => import('./apply.js'),
	'netbox.get_branches': () => import('./netbox/get-branches.js'),
	'netbox.cache_clear': () => import('./netbox/cache-clear.js'),
	'netbox.cache_get': () => import('./netbox/cache-get.js'),
	'netbox.cache_list': () => import('./netbox/cache-list.js'),
	'netbox.cache_stats': () => import('./netbox/cache-stats.js'),
	'netbox.check_bgp_peerings': () => import('./netbox/check-bgp-peerings.js'),
	'netbox.peerings.create': () => import('./netbox/peerings/create.js'),
	'netbox.crud_changelogs': () => import('./netbox/crud-changelogs.js'),
	'netbox.crud_clone': () => import('./netbox/crud-clone.js'),
	'netbox.crud_create': () => import('./netbox/crud-create.js'),
	'netbox.crud_delete': () => import('./netbox/crud-delete.js'),
	'netbox.crud_describe': () => import('./netbox/crud-describe.js'),
	'netbox.crud_get': () => import('./netbox/crud-get.js'),
	'netbox.crud_list_objects': () => import('./netbox/crud-list-objects.js'),
	'netbox.crud_search': () => import('./netbox/crud-search.js'),
	'netbox.crud_update': () => import('./netbox/crud-update.js'),
	'netbox.explain_bgp_peerings': () => import('./netbox/explain-bgp-peerings.js'),
	'netbox.get_bgp_peerings': () => import('./netbox/get-bgp-peerings.js'),
	'netbox.config.get': () => import('./netbox/config/get.js'),
	'netbox.get_devices': () => import('./netbox/get-devices.js'),
	'netbox.topology.draw': () => import('./netbox/topology/draw.js'),
	'netbox.graphql': () => import('./netbox/graphql.js'),
	'netbox.peerings.repair': () => import('./netbox/peerings/repair.js'),
	'netbox.rest': () => import('./netbox/rest.js'),
	'netbox.peerings.update': () => import('./netbox/peerings/update.js'),
	'plan.check': () => import('./plan/check.js'),
	'plan.list': () => import('./plan/list.js'),
	'plan.remove': () => import('./plan/remove.js'),
	'plan.show': () => import('./plan/show.js'),
	'show.bgp_history': () => import('./show/bgp-history.js'),
	'show.bgp_neighbors': () => import('./show/bgp-neighbors.js'),
	'show.bgp_summary': () => import('./show/bgp-summary.js'),
	'netbox.get_compatibility': () => import('./netbox/get-compatibility.js'),
	'netbox.get_inventory': () => import('./netbox/get-inventory.js'),
	'netbox.get_netbox_status': () => import('./netbox/get-netbox-status.js'),
	'netbox.get_version': () => import('./netbox/get-version.js'),
} satisfies {readonly [Name in keyof AnywhereArgs]: () => Promise<{readonly run: Task<Name>}>};

/** The arguments of every task, by the tokens of the tree; options with one meaning everywhere are not among them. */
export type TaskArgs = HereArgs & AnywhereArgs;
