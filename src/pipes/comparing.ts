import type {Condition} from '../language/read/sentence.js';
import type {FieldType} from '../language/tree/schema.js';
import type {Json, Row} from '../output/output.js';
import {isRow, type PlacedRow, valueAt} from '../output/row-values.js';
import {parseAddress} from '../text/address.js';
import {asnOf} from '../text/asn.js';
import {anyOf} from '../text/did-you-mean.js';
import {readAge, readTime} from '../text/times.js';

/** Why a condition is impossible: a word that is no value of the field, or an operator that does not compare it. */
export type ConditionFault =
	| {readonly word: string; readonly expected: string; readonly choices: readonly string[]}
	| {readonly operators: readonly string[]};

type ConditionValue = Condition['values'][number];

/** The fault in comparing a field of this type, whatever the rows; words that may be choices of NetBox are not checked here. */
export function faultOf({op, values}: Condition, type: FieldType): ConditionFault | undefined {
	if (!operatorsOf(type).includes(op)) return {operators: operatorsOf(type)};
	if (op === '~' || op === '!~') return undefined;
	const wrong = values.find((value) => !isPattern(op, value) && !isValue(value.text, op, type));
	return wrong && {word: wrong.text, expected: expectedOf(op, type), choices: type.type === 'enum' ? Object.keys(type.values ?? {}) : []};
}

/** With = and !=, `none` and globs stand for themselves. */
const isPattern = (op: Condition['op'], {text, quoted}: ConditionValue): boolean =>
	(op === '=' || op === '!=') && !quoted && (text.toLowerCase() === 'none' || /[*?]/.test(text));

const every: readonly Condition['op'][] = ['=', '!=', '~', '!~', '<', '<=', '>', '>='];

function operatorsOf({type}: FieldType): readonly Condition['op'][] {
	if (type === 'address') return [...every, 'in'];
	return type === 'choice' || type === 'enum' || type === 'boolean' ? ['=', '!=', '~', '!~'] : every;
}

function isValue(word: string, op: Condition['op'], type: FieldType): boolean {
	switch (type.type) {
		case 'number':
			return /^[-+]?\d+(?:\.\d+)?$/.test(word);
		case 'asn':
			return asnOf(word) !== undefined;
		case 'address':
			return parseAddress(word) !== undefined;
		case 'time':
			return readTime(word) !== undefined || (op !== '=' && op !== '!=' && readAge(word) !== undefined);
		case 'boolean':
			return /^(?:true|false)$/i.test(word);
		case 'enum':
			return isChoice(word, Object.entries(type.values ?? {}));
		case 'choice':
		case 'text':
			return true;
		default:
			return type.type satisfies never;
	}
}

function expectedOf(op: Condition['op'], {type, values = {}}: FieldType): string {
	switch (type) {
		case 'number':
			return 'a number';
		case 'asn':
			return 'an AS number, as 65101, AS65101 or 1.10';
		case 'address':
			return op === 'in' ? 'a prefix, as 172.16.0.0/16' : 'an IP address';
		case 'time':
			return op === '=' || op === '!=' ? 'a date or time, as 2026-01-31' : 'a date or time, as 2026-01-31, or an age, as 2d';
		case 'boolean':
			return 'True or False';
		default:
			return anyOf(Object.keys(values));
	}
}

/** Whether a word is one of the choices, by value or label, case ignored. */
export const isChoice = (word: string, choices: readonly (readonly [value: string, label: string])[]): boolean =>
	choices.some((choice) => choice.some((form) => form.toLowerCase() === word.toLowerCase()));

/** The type of a field's values, by the rows; undefined if no row has one. A path that ends in `asn` holds AS numbers. */
export function typeByRows(rows: readonly PlacedRow[], paths: readonly string[]): FieldType | undefined {
	const values = rows.flatMap((row) => valueAt(row, paths) ?? []).filter((value) => value !== '');
	if (values.length === 0) return undefined;
	const all = (test: (value: Json) => boolean): boolean => values.every((value) => test(value as Json));
	const isAsn = paths.every((path) => path.split('.').at(-1) === 'asn');
	if (all((value) => typeof value === 'number')) return {type: isAsn ? 'asn' : 'number'};
	if (all((value) => typeof value === 'boolean')) return {type: 'boolean'};
	if (all(isChoiceObject)) return {type: 'choice'};
	if (all((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && readTime(value) !== undefined)) return {type: 'time'};
	return all((value) => addressIn(value) !== undefined) ? {type: 'address'} : {type: 'text'};
}

/** The choices that rows have in a field; none where a row has anything else there. */
export function choicesIn(rows: readonly PlacedRow[], field: string): readonly (readonly [value: string, label: string])[] {
	const values = rows.flatMap((row) => valueAt(row, [field]) ?? []);
	if (!values.every(isChoiceObject)) return [];
	return [...new Map(values.map((value) => [String((value as Row)['value']), String((value as Row)['label'])]))];
}

/** A choice of NetBox: `{"value": "active", "label": "Active"}`. */
const isChoiceObject = (value: Json): boolean => isRow(value) && Object.hasOwn(value, 'value') && Object.hasOwn(value, 'label');

/** The address in a text, in an IP address of NetBox or in a prefix. */
const addressIn = (value: Json) => {
	const text = isRow(value) ? (value['address'] ?? value['prefix']) : value;
	return typeof text === 'string' ? parseAddress(text) : undefined;
};
