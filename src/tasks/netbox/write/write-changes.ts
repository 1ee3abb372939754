import {isNumber} from '../../../core/exact-number.js';
import type {FieldRules} from '../../../netbox/read/field-rules.js';
import type {Item} from '../../../netbox/read/item.js';
import {differingFields, meansOf} from '../../../netbox/write/likeness.js';
import type {RowPatch} from '../../../netbox/write/plan.js';
import {changed, writable} from '../../../netbox/write/writable.js';
import {type Column, type Json, type Row, usualCut} from '../../../output/output.js';
import {cellText, isList, isRow} from '../../../output/row-values.js';
import {ownName} from './write-rows.js';

/** What a field was and what it becomes, as it was read or will be sent. */
type ChangedField = {readonly field: string; readonly old: Json; readonly new: Json};

/** An object and what changes of it, field by field; a custom field by its own name (`custom_fields.tier`). */
export type ObjectChange = {readonly row: Item; readonly fields: readonly ChangedField[]};

/**
 * What a change would alter, by the row as it is and by what NetBox says of its fields: only those that it names and that would differ. A relation that is named by
 * attributes (`{"slug": "ams1"}`) is the same where the related object has these.
 */
export function plannedChange(row: Item, {id: _, changelog_message: __, ...wanted}: Row, rules: FieldRules): ObjectChange {
	const fields = Object.entries(wanted).flatMap(([field, next]) => {
		const old = row[field] ?? null;
		const [before, custom] = field === 'custom_fields' ? [rowOf(old), rowOf(next)] : [];
		if (before && custom) return changesOf(before, custom);
		return meansOf(rules[field], next, old) ? [] : [{field, old, new: next}];
	});
	return {row, fields};
}

/** What is sent of a change so that just these fields change, as it was said. */
export function differingPart(change: RowPatch, {fields}: ObjectChange): RowPatch {
	const names = new Set(fields.map(({field}) => field));
	const custom = rowOf(change['custom_fields']);
	const kept = Object.entries(change).filter(([name]) => names.has(name) || name === 'changelog_message');
	const keptCustom = Object.entries(custom ?? {}).filter(([name]) => names.has(`custom_fields.${name}`));
	return {...Object.fromEntries(kept), ...(keptCustom.length > 0 && {custom_fields: Object.fromEntries(keptCustom)}), id: change.id};
}

/** What has really changed of an object: every writable field that differs. */
export function doneChange(before: Item, after: Item): ObjectChange {
	const names = Object.keys(changed(before, after)).filter((name) => Object.hasOwn(before, name));
	const fields = names.flatMap((field) => {
		const [old, next] = [before[field] ?? null, after[field] ?? null];
		const custom = field === 'custom_fields' ? [rowOf(old), rowOf(next)] : [];
		return custom[0] && custom[1] ? changesOf(custom[0], custom[1]) : [{field, old, new: next}];
	});
	return {row: after, fields};
}

/** JSON of a change: values as a write would say them, so that the old ones can be written back. */
export const changeJson = ({row, fields}: ObjectChange): Row => ({
	id: row.id,
	display: row['display'] ?? null,
	changes: Object.fromEntries(fields.map(({field, old, new: next}) => [field, {old: plain(old), new: plain(next)}])),
});

/** A line for each field, with names in place of bare ids where they are known. */
export const changeRows = ({row, fields}: ObjectChange): readonly Row[] =>
	fields.map(({field, old, new: next}) => ({id: row.id, display: row['display'] ?? null, field, old: shown(old), new: shown(next)}));

/** The columns of such lines: what is to be approved is never cut. */
export const changeColumns: readonly Column[] = [
	{name: 'id', paths: ['id'], rank: 'key'},
	{name: 'display', paths: ['display'], rank: 'wanted', cutTo: usualCut},
	{name: 'field', paths: ['field'], rank: 'key'},
	{name: 'old', paths: ['old'], rank: 'key'},
	{name: 'new', paths: ['new'], rank: 'key'},
];

/** NetBox takes custom fields one by one; what one holds is replaced as a whole. */
const changesOf = (before: Row, after: Row): readonly ChangedField[] =>
	differingFields(Object.fromEntries(Object.entries(after).map(([name, value]) => [name, plain(value)])), before).map((name) => ({
		field: `custom_fields.${name}`,
		old: before[name] ?? null,
		new: after[name] ?? null,
	}));

const rowOf = (value: Json | undefined): Row | undefined => (isRow(value) ? value : undefined);

/** A value of a row as a write would say it. */
const plain = (value: Json): Json => writable({value})['value'] ?? null;

/** `active`, `AMS1 (2)`, `core, edge`; an empty text as `""`. */
function shown(value: Json): Json {
	if (value === '') return '""';
	if (isList(value)) return value.length === 0 ? null : value.map((one) => cellText(shown(one as Json))).join(', ');
	const row = rowOf(value);
	if (!row) return value;
	if (Object.hasOwn(row, 'value') && Object.hasOwn(row, 'label')) return row['value'] ?? null;
	const name = ownName(row);
	return isNumber(row['id']) && name !== null ? `${cellText(name)} (${row['id']})` : cellText(row);
}
