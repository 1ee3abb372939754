import {own} from '../../../core/own-property.js';
import {owners} from '../../filters/absent.js';
import {idOf, type Scene, textOf} from '../../model/context.js';
import {choice, color, type Field, fixed, ref, slug, text, unique} from '../../model/field.js';
import {decimals, flags, numbers, relation, singles, texts} from '../../model/filter-spec.js';
import type {Kind} from '../../model/kind.js';
import {identity, named, times, untagged} from '../parts.js';
import {fieldFaults} from './custom-field-faults.js';
import {anyType, typeList} from './type-lists.js';

/** How many objects bear a tag. */
function tagged(id: number, scene: Scene): number {
	let found = 0;
	for (const [path, table] of scene.world.tables) {
		if (path === 'core/object-changes') continue;
		for (const record of table.values()) found += Number(Array.isArray(record['tags']) && record['tags'].includes(id));
	}
	return found;
}

/** Tags. */
export const tag: Kind = {
	...named('extras/tags', 'extras.tag', 'Tag'),
	fields: {
		...identity('extras/tags'),
		...{name: unique(), slug, color, description: text(), weight: {is: 'number', min: 0, initial: 1000}},
		...{object_types: typeList('tags'), tagged_items: {is: 'made', counted: true, make: (record, scene) => tagged(idOf(record), scene)}},
		...times,
	},
	brief: ['id', 'url', 'display', 'name', 'slug', 'color', 'description'],
	nested: ['id', 'url', 'display_url', 'display', 'name', 'slug', 'color'],
	ordering: ['weight', 'name'],
	sorts: {tagged_items: (record, scene) => String(tagged(idOf(record), scene)).padStart(16, '0')},
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
const bound: Field = {is: 'decimal', digits: 16, places: 4, initial: null};

/** The JSON type of a field's values, as `data_type` says it. */
const dataTypes: {readonly [type: string]: string} = {
	...{integer: 'integer', decimal: 'decimal', boolean: 'boolean', json: 'object', object: 'object', multiselect: 'array', multiobject: 'array'},
};

/** What the name of a custom field is made of. */
const nameRules = [
	{pattern: /^[a-z0-9_]+$/iu, fault: 'Only alphanumeric characters and underscores are allowed.'},
	{pattern: /^(?!.*__)/u, fault: 'Double underscores are not permitted in custom field names.'},
];

/** Custom fields. */
export const customField: Kind = {
	...named('extras/custom-fields', 'extras.customfield', 'CustomField', 'custom field'),
	global: true,
	display: (record) => textOf(record, 'label') || capitalised(textOf(record, 'name').replaceAll('_', ' ')),
	fields: {
		...identity('extras/custom-fields'),
		...{object_types: typeList('custom_fields', {required: true}), type: {is: 'choice', choices: types, initial: 'text', required: true}},
		related_object_type: anyType,
		...{
			data_type: {is: 'made', make: (record) => own(dataTypes, textOf(record, 'type')) ?? 'string'},
			name: {is: 'text', max: 50, required: true, unique: true, rules: nameRules},
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
	steady: {type: 'Changing the type of custom fields is not supported.'},
	clean: (record, scene, before) => fieldFaults(record, {scene, before, types}),
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
