import {own} from '../core/own-property.js';
import type {Json, Row} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import type {CreateStep, DeleteStep, UpdateStep} from './plan.js';

const custom = 'custom_fields';
const prefix = `${custom}.`;

/** The name that a custom field has in a step: `custom_fields.tier`. */
export const customName = (name: string): string => `${prefix}${name}`;

/** Whether a field is a custom one, by its name in a step: `custom_fields.tier`. */
export const isCustom = (field: string): boolean => field.startsWith(prefix);

/** The fields of an object as steps name them: NetBox takes custom fields one by one, so each stands by itself, in the place of all. An object without any keeps its `{}`. */
export const toFields = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).flatMap(([name, value]) =>
			name === custom && isRow(value) && Object.keys(value).length > 0
				? Object.entries(value).map(([one, of]) => [`${prefix}${one}`, of] as const)
				: [[name, value] as const],
		),
	);

/** The object of these fields: the inverse of `toFields`. */
export function toRow(fields: Row): Row {
	const entries = Object.entries(fields);
	const customs = Object.fromEntries(entries.filter(([field]) => isCustom(field)).map(([field, value]) => [field.slice(prefix.length), value]));
	return Object.fromEntries(entries.map(([field, value]): readonly [string, Json] => (isCustom(field) ? [custom, customs] : [field, value])));
}

/** Whether a field says nothing: NetBox leaves custom fields that are not named as they are. */
export const isSilent = (field: string, said: Json): boolean => field === custom && isRow(said) && Object.keys(said).length === 0;

/** The ids of the objects that earlier steps made, by the numbers of these. */
export type MadeIds = ReadonlyMap<number, number>;

/** What a step says of its object, as the body of a request has it: without the id, and without the message of the plan. */
export const bodyOf = (step: CreateStep | UpdateStep): Row => bodyWith(step, new Map());

/** The same with the ids of what earlier steps have made. */
export function bodyWith(step: CreateStep | UpdateStep, ids: MadeIds): Row {
	const said = Object.fromEntries(Object.entries(step.set).map(([field, values]) => [field, withIds(values.new, values.made ?? {}, ids)]));
	const kept = step.verb === 'update' ? step.kept : {};
	return {...toRow({...kept, ...said}), ...(step.message !== undefined && {changelog_message: step.message})};
}

/** A value whose ids stand for what earlier steps make, with the ids of that. */
function withIds(value: Json, made: {readonly [id: string]: number}, ids: MadeIds): Json {
	if (isList(value)) return (value as readonly Json[]).map((one) => withIds(one, made, ids));
	const step = typeof value === 'number' ? own(made, String(value)) : undefined;
	return step === undefined ? value : (ids.get(step) ?? value);
}

/** The object of a deletion as it was read. */
export const objectOf = ({set}: DeleteStep): Row => toRow(Object.fromEntries(Object.entries(set).map(([field, {old}]) => [field, old])));
