import {stringifyJson} from '../core/json-text.js';
import type {Json} from './output.js';
import {isList, isRow} from './row-values.js';
import {keysOf} from './sort-keys.js';

/** A value as one text, whatever the order of its keys: two values are the same where these are. Lists keep their order. */
export function canonicalText(value: Json): string {
	if (isList(value)) return `[${(value as readonly Json[]).map(canonicalText).join(',')}]`;
	if (!isRow(value)) return stringifyJson(value);
	return `{${keysOf(value)
		.map((key) => `${stringifyJson(key)}:${canonicalText(value[key] ?? null)}`)
		.join(',')}}`;
}
