import type {Json, Row} from '../../output/output.js';
import {crash} from '../http/answer.js';
import {across, mappings, mappingsOf, type Side} from '../kinds/ports/mappings.js';
import {idOf} from '../model/context.js';
import {drop, put, tableOf} from '../model/tables.js';
import {nextId} from '../state/store.js';
import {logChange, type WriteAt} from './changes.js';

/**
 * Makes a port lead where a save wants: of several entries for one position the last counts, what is the same stays, what is wanted no more goes before what
 * is new comes. Each is a change of its own in the log (seen on 4.7.3).
 */
export function remap(side: Side, port: Row, wanted: Json | undefined, at: WriteAt): void {
	if (!Array.isArray(wanted)) return;
	const last = new Map((wanted as readonly Row[]).map((one) => [Number(one['position']), one] as const));
	const kind = at.scene.kindOf(mappings);
	const now = mappingsOf(side, idOf(port), at.scene);
	const isSame = (row: Row, one: Row | undefined): boolean =>
		one !== undefined && namesOf(side).every((name) => row[name] === one[name]) && row[`${side}_port_position`] === one['position'];
	const staying = now.filter((row) => isSame(row, last.get(Number(row[`${side}_port_position`]))));
	for (const row of now.filter((one) => !staying.includes(one))) {
		logChange({kind, before: row, after: undefined}, at);
		drop(at.scene.world, mappings, idOf(row));
	}
	for (const [position, one] of last) {
		if (staying.some((row) => row[`${side}_port_position`] === position)) continue;
		const row = {id: nextId(at.store, mappings), ...keptOf(side, port, one, at)};
		refuseTaken(row, at);
		put(at.scene.world, mappings, row);
		logChange({kind, before: undefined, after: row}, at);
	}
}

const namesOf = (side: Side): readonly string[] => [`${across[side]}_port`, `${across[side]}_port_position`];

/** A mapping is of the device of its front port. */
function keptOf(side: Side, port: Row, one: Row, {scene}: WriteAt): Row {
	const ports = {[`${side}_port`]: idOf(port), [`${across[side]}_port`]: one[`${across[side]}_port`] ?? null};
	const front = tableOf(scene.world, 'dcim/front-ports').get(Number(ports['front_port']));
	return {
		device: front?.['device'] ?? null,
		...ports,
		...{[`${side}_port_position`]: one['position'] ?? null, [`${across[side]}_port_position`]: one[`${across[side]}_port_position`] ?? null},
	};
}

/** The database keeps out what the body was not held against: two entries for one place, and a position that its column does not hold. */
function refuseTaken(row: Row, {scene}: WriteAt): void {
	for (const side of ['front', 'rear'] as const) {
		const names = [`${side}_port`, `${side}_port_position`];
		const position = Number(row[`${side}_port_position`]);
		if (position > 32_767) throw crash('DataError', 'smallint out of range');
		if (position < 0)
			throw crash(
				'IntegrityError',
				`new row for relation "dcim_portmapping" violates check constraint "dcim_portmapping_${side}_port_position_check"`,
			);
		if ([...tableOf(scene.world, mappings).values()].some((other) => names.every((name) => other[name] === row[name])))
			throw crash('IntegrityError', `duplicate key value violates unique constraint "dcim_portmapping_unique_${side}_port_position"`);
	}
}
