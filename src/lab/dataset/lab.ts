import type {Row} from '../../output/output.js';
import {knownCredentials} from '../access/credentials.js';
import {type Builder, createBuilder, laterBy} from './builder.js';
import type {LabDataset, Objects} from './dataset.js';
import {addFabric} from './fabric.js';
import {addNetwork, type Network} from './network.js';
import {addPorts} from './ports.js';
import {addReference} from './reference.js';
import {createDrawing} from './sessions.js';

/** The made-up network of the embedded NetBox: the same rows, ids and times in every run. */
export function labDataset(): LabDataset {
	const {builder} = drawLab();
	addPorts(builder);
	return finish(builder);
}

/** The made-up network, still open for more. */
export function drawLab(): {readonly builder: Builder; readonly network: Network} {
	const builder = createBuilder();
	const network = addNetwork(builder);
	const drawing = createDrawing(builder, network);
	addReference(builder, network, drawing);
	addFabric(network, drawing);
	return {builder, network};
}

const ready = 'labmnt42';
const unready = 'labwip00';

/** Closes a data set: users, the two branches, and the one session that differs in the ready one. */
export function finish(builder: Builder): LabDataset {
	addUsers(builder);
	builder.add('plugins/branching/branches', {name: 'maint-42', status: 'ready', owner: 1, schema_id: ready, last_sync: laterBy(60)});
	builder.add('plugins/branching/branches', {name: 'wip', status: 'new', owner: 1, schema_id: unready});
	for (const [name, schema_id] of [
		['maint-42', ready],
		['wip', unready],
	] as const) {
		addChange(builder, name, schema_id);
	}
	const objects = builder.objects();
	return {status, objects, branches: {[ready]: editedIn(objects)}, credentials: knownCredentials};
}

function editedIn(objects: Objects): Objects {
	const [first] = objects['plugins/bgp/session'] ?? [];
	return first === undefined ? {} : {'plugins/bgp/session': [{...first, description: 'changed in the branch', last_updated: laterBy(90)}]};
}

function addChange(builder: Builder, name: string, schema_id: string): void {
	builder.add('core/object-changes', {
		...{time: laterBy(name === 'wip' ? 70 : 59), user: 1, user_name: 'admin', action: 'create', object_repr: name},
		...{request_id: `00000000-0000-4000-8000-${schema_id === ready ? '000000000001' : '000000000002'}`},
		...{changed_object_type: 'netbox_branching.branch', changed_object_id: name === 'wip' ? 2 : 1, prechange_data: {}},
		postchange_data: {name, tags: [], owner: 1, status: 'new', comments: '', schema_id, description: '', custom_fields: {}},
	});
}

const readable = [
	...['dcim.device', 'dcim.site', 'ipam.asn', 'ipam.ipaddress', 'tenancy.tenant'],
	...['netbox_bgp.routingpolicy', 'netbox_bgp.bgppeergroup', 'netbox_bgp.prefixlist', 'netbox_bgp.bgpsession'],
];

function addUsers(builder: Builder): void {
	const view = {id: 1, display: 'view BGP', name: 'view BGP', description: '', enabled: true, object_types: readable, actions: ['view']};
	for (const username of ['admin', 'reader', 'nobody']) {
		builder.add('users/users', {username, date_joined: laterBy(0), permissions: username === 'reader' ? [view] : []});
	}
}

/** The body of `/api/status/`; a job worker runs, so that new branches become ready. */
const status: Row = {
	'django-version': '6.1.2',
	hostname: 'lab',
	installed_apps: {django_filters: '26.2', django_rq: '4.2.0', netbox_bgp: '0.20.2', rest_framework: '3.18.0'},
	'netbox-version': '4.7.3',
	'netbox-full-version': '4.7.3',
	plugins: {netbox_bgp: '0.20.2', netbox_branching: '1.2.2'},
	'python-version': '3.12.1',
	'rq-workers-running': 1,
};
