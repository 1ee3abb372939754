import {canonicalText} from '../../output/canonical.js';
import type {Json, Row} from '../../output/output.js';
import {cellText, isEmpty, isList, isRow} from '../../output/row-values.js';
import {sessionFields} from '../model.js';

/** A change of a session as NetBox's log has it; `before` and `after` are the session's fields then, with related objects by id. */
export type SessionChange = {
	readonly id: number;
	readonly session: number;
	/** To the second, in NetBox's form: what came first is told by the ids. */
	readonly time: string;
	readonly user: string | null;
	/** `create`, `update` or `delete`. */
	readonly action: string;
	readonly message: string;
	/** The id of the request that made it, which other changes may share. */
	readonly request: string | null;
	readonly before: Row;
	readonly after: Row;
};

/** A field that a change changed; a custom field is `custom_fields.<name>`. */
export type FieldEdit = {readonly field: string; readonly old: Json; readonly new: Json};

/** The fields of a row of the log that `changeOf` reads. */
export const changeFields = 'id,time,user,user_name,request_id,action,changed_object_type,changed_object_id,message,prechange_data,postchange_data';

/** A row of the log. */
export function changeOf(row: Row & {readonly id: number}): SessionChange {
	const data = (value: Json | undefined): Row => (isRow(value) ? value : {});
	return {
		id: row.id,
		session: Number(row['changed_object_id']),
		time: cellText(row['time'] ?? null).replace(/\.\d+/, ''),
		user: cellText(row['user_name'] ?? row['user'] ?? null) || null,
		action: String(data(row['action'])['value'] ?? ''),
		message: cellText(row['message'] ?? null),
		request: cellText(row['request_id'] ?? null) || null,
		before: data(row['prechange_data']),
		after: data(row['postchange_data']),
	};
}

/** The name of the session after the change, else before it. */
export function nameAt({before, after}: SessionChange): string | null {
	const name = after['name'] ?? before['name'] ?? null;
	return typeof name === 'string' ? name : null;
}

/** Whether the session had this name before or after the change. */
export const bears = ({before, after}: SessionChange, name: string): boolean => before['name'] === name || after['name'] === name;

/** Whether the log says what there was before an update: a script may save without it, and then nobody knows what it changed. */
export const isComplete = ({action, before, after}: SessionChange): boolean =>
	action !== 'update' || (Object.keys(before).length > 0 && Object.keys(after).length > 0);

/** The fields that a change changed, in the order of a session's fields; of a session that was made or deleted those that say something. */
export function fieldsChanged(change: SessionChange): readonly FieldEdit[] {
	const [before, after] = [spread(change.before), spread(change.after)];
	const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted((a, b) => placeOf(a) - placeOf(b));
	return fields.flatMap((field) => {
		const [old, now] = [before[field] ?? null, after[field] ?? null];
		const isSame = textOf(old) === textOf(now) || (change.action !== 'update' && isEmpty(old) && isEmpty(now));
		return isSame ? [] : [{field, old, new: now}];
	});
}

/** The fields, custom ones beside the others. */
function spread({custom_fields: custom = null, ...row}: Row): Row {
	const fields = isRow(custom) ? Object.entries(custom).map(([name, value]) => [`custom_fields.${name}`, value] as const) : [];
	return {...row, ...Object.fromEntries(fields)};
}

const places = new Map(sessionFields.map(({field}, place) => [field, place]));
const placeOf = (field: string): number => places.get(field.split('.')[0] ?? '') ?? sessionFields.length;

/** Lists are sets: of policies and tags the order means nothing. */
const textOf = (value: Json): string => (isList(value) ? String((value as readonly Json[]).map(canonicalText).toSorted()) : canonicalText(value));
