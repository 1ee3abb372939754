import type {Json, Row} from '../../../output/output.js';
import {noIds, noNames, owners, tenantGroups} from '../../filters/absent.js';
import {idOf, type Scene, target, textOf} from '../../model/context.js';
import {choice, ending, fixed, optional, ref, remarks, text} from '../../model/field.js';
import {common, decimals, type FilterSpec, numbers, optionals, relation, stamped, texts} from '../../model/filter-spec.js';
import {namedBy} from '../../model/generic.js';
import type {Faults, Kind} from '../../model/kind.js';
import {tableOf} from '../../model/tables.js';
import {identity, named} from '../parts.js';
import {isWired, networkInterface} from './interfaces.js';
import {terminationsOf} from './paths.js';
import {cableProfiles, cableTypes, interfaceTypes} from './port-types.js';

const ends = 'dcim/cable-terminations';

/** What bears cables and is no interface. */
const ports = ['circuittermination', 'consoleport', 'consoleserverport', 'frontport', 'powerfeed', 'poweroutlet', 'powerport', 'rearport'];

type Filters = {readonly [name: string]: FilterSpec};

/** Filters by the number of what stands at an end, for each kind of it. */
const portFilters = (matches: (record: Row, type: string, id: number, scene: Scene) => boolean): Filters =>
	Object.fromEntries(
		['interface', ...ports].map((name): [string, FilterSpec] => [
			`${name}_id`,
			{by: 'test', form: 'whole', matches: (record, value, scene) => matches(record, `dcim.${name}`, Number(value), scene)},
		]),
	);

const isAt = (row: Row, type: string, id: number): boolean => row['termination_type'] === type && row['termination_id'] === id;

/** The ends of cables: what each stands at. A cable makes and removes them. */
export const cableTermination: Kind = {
	...named(ends, 'dcim.cabletermination', 'CableTermination', 'cable termination'),
	methods: 'read',
	display: (record, scene) => {
		const cable = target(scene, 'dcim/cables', record['cable']);
		const kind = scene.kindOfType(textOf(record, 'termination_type'));
		const at = kind && target(scene, kind.path, record['termination_id']);
		return `Cable ${cable === undefined ? 'None' : scene.kindOf('dcim/cables').display(cable, scene)} to ${kind && at ? kind.display(at, scene) : 'None'}`;
	},
	fields: {
		...identity(ends, {page: null}),
		...{cable: {is: 'ref', to: 'dcim/cables', onDelete: 'cascade', required: true, bare: true}, cable_end: text(1)},
		termination_type: {
			is: 'type',
			id: 'termination_id',
			of: ['dcim.interface', 'dcim.frontport', 'dcim.rearport'],
			required: true,
			onDelete: 'cascade',
		},
		...{termination_id: {is: 'number', required: true}, termination: namedBy('termination_type', 'termination_id')},
		...{connector: fixed(), positions: fixed(), created: {is: 'time'}, last_updated: {is: 'time'}},
	},
	brief: ['id', 'url', 'display', 'cable', 'cable_end', 'connector', 'positions', 'termination_type', 'termination_id'],
	ordering: ['cable', 'cable_end'],
	filters: {
		...stamped,
		...relation('cable', 'dcim/cables', {key: 'id'}),
		// One value, as a field that nobody has declared otherwise (seen on 4.7.3).
		cable: {by: 'relation', through: ['cable'], to: 'dcim/cables', key: 'id', single: true},
		cable_end: {by: 'choice', field: 'cable_end', among: {A: 'A', B: 'B'}, last: true},
		...numbers('termination_id'),
		termination_type: {by: 'content-type', field: 'termination_type'},
		...portFilters(isAt),
	},
	search: [],
};

const hasEnd =
	(test: (row: Row, scene: Scene) => boolean) =>
	(record: Row, scene: Scene): boolean =>
		terminationsOf(idOf(record), scene).some((row) => test(row, scene));

/** The object at an end of a cable. */
function standingAt({termination_type: type, termination_id: id}: Row, scene: Scene): Row | undefined {
	const kind = scene.kindOfType(String(type));
	return kind && target(scene, kind.path, id);
}

/** The device at an end of a cable. */
const deviceAt = (row: Row, scene: Scene): Row | undefined => target(scene, 'dcim/devices', standingAt(row, scene)?.['device']);

/** Filters by the device at an end, and by where it stands. */
function placeFilters(): Filters {
	const places = [
		['device', 'dcim/devices', 'name'],
		['rack', 'dcim/racks', 'name'],
		['location', 'dcim/locations', 'name'],
		['site', 'dcim/sites', 'slug'],
	] as const;
	const placeOf = (row: Row, name: string, to: string, scene: Scene): Row | undefined => {
		const device = deviceAt(row, scene);
		return name === 'device' ? device : target(scene, to, device?.[name]);
	};
	return Object.fromEntries(
		places.flatMap(([name, to, key]): [string, FilterSpec][] => [
			[name, {by: 'test', matches: (record, value, scene) => hasEnd((row) => placeOf(row, name, to, scene)?.[key] === value)(record, scene)}],
			[
				`${name}_id`,
				{
					by: 'test',
					form: 'whole',
					matches: (record, value, scene) => hasEnd((row) => placeOf(row, name, to, scene)?.['id'] === Number(value))(record, scene),
				},
			],
		]),
	);
}

const byEnd = (end: string): FilterSpec => ({
	by: 'test',
	form: 'whole',
	matches: (record, value, scene) => hasEnd((row) => row['cable_end'] === end && row['termination_id'] === Number(value))(record, scene),
});

/** Cables, each between objects at its two ends: interfaces, and ports of panels. */
export const cable: Kind = {
	...named('dcim/cables', 'dcim.cable', 'Cable'),
	display: (record) => textOf(record, 'label') || `#${idOf(record)}`,
	fields: {
		...identity('dcim/cables'),
		...{type: {is: 'choice', choices: cableTypes, initial: null, blank: true, bare: true}, a_terminations: {is: 'ends', end: 'A'}},
		...{
			b_terminations: {is: 'ends', end: 'B'},
			status: choice({connected: 'Connected', planned: 'Planned', decommissioning: 'Decommissioning'}, 'connected'),
		},
		...{
			profile: {is: 'fixed', value: null, never: true},
			tenant: ref('tenancy/tenants'),
			bundle: fixed(),
			label: text(100),
			color: {is: 'text', max: 6, color: true, initial: ''},
		},
		...{length: fixed(), length_unit: optional({km: 'Kilometers', m: 'Meters', cm: 'Centimeters', mi: 'Miles', ft: 'Feet', in: 'Inches'})},
		...remarks,
		...ending,
	},
	brief: ['id', 'url', 'display', 'label', 'description'],
	ordering: ['id'],
	lacks: ['color', 'termination_a_type', 'termination_b_type'],
	filters: {
		...{...common, ...owners, ...tenantGroups, ...texts('label'), ...optionals('type', 'status'), ...relation('tenant', 'tenancy/tenants')},
		profile: {by: 'choice', field: 'profile', among: cableProfiles, orNull: true},
		...{length_unit: {by: 'choice', field: 'length_unit', last: true}, ...decimals('length'), ...noNames('bundle'), ...noIds('bundle_id')},
		...portFilters((record, type, id, scene) => hasEnd((row) => isAt(row, type, id))(record, scene)),
		...{...placeFilters(), termination_a_id: byEnd('A'), termination_b_id: byEnd('B')},
		unterminated: {by: 'yes-no', matches: (record, scene) => new Set(terminationsOf(idOf(record), scene).map((row) => row['cable_end'])).size < 2},
	},
	search: ['label', 'description'],
	clean: cableFaults,
	// A length is what the unit is of; the lab keeps none (read in 4.7.3).
	settle: (record) => ({...record, length_unit: null}),
};

type End = {readonly object_type: string; readonly object_id: number};

/** Whether a cable may end where a body puts it (rules and words of 4.7.3). */
function cableFaults(record: Row, scene: Scene): Faults | undefined {
	const [a, b] = (['a_terminations', 'b_terminations'] as const).map((name) => record[name] as unknown as readonly End[] | undefined);
	if (record['id'] === undefined && (!a?.length || !b?.length)) return {__all__: ['Must define A and B terminations when creating a new cable.']};
	const own = (end: 'A' | 'B'): readonly End[] =>
		terminationsOf(record['id'], scene)
			.filter((row) => row['cable_end'] === end)
			.map((row) => ({object_type: String(row['termination_type']), object_id: Number(row['termination_id'])}));
	const mixed = matchFault(a ?? own('A'), b ?? own('B'));
	if (mixed !== undefined) return {__all__: [mixed]};
	for (const one of [...(a ?? []), ...(b ?? [])]) {
		const fault = endFault(one, record, scene);
		if (fault !== undefined) return {__all__: [fault]};
	}
	return undefined;
}

/** The kinds of objects at the two ends of a cable fit, and none stands at both. */
function matchFault(a: readonly End[], b: readonly End[]): string | undefined {
	const [low, high] = [a, b].map((end) => new Set(end.map((one) => one.object_type)));
	if ((low?.size ?? 0) > 1 || (high?.size ?? 0) > 1) return 'Cannot connect different termination types to same end of cable.';
	const isSame = (one: End): boolean => b.some((other) => other.object_type === one.object_type && other.object_id === one.object_id);
	return a.some(isSame) ? 'A and B terminations cannot connect to the same object.' : undefined;
}

function endFault({object_type, object_id}: End, record: Row, scene: Scene): string | undefined {
	const kind = scene.kindOfType(object_type) ?? networkInterface;
	const at = target(scene, kind.path, object_id) ?? {};
	const device = target(scene, 'dcim/devices', at['device']) ?? {};
	const name = kind.display(at, scene);
	if (at['mark_connected'] === true)
		return `Cannot connect a cable to ${scene.kindOf('dcim/devices').display(device, scene)} > ${name} because it is marked as connected.`;
	const other = [...tableOf(scene.world, ends).values()].find((row) => isAt(row, object_type, object_id) && row['cable'] !== record['id']);
	if (other !== undefined) return `Duplicate termination found for ${object_type} ${object_id}: cable ${other['cable']}`;
	return object_type !== networkInterface.type || isWired(at)
		? undefined
		: `Cables cannot be terminated to ${interfaceTypes[textOf(at, 'type')] ?? ''} interfaces`;
}

/** The number of a termination as the change log of a cable lists it. */
export const terminationIds = (record: Row, end: string, scene: Scene): Json =>
	terminationsOf(idOf(record), scene)
		.filter((row) => row['cable_end'] === end)
		.map(idOf);
