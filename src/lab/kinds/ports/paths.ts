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

/** What stands at the same end of a cable as an object; the object alone where it has none. */
export const besides = (record: Row, self: Found, scene: Scene): readonly Found[] =>
	typeof record['cable'] === 'number' ? atEnd(record['cable'], String(record['cable_end']), scene) : [self];

/** The object of a kind's table. */
export const recordOf = ({path: of, id}: Found, scene: Scene): Row => target(scene, of, id) ?? {};
