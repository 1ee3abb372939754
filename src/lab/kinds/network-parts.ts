import type {Json, Row} from '../../output/output.js';
import {type Scene, target, textOf} from '../model/context.js';
import type {Field} from '../model/field.js';
import type {FilterSpec} from '../model/filter-spec.js';
import {type Network, parseNetwork} from '../reads/ip-network.js';

/** The network or address in a field. */
export const networkIn = (record: Row, field: string): Network | undefined => parseNetwork(textOf(record, field));

/** 4 or 6, with its label. */
export const family = (field: string): Field => ({
	is: 'made',
	make: (record): Json => (networkIn(record, field)?.family === 6 ? {value: 6, label: 'IPv6'} : {value: 4, label: 'IPv4'}),
});

/** `family=`, of which the last value counts. */
export const familyFilter = (field: string): FilterSpec => ({
	by: 'test',
	form: 'number',
	last: true,
	matches: (record, value) => networkIn(record, field)?.family === Number(value),
});

/** `mask_length`, of which every value counts, and its bounds, of which the last does (seen on 4.7.3). */
export function maskFilters(field: string): {readonly [name: string]: FilterSpec} {
	const maskOf = (record: Row): number => networkIn(record, field)?.mask ?? -1;
	return {
		mask_length: {by: 'test', form: 'whole', matches: (record, value) => maskOf(record) === Number(value)},
		mask_length__gte: {by: 'test', form: 'number', last: true, matches: (record, value) => maskOf(record) >= Number(value)},
		mask_length__lte: {by: 'test', form: 'number', last: true, matches: (record, value) => maskOf(record) <= Number(value)},
	};
}

/** Compares with a record's network; a value that is no network matches nothing. */
export const networkFilter = (field: string, test: (record: Network, asked: Network, raw: string) => boolean): FilterSpec => ({
	by: 'test',
	matches: (record, value) => {
		const [mine, asked] = [networkIn(record, field), parseNetwork(value)];
		return mine !== undefined && asked !== undefined && test(mine, asked, value);
	},
});

/** The other objects of a kind in the same table of routes: the same VRF, or none. */
export const others = (path: string, record: Row, scene: Scene): readonly Row[] =>
	[...(scene.world.tables.get(path)?.values() ?? [])].filter((row) => row['id'] !== record['id'] && (row['vrf'] ?? null) === (record['vrf'] ?? null));

/** The table of routes in which a record must be the only one, as NetBox calls it; undefined where its VRF takes the same twice. */
export function uniqueIn(record: Row, scene: Scene): string | undefined {
	const vrf = target(scene, 'ipam/vrfs', record['vrf']);
	if (vrf === undefined) return 'global table';
	return vrf['enforce_unique'] === true ? `VRF ${scene.kindOf('ipam/vrfs').display(vrf, scene)}` : undefined;
}
