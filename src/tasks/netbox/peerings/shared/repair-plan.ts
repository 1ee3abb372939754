import {type ObjectUpdate, type Plan, planCreate, planUpdate} from '../../../../changes/plan.js';
import {err, ok, type Result} from '../../../../core/result.js';
import type {FieldRules} from '../../../../netbox/read/field-rules.js';
import type {Item} from '../../../../netbox/read/item.js';
import {writableValue} from '../../../../netbox/write/writable.js';
import type {Json, Row} from '../../../../output/output.js';
import {cellText, isRow} from '../../../../output/row-values.js';
import type {TaskContext} from '../../../task.js';
import {checkCustomFields} from '../../shared/custom-rules.js';
import {duplicateSession, movedSession} from '../../shared/explain-conflict.js';
import {readRows} from '../../shared/read-rows.js';
import type {WriteTarget} from '../../shared/write-target.js';
import type {Mend} from './decide.js';

/** A plan of sessions, those that it changes as they are, and what is said of the new ones. */
export type SessionsPlan = {readonly plan: Plan; readonly before: readonly Item[]; readonly lines: readonly string[]};

type CreateMend = Extract<Mend, {readonly kind: 'create'}>;
type ChangeMend = Extract<Mend, {readonly kind: 'change'}>;

/** Reads every session that is changed or mirrored as it is now, and makes the plan of that: new sessions first. Fails where NetBox would refuse it. */
export async function planRepair(mends: readonly Mend[], target: WriteTarget, context: TaskContext): Promise<Result<SessionsPlan>> {
	const rules = await target.collection.fields('change');
	if (!rules.ok) return rules;
	const ids = mends.flatMap((mend) => (mend.kind === 'create' ? [mend.end.id] : [mend.from, mend.to]));
	const rows = ids.length === 0 ? ok([]) : await readRows([...new Set(ids)], target);
	if (!rows.ok) return rows;
	const byId = new Map(rows.value.map((row) => [row.id, row]));
	const creations = mends.filter((mend) => mend.kind === 'create').map((mend) => newHalf(mend, byId.get(mend.end.id) ?? {id: mend.end.id}));
	const updates = updatesOf(
		mends.filter((mend) => mend.kind === 'change'),
		byId,
	);
	const fault = await faultOf(creations, updates, {...target, rules: rules.value}, context);
	if (!fault.ok) return fault;
	const created = planCreate(
		creations.map(({body}) => body),
		target.planned,
		creations.map(({named}) => named),
	);
	const changed = planUpdate(updates, {isPartial: true, rules: rules.value}, target.planned);
	const steps = [...created.steps, ...changed.steps].map((step, place) => ({...step, n: place + 1}));
	return ok({plan: {...created, steps}, before: updates.map(({row}) => row), lines: creations.flatMap(({lines}) => lines)});
}

type NewHalf = {readonly body: Row; readonly named: Row; readonly lines: readonly string[]};

/** The session back: addresses and AS numbers turned round, the status as it is there. Policies and prefix lists are of one end alone. */
function newHalf({end, on, takesGroup}: CreateMend, row: Item): NewHalf {
	const there: Row = {
		[on.kind === 'device' ? 'device' : 'virtualmachine']: {id: on.id, name: on.name},
		...{local_address: row['remote_address'] ?? null, remote_address: row['local_address'] ?? null},
		...{local_as: row['remote_as'] ?? null, remote_as: row['local_as'] ?? null, status: row['status'] ?? null},
		...(takesGroup && {peer_group: row['peer_group'] ?? null}),
	};
	const vrf = isRow(row['custom_fields']) ? (row['custom_fields']['vrf'] ?? null) : null;
	const {name, line} = nameFor({end, on}, row);
	const related = Object.entries(there).filter(([field, value]) => field !== 'status' && value !== null);
	const body = {
		...(name !== null && {name}),
		...Object.fromEntries(related.map(([field, value]) => [field, isRow(value) ? (value['id'] ?? null) : value])),
		...{status: writableValue(there['status'] ?? null), ...(vrf !== null && vrf !== '' && {custom_fields: {vrf: writableValue(vrf)}})},
	};
	const group = takesGroup ? null : (row['peer_group'] ?? null);
	const left = isRow(group)
		? [`the peer group ${cellText(group['name'] ?? null)} is not taken over: "prefer" takes it, and its policies with it`]
		: [];
	return {body, named: Object.fromEntries(related), lines: [...line, ...left].map((text) => `new session on ${on.name ?? `#${on.id}`}: ${text}`)};
}

/** `leaf4-spine1` for the other half of `spine1-leaf4`; another name is taken as it is, and that is said. */
function nameFor({end, on}: Pick<CreateMend, 'end' | 'on'>, row: Item): {readonly name: Json; readonly line: readonly string[]} {
	const [name, here] = [row['name'] ?? null, end.bearers[0]?.name];
	if (name === null || name === '') return {name: null, line: []};
	if (here && on.name !== null && name === `${here}-${on.name}`) return {name: `${on.name}-${here}`, line: []};
	return {name, line: [`it gets the name of the other half, "${cellText(name)}"`]};
}

/** The changes of each session together. */
function updatesOf(mends: readonly ChangeMend[], byId: ReadonlyMap<number, Item>): readonly ObjectUpdate[] {
	const updates = new Map<number, {row: Item; change: Row & {id: number}; named: Row}>();
	for (const {from, to, fields} of mends) {
		const [source, row] = [byId.get(from), byId.get(to)];
		if (!source || !row) continue;
		const said = Object.entries(fields).map(([field, there]) => [field, source[there] ?? null] as const);
		const one = updates.get(to) ?? {row, change: {id: to}, named: {}};
		updates.set(to, {
			row,
			change: {...one.change, ...Object.fromEntries(said.map(([field, value]) => [field, writableValue(value)])), id: to},
			named: {...one.named, ...Object.fromEntries(said.filter(([field, value]) => field !== 'status' && value !== null))},
		});
	}
	return [...updates.values()];
}

/** Why NetBox would refuse them, as far as that can be told: what their custom fields lack, and sessions that are there already. */
async function faultOf(
	creations: readonly NewHalf[],
	updates: readonly ObjectUpdate[],
	target: WriteTarget & {readonly rules: FieldRules},
	context: TaskContext,
): Promise<Result<void>> {
	const written = [...creations.map(({body}) => ({said: body})), ...updates.map(({row, change}) => ({row, said: change}))];
	const custom = await checkCustomFields(written, target, context);
	if (!custom.ok) return custom;
	const there =
		(await duplicateSession(
			creations.map(({body}) => body),
			target,
		)) ?? (await movedSession(updates, target));
	return there ? err(there) : ok(undefined);
}
