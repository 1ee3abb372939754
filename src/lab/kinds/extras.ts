import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import {owners} from '../filters/absent.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import {choice, color, type Field, fixed, ref, slug, text, unique} from '../model/field.js';
import {common, decimals, flags, numbers, relation, singles, texts} from '../model/filter-spec.js';
import type {Faults, Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {identity, named} from './parts.js';

const times: {readonly created: Field; readonly last_updated: Field} = {created: {is: 'time'}, last_updated: {is: 'time'}};

/** How many objects bear a tag. */
function tagged(id: number, scene: Scene): number {
	let found = 0;
	for (const [path, table] of scene.world.tables) {
		if (path === 'core/object-changes') continue;
		for (const record of table.values()) found += Number(Array.isArray(record['tags']) && record['tags'].includes(id));
	}
	return found;
}

const {tag: _tag, tag_id: _tagId, ...untagged} = common;

/** Tags. */
export const tag: Kind = {
	...named('extras/tags', 'extras.tag', 'Tag'),
	fields: {
		...identity('extras/tags'),
		...{name: unique(), slug, color, description: text(), weight: {is: 'number', min: 0, initial: 1000}},
		...{object_types: {is: 'json', initial: []}, tagged_items: {is: 'made', make: (record, scene) => tagged(idOf(record), scene)}},
		...times,
	},
	brief: ['id', 'url', 'display', 'name', 'slug', 'color', 'description'],
	nested: ['id', 'url', 'display_url', 'display', 'name', 'slug', 'color'],
	ordering: ['weight', 'name'],
	lacks: ['content_type', 'content_type_id', 'for_object_type_id', 'object_types'],
	filters: {...untagged, ...owners, ...texts('name', 'slug', 'color'), ...numbers('weight')},
	search: ['name', 'slug', 'description'],
};

const types = {
	...{text: 'Text', longtext: 'Text (long)', integer: 'Integer', decimal: 'Decimal', boolean: 'Boolean', date: 'Date', datetime: 'Date & time'},
	...{url: 'URL', json: 'JSON', select: 'Selection', multiselect: 'Multiple selection', object: 'Object', multiobject: 'Multiple objects'},
};

/** A field whose values are being written or removed in the background is not active, and shows nowhere. */
const statuses = {active: 'Active', provisioning: 'Provisioning', deleting: 'Deleting'};

/** A bound of a number field. */
const bound: Field = {is: 'json', initial: null};

/** The JSON type of a field's values, as `data_type` says it. */
const dataTypes: {readonly [type: string]: string} = {
	...{integer: 'integer', decimal: 'number', boolean: 'boolean', json: 'object', object: 'object', multiselect: 'array', multiobject: 'array'},
};

/** Custom fields. */
export const customField: Kind = {
	...named('extras/custom-fields', 'extras.customfield', 'CustomField', 'custom field'),
	global: true,
	display: (record) => textOf(record, 'label') || capitalised(textOf(record, 'name').replaceAll('_', ' ')),
	fields: {
		...identity('extras/custom-fields'),
		...{object_types: {is: 'json', initial: [], required: true}, type: choice(types, 'text')},
		related_object_type: {is: 'text', max: 100, nullable: true},
		...{
			data_type: {is: 'made', make: (record) => own(dataTypes, textOf(record, 'type')) ?? 'string'},
			name: unique(50),
			label: text(50),
			group_name: text(50),
		},
		...{
			description: text(),
			required: {is: 'flag', initial: false},
			unique: {is: 'flag', initial: false},
			search_weight: {is: 'number', min: 0, initial: 1000},
		},
		...{
			filter_logic: choice({disabled: 'Disabled', loose: 'Loose', exact: 'Exact'}, 'loose'),
			ui_visible: choice({always: 'Always', 'if-set': 'If set', hidden: 'Hidden'}, 'always'),
		},
		...{
			ui_editable: choice({yes: 'Yes', no: 'No', hidden: 'Hidden'}, 'yes'),
			is_cloneable: {is: 'flag', initial: false},
			nulls_first: {is: 'flag', initial: true},
		},
		...{default: {is: 'json', initial: null}, related_object_filter: {is: 'json', initial: null}, weight: {is: 'number', min: 0, initial: 100}},
		...{validation_minimum: bound, validation_maximum: bound, validation_regex: text(500), validation_schema: fixed()},
		...{
			choice_set: ref('extras/custom-field-choice-sets'),
			status: {is: 'choice', choices: statuses, initial: 'active', frozen: true},
			owner: fixed(),
			comments: text(Number.POSITIVE_INFINITY),
		},
		...times,
	},
	brief: ['id', 'url', 'display', 'name', 'description'],
	ordering: ['group_name', 'weight', 'name'],
	lacks: ['object_type', 'object_type_id', 'related_object_type', 'related_object_type_id'],
	filters: {
		...untagged,
		...owners,
		...texts('name', 'label', 'group_name', 'validation_regex'),
		...relation('choice_set', 'extras/custom-field-choice-sets', {key: 'name'}),
		...decimals('validation_maximum', 'validation_minimum'),
		...flags('nulls_first', 'required', 'unique', 'is_cloneable'),
		...numbers('weight', 'search_weight'),
		...singles('filter_logic', 'ui_visible', 'ui_editable', 'status'),
		type: {by: 'choice', field: 'type', orNull: true},
	},
	search: ['name', 'label', 'group_name', 'description', 'comments'],
	clean: fieldFaults,
};

/** A field that is not active is not changed at all; one that shows objects says of which kind, and no other does. */
function fieldFaults(record: Row): Faults | undefined {
	const [name, status, type] = [textOf(record, 'name'), textOf(record, 'status'), textOf(record, 'type')];
	if (record['id'] !== undefined && status !== 'active')
		return {__all__: [`Custom field '${name}' cannot be modified while its stored data is being updated (status: ${status}).`]};
	const related = textOf(record, 'related_object_type');
	if (isOfObjects(type) === (related !== '')) return undefined;
	if (related === '') return {related_object_type: ['Object fields must define an object type.']};
	return {type: [`${own(types, type) ?? type} fields may not define an object type.`]};
}

const isOfObjects = (type: string): boolean => type === 'object' || type === 'multiobject';

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The choices of selection fields: pairs of value and label. */
export const choiceSet: Kind = {
	...named('extras/custom-field-choice-sets', 'extras.customfieldchoiceset', 'CustomFieldChoiceSet', 'custom field choice set'),
	global: true,
	fields: {
		...identity('extras/custom-field-choice-sets'),
		...{name: unique(), description: text(), base_choices: fixed(), extra_choices: {is: 'json', initial: []}},
		...{order_alphabetically: {is: 'flag', initial: false}, choices_count: {is: 'made', make: (record) => choicesOf(record).length}},
		...{owner: fixed(), comments: text(Number.POSITIVE_INFINITY)},
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
};

/** The pairs of value and label of a choice set. */
function choicesOf(record: {readonly [field: string]: unknown}): readonly (readonly [string, string])[] {
	const pairs = record['extra_choices'];
	return Array.isArray(pairs) ? pairs.map((pair) => [String(pair[0]), String(pair[1])] as const) : [];
}

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
		.map((record) => {
			const set = target(scene, 'extras/custom-field-choice-sets', record['choice_set']) ?? {};
			const [name, kind] = [textOf(record, 'name'), textOf(record, 'type')];
			return {
				name,
				type: kind,
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
		});
}

const boundOf = (record: Row, field: string): number | null => (typeof record[field] === 'number' ? record[field] : null);

/** By group, weight and name. */
function byPlace(a: Row, b: Row): number {
	const order = (left: string, right: string): number => Number(left > right) - Number(left < right);
	const weights = Number(a['weight']) - Number(b['weight']);
	return order(textOf(a, 'group_name'), textOf(b, 'group_name')) || weights || order(textOf(a, 'name'), textOf(b, 'name'));
}
