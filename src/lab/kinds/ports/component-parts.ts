import type {Json, Row} from '../../../output/output.js';
import type {Scene} from '../../model/context.js';
import type {Fields, Found} from '../../model/field.js';
import {type FilterSpec, relation} from '../../model/filter-spec.js';
import type {Faults} from '../../model/kind.js';
import {peersOf} from './paths.js';
import {traceFrom} from './trace.js';

/** The keys of what can bear a cable. */
export const cabledFields: Fields = {
	mark_connected: {is: 'flag', initial: false},
	cable: {is: 'ref', to: 'dcim/cables', onDelete: 'clear', frozen: true, with: ['cable_end']},
	cable_end: {is: 'text', nullable: true, frozen: true},
	wireless_link: {is: 'fixed', value: null, frozen: true},
	link_peers: {is: 'found', find: peersOf},
	link_peers_type: {is: 'made', make: (record, scene) => typeOf(peersOf(record, scene)[0]?.path, scene)},
};

/** The keys of what a path of cables may end at. */
export const pathFields: Fields = {
	connected_endpoints: {
		is: 'found',
		find: (record, scene) => {
			const found = endsOf(record, scene);
			return found.length === 0 ? null : found;
		},
	},
	connected_endpoints_type: {is: 'made', make: (record, scene) => typeOf(endsOf(record, scene)[0]?.path, scene)},
	connected_endpoints_reachable: {is: 'made', make: isReached},
};

/** What the path of cables from an interface ends at; nothing where it is not whole. */
const endsOf = (record: Row, scene: Scene): readonly Found[] => traceFrom(record, 'dcim/interfaces', scene).ends;

/** Whether the path from an interface is whole, and each of its cables connected. */
function isReached(record: Row, scene: Scene): boolean {
	const {ends, isActive} = traceFrom(record, 'dcim/interfaces', scene);
	return ends.length > 0 && isActive;
}

const typeOf = (path: string | undefined, scene: Scene): Json => (path === undefined ? null : scene.kindOf(path).type);

/** The filters by the device of a component, and by what the device is, has and stands in. */
export const componentFilters: {readonly [name: string]: FilterSpec} = {
	...relation('device', 'dcim/devices', {key: 'name'}),
	...relation('device_type', 'dcim/device-types', {through: ['device', 'device_type'], key: 'model'}),
	...relation('device_role', 'dcim/device-roles', {through: ['device', 'role']}),
	...relation('tenant', 'tenancy/tenants', {through: ['device', 'tenant']}),
	...relation('site', 'dcim/sites', {through: ['device', 'site']}),
	...relation('location', 'dcim/locations', {through: ['device', 'location']}),
	...relation('rack', 'dcim/racks', {through: ['device', 'rack'], key: 'name'}),
	...relation('region', 'dcim/regions', {through: ['device', 'site', 'region'], tree: true}),
	device_status: {by: 'choice', field: 'status', orNull: true, of: {field: 'device', to: 'dcim/devices'}},
};

/** The filters of what can bear a cable. */
export const cabledFilters: {readonly [name: string]: FilterSpec} = {
	cable_id: {by: 'relation', through: ['cable'], to: 'dcim/cables', key: 'id'},
	cable_end: {by: 'choice', field: 'cable_end', among: {A: 'A', B: 'B'}, last: true},
	cable_connector: {by: 'number', field: 'cable_connector'},
	mark_connected: {by: 'flag', field: 'mark_connected'},
	cabled: {by: 'yes-no', matches: (record) => record['cable'] !== null},
	occupied: {by: 'yes-no', matches: (record) => record['cable'] !== null || record['mark_connected'] === true},
	connected: {by: 'yes-no', matches: isReached},
};

/** What has a cable is not marked as connected without one. */
export const cabledFaults = (record: Row): Faults | undefined =>
	typeof record['cable'] === 'number' && record['mark_connected'] === true
		? {mark_connected: ['Cannot mark as connected with a cable attached.']}
		: undefined;

/** A component stays on its device. */
export const moved = (record: Row, before: Row | undefined): Faults | undefined =>
	before !== undefined && before['device'] !== record['device'] ? {device: ['Components cannot be moved to a different device.']} : undefined;
