import type {Json, Row} from '../../../output/output.js';
import {type Scene, target, textOf} from '../../model/context.js';
import {tableOf} from '../../model/tables.js';
import {choicesOf} from './choice-sets.js';

/** A custom field as rows and bodies need it. */
export type KnownField = {
	readonly name: string;
	readonly type: string;
	readonly initial: Json;
	readonly choices: readonly (readonly [string, string])[];
	readonly choiceSet: string;
	readonly required: boolean;
	readonly unique: boolean;
	/** What the text begins with; empty where it may be any. */
	readonly regex: string;
	readonly minimum: number | null;
	readonly maximum: number | null;
	/** `disabled`, `loose` or `exact`. */
	readonly filterLogic: string;
	/** The content type of the objects that it shows. */
	readonly related: string;
};

/** The custom fields of a kind, in the order in which a row shows them; those that are active, unless others are asked for too. */
export function customFieldsOf(scene: Scene, type: string, wanted: readonly string[] = ['active']): readonly KnownField[] {
	return [...tableOf(scene.world, 'extras/custom-fields').values()]
		.filter(({object_types, status}) => Array.isArray(object_types) && object_types.includes(type) && wanted.includes(String(status)))
		.toSorted(byPlace)
		.map((record) => knownField(record, scene));
}

/** A custom field from its record. */
export function knownField(record: Row, scene: Scene): KnownField {
	const set = target(scene, 'extras/custom-field-choice-sets', record['choice_set']) ?? {};
	return {
		name: textOf(record, 'name'),
		type: textOf(record, 'type'),
		initial: record['default'] ?? null,
		choices: choicesOf(set),
		choiceSet: textOf(set, 'name'),
		required: record['required'] === true,
		unique: record['unique'] === true,
		regex: textOf(record, 'validation_regex'),
		minimum: boundOf(record, 'validation_minimum'),
		maximum: boundOf(record, 'validation_maximum'),
		filterLogic: textOf(record, 'filter_logic'),
		related: textOf(record, 'related_object_type'),
	};
}

const boundOf = (record: Row, field: string): number | null => (typeof record[field] === 'number' ? record[field] : null);

/** By group, weight and name. */
function byPlace(a: Row, b: Row): number {
	const order = (left: string, right: string): number => Number(left > right) - Number(left < right);
	const weights = Number(a['weight']) - Number(b['weight']);
	return order(textOf(a, 'group_name'), textOf(b, 'group_name')) || weights || order(textOf(a, 'name'), textOf(b, 'name'));
}
