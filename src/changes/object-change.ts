import {isNumber} from '../core/exact-number.js';
import type {Item} from '../netbox/read/item.js';
import {changed, writableValue} from '../netbox/write/writable.js';
import {type Column, documentWithRows, type Json, type Output, type Row, type Tree, usualCut} from '../output/output.js';
import {cellText, isList, isRow} from '../output/row-values.js';
import {toFields} from './fields.js';
import {ownName} from './names.js';
import type {UpdateStep} from './plan.js';

/** An object and what changes of it, field by field, as it was read or is said; a custom field by its own name (`custom_fields.tier`). */
export type ObjectChange = {
	readonly id: number;
	readonly display: Json;
	readonly fields: readonly {readonly field: string; readonly old: Json; readonly new: Json; readonly named?: Json}[];
};

/** What a step will change. */
export const changeOf = ({id, label, set}: UpdateStep): ObjectChange => ({
	...{id, display: label},
	fields: Object.entries(set).map(([field, values]) => ({field, ...values})),
});

/** What has really changed of an object: every writable field that differs. */
export function changeBetween(before: Item, after: Item): ObjectChange {
	const differing = Object.entries(changed(before, after)).filter(([name]) => Object.hasOwn(before, name));
	const [old, now] = [toFields(before), toFields(after)];
	return {
		...{id: after.id, display: after['display'] ?? null},
		fields: Object.keys(toFields(Object.fromEntries(differing))).map((field) => ({field, old: old[field] ?? null, new: now[field] ?? null})),
	};
}

/** Changes as a document of this value, with a line of the table for each field. */
export const changesOutput = (value: Tree, changes: readonly ObjectChange[]): Output =>
	documentWithRows(value, {rows: changes.flatMap(linesOf), columns});

/** JSON of a change: values as a write would say them, so that the old ones can be written back. */
export const changeJson = ({id, display, fields}: ObjectChange): Row => ({
	...{id, display},
	changes: Object.fromEntries(
		fields.map(({field, old, new: next, named}) => [
			field,
			{old: writableValue(old), new: writableValue(next), ...(named !== undefined && {named: namesOf(named)})},
		]),
	),
});

/** What related objects are called, `AS65100`, without their ids. */
export const namesOf = (named: Json): Json => (isList(named) ? (named as readonly Json[]).map(namesOf) : isRow(named) ? calledBy(named) : named);

/** A bare AS number is told from an id by its letters. */
const calledBy = (row: Row): Json => {
	const name = ownName(row);
	return isNumber(name) && name === row['asn'] ? `AS${name}` : name;
};

/** A line for each field, with names in place of bare ids where they are known. */
const linesOf = ({id, display, fields}: ObjectChange): readonly Row[] =>
	fields.map(({field, old, new: next, named}) => ({id, display, field, old: shownValue(old), new: shownValue(named ?? next)}));

/** What is to be approved is never cut. */
const columns: readonly Column[] = [
	{name: 'id', paths: ['id'], rank: 'key'},
	{name: 'display', paths: ['display'], rank: 'wanted', cutTo: usualCut},
	{name: 'field', paths: ['field'], rank: 'key'},
	{name: 'old', paths: ['old'], rank: 'key'},
	{name: 'new', paths: ['new'], rank: 'key'},
];

/** `active`, `AMS1 (id 2)`, `AS65100 (id 1)`, `core, edge`; an empty text as `""`. */
export function shownValue(value: Json): Json {
	if (value === '') return '""';
	if (isList(value)) return value.length === 0 ? null : value.map((one) => cellText(shownValue(one as Json))).join(', ');
	if (!isRow(value)) return value;
	if (Object.hasOwn(value, 'value') && Object.hasOwn(value, 'label')) return value['value'] ?? null;
	const name = calledBy(value);
	return isNumber(value['id']) && name !== null ? `${cellText(name)} (id ${value['id']})` : cellText(value);
}
