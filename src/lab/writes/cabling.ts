import type {Json, Row} from '../../output/output.js';
import {terminationsOf} from '../kinds/ports/paths.js';
import {idOf} from '../model/context.js';
import {drop, put, tableOf} from '../model/tables.js';
import {nextId} from '../state/store.js';
import {logChange, unsaid, type WriteAt} from './changes.js';

const path = 'dcim/cable-terminations';

type End = {readonly object_type: string; readonly object_id: number};
type Place = {readonly before: Row | undefined; readonly at: WriteAt};

/**
 * Puts a cable's ends where a save wants them: terminations that are wanted no more go, new ones come, and what they stand at is told of
 * its cable. Each of that is a change of its own in the log; a new cable stands there twice, made and then changed (seen on 4.7.3).
 */
export function recable(cable: Row, apart: Row, {before, at}: Place): void {
	for (const [end, name] of [
		['A', 'a_terminations'],
		['B', 'b_terminations'],
	] as const) {
		const wanted = apart[name] as unknown as readonly End[] | undefined;
		if (wanted === undefined) continue;
		const is = (row: Row, one: End): boolean => row['termination_type'] === one.object_type && row['termination_id'] === one.object_id;
		const now = terminationsOf(cable['id'], at.scene).filter((row) => row['cable_end'] === end);
		for (const row of now) if (!wanted.some((one) => is(row, one))) detach(row, at);
		for (const one of wanted) if (!now.some((row) => is(row, one))) attach(cable, end, one, at);
	}
	if (before === undefined) logChange({kind: at.scene.kindOf('dcim/cables'), before: undefined, after: cable}, at, unsaid);
}

function attach(cable: Row, end: string, {object_type, object_id}: End, at: WriteAt): void {
	const kind = at.scene.kindOf(path);
	const row: Row = {
		...{id: nextId(at.store, path), cable: idOf(cable), cable_end: end, termination_type: object_type, termination_id: object_id},
		...{connector: null, positions: null, created: at.tick(), last_updated: at.tick()},
	};
	put(at.scene.world, path, row);
	logChange({kind, before: undefined, after: row}, at);
	tell(row, {cable: idOf(cable), cable_end: end}, at);
}

function detach(row: Row, at: WriteAt): void {
	tell(row, {cable: null, cable_end: null}, at);
	logChange({kind: at.scene.kindOf(path), before: row, after: undefined}, at);
	drop(at.scene.world, path, idOf(row));
}

/** Tells what a termination stands at of its cable. */
function tell({termination_type: type, termination_id: id}: Row, values: {readonly [name: string]: Json}, at: WriteAt): void {
	const kind = at.scene.kindOfType(String(type));
	const before = kind && tableOf(at.scene.world, kind.path).get(Number(id));
	if (kind === undefined || before === undefined) return;
	const after = {...before, ...values, last_updated: at.tick()};
	put(at.scene.world, kind.path, after);
	logChange({kind, before, after}, at);
}
