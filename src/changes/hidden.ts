import type {Json, Row} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {isSecretField} from '../text/secret-shape.js';

/** What stands for a secret. */
const hiddenSecret = '********';

/** Whether a field of this name with this value holds a secret. */
export const holdsSecret = (field: string, value: Json): boolean => isSecretField(field) && typeof value === 'string' && value !== '';

/** The value of a field as it may be shown, in lists and objects too. */
export function shownSafe(field: string, value: Json): Json {
	if (isList(value)) return (value as readonly Json[]).map((one) => shownSafe(field, one));
	if (isRow(value)) return withHidden(value);
	return holdsSecret(field, value) || (field === 'password' && value !== null && value !== '') ? hiddenSecret : value;
}

/** An object, or the body of a request, as it may be shown: its secrets are hidden, at any depth. */
export const withHidden = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shownSafe(name, value)]));

/** A value that was read, as it may be shown, and what is said of it: which fields are hidden, at any depth. */
export function readSafe<Value extends Json>(value: Value): {readonly value: Value; readonly notes: readonly string[]} {
	const names = new Set<string>();
	const look = (field: string, one: Json): void => {
		if (isList(one)) for (const each of one as readonly Json[]) look(field, each);
		else if (isRow(one)) for (const [name, inner] of Object.entries(one)) look(name, inner as Json);
		else if (holdsSecret(field, one)) names.add(field);
	};
	look('', value);
	if (names.size === 0) return {value, notes: []};
	const fields = [...names].toSorted();
	const note = `hidden: ${fields.join(', ')} ${fields.length === 1 ? 'holds a secret' : 'hold secrets'}`;
	return {value: shownSafe('', value) as Value, notes: [note]};
}

/** What a step sets, as it may be shown: field -> its values, `{old, new}`. */
export const setHidden = <Values extends object>(set: {readonly [field: string]: Values}): {readonly [field: string]: Values} =>
	Object.fromEntries(
		Object.entries(set).map(([field, values]) => [
			field,
			isSecretField(field)
				? (Object.fromEntries(Object.entries(values).map(([which, value]) => [which, shownSafe(field, value as Json)])) as Values)
				: values,
		]),
	);
