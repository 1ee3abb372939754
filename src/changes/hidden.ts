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
