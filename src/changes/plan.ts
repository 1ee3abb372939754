import {own} from '../core/own-property.js';
import {seenOf} from '../netbox/api/since.js';
import type {FieldRules} from '../netbox/read/field-rules.js';
import type {Item} from '../netbox/read/item.js';
import {differingFields, meansOf} from '../netbox/write/likeness.js';
import type {RowPatch} from '../netbox/write/requests.js';
import {writableValue} from '../netbox/write/writable.js';
import type {Json, Row} from '../output/output.js';
import {isCustom, isSilent, toFields} from './fields.js';
import {ownName} from './names.js';

/**
 * What a write would do, as plain JSON: no functions, no requests and no token. Its text (`stringifyJson`, for the digits of all numbers) stands for it:
 * what is shown before it is sent, and what is sent, are made of it alone.
 */
export type Plan = PlanTarget & {readonly steps: readonly PlanStep[]};

/** The NetBox that a plan is for, and what NetBox's change log is to say of all steps. */
export type PlanTarget = {
	readonly instance: {readonly name: string; readonly url: string};
	/** null for main. */
	readonly branch: string | null;
	readonly message?: string;
};

/** What is done to one object. */
export type PlanStep = CreateStep | UpdateStep | DeleteStep;
/** What is done. */
export type StepVerb = PlanStep['verb'];

type StepOf<Of extends string> = {
	/** 1 for the first. */
	readonly n: number;
	readonly verb: Of;
	/** `dcim.sites`, `plugins.bgp.session`: the path of the list below `/api/`. */
	readonly type: string;
	/** What the object is called, by NetBox or by its own fields; null where nothing calls it. */
	readonly label: Json;
	/** The numbers of earlier steps without which this one makes no sense: it names what they make, or goes before what it needs. */
	readonly needs?: readonly number[];
	/** The step before it with which it goes out in one request, both or none: the two halves of a peering. */
	readonly together?: number;
};

/** What the change log is to say of this step alone, as it was said; the message of the plan stands in its place. */
type OwnMessage = {readonly message?: Json};

/** An object that is there, and the ETag by which a change since is told; of a plan that is kept also what else it had (`was`), as a write would say it. */
type SeenStep = {readonly id: number; readonly seen: {readonly etag: string; readonly was?: Row}};

/** The fields of an object by their names; a custom field has its own (`custom_fields.tier`). `old` is as NetBox showed it, `new` as it will be said. */
type FieldsOf<Value> = {readonly [field: string]: Value};

/** The related objects that `new` names by their ids, where they were looked up: for people, and never sent. */
type Named = {readonly named?: Json};

/** Ids in `new` that stand for what an earlier step makes: `{"17": 2}` is to be the id of the object of step 2. */
type StandIns = {readonly made?: {readonly [id: string]: number}};

/** A new object, of which `set` says all. */
export type CreateStep = StepOf<'create'> &
	OwnMessage & {
		readonly set: FieldsOf<{readonly new: Json} & Named & StandIns>;
		/** Relations that no other object may have all together when it is sent, the first of them a filter: a session of a device between two addresses. */
		readonly alone?: readonly string[];
	};
/** An object that is there, and what shall become of it. */
export type UpdateStep = StepOf<'update'> &
	OwnMessage &
	SeenStep & {
		/** The fields that differ: they alone are sent (PATCH). */
		readonly set: FieldsOf<{readonly old: Json; readonly new: Json} & Named & StandIns>;
		/** Where the whole object is sent (PUT): the fields that were said as well and are so already. */
		readonly kept?: Row;
	};
/** An object that shall go; `set` has all of its fields, as it was read. */
export type DeleteStep = StepOf<'delete'> & OwnMessage & SeenStep & {readonly set: FieldsOf<{readonly old: Json}>};

/** The NetBox of a plan and the list of its objects (`dcim.sites`). */
export type PlannedList = PlanTarget & {readonly type: string};

/** A plan that creates these objects, in order; `named` has the related objects that were looked up for each. */
export function planCreate(bodies: readonly Row[], {type, ...target}: PlannedList, named: readonly Row[] = []): Plan {
	const steps = bodies.map(({changelog_message: message, ...body}, place): CreateStep => {
		const set = mapFields(toFields(body), (value, field) => ({new: value, ...namedIn(named[place], field)}));
		return {n: place + 1, verb: 'create', type, label: ownName(body), set, ...ownMessage(message)};
	});
	return {...target, steps};
}

/** An object as it is, what shall become of it, and the related objects that were looked up for that. */
export type ObjectUpdate = {readonly row: Item; readonly change: RowPatch; readonly named?: Row};

/**
 * A plan that changes objects: of each only the fields that would differ, by what NetBox says of the fields; an object that is so already has no step.
 * `isPartial`: only these fields are sent. A relation that is named by attributes (`{"slug": "ams1"}`) is the same where the related object has these.
 */
export function planUpdate(
	wanted: readonly ObjectUpdate[],
	{isPartial, rules}: {readonly isPartial: boolean; readonly rules: FieldRules},
	{type, ...target}: PlannedList,
): Plan {
	const steps = wanted.map(({row, change: {id, changelog_message: message, ...said}, named}): Omit<UpdateStep, 'n'> => {
		const fields = saidFields(row, said, rules);
		const differing = fields.filter(({isSame}) => !isSame);
		const set = Object.fromEntries(differing.map(({field, old, new: next}) => [field, {old, new: next, ...namedIn(named, field)}]));
		const kept = Object.fromEntries(fields.flatMap(({field, new: next, isSame}) => (isSame ? [[field, next]] : [])));
		return {verb: 'update', type, id, label: labelOf(row), set, ...(!isPartial && {kept}), seen: etagOf(row), ...ownMessage(message)};
	});
	const changing = steps.filter(({set}) => Object.keys(set).length > 0);
	return {...target, steps: changing.map((step, place) => ({n: place + 1, ...step}))};
}

/** A field of a change: what the object has, what is said, and whether that is the same. */
type SaidField = {readonly field: string; readonly old: Json; readonly new: Json; readonly isSame: boolean};

function saidFields(row: Row, said: Row, rules: FieldRules): readonly SaidField[] {
	const before = toFields(row);
	return Object.entries(toFields(said)).map(([field, next]) => {
		const old = own(before, field) ?? own(row, field) ?? null;
		const isSame = isCustom(field)
			? differingFields({[field]: writableValue(next)}, before).length === 0
			: isSilent(field, next) || meansOf(rules[field], next, old);
		return {field, old, new: next, isSame};
	});
}

/** A plan that deletes these objects, each as it was read. */
export function planDelete(rows: readonly Item[], {type, ...target}: PlannedList): Plan {
	const steps = rows.map(
		(row, place): DeleteStep => ({
			...{n: place + 1, verb: 'delete', type, id: row.id, label: labelOf(row)},
			...{set: mapFields(toFields(row), (value) => ({old: value})), seen: etagOf(row)},
		}),
	);
	return {...target, steps};
}

/** The verb of a plan whose steps have one; one without steps changes what is so already. */
export const verbOf = ({steps}: Plan): StepVerb => steps[0]?.verb ?? 'update';

/** The steps of this verb. */
export const stepsOf = <Of extends StepVerb>({steps}: Plan, verb: Of): readonly Extract<PlanStep, {readonly verb: Of}>[] =>
	steps.filter((step): step is Extract<PlanStep, {readonly verb: Of}> => step.verb === verb);

const labelOf = (row: Item): Json => row['display'] ?? null;
const etagOf = (row: Item): SeenStep['seen'] => ({etag: seenOf(row).etag});
const ownMessage = (message: Json | undefined): OwnMessage => (message === undefined ? {} : {message});

const namedIn = (named: Row | undefined, field: string): Named => (named && Object.hasOwn(named, field) ? {named: named[field] ?? null} : {});

const mapFields = <Value>(fields: Row, value: (of: Json, field: string) => Value): FieldsOf<Value> =>
	Object.fromEntries(Object.entries(fields).map(([field, of]) => [field, value(of, field)]));
