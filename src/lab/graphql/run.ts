import type {Json, Row} from '../../output.js';
import {type Caller, isAllowed} from '../auth.js';
import type {Field} from '../kinds/field.js';
import type {Kind} from '../kinds/kind.js';
import {createCompare} from '../order.js';
import {idOf, type Scene, target} from '../scene.js';
import type {Store} from '../store.js';
import {tableOf} from '../world.js';
import {matchesFilter} from './filter.js';
import type {Selection} from './parse.js';

/** A fault of a query, to throw: where in the query, and the path of the answer it spoils. */
export type QueryFault = {readonly fault: string; readonly at: number; readonly path?: readonly (string | number)[]};

/** Who asks what of which objects. */
export type RunAt = {readonly store: Store; readonly scene: Scene; readonly caller: Caller};

/** The kinds that can be asked for, by the name of one object; a list adds `_list`. */
const roots: {readonly [name: string]: string} = {
	...{site: 'dcim/sites', device: 'dcim/devices', device_role: 'dcim/device-roles', device_type: 'dcim/device-types', tenant: 'tenancy/tenants'},
	...{
		asn: 'ipam/asns',
		ip_address: 'ipam/ip-addresses',
		prefix: 'ipam/prefixes',
		tag: 'extras/tags',
		virtual_machine: 'virtualization/virtual-machines',
	},
	...{netbox_bgp_session: 'plugins/bgp/session', netbox_bgp_peer_group: 'plugins/bgp/peer-group'},
	...{netbox_bgp_routing_policy: 'plugins/bgp/routing-policy', netbox_bgp_prefix_list: 'plugins/bgp/prefix-list'},
};

/** Plugin lists have no pages and end here without a word. */
const pluginLimit = 1000;

/** One field of the query's top. */
export function runRoot(selection: Selection, at: RunAt): Json {
	const {name} = selection;
	const isList = name.endsWith('_list');
	const path = roots[isList ? name.slice(0, -'_list'.length) : name];
	if (path === undefined) throw fault(`Cannot query field '${name}' on type 'Query'.`, selection);
	const kind = at.scene.kindOf(path);
	const visible = isAllowed(at.caller, 'view', kind.type, at.store);
	if (isList) return visible ? runList(selection, kind, at.scene) : [];
	const record = visible ? target(at.scene, path, Number(selection.args['id'])) : undefined;
	return record === undefined ? null : show(record, {selection, kind, scene: at.scene, path: [selection.alias]});
}

const fault = (text: string, {at}: Selection, path?: readonly (string | number)[]): QueryFault => ({fault: text, at, ...(path && {path})});

function runList(selection: Selection, kind: Kind, scene: Scene): Json {
	const isPlugin = kind.path.startsWith('plugins/');
	const {filters = {}, pagination} = selection.args;
	if (isPlugin && pagination !== undefined) throw fault(`Unknown argument 'pagination' on field 'Query.${selection.name}'.`, selection);
	const {offset = 0, limit = isPlugin ? pluginLimit : Number.POSITIVE_INFINITY} = (pagination ?? {}) as Row;
	return [...tableOf(scene.world, kind.path).values()]
		.filter((record) => matchesFilter(record, filters, {kind, scene}))
		.toSorted(createCompare(null, kind, scene))
		.slice(Number(offset), Number(offset) + Number(limit))
		.map((record, index) => show(record, {selection, kind, scene, path: [selection.alias, index]}));
}

type Showing = {readonly selection: Selection; readonly kind: Kind; readonly scene: Scene; readonly path: readonly (string | number)[]};

function show(record: Row, showing: Showing): Row {
	return Object.fromEntries(showing.selection.fields.map((field) => [field.alias, showField(record, field, showing)]));
}

function showField(record: Row, selection: Selection, {kind, scene, path}: Showing): Json {
	const {name} = selection;
	const type = `${kind.model}Type`;
	if (name === 'id') return String(idOf(record));
	if (name === '__typename') return type;
	const field = kind.fields[name];
	if (field === undefined || field.is === 'made' || field.is === 'count') throw fault(`Cannot query field '${name}' on type '${type}'.`, selection);
	const value = record[name] ?? null;
	const here = [...path, selection.alias];
	// The plugin declares a session's name as never null, though the database lets it be.
	if (value === null && kind.path === 'plugins/bgp/session' && name === 'name') {
		throw fault(`Cannot return null for non-nullable field ${type}.name.`, selection, here);
	}
	return convert(field, value, {selection, scene, path: here, kind});
}

function convert(field: Field, value: Json, showing: Showing): Json {
	if (field.is === 'time') return typeof value === 'string' ? value.replace(/Z$/u, '+00:00') : null;
	if (field.is === 'refs') return (Array.isArray(value) ? value : []).map((id) => follow(field.to, id, showing)).filter((row) => row !== null);
	if (field.is === 'ref') return follow(field.to, value, showing);
	return field.is === 'fixed' ? field.value : value;
}

function follow(to: string, id: Json, {selection, scene, path}: Showing): Json {
	const record = target(scene, to, id);
	return record === undefined ? null : show(record, {selection, kind: scene.kindOf(to), scene, path});
}
