import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {crash} from '../http/answer.js';
import {across, mappings, type Side} from '../kinds/ports/mappings.js';
import {type Scene, target} from '../model/context.js';
import {tableOf} from '../model/tables.js';
import {type Placed, placed} from './part-values.js';
import {readNumber} from './plain-values.js';
import {typeName} from './type-name.js';

/** Reads what leads from a port to those on the other side: `[{position, rear_port, rear_port_position}]`. */
export function readMappings(side: Side, value: Json, at: At): Result<Json, string | Placed> {
	if (!Array.isArray(value)) return err({__all__: [`Expected a list of items but got type "${typeName(value)}".`]});
	const read = placed(value, (one) => mappingFault(one, side, at));
	if (!read.ok) return read;
	const given = value as readonly Row[];
	// A change of some fields may leave it out, which NetBox does not reckon with (seen on 4.7.3).
	if (given.some((row) => row['position'] === undefined)) throw crash('KeyError', `'${side}_port_position'`);
	const numbers = (row: Row): Row => Object.fromEntries(namesOf(side).map((name) => [name, Number(row[name])]));
	return ok(given.map(numbers));
}

/** Where mappings are read; `partial`: of a body that changes some fields of a port. */
type At = {readonly scene: Scene; readonly partial: boolean};

const namesOf = (side: Side): readonly string[] => ['position', `${across[side]}_port`, `${across[side]}_port_position`];

function mappingFault(one: Json, side: Side, {scene, partial}: At): Json | undefined {
	if (!isRow(one)) return {__all__: [`Invalid data. Expected a dictionary, but got ${typeName(one)}.`]};
	const [position = '', port = '', at = ''] = namesOf(side);
	const found = [
		[position, partial && one[position] === undefined ? undefined : numberFault(one[position])],
		[port, portFault(one[port], `dcim/${across[side]}-ports`, scene)],
		[at, numberFault(one[at], {min: 1, max: 1024})],
	] as const;
	const faults = found.flatMap(([name, fault]) => (fault === undefined ? [] : [[name, fault] as const]));
	if (faults.length > 0) return Object.fromEntries(faults.map(([name, fault]) => [name, [...fault]]));
	// A place that is taken is refused to the port too that has it (seen on 4.7.3).
	const isTaken = [...tableOf(scene.world, mappings).values()].some((row) => row[port] === Number(one[port]) && row[at] === Number(one[at]));
	return isTaken ? {__all__: [`The fields ${port}, ${at} must make a unique set.`]} : undefined;
}

function numberFault(value: Json | undefined, bounds: {readonly min?: number; readonly max?: number} = {}): readonly string[] | undefined {
	if (value === undefined) return ['This field is required.'];
	if (value === null) return ['This field may not be null.'];
	const read = readNumber({is: 'number', ...bounds}, value);
	return read.ok ? undefined : read.error;
}

function portFault(value: Json | undefined, path: string, scene: Scene): readonly string[] | undefined {
	if (value === undefined) return ['This field is required.'];
	if (value === null) return ['This field may not be null.'];
	if (!/^\d+$/u.test(typeof value === 'string' || typeof value === 'number' ? String(value) : ''))
		return [`Incorrect type. Expected pk value, received ${typeName(value)}.`];
	return target(scene, path, Number(value)) === undefined ? [`Invalid pk "${String(value)}" - object does not exist.`] : undefined;
}
