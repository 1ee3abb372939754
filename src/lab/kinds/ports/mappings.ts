import type {Json, Row} from '../../../output/output.js';
import {idOf, type Scene} from '../../model/context.js';
import {indexOf} from '../../model/tables.js';

/** Where it is kept which front port leads to which rear port; no path of the API leads there. */
export const mappings = 'dcim/port-mappings';

/** The two sides of a panel. */
export type Side = 'front' | 'rear';

/** The side across. */
export const across = {front: 'rear', rear: 'front'} as const satisfies {[side in Side]: Side};

/** What leads from a port on a side to ports on the other, in the order in which it was made. */
export const mappingsOf = (side: Side, port: Json | undefined, scene: Scene): readonly Row[] =>
	indexOf(scene.world, mappings, side, (row) => [String(row[`${side}_port`])]).get(String(port)) ?? [];

/** The same as a port shows it. */
export const shownMappings = (side: Side, record: Row, scene: Scene): readonly Row[] =>
	mappingsOf(side, idOf(record), scene).map((row) => ({
		position: row[`${side}_port_position`] ?? null,
		[`${across[side]}_port`]: row[`${across[side]}_port`] ?? null,
		[`${across[side]}_port_position`]: row[`${across[side]}_port_position`] ?? null,
	}));
