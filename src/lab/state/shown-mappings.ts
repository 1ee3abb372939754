import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {Objects} from '../dataset/dataset.js';
import {mappings} from '../kinds/ports/mappings.js';
import {idOf} from '../model/context.js';
import {put, tableOf, type World} from '../model/tables.js';

/** Keeps what the front ports of a data set show of the rear ports that they lead to, in place of what was kept of those ports. */
export function addMappings(world: World, objects: Objects): void {
	const ports = (objects['dcim/front-ports'] ?? []).filter((row) => Array.isArray(row['rear_ports']));
	const told = new Set(ports.map(idOf));
	for (const [id, row] of [...tableOf(world, mappings)]) if (told.has(Number(row['front_port']))) tableOf(world, mappings).delete(id);
	let last = Math.max(0, ...tableOf(world, mappings).keys());
	for (const port of ports) {
		for (const one of port['rear_ports'] as readonly Json[]) {
			if (!isRow(one)) continue;
			last += 1;
			put(world, mappings, asKept(last, port, one));
		}
	}
}

const asKept = (id: number, port: Row, {position = 1, rear_port = null, rear_port_position = 1}: Row): Row => ({
	...{id, device: isRow(port['device'] ?? null) ? idOf(port['device'] as Row) : (port['device'] ?? null)},
	...{front_port: idOf(port), front_port_position: position, rear_port, rear_port_position},
});
