import type {Row} from '../../../output/output.js';
import {noIds, owners, siteGroups, unrelated} from '../../filters/absent.js';
import {idOf, type Scene, target, textOf} from '../../model/context.js';
import {ending, type Field, fixed, mustRef, needed, text} from '../../model/field.js';
import {choices, common, type FilterSpec, numbers, texts} from '../../model/filter-spec.js';
import type {Faults, Kind} from '../../model/kind.js';
import {identity, named} from '../parts.js';
import {cabledFaults, cabledFields, cabledFilters, componentFilters, moved} from './component-parts.js';
import {across, mappings, mappingsOf, type Side} from './mappings.js';
import {portTypes} from './port-types.js';

const pathOf = (side: Side): string => `dcim/${side}-ports`;

const {wireless_link: _link, ...cabled} = cabledFields;
const {connected: _connected, ...cabledBy} = cabledFilters;

const position: Field = {is: 'number', min: 1, max: 1024, initial: 1};

/** The ports on one side of panels: a cable goes in, and the path goes on at the ports of the other side that they lead to. */
function port(side: Side): Kind {
	const [path, other] = [pathOf(side), across[side]];
	return {
		...named(path, `dcim.${side}port`, side === 'front' ? 'FrontPort' : 'RearPort', `${side} port`),
		display: (record) => (textOf(record, 'label') === '' ? textOf(record, 'name') : `${textOf(record, 'name')} (${textOf(record, 'label')})`),
		natural: ['name'],
		fields: {
			...identity(path),
			...{device: mustRef('dcim/devices', 'cascade'), module: fixed(), name: needed(64), label: text(64)},
			...{type: {is: 'choice', choices: portTypes, initial: null, required: true}, color: {is: 'text', max: 6, color: true, initial: ''}},
			...{positions: position, [`${other}_ports`]: {is: 'mappings', side}, description: text()},
			...{...cabled, owner: fixed()},
			...ending,
			_occupied: {is: 'made', make: (record) => record['cable'] !== null || record['mark_connected'] === true},
		},
		brief: ['id', 'url', 'display', 'device', 'name', 'description', 'cable', '_occupied'],
		ordering: ['device', 'name'],
		together: [{fields: ['device', 'name'], words: 'Device and Name'}],
		lacks: ['color'],
		filters: {
			...{...common, ...owners, ...componentFilters, ...cabledBy, ...siteGroups, ...texts('name', 'label'), ...choices('type')},
			...{...numbers('positions'), ...noIds('module_id'), [`${other}_port_id`]: leadsTo(side)},
			...unrelated('dcim/virtual-chassis', 'id', 'virtual_chassis_id'),
			...unrelated('dcim/virtual-chassis', 'name', 'virtual_chassis'),
		},
		search: ['name', 'label', 'description'],
		clean: (record, scene, before) => moved(record, before) ?? cabledFaults(record) ?? positionFault(record, side, scene),
	};
}

/** By the number of a port on the other side. */
const leadsTo = (side: Side): FilterSpec => ({
	...{by: 'relation', through: [], to: pathOf(across[side]), key: 'id'},
	meets: (record, asked, scene) => mappingsOf(side, idOf(record), scene).some((row) => row[`${across[side]}_port`] === idOf(asked)),
});

/** A port has no fewer positions than lead to others (rule and words of 4.7.3). */
function positionFault(record: Row, side: Side, scene: Scene): Faults | undefined {
	const count = mappingsOf(side, record['id'], scene).length;
	return record['id'] !== undefined && Number(record['positions']) < count
		? {positions: [`The number of positions cannot be less than the number of mapped ${across[side]} ports (${count})`]}
		: undefined;
}

/** Ports on the front of panels. */
export const frontPort = port('front');

/** Ports on the rear of panels. */
export const rearPort = port('rear');

/** What leads from a position of a front port to one of a rear port: kept and logged, and shown by the ports alone. */
export const portMapping: Kind = {
	...named(mappings, 'dcim.portmapping', 'PortMapping', 'port mapping'),
	methods: 'read',
	display: (record, scene) => {
		const [front, rear] = (['front', 'rear'] as const).map((side) => {
			const at = target(scene, pathOf(side), record[`${side}_port`]);
			return `${at === undefined ? 'None' : scene.kindOf(pathOf(side)).display(at, scene)}:${record[`${side}_port_position`]}`;
		});
		return `${front} to ${rear}`;
	},
	fields: {
		...{id: {is: 'made', make: idOf}, device: mustRef('dcim/devices', 'cascade')},
		...{front_port: mustRef(pathOf('front'), 'cascade'), front_port_position: position},
		...{rear_port: mustRef(pathOf('rear'), 'cascade'), rear_port_position: position},
	},
	brief: ['id'],
	ordering: ['id'],
	filters: {},
	search: [],
};
