import type {Json, Row} from '../../../output/output.js';
import {isList, isRow} from '../../../output/row-values.js';
import {type SessionField, sessionFields} from '../../model.js';
import type {PastChange} from './log.js';
import type {PastTags} from './tags.js';

/** The fields of a session in a state: its own ones and the ids of related objects; custom fields are `custom_fields.NAME`. */
const leftOut = new Set(['id', 'url', 'display', 'created', 'last_updated', 'custom_fields']);
const kept: readonly SessionField[] = sessionFields.filter(({field}) => !leftOut.has(field));

/**
 * The state of a session as NetBox shows it now, in the form of the log. Below netbox-bgp 0.19 the policies of a session with a peer group are not its
 * own alone (test/support/netbox/facts.md 5.2): they are left out.
 */
export function shownState(row: Row, tags: PastTags): Row {
	const isMerged = !Object.hasOwn(row, 'extra_attributes') && isRow(row['peer_group']);
	const own = kept.filter(({field}) => Object.hasOwn(row, field) && !(isMerged && field.endsWith('_policies')));
	const values = own.map(({field, type}) => [field, field === 'tags' ? tags.shown(row[field] ?? null) : bare(row[field] ?? null, type)] as const);
	return {...Object.fromEntries(values), ...spread(row['custom_fields'], idOrValue)};
}

/** The same of what the log says of a change. */
export function loggedState(change: PastChange, tags: PastTags): PastChange {
	return {...change, before: logged(change.before, change.id, tags), after: logged(change.after, change.id, tags)};
}

function logged(row: Row, change: number, tags: PastTags): Row {
	const own = kept.filter(({field}) => Object.hasOwn(row, field));
	const values = own.map(({field}) => [field, field === 'tags' ? tags.named(row[field] ?? null, change) : (row[field] ?? null)] as const);
	return {...Object.fromEntries(values), ...spread(row['custom_fields'], (value) => value)};
}

function spread(custom: Json | undefined, ofValue: (value: Json) => Json): Row {
	return isRow(custom) ? Object.fromEntries(Object.entries(custom).map(([name, value]) => [`custom_fields.${name}`, ofValue(value)])) : {};
}

/** An object by its id, a choice by its value; lists of objects in one order. */
function bare(value: Json, type: string | undefined): Json {
	if (isList(value)) return (value as readonly Json[]).map((item) => bare(item, type));
	if (!isRow(value)) return value;
	if (type !== undefined) return value['id'] ?? null;
	return Object.hasOwn(value, 'value') && Object.hasOwn(value, 'label') ? (value['value'] ?? null) : value;
}

/** The same of a custom field, whose kind is told by what it shows. */
function idOrValue(value: Json): Json {
	if (isList(value)) return (value as readonly Json[]).map(idOrValue);
	return bare(value, isObject(value) ? 'object' : undefined);
}

/** Whether a value shows an object, which may have changed without the session. */
export const isObject = (value: Json): boolean => isRow(value) && typeof value['id'] === 'number' && typeof value['url'] === 'string';
