import type {Json, Row} from '../../../output/output.js';
import type {Scene} from '../../model/context.js';
import type {Field} from '../../model/field.js';
import {isReadOnly} from '../options.js';

const component = (name: string): Row => ({$ref: `#/components/schemas/${name}`});
const list = (items: Json): Row => ({type: 'array', items});
const slugPattern = '^[-a-zA-Z0-9_]+$';

/** Whether a row may show null in a field. */
function mayBeNull(field: Field): boolean {
	if (field.is === 'text') return field.nullable === true;
	if (field.is === 'ref' || field.is === 'type') return field.required !== true;
	if (field.is === 'number') return field.required !== true && field.initial === undefined;
	if (field.is === 'choice' || field.is === 'decimal') return field.initial === null && !('required' in field && field.required);
	if (field.is === 'fixed') return field.value === null;
	return ['time', 'found', 'mac'].includes(field.is) && !('required' in field && field.required);
}

const brief = (path: string, scene: Scene): string => `Brief${scene.kindOf(path).model}`;
const oneObject = (reference: Row, marks: Row): Row => (Object.keys(marks).length === 0 ? reference : {allOf: [reference], ...marks});

/** How a row shows a field. */
export function shownSchema(name: string, field: Field, scene: Scene): Row {
	const marks = {...(isReadOnly(name, field) && {readOnly: true}), ...(mayBeNull(field) && {nullable: true})};
	if (field.is === 'choice' && !field.bare) return {type: 'object', properties: {value: choices(field), label: labels(field)}, ...marks};
	if (field.is === 'ref' && !field.bare) return oneObject(component(brief(field.to, scene)), marks);
	if (field.is === 'refs') return {...list(component(field.to === 'extras/tags' ? 'NestedTag' : brief(field.to, scene))), ...marks};
	return {...plain(name, field), ...marks};
}

/** How a body writes a field: objects by their number or attributes, choices by their value. */
export function writtenSchema(field: Field, scene: Scene): Row {
	const marks = mayBeNull(field) ? {nullable: true} : {};
	if (field.is === 'ref') return {oneOf: [{type: 'integer'}, oneObject(component(`${brief(field.to, scene)}Request`), marks)], ...marks};
	if (field.is === 'refs') return list(field.to === 'extras/tags' ? component('NestedTagRequest') : {type: 'integer'});
	if (field.is === 'choice') return {...choices(field), ...marks};
	const isFilled = field.is === 'text' && (field.required === true || (field.color === true && field.initial !== ''));
	return {...plain('', field), ...(isFilled && {minLength: 1}), ...marks};
}

type Choice = Extract<Field, {is: 'choice'}>;

function choices({choices: all, initial, blank}: Choice): Row {
	const values = Object.keys(all);
	if (typeof initial === 'number') return {enum: values.map(Number), type: 'integer'};
	return {enum: blank ? [...values, '', null] : values, type: 'string', ...(blank && {nullable: true})};
}

const labels = ({choices: all}: Choice): Row => ({type: 'string', enum: [...new Set(Object.values(all))]});

/** What is the same in rows and bodies. */
function plain(name: string, field: Field): Row {
	switch (field.is) {
		case 'text':
			return {
				type: 'string',
				...(Number.isFinite(field.max ?? Number.NaN) && {maxLength: field.max ?? 0}),
				...(field.slug && {pattern: slugPattern}),
			};
		case 'number':
			return {type: 'integer', ...(field.min !== undefined && {minimum: field.min}), ...(field.max !== undefined && {maximum: field.max})};
		case 'decimal':
			return {type: 'number', format: 'double'};
		case 'flag':
			return {type: 'boolean'};
		case 'choice':
			return choices(field);
		case 'time':
			return {type: 'string', format: 'date-time'};
		case 'count':
		case 'ref':
			return {type: 'integer'};
		case 'custom':
			return {type: 'object', additionalProperties: {}};
		case 'ranges':
		case 'ends':
		case 'mappings':
			return list({});
		case 'network':
		case 'mac':
		case 'type':
			return {type: 'string'};
		case 'made':
			return madeTypes[name] ?? {};
		default:
			return {};
	}
}

/** What rows show that follows from them. */
const madeTypes: {readonly [name: string]: Row | undefined} = {
	id: {type: 'integer'},
	url: {type: 'string', format: 'uri'},
	display_url: {type: 'string', format: 'uri'},
	display: {type: 'string'},
	_depth: {type: 'integer'},
	data_type: {type: 'string'},
	choices_count: {type: 'integer'},
	tagged_items: {type: 'integer'},
};
