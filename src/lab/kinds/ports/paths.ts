import type {Json, Row} from '../../../output/output.js';
import {type Scene, target} from '../../model/context.js';
import type {Found} from '../../model/field.js';
import {named} from '../../model/generic.js';
import {indexOf} from '../../model/tables.js';

const path = 'dcim/cable-terminations';
const keys = ['termination_type', 'termination_id'] as const;

/** The terminations of a cable, those of both ends, in the order of their ids. */
export const terminationsOf = (cable: Json | undefined, scene: Scene): readonly Row[] =>
	indexOf(scene.world, path, 'cable', (row) => [String(row['cable'])]).get(String(cable)) ?? [];

/** What stands at one end of a cable, in the order in which it was put there. */
export const atEnd = (cable: Json | undefined, end: string, scene: Scene): readonly Found[] =>
	terminationsOf(cable, scene)
		.filter((row) => row['cable_end'] === end)
		.map((row) => named(row, keys, scene))
		.filter((found) => found !== null);

/** What stands at the other end of the cable of an object. */
export const peersOf = (record: Row, scene: Scene): readonly Found[] =>
	typeof record['cable'] === 'number' ? atEnd(record['cable'], record['cable_end'] === 'A' ? 'B' : 'A', scene) : [];

/** Whether the path from an object is whole, and each of its cables connected; here a path is one cable, since the lab has no ports to pass through. */
export const isReached = (record: Row, scene: Scene): boolean =>
	peersOf(record, scene).length > 0 && target(scene, 'dcim/cables', record['cable'])?.['status'] === 'connected';
