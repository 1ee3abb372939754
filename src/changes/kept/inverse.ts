import {seenOf} from '../../netbox/api/since.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Item} from '../../netbox/read/item.js';
import {isRelated} from '../../netbox/write/likeness.js';
import {writable, writableValue} from '../../netbox/write/writable.js';
import type {Json, Row} from '../../output/output.js';
import {isList} from '../../output/row-values.js';
import {sameList} from '../deletion/known-relations.js';
import {objectOf, toFields} from '../fields.js';
import {ownName} from '../names.js';
import type {CreateStep, DeleteStep, PlanStep, UpdateStep} from '../plan.js';
import {fieldOf} from './differing.js';
import type {JournaledWrite} from './journal.js';
import {withoutSecrets} from './secrets.js';

/** What a body may say of new objects of each list: `dcim.sites` -> rules. */
export type RulesOfLists = ReadonlyMap<string, FieldRules>;

/**
 * The steps that take back what a write has done, the last first: what it made is deleted, the fields that it changed get their old values, what it
 * deleted is made again. Steps that were not done have none.
 */
export function inverseSteps({plan, steps: journaled}: Pick<JournaledWrite, 'plan' | 'steps'>, rules: RulesOfLists): readonly PlanStep[] {
	const done = plan.steps.flatMap((step) => {
		const outcome = journaled.get(step.n);
		return outcome?.state === 'done' ? [{step, row: outcome.row}] : [];
	});
	const undone = done.toReversed().map(({step, row}): Undone => ({was: step, step: inverseOf(step, row, rules)}));
	return numbered(inOrder(undone));
}

/** A step that takes another one back. */
type Undone = {readonly was: PlanStep; readonly step: PlanStep};

/** What is made again, by its list and its old id. */
const keyOf = ({was}: Undone): string => (was.verb === 'delete' ? key(was.type, was.id) : '');
const key = (type: string, id: number): string => `${sameList(type)} ${id}`;

/** What the values of a step show of others, by list and id, for each field. */
const namedOf = (step: PlanStep): readonly string[] =>
	step.verb === 'delete' ? [] : Object.values(step.set).flatMap(({named = null}) => relatedIn(named).map(([kind, id]) => key(kind, id)));

/** What names another object that is made again comes after that one; else the order stays. Objects that name each other stay as they are. */
function inOrder(undone: readonly Undone[]): readonly Undone[] {
	const [open, ordered] = [[...undone], [] as Undone[]];
	while (open.length > 0) {
		const waited = new Set(open.map(keyOf).filter((one) => one !== ''));
		const place = open.findIndex((one) => !namedOf(one.step).some((name) => name !== keyOf(one) && waited.has(name)));
		ordered.push(...open.splice(Math.max(0, place), 1));
	}
	return ordered;
}

function numbered(undone: readonly Undone[]): readonly PlanStep[] {
	const makers = new Map(undone.map((one, place) => [keyOf(one), place + 1]));
	return undone.map(({step}, place) => withMade({...step, n: place + 1}, makers));
}

function inverseOf(step: PlanStep, row: Item, rules: RulesOfLists): PlanStep {
	switch (step.verb) {
		case 'create':
			return deletionOf(step, row);
		case 'update':
			return restoringOf(step, row);
		case 'delete':
			return creationOf(step, rules.get(step.type) ?? {});
	}
}

/** What was made goes as it was made: with all that NetBox gave it. */
function deletionOf({n, type, label}: CreateStep, row: Item): DeleteStep {
	const set = Object.fromEntries(Object.entries(toFields(withoutSecrets(row))).map(([field, old]) => [field, {old}]));
	return {n, verb: 'delete', type, id: row.id, label: row['display'] ?? label, set, seen: {etag: seenOf(row).etag}};
}

/** The fields that were changed get what they had, and no other field is touched. */
function restoringOf({n, type, id, label, set}: UpdateStep, row: Item): UpdateStep {
	const back = Object.entries(set).map(
		([field, {old}]) => [field, {old: fieldOf(row, field), new: writableValue(old), ...(isNamed(old) && {named: old})}] as const,
	);
	return {
		n,
		verb: 'update',
		type,
		id,
		label,
		set: Object.fromEntries(back),
		seen: {etag: seenOf(row).etag, was: toFields(withoutSecrets(writable(row)))},
	};
}

/** What was deleted is made again, with every field that a body may say; NetBox gives it another id. */
function creationOf(step: DeleteStep, rules: FieldRules): CreateStep {
	const row = objectOf(step);
	const said = Object.entries(toFields(writable(row))).filter(([field, value]) => mayBeSaid(field, rules) && value !== null && value !== '');
	const before = toFields(row);
	const set = said.map(([field, value]) => [field, {new: value, ...(isNamed(before[field] ?? null) && {named: before[field] ?? null})}] as const);
	return {n: step.n, verb: 'create', type: step.type, label: ownName(row) ?? step.label, set: Object.fromEntries(set)};
}

const mayBeSaid = (field: string, rules: FieldRules): boolean => {
	const name = field.split('.')[0] ?? field;
	return rules[name]?.readOnly === false;
};

const isNamed = (value: Json): boolean => isRelated(value) || (isList(value) && value.length > 0 && (value as readonly Json[]).every(isRelated));

/** Ids of what is made again stand for the new objects: which step makes each is known by its old id and the kind that a field shows. */
function withMade(step: PlanStep, makers: ReadonlyMap<string, number>): PlanStep {
	if (step.verb === 'delete') return step;
	const madeIn = (named: Json): readonly (readonly [string, number])[] =>
		relatedIn(named).flatMap(([kind, id]) => {
			const maker = makers.get(key(kind, id));
			return maker === undefined || maker >= step.n ? [] : [[String(id), maker]];
		});
	const fields = Object.entries(step.set).map(([field, values]) => {
		const made = madeIn(values.named ?? null);
		return [field, made.length > 0 ? {...values, made: Object.fromEntries(made)} : values] as const;
	});
	const needs = [...new Set(Object.values(step.set).flatMap(({named}) => madeIn(named ?? null).map(([, maker]) => maker)))];
	return {...step, set: Object.fromEntries(fields), ...(needs.length > 0 && {needs})} as PlanStep;
}

/** The list and the id of each object that a value shows, by its URL: `/api/dcim/sites/2/`. */
function relatedIn(named: Json): readonly (readonly [string, number])[] {
	const rows = (isList(named) ? (named as readonly Json[]) : [named]).filter(isRelated);
	return rows.flatMap(({url}: Row) => {
		const found = /\/api\/(.+)\/(\d+)\/$/.exec(String(url));
		return found ? [[(found[1] ?? '').replaceAll('/', '.'), Number(found[2])] as const] : [];
	});
}
