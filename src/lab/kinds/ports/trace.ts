import type {Row} from '../../../output/output.js';
import {lack} from '../../http/answer.js';
import {idOf, type Scene, target} from '../../model/context.js';
import type {Found} from '../../model/field.js';
import {across, mappings, mappingsOf, type Side} from './mappings.js';
import {besides, peersOf, recordOf} from './paths.js';

/** The path of cables from an object: where it ends, if it is whole, and whether each cable of it is connected. */
export type Trace = {readonly ends: readonly Found[]; readonly isActive: boolean};

const sides: {readonly [path: string]: Side | undefined} = {'dcim/front-ports': 'front', 'dcim/rear-ports': 'rear'};

/** More steps than any path takes that does not run in a circle. */
const mostSteps = 1000;

/**
 * Follows the cables from an interface, and what stands at the same end of its cable, through panels (rules of `CablePath.from_origin` of 4.7.3 for cables
 * without a profile). A rear port of several positions is left at the position that the path came in by; where none is known, the path splits, and is not whole.
 */
export function traceFrom(record: Row, path: string, scene: Scene): Trace {
	let near = besides(record, {path, id: idOf(record)}, scene);
	let isActive = true;
	const stack: (readonly number[])[] = [];
	for (let step = 0; step < mostSteps; step += 1) {
		if (splits(near, stack, scene)) return {ends: [], isActive};
		isActive &&= cablesOf(near, scene).every((id) => target(scene, 'dcim/cables', id)?.['status'] === 'connected');
		const far = farOf(near, scene);
		const [first] = far;
		if (first === undefined || far.some((one) => one.path !== first.path)) return {ends: [], isActive};
		const side = sides[first.path];
		if (side === undefined) return {ends: far, isActive};
		const next = through(far, side, {stack, scene});
		if (next.length === 0) return {ends: [], isActive};
		refuseSeveral(next, scene);
		near = next;
	}
	return {ends: [], isActive};
}

const cablesOf = (found: readonly Found[], scene: Scene): readonly number[] => [
	...new Set(found.map((one) => recordOf(one, scene)['cable']).filter((id) => typeof id === 'number')),
];

/** Whether a path goes on over several cables at once, and not one for each position that it came by. */
const splits = (near: readonly Found[], stack: readonly (readonly number[])[], scene: Scene): boolean => {
	const links = new Set(near.map((one) => recordOf(one, scene)['cable'] ?? null));
	const last = stack.at(-1);
	return links.size > 1 && last !== undefined && near.length !== last.length;
};

/** What stands at the other ends of the cables of several objects, cable by cable. */
function farOf(near: readonly Found[], scene: Scene): readonly Found[] {
	const rows = near.map((one) => recordOf(one, scene)).filter((row) => typeof row['cable'] === 'number');
	const ends = new Map(rows.map((row) => [`${row['cable']} ${row['cable_end']}`, row] as const));
	return [...ends.values()].toSorted((a, b) => Number(a['cable']) - Number(b['cable'])).flatMap((row) => peersOf(row, scene));
}

type At = {readonly stack: (readonly number[])[]; readonly scene: Scene};

/** The ports of the other side that ports lead to; of one with several positions only those by which the path came in. */
function through(far: readonly Found[], side: Side, {stack, scene}: At): readonly Found[] {
	const isWide = Number(recordOf(far[0] as Found, scene)['positions']) > 1;
	const positions = isWide ? stack.pop() : undefined;
	if (isWide && positions === undefined) return [];
	const rows = far
		.flatMap(({id}) => mappingsOf(side, id, scene))
		.filter((row) => positions === undefined || positions.includes(Number(row[`${side}_port_position`])))
		.toSorted((a, b) => idOf(a) - idOf(b));
	const other = across[side];
	const ids = [...new Set(rows.map((row) => Number(row[`${other}_port`])))];
	const next = ids.map((id): Found => ({path: `dcim/${other}-ports`, id}));
	if (next.some((one) => Number(recordOf(one, scene)['positions']) > 1)) stack.push(rows.map((row) => Number(row[`${other}_port_position`])));
	return next;
}

/** NetBox crashes where a path goes on at ports of several devices, and keeps the path that it had; the lab has no such path to show. */
function refuseSeveral(next: readonly Found[], scene: Scene): void {
	if (new Set(next.map((one) => recordOf(one, scene)['device'])).size > 1) throw lack(`path through ports of several devices (${mappings})`);
}
