import {parseJson} from '../../core/json-text.js';
import type {JobEvent} from '../../jobs/job.js';
import {lineDepth} from '../../output/json-lines.js';
import type {KeyedRow, Output, Row, Tree} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';

/**
 * Records of releases before lines of JSON: one JSON value each, with rows as objects, and maps as lists of entries under a key that no JSON of NetBox has. Jobs
 * are kept for 30 days: this file can go a few releases later.
 */
const mapKey = '\0map';

/** Whether a text was written in that form: the first line of all others begins with its form. */
export const isOldForm = (text: string): boolean => text !== '' && !text.startsWith('{"form":');

/** The events of an old record. */
export const readOldEvents = (text: string): readonly JobEvent[] => readValue(text) as readonly JobEvent[];

/** The output of an old record. */
export function readOldOutput(text: string): Output {
	const output = readValue(text) as Output;
	if (output.kind !== 'groups') return output;
	const rowsOf = (rows: readonly unknown[]): KeyedRow[] =>
		(rows as readonly (Omit<KeyedRow, 'held'> & {readonly row: Row})[]).map(({row, ...rest}) => ({...rest, held: {row}}));
	return {...output, groups: output.groups.map((group) => ({...group, rows: rowsOf(group.rows)}))};
}

const readValue = (text: string): unknown => withMaps(parseJson(text, lineDepth));

function withMaps(value: Tree): Tree {
	if (isList(value)) return value.map((inner) => withMaps(inner as Tree));
	if (!isRow(value)) return value;
	const map = Object.hasOwn(value, mapKey) ? value[mapKey] : undefined;
	if (isList(map)) return new Map((map as readonly [string, Tree][]).map(([key, inner]) => [key, withMaps(inner)]));
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMaps(inner)]));
}
