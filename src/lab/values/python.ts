import {stringifyJson} from '../../core/json-text.js';
import type {Json} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';

/** A value as Python prints it inside a list or a dictionary: `['zz']`, `{'value': None}`. */
export function pythonText(value: Json): string {
	if (typeof value === 'string') return `'${value}'`;
	if (value === null) return 'None';
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (Array.isArray(value)) return `[${(value as readonly Json[]).map(pythonText).join(', ')}]`;
	if (isRow(value))
		return `{${Object.entries(value)
			.map(([key, one]) => `'${key}': ${pythonText(one)}`)
			.join(', ')}}`;
	return stringifyJson(value);
}
