import type {Json, Row} from '../../../output/output.js';
import {owners} from '../../filters/absent.js';
import {type Scene, target, textOf} from '../../model/context.js';
import {ending, type Field, type Fields, fixed, mustRef, needed, number, ref, text} from '../../model/field.js';
import {common, type FilterSpec, relation, texts} from '../../model/filter-spec.js';
import type {Faults, Kind} from '../../model/kind.js';
import {identity, named} from '../parts.js';
import {interfaceCounts, interfaceFilters, macFields, mode, noLayers, primaryMacFault, settled, vlanFaults, vlanFields} from './interface-parts.js';

const path = 'virtualization/interfaces';
const type = 'virtualization.vminterface';
const machines = 'virtualization/virtual-machines';

/** How another interface of the same machine shows this one. */
const form: Fields = {
	...identity(path),
	virtual_machine: {...(mustRef(machines) as Extract<Field, {is: 'ref'}>), keys: ['id', 'url', 'display_url', 'display', 'name']},
	name: needed(64),
};
const other = (onDelete: 'clear' | 'restrict'): Field => ({is: 'ref', to: path, onDelete, form});

/** Interfaces of virtual machines. */
export const vmInterface: Kind = {
	...named(path, type, 'VMInterface', 'interface'),
	natural: ['name'],
	fields: {
		...identity(path),
		...{virtual_machine: mustRef(machines, 'cascade'), name: needed(64), enabled: {is: 'flag', initial: true}, parent: other('restrict')},
		...{bridge: other('clear'), mtu: number({min: 1, max: 65_536}), ...macFields(type), description: text(), mode, ...vlanFields},
		...{vrf: ref('ipam/vrfs', 'clear'), ...noLayers, owner: fixed()},
		...ending,
		...interfaceCounts(type),
	},
	brief: ['id', 'url', 'display', 'virtual_machine', 'name', 'description'],
	ordering: ['virtual_machine', 'name'],
	together: [{fields: ['virtual_machine', 'name'], words: 'Virtual machine and Name'}],
	filters: {
		...{...common, ...owners, ...interfaceFilters(type), ...texts('name')},
		...relation('virtual_machine', machines, {key: 'name'}),
		...relation('cluster', 'virtualization/clusters', {through: ['virtual_machine', 'cluster'], key: 'name'}),
		...Object.fromEntries(
			['parent', 'bridge'].map((name): [string, FilterSpec] => [`${name}_id`, {by: 'relation', through: [name], to: path, key: 'id'}]),
		),
	},
	search: ['name', 'description'],
	settle: settled,
	clean: (record, scene, before) =>
		taggedFault(vlansAt(record, scene, before)) ??
		serviceFault(record) ??
		primaryMacFault(record, scene, type) ??
		linkFaults(record, scene) ??
		vlansAt(record, scene, before),
};

/** Only an interface of that mode has a service VLAN. */
const serviceFault = ({qinq_svlan, mode: of}: Row): Faults | undefined =>
	qinq_svlan !== null && of !== 'q-in-q' ? {qinq_svlan: ['Only Q-in-Q interfaces may specify a service VLAN.']} : undefined;

/** The fault of tagged VLANs, which is found before the others. */
const taggedFault = (faults: Faults | undefined): Faults | undefined => (faults !== undefined && 'tagged_vlans' in faults ? faults : undefined);

const vlansAt = (record: Row, scene: Scene, before: Row | undefined): Faults | undefined =>
	vlanFaults(record, {scene, site: target(scene, machines, record['virtual_machine'])?.['site'] ?? null, what: 'virtual machine', before});

function linkFaults(record: Row, scene: Scene): Faults | undefined {
	const id = record['id'] ?? null;
	if (id !== null && record['parent'] === id) return {parent: ['An interface cannot be its own parent.']};
	const above = onOther(record, 'parent', scene);
	if (above) return {parent: [`The selected parent interface (${above.name}) belongs to a different virtual machine (${above.machine}).`]};
	if (id !== null && record['bridge'] === id) return {bridge: ['An interface cannot be bridged to itself.']};
	const bridge = onOther(record, 'bridge', scene);
	return bridge && {bridge: [`The selected bridge interface (${bridge.name}) belongs to a different virtual machine (${bridge.machine}).`]};
}

/** The interface that a field names, where it is another machine's. */
function onOther(record: Row, field: string, scene: Scene): {readonly name: string; readonly machine: string} | undefined {
	const found = target(scene, path, record[field] as Json);
	const machine = target(scene, machines, found?.['virtual_machine']);
	if (found === undefined || machine === undefined || found['virtual_machine'] === record['virtual_machine']) return undefined;
	return {name: textOf(found, 'name'), machine: textOf(machine, 'name')};
}
