import {err, ok, type Result} from '../../../core/result.js';
import type {Json, Row} from '../../../output/output.js';
import {isRow} from '../../../output/row-values.js';
import {owners} from '../../filters/absent.js';
import {crash} from '../../http/answer.js';
import {idOf, type Scene, textOf} from '../../model/context.js';
import {fixed, type Said, text, unique} from '../../model/field.js';
import {flags, singles, texts} from '../../model/filter-spec.js';
import type {Faults, Kind} from '../../model/kind.js';
import {tableOf} from '../../model/tables.js';
import {said} from '../../values/plain-values.js';
import {typeName} from '../../values/type-name.js';
import {identity, named, times, untagged} from '../parts.js';

const path = 'extras/custom-field-choice-sets';

/** The colours that a choice can have. */
const colors = [...['blue', 'indigo', 'purple', 'pink', 'red', 'orange', 'yellow', 'green', 'teal', 'cyan', 'gray', 'black', 'white']];

/** The choices of selection fields: pairs of value and label. */
export const choiceSet: Kind = {
	...named(path, 'extras.customfieldchoiceset', 'CustomFieldChoiceSet', 'custom field choice set'),
	global: true,
	fields: {
		...identity(path, {page: 'extras/custom-field-choices'}),
		...{name: unique(), description: text(), base_choices: fixed()},
		...{extra_choices: {is: 'json', initial: [], required: true, read: readPairs}, choice_colors: {is: 'json', initial: {}, read: readColors}},
		...{order_alphabetically: {is: 'flag', initial: false}, choices_count: {is: 'made', make: (record) => choicesOf(record).length}, owner: fixed()},
		...times,
	},
	brief: ['id', 'url', 'display', 'name', 'description', 'choices_count'],
	lacks: ['choice_colors'],
	filters: {
		...untagged,
		...owners,
		...texts('name'),
		...singles('base_choices'),
		choice: {by: 'test', matches: (record, value) => choicesOf(record).some(([one]) => one === value)},
		...flags('order_alphabetically'),
	},
	search: ['name', 'description'],
	clean: setFaults,
	settle: (record) => (record['order_alphabetically'] === true ? {...record, extra_choices: byValue(choicesOf(record))} : record),
};

const byValue = (pairs: readonly (readonly [string, string])[]): Json =>
	pairs.toSorted(([a], [b]) => Number(a > b) - Number(a < b)) as unknown as Json;

/** The pairs of value and label of a choice set. */
export function choicesOf(record: {readonly [field: string]: unknown}): readonly (readonly [string, string])[] {
	const pairs = record['extra_choices'];
	return Array.isArray(pairs) ? pairs.map((pair) => [String(pair[0]), String(pair[1])] as const) : [];
}

/** Reads pairs; what is wrong with each is told at its place (read in `ListField` of the framework). */
function readPairs(value: Json): Result<Json, Said> {
	if (!Array.isArray(value)) return err(`Expected a list of items but got type "${typeName(value)}".`);
	const faults = value.flatMap((pair: Json, index) => {
		const fault = pairFault(pair);
		return fault === undefined ? [] : [[String(index), [fault]] as const];
	});
	if (faults.length > 0) return err(Object.fromEntries(faults));
	const bare = (value as readonly (readonly Json[])[]).flat().find((one) => typeof one !== 'string');
	if (bare !== undefined) throw crash('TypeError', `object of type '${typeName(bare)}' has no len()`);
	return ok(value);
}

function pairFault(pair: Json): string | undefined {
	if (pair === null) return 'This field may not be null.';
	if (!Array.isArray(pair)) return `Expected a list of items but got type "${typeName(pair)}".`;
	if (pair.length < 2) return 'Ensure this field has at least 2 elements.';
	return pair.length > 2 ? 'Ensure this field has no more than 2 elements.' : undefined;
}

function readColors(value: Json): Result<Json, Said> {
	if (value === null) return err('This field may not be null.');
	if (!isRow(value)) return err(`Expected a dictionary of items but got type "${typeName(value)}".`);
	const faults = Object.entries(value).flatMap(([name, color]) =>
		colors.includes(said(color)) ? [] : [[name, [`"${said(color)}" is not a valid choice.`]] as const],
	);
	return faults.length > 0 ? err(Object.fromEntries(faults)) : ok(value);
}

/** A set has choices, each once; a choice that objects have stays (rules and words of 4.7.3). */
function setFaults(record: Row, scene: Scene, before: Row | undefined): Faults | undefined {
	const values = choicesOf(record).map(([value]) => value);
	if (values.length === 0) return {__all__: ['Must define base or extra choices.']};
	const twice = values.find((value, index) => values.indexOf(value) < index);
	if (twice !== undefined) return {__all__: [`Duplicate value '${twice}' found in extra choices.`]};
	const foreign = Object.keys((record['choice_colors'] ?? {}) as Row).filter((name) => !values.includes(name));
	if (foreign.length > 0)
		return {choice_colors: [`Color mappings must reference an existing choice value. Invalid value(s): ${foreign.toSorted().join(', ')}.`]};
	const gone = before === undefined ? [] : choicesOf(before).flatMap(([value]) => (values.includes(value) ? [] : [value]));
	const used = gone.length === 0 ? undefined : usedChoice(gone, record, scene);
	return used === undefined ? undefined : {__all__: [used]};
}

/** What is said of a choice that is to go and that objects have. */
function usedChoice(gone: readonly string[], set: Row, scene: Scene): string | undefined {
	for (const field of tableOf(scene.world, 'extras/custom-fields').values()) {
		if (field['choice_set'] !== idOf(set) || !Array.isArray(field['object_types'])) continue;
		for (const type of field['object_types'] as readonly string[]) {
			const kind = scene.kindOfType(type);
			const rows = kind === undefined ? [] : [...tableOf(scene.world, kind.path).values()];
			const has = (choice: string) => (row: Row) => [((row['custom_fields'] ?? {}) as Row)[textOf(field, 'name')] ?? null].flat().includes(choice);
			const used = gone.find((choice) => rows.some(has(choice)));
			if (used !== undefined && kind !== undefined) return `Cannot remove choice ${used} as there are ${type} objects which reference it.`;
		}
	}
	return undefined;
}
