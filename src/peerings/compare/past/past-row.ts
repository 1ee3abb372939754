import type {Json, Row} from '../../../output/output.js';
import {isList, isRow} from '../../../output/row-values.js';
import {sessionFields} from '../../model.js';
import type {PastObjects} from './objects.js';

/** What never changes of a session; null of one that is gone. */
export type Born = {readonly url: Json; readonly created: Json};

/** A session as NetBox would have shown it in a state of the past, as far as it is compared. */
export function pastRow(id: number, state: Row, born: Born, objects: PastObjects): Row {
	const fields = sessionFields.filter(({field}) => Object.hasOwn(state, field));
	const shown = (type: string, value: Json): Json => {
		if (isList(value)) return (value as readonly Json[]).map((item) => shown(type, item));
		if (isRow(value)) return objects(type, Number(value['id']));
		if (typeof value === 'string') return {id: null, name: value};
		return typeof value === 'number' ? objects(type, value) : value;
	};
	const values = fields.map(({field, type}) => [field, type === undefined ? (state[field] ?? null) : shown(type, state[field] ?? null)] as const);
	const custom = Object.entries(state).flatMap(([field, value]) =>
		field.startsWith('custom_fields.') ? [[field.slice('custom_fields.'.length), value] as const] : [],
	);
	const row = Object.fromEntries(values);
	return {
		...row,
		id,
		...born,
		status: {value: row['status'] ?? null},
		custom_fields: Object.fromEntries(custom),
	};
}
