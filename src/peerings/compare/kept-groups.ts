import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Output} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {SideGroup} from './side.js';
import {wholeKeys} from './values.js';

const hint = 'save it as: netbox get bgp-peerings … | save peers.json';

/** The sessions of a document that `save` wrote of peerings: device -> session -> the whole REST object. `name` is prose: `file "peers.json"`. */
export function groupsIn(value: Json, name: string): Result<readonly SideGroup[]> {
	if (!isRow(value)) return err(failure.usage(`${name} holds no sessions by their devices.`, hint));
	const groups: SideGroup[] = [];
	for (const [device, sessions] of Object.entries(value)) {
		if (!isRow(sessions)) return err(failure.usage(`${name} holds no sessions by their devices: see "${device}".`, hint));
		const rows = Object.entries(sessions);
		for (const [session, row] of rows) {
			const lacks = isRow(row) ? wholeKeys.filter((key) => !Object.hasOwn(row, key)) : wholeKeys;
			if (lacks.length > 0) return err(failure.usage(`${name}: session "${session}" of "${device}" is not whole: it lacks "${lacks[0]}".`, hint));
		}
		groups.push({key: device, rows: rows.map(([key, row]) => ({key, held: {row: row as SideRow}}))});
	}
	return ok(groups);
}

type SideRow = SideGroup['rows'][number]['held']['row'];

/** The sessions of a kept result. One that failed as a whole, or was cut, is not whole (docs/contract/compare.md CM6 whole-sides). */
export function groupsOfResult(output: Output, name: string): Result<readonly SideGroup[]> {
	// One that is about devices alone leaves the others whole: what the result does not have is not compared.
	const broken = output.errors.find(({resource}) => resource === undefined);
	if (broken) return err({...broken, message: `${name} is not whole: ${broken.message}`});
	if (output.meta.truncated) return err(failure.usage(`${name} was cut: nothing is compared with it.`));
	if (output.kind !== 'groups' || output.noun !== 'session')
		return err(failure.usage(`${name} gave no peerings.`, 'compare with a job of "netbox get bgp-peerings"'));
	const first = output.groups.flatMap(({rows}) => rows.slice(0, 1))[0];
	if (first && wholeKeys.some((key) => !Object.hasOwn(first.held.row, key))) return err(failure.usage(`${name} gave no whole sessions.`));
	return ok(output.groups.filter(({found}) => found));
}
