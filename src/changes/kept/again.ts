import {ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import {seenOf} from '../../netbox/api/since.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Item} from '../../netbox/read/item.js';
import type {Row} from '../../output/output.js';
import type {CreateStep, DeleteStep, PlanStep, UpdateStep} from '../plan.js';
import {changedFields, type FieldNow, fieldOf, isAsSeen, isSo} from './differing.js';
import {findCreated} from './find-created.js';
import {findTaken} from './find-taken.js';

/**
 * How the object of a step is now. `as-seen`: as when the plan was made. `still-fits`: other fields were changed. `conflict`: the same fields were, or
 * it is another object. `done-already`: it is as the plan would have it. `gone`: there is nothing to change any more.
 */
export type StepNow = {
	/** The step as it may be sent now: with the ETag of this reading. */
	readonly step: PlanStep;
	readonly state: 'as-seen' | 'still-fits' | 'conflict' | 'done-already' | 'gone' | 'unknown';
	/** The fields that somebody else has changed. */
	readonly fields?: readonly FieldNow[];
	/** Why it is unknown, or in conflict, where no field tells it. */
	readonly why?: string;
	/** Who changed it last, and when. */
	readonly who?: string;
	/** The object as it is, where it is there. */
	readonly row?: Item;
};

type ReadingApi = Pick<Api, 'endpoint'>;

/** The steps with how their objects are now, in order: each list is asked once for the objects that are there, and once for each key of new ones. */
export async function readAgain(steps: readonly PlanStep[], api: ReadingApi): Promise<Result<readonly StepNow[]>> {
	const found = new Map<number, StepNow>();
	for (const type of new Set(steps.map((step) => step.type))) {
		const read = await readList(
			type,
			steps.filter((step) => step.type === type),
			api,
		);
		if (!read.ok) return read;
		for (const one of read.value) found.set(one.step.n, one);
	}
	return ok(steps.flatMap(({n}) => found.get(n) ?? []));
}

async function readList(type: string, steps: readonly PlanStep[], api: ReadingApi): Promise<Result<readonly StepNow[]>> {
	const collection = api.endpoint<Row>(type.replaceAll('.', '/'));
	const ids = steps.flatMap((step) => (step.verb === 'create' ? [] : [step.id]));
	const rules = ids.length === 0 ? ok({}) : await collection.fields('change');
	if (!rules.ok) return rules;
	const rows = ids.length === 0 ? ok([]) : await collection.list({id: [...new Set(ids)]});
	if (!rows.ok) return rows;
	const byId = new Map(rows.value.map((row): readonly [number, Item] => [row.id, row]));
	const creations = steps.filter((step) => step.verb === 'create');
	const created = await findCreated(creations, collection, 'all');
	if (!created.ok) return created;
	const taken = await findTaken(
		creations.filter(({n}) => !created.value.has(n)),
		collection,
	);
	if (!taken.ok) return taken;
	// What an earlier step changes or deletes may have made room by then.
	const takenBy = (step: CreateStep): number | undefined => {
		const id = taken.value.get(step.n);
		return id === undefined || ids.includes(id) ? undefined : id;
	};
	return ok(
		steps.map((step) =>
			step.verb === 'create' ? createNow(step, created.value.get(step.n), takenBy(step)) : presentNow(step, byId.get(step.id), rules.value),
		),
	);
}

function createNow(step: CreateStep, row: Item | undefined, taken: number | undefined): StepNow {
	if (row) return {step, state: 'done-already', row};
	return taken === undefined ? {step, state: 'as-seen'} : {step, state: 'conflict', why: `exists already (id ${taken})`};
}

function presentNow(step: UpdateStep | DeleteStep, row: Item | undefined, rules: FieldRules): StepNow {
	if (!row) return {step, state: step.verb === 'delete' ? 'done-already' : 'gone'};
	const {etag} = seenOf(row);
	return step.verb === 'delete'
		? deletionNow({...step, seen: {...step.seen, etag}}, row, rules)
		: updateNow({...step, seen: {...step.seen, etag}}, row, {rules, isSame: etag === step.seen.etag});
}

type ObjectLook = {readonly rules: FieldRules /** The ETag says that nothing was changed. */; readonly isSame: boolean};

function updateNow(step: UpdateStep, row: Item, {rules, isSame}: ObjectLook): StepNow {
	const open = Object.entries(step.set).filter(([field, {new: next}]) => !isSo(field, next, fieldOf(row, field), rules));
	if (open.length === 0) return {step, state: 'done-already', row};
	const changed = open.flatMap(([field, {old, new: planned}]): readonly FieldNow[] => {
		const now = fieldOf(row, field);
		return isAsSeen(old, now) ? [] : [{field, old, planned, now}];
	});
	if (changed.length > 0) return {step, state: 'conflict', fields: changed, row};
	// Old values are compared whatever the ETag says: a plan may have been edited.
	if (isSame) return {step, state: 'as-seen', row};
	const others = changedFields(step.seen.was ?? {}, row, rules);
	return others.length > 0 ? {step, state: 'still-fits', fields: others, row} : {step, state: 'as-seen', row};
}

/** What goes is what was seen, wholly: a field that somebody has changed since is one that nobody has agreed to lose. */
function deletionNow(step: DeleteStep, row: Item, rules: FieldRules): StepNow {
	const was = Object.fromEntries(Object.entries(step.set).map(([field, {old}]) => [field, old]));
	const fields = changedFields(was, row, rules);
	return fields.length > 0 ? {step, state: 'conflict', fields, row} : {step, state: 'as-seen', row};
}
