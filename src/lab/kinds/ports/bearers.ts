import type {Row} from '../../../output/output.js';
import {type Scene, target} from '../../model/context.js';
import type {FilterSpec} from '../../model/filter-spec.js';

type Filters = {readonly [name: string]: FilterSpec};

/** The device or machine of the interface that an object names. */
function holderOf(record: Row, [type, id]: readonly [string, string], scene: Scene): {readonly path: string; readonly row: Row} | undefined {
	const isMachine = record[type] === 'virtualization.vminterface';
	if (!isMachine && record[type] !== 'dcim.interface') return undefined;
	const [from, field, path] = isMachine
		? (['virtualization/interfaces', 'virtual_machine', 'virtualization/virtual-machines'] as const)
		: (['dcim/interfaces', 'device', 'dcim/devices'] as const);
	const row = target(scene, path, target(scene, from, record[id])?.[field]);
	return row && {path, row};
}

/** The filters by the device or the virtual machine of the interface that an object names; a name that nobody has finds nothing. */
export function holders(type: string, id: string): Filters {
	const one = (name: string, path: string, key: 'id' | 'name'): [string, FilterSpec] => [
		key === 'id' ? `${name}_id` : name,
		{
			by: 'test',
			...(key === 'id' && {form: 'whole' as const}),
			matches: (record, value, scene) => {
				const holder = holderOf(record, [type, id], scene);
				return holder?.path === path && (key === 'id' ? holder.row['id'] === Number(value) : holder.row['name'] === value);
			},
		},
	];
	const kinds = [
		['device', 'dcim/devices'],
		['virtual_machine', 'virtualization/virtual-machines'],
	] as const;
	return Object.fromEntries(kinds.flatMap(([name, path]) => [one(name, path, 'id'), one(name, path, 'name')]));
}

/** The filters by the interface that an object is assigned to, and by its device or machine. */
export const bearers: Filters = {
	...holders('assigned_object_type', 'assigned_object_id'),
	...Object.fromEntries(
		(
			[
				['interface', 'dcim/interfaces'],
				['vminterface', 'virtualization/interfaces'],
			] as const
		).flatMap(([name, to]) =>
			(['id', 'name'] as const).map((key): [string, FilterSpec] => [
				key === 'id' ? `${name}_id` : name,
				{by: 'relation', through: ['assigned_object_id'], typed: 'assigned_object_type', to, key},
			]),
		),
	),
};
