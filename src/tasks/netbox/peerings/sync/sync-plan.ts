import {type ObjectUpdate, planCreate, planDelete, planUpdate} from '../../../../changes/plan.js';
import {err, ok, type Result} from '../../../../core/result.js';
import type {FieldRules} from '../../../../netbox/read/field-rules.js';
import type {TaskContext} from '../../../task.js';
import {checkCustomFields} from '../../shared/custom-rules.js';
import {duplicateSession, movedSession} from '../../shared/explain-conflict.js';
import {readRows} from '../../shared/read-rows.js';
import type {WriteTarget} from '../../shared/write-target.js';
import type {SessionsPlan} from '../shared/repair-plan.js';
import type {SyncWish} from './wishes.js';

type SyncTarget = WriteTarget & {readonly rules: FieldRules};

/** The plan of what a file asks for: new sessions, then changes, then deletions by id; each session as it is now. Fails where NetBox would refuse it. */
export async function planSync(
	wishes: readonly SyncWish[],
	gone: readonly number[],
	{target, context}: {readonly target: SyncTarget; readonly context: TaskContext},
): Promise<Result<SessionsPlan>> {
	const creations = wishes.filter((wish) => wish.kind === 'create');
	const changes = wishes.filter((wish) => wish.kind === 'change');
	const ids = [...changes.map(({id}) => id), ...gone];
	const rows = ids.length === 0 ? ok([]) : await readRows(ids, target);
	if (!rows.ok) return rows;
	const byId = new Map(rows.value.map((row) => [row.id, row]));
	const updates = changes.flatMap(({id, body, named}): readonly ObjectUpdate[] => {
		const row = byId.get(id);
		return row ? [{row, change: {...body, id}, named}] : [];
	});
	const written = [...creations.map(({body}) => ({said: body})), ...updates.map(({row, change}) => ({row, said: change}))];
	const custom = await checkCustomFields(written, target, context);
	if (!custom.ok) return custom;
	const bodies = creations.map(({body}) => body);
	const fault = (await duplicateSession(bodies, target)) ?? (await movedSession(updates, target));
	if (fault) return err(fault);
	const parts = [
		planCreate(
			bodies,
			target.planned,
			creations.map(({named}) => named),
		),
		planUpdate(updates, {isPartial: true, rules: target.rules}, target.planned),
		planDelete(
			gone.flatMap((id) => byId.get(id) ?? []),
			target.planned,
		),
	];
	const {type: _, ...of} = target.planned;
	const steps = parts.flatMap((part) => part.steps).map((step, place) => ({...step, n: place + 1}));
	return ok({plan: {...of, steps}, before: updates.map(({row}) => row), lines: []});
}
