import {own} from '../../../core/own-property.js';
import type {Row} from '../../../output/output.js';
import {type Scene, textOf} from '../../model/context.js';
import type {Choices} from '../../model/field.js';
import type {Faults} from '../../model/kind.js';
import {readCustomValue} from '../../values/custom-values.js';
import {said} from '../../values/plain-values.js';
import {knownField} from './known-fields.js';

type At = {readonly scene: Scene; readonly before: Row | undefined; readonly types: Choices};

/** What is wrong with a custom field: rules and words of 4.7.3, in its order. */
export function fieldFaults(record: Row, at: At): Faults | undefined {
	const [name, status, type] = [textOf(record, 'name'), textOf(record, 'status'), textOf(record, 'type')];
	if (record['id'] !== undefined && status !== 'active')
		return {__all__: [`Custom field '${name}' cannot be modified while its stored data is being updated (status: ${status}).`]};
	return defaultFault(record, at.scene) ?? ruleFaults(record, type) ?? choiceFaults(record, type) ?? objectFaults(record, type, at);
}

function defaultFault(record: Row, scene: Scene): Faults | undefined {
	const value = record['default'] ?? null;
	if (value === null) return undefined;
	const isText = ['text', 'longtext'].includes(textOf(record, 'type'));
	const read = readCustomValue(knownField(record, scene), isText ? said(value) : value);
	return read.ok ? undefined : {default: [`Invalid default value "${said(value)}": ${read.error}`]};
}

/** Which rules a type has. */
function ruleFaults(record: Row, type: string): Faults | undefined {
	if (type !== 'integer' && type !== 'decimal') {
		if (record['validation_minimum']) return {validation_minimum: ['A minimum value may be set only for numeric fields']};
		if (record['validation_maximum']) return {validation_maximum: ['A maximum value may be set only for numeric fields']};
	}
	if (textOf(record, 'validation_regex') !== '' && !['text', 'longtext', 'url'].includes(type))
		return {validation_regex: ['Regular expression validation is supported only for text and URL fields']};
	return record['unique'] === true && type === 'boolean' ? {unique: ['Uniqueness cannot be enforced for boolean fields']} : undefined;
}

function choiceFaults(record: Row, type: string): Faults | undefined {
	const isSelection = type === 'select' || type === 'multiselect';
	if (isSelection && record['choice_set'] === null) return {choice_set: ['Selection fields must specify a set of choices.']};
	return !isSelection && record['choice_set'] !== null ? {choice_set: ['Choices may be set only on selection fields.']} : undefined;
}

/** One that shows objects says of which kind, and no other does. */
function objectFaults(record: Row, type: string, {types}: At): Faults | undefined {
	const [isOfObjects, related, filter] = [
		type === 'object' || type === 'multiobject',
		textOf(record, 'related_object_type'),
		record['related_object_filter'] ?? null,
	];
	if (isOfObjects && related === '') return {related_object_type: ['Object fields must define an object type.']};
	if (!isOfObjects && related !== '') return {type: [`${own(types, type) ?? type} fields may not define an object type.`]};
	if (filter === null) return undefined;
	if (!isOfObjects) return {related_object_filter: ['A related object filter can be defined only for object fields.']};
	const isDictionary = typeof filter === 'object' && !Array.isArray(filter);
	return isDictionary ? undefined : {related_object_filter: ['Filter must be defined as a dictionary mapping attributes to values.']};
}
