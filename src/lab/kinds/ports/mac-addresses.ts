import type {Row} from '../../../output/output.js';
import {owners} from '../../filters/absent.js';
import {filled} from '../../filters/lookups.js';
import {type Scene, target, textOf} from '../../model/context.js';
import {bigNumber, ending, type Fields, remarks} from '../../model/field.js';
import {common, type FilterSpec, numbers} from '../../model/filter-spec.js';
import {namedBy, named as namedObject} from '../../model/generic.js';
import type {Faults, Kind} from '../../model/kind.js';
import {identity, named} from '../parts.js';
import {bearers} from './bearers.js';

const path = 'dcim/mac-addresses';

/** The types of what bears a MAC address. */
const bearing: readonly string[] = ['dcim.interface', 'virtualization.vminterface'];

/** What bears a MAC address. */
const bearer = (record: Row, scene: Scene): Row | undefined => {
	const found = namedObject(record, ['assigned_object_type', 'assigned_object_id'], scene);
	return found === null ? undefined : target(scene, found.path, found.id);
};

const isPrimary = (record: Row, scene: Scene): boolean => bearer(record, scene)?.['primary_mac_address'] === (record['id'] ?? null);

/** The field with the type of what bears an object, its number, and the object itself. */
const bearerFields: Fields = {
	assigned_object_type: {is: 'type', id: 'assigned_object_id', of: bearing, onDelete: 'cascade'},
	assigned_object_id: bigNumber,
	assigned_object: namedBy('assigned_object_type', 'assigned_object_id'),
};

const filters: {readonly [name: string]: FilterSpec} = {
	...common,
	...owners,
	...bearers,
	...numbers('assigned_object_id'),
	assigned_object_type: {by: 'content-type', field: 'assigned_object_type'},
	mac_address: {by: 'text', field: 'mac_address', only: filled, form: 'mac', of: (record) => [textOf(record, 'mac_address').toLowerCase()]},
	assigned: {by: 'yes-no', matches: (record) => record['assigned_object_id'] !== null},
	primary: {by: 'yes-no', matches: isPrimary},
};

/** MAC addresses, which several interfaces may have. */
export const macAddress: Kind = {
	...named(path, 'dcim.macaddress', 'MACAddress', 'MAC address'),
	display: (record) => textOf(record, 'mac_address'),
	fields: {
		...identity(path),
		mac_address: {is: 'mac', required: true},
		...bearerFields,
		is_primary: {is: 'made', make: isPrimary},
		...remarks,
		...ending,
	},
	brief: ['id', 'url', 'display', 'mac_address', 'description'],
	ordering: ['mac_address'],
	filters,
	search: ['mac_address', 'description'],
	clean: (record, scene, before) => {
		if (before === undefined || bearer(before, scene)?.['primary_mac_address'] !== before['id']) return undefined;
		const said = (what: string): Faults => ({__all__: [`Cannot ${what} MAC Address while it is designated as the primary MAC for an object`]});
		if (record['assigned_object_id'] === null) return said('unassign');
		const isSame = ['assigned_object_type', 'assigned_object_id'].every((name) => record[name] === before[name]);
		return isSame ? undefined : said('reassign');
	},
};
