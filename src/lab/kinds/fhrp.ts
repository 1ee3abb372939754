import type {Row} from '../../output/output.js';
import {owners} from '../filters/absent.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import {bigNumber, ending, mustRef, remarks, text} from '../model/field.js';
import {common, type FilterSpec, numbers, optionals, stamped, texts} from '../model/filter-spec.js';
import {asFound, namedBy, naming} from '../model/generic.js';
import type {Kind} from '../model/kind.js';
import {contains, parseNetwork} from '../reads/ip-network.js';
import {createCompare} from '../reads/order.js';
import {identity, named} from './parts.js';
import {holders} from './ports/bearers.js';

const path = 'ipam/fhrp-groups';
const type = 'ipam.fhrpgroup';
const protocols = {vrrp2: 'VRRPv2', vrrp3: 'VRRPv3', carp: 'CARP', clusterxl: 'ClusterXL', hsrp: 'HSRP', glbp: 'GLBP', other: 'Other'};

/** The addresses of a group, in the order of their kind. */
function addressesOf(record: Row, scene: Scene): readonly Row[] {
	const found = naming(scene, 'ipam/ip-addresses', ['assigned_object_type', 'assigned_object_id'], {type, id: idOf(record)});
	return found.toSorted(createCompare(null, scene.kindOf('ipam/ip-addresses'), scene));
}

/** The groups with an address that holds the asked one, in its VRF. */
const relatedIp: FilterSpec = {
	by: 'relation',
	through: [],
	to: 'ipam/ip-addresses',
	key: 'id',
	only: [''],
	meets: (record, asked, scene) => {
		const wanted = parseNetwork(textOf(asked, 'address'));
		return addressesOf(record, scene).some((row) => {
			const own = parseNetwork(textOf(row, 'address'));
			return own !== undefined && wanted !== undefined && row['vrf'] === asked['vrf'] && contains(wanted, own);
		});
	},
};

/** Gateways that several routers stand for: VRRP, HSRP and the like. */
export const fhrpGroup: Kind = {
	...named(path, type, 'FHRPGroup', 'FHRP group'),
	display: (record, scene) => {
		const name = textOf(record, 'name');
		const label = protocols[textOf(record, 'protocol') as keyof typeof protocols];
		const [first] = addressesOf(record, scene);
		return `${name === '' ? '' : `${name} `}${label}: ${record['group_id']}${first === undefined ? '' : ` (${textOf(first, 'address')})`}`;
	},
	fields: {
		...{id: identity(path)['id'] ?? text(), name: text(100)},
		...identity(path),
		protocol: {is: 'choice', choices: protocols, initial: null, required: true, bare: true},
		group_id: {is: 'number', required: true, min: 0, max: 32_767},
		auth_type: {is: 'choice', choices: {plaintext: 'Plaintext', md5: 'MD5'}, initial: null, bare: true, blank: true},
		auth_key: text(255),
		...remarks,
		...ending,
		ip_addresses: {is: 'found', find: (record, scene) => asFound('ipam/ip-addresses', addressesOf(record, scene))},
	},
	brief: ['id', 'url', 'display', 'protocol', 'group_id', 'description'],
	ordering: ['protocol', 'group_id'],
	filters: {
		...{...common, ...owners, ...texts('name', 'auth_key'), ...numbers('group_id'), ...optionals('protocol', 'auth_type')},
		related_ip: relatedIp,
	},
	search: ['name', 'description', 'group_id'],
};

/** The interfaces that stand for a group, and which of them first. */
export const fhrpAssignment: Kind = {
	...named('ipam/fhrp-group-assignments', 'ipam.fhrpgroupassignment', 'FHRPGroupAssignment', 'FHRP group assignment'),
	display: (record, scene) => {
		const kind = scene.kindOfType(textOf(record, 'interface_type'));
		const [at, group] = [kind && target(scene, kind.path, record['interface_id']), target(scene, path, record['group'])];
		return `${kind && at ? kind.display(at, scene) : 'None'}: ${group ? fhrpGroup.display(group, scene) : 'None'} (${record['priority']})`;
	},
	fields: {
		...identity('ipam/fhrp-group-assignments', {page: null}),
		group: mustRef(path, 'cascade'),
		interface_type: {
			is: 'type',
			id: 'interface_id',
			of: ['dcim.interface', 'virtualization.vminterface'],
			any: true,
			required: true,
			onDelete: 'cascade',
		},
		...{interface_id: {...bigNumber, required: true}, interface: namedBy('interface_type', 'interface_id')},
		priority: {is: 'number', required: true, min: 0, max: 255},
		...{created: {is: 'time'}, last_updated: {is: 'time'}},
	},
	brief: ['id', 'url', 'display', 'group', 'interface_type', 'interface_id', 'priority'],
	ordering: ['-priority'],
	together: [{fields: ['interface_type', 'interface_id', 'group'], words: 'Interface type, Interface id and Group'}],
	filters: {
		...stamped,
		...{...numbers('interface_id', 'priority'), ...holders('interface_type', 'interface_id')},
		interface_type: {by: 'content-type', field: 'interface_type'},
		group_id: {by: 'relation', through: ['group'], to: path, key: 'id'},
	},
	search: [],
};
