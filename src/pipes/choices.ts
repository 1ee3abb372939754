import type {FieldType} from '../language/tree/schema.js';
import type {Json, Row} from '../output/output.js';
import {cellText, type PlacedRow, valueAt} from '../output/row-values.js';

/** Whether a value has a label too, by which it may be asked for. */
export const isLabelled = ({type}: FieldType): boolean => type === 'choice' || type === 'enum';

/** Where the labels of choices stand: beside their values, or with a row that holds the values alone. */
export const labelPaths = (paths: readonly string[]): readonly string[] =>
	paths.flatMap((path) => [...(path.endsWith('.value') ? [path.replace(/value$/, 'label')] : []), `$label.${path}`]);

/** The labels of the values at some paths, by the names that the values get, for a row that holds no more than these; undefined where they say nothing new. */
export function labelsOf(row: PlacedRow, fields: readonly {readonly name: string; readonly paths: readonly string[]}[]): Row | undefined {
	const labels = fields.flatMap(({name, paths}): readonly (readonly [string, Json])[] => {
		const label = valueAt(row, labelPaths(paths));
		return label === null || cellText(label).toLowerCase() === cellText(valueAt(row, paths)).toLowerCase() ? [] : [[name, label]];
	});
	return labels.length > 0 ? Object.fromEntries(labels) : undefined;
}

/** A word without case, and the values of which the tree says that it is their label. */
export const wordsFor = (text: string, {values = {}}: FieldType): readonly string[] => [
	text.toLowerCase(),
	...Object.entries(values).flatMap(([value, label]) => (label !== '' && label.toLowerCase() === text.toLowerCase() ? [value.toLowerCase()] : [])),
];
