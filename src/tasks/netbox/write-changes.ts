import {cellText, isList} from '../../cell.js';
import type {Item} from '../../netbox/api/context.js';
import {means} from '../../netbox/api/likeness.js';
import {changed, writable} from '../../netbox/api/writable.js';
import type {Column, Json, Row} from '../../output.js';
import {ownName} from './write-rows.js';

/** What a field was and what it becomes, as it was read or will be sent. */
type FieldChange = {readonly field: string; readonly old: Json; readonly new: Json};

/** An object and what changes of it, field by field; a custom field by its own name (`custom_fields.tier`). */
export type ObjectChange = {readonly row: Item; readonly fields: readonly FieldChange[]};

/**
 * What a change would alter, by the row as it is: only the fields that it names and that would differ. A relation that is named by
 * attributes (`{"slug": "ams1"}`) is the same where the related object has these.
 */
export function plannedChange(row: Item, {id: _, changelog_message: __, ...wanted}: Row): ObjectChange {
	const custom = rowOf(wanted['custom_fields']);
	const draft: Row = {...wanted, ...(custom && {custom_fields: {...rowOf(row['custom_fields']), ...custom}})};
	const differing = Object.keys(changed(row, {...row, ...draft})).filter((name) => !means(draft[name] ?? null, row[name] ?? null));
	return {row, fields: differing.flatMap((name) => changesOf(name, row[name] ?? null, draft[name] ?? null))};
}

/** What has really changed of an object: every writable field that differs. */
export function doneChange(before: Item, after: Item): ObjectChange {
	const names = Object.keys(changed(before, after)).filter((name) => Object.hasOwn(before, name));
	return {row: after, fields: names.flatMap((name) => changesOf(name, before[name] ?? null, after[name] ?? null))};
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
	{name: 'display', paths: ['display'], rank: 'wanted', cutTo: 16},
	{name: 'field', paths: ['field'], rank: 'key'},
	{name: 'old', paths: ['old'], rank: 'key'},
	{name: 'new', paths: ['new'], rank: 'key'},
];

function changesOf(field: string, old: Json, next: Json): readonly FieldChange[] {
	const [before, after] = [rowOf(old), rowOf(next)];
	if (field !== 'custom_fields' || !before || !after) return [{field, old, new: next}];
	return Object.keys(changed(before, after)).map((name) => ({field: `${field}.${name}`, old: before[name] ?? null, new: after[name] ?? null}));
}

const rowOf = (value: Json | undefined): Row | undefined =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;

/** A value of a row as a write would say it. */
const plain = (value: Json): Json => writable({value})['value'] ?? null;

/** `active`, `AMS1 (2)`, `core, edge`; an empty text as `""`. */
function shown(value: Json): Json {
	if (value === '') return '""';
	if (isList(value)) return value.length === 0 ? null : value.map((one) => cellText(shown(one as Json))).join(', ');
	const row = rowOf(value);
	if (!row) return value;
	if ('value' in row && 'label' in row) return row['value'] ?? null;
	const name = ownName(row);
	return typeof row['id'] === 'number' && name !== null ? `${cellText(name)} (${row['id']})` : cellText(row);
}
