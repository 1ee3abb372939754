import {type Failure, failure} from '../../core/failure.js';
import type {FieldRule, FieldRules} from '../../netbox/read/field-rules.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {shortValue} from '../values/field-values.js';

/** What a body says of an object: a name, an id, or attributes. */
export type SaidObject = string | number | Row;

/** A field of a body that names objects, or may: `field` is `site` or `custom_fields.peer`. */
export type RelatedField = {readonly field: string; readonly value: Json; readonly rule: FieldRule | undefined};

/** Whether a field may name objects by what NetBox says of it alone; its schema tells the rest. */
export function mayName({field, value, rule}: RelatedField): boolean {
	if (value === null || rule === undefined || rule.readOnly || rule.choices) return false;
	if (isOfObject(rule)) return true;
	// A content type is a text in such a field, and an empty list names nothing.
	return mayList.has(rule.type ?? '') && !field.endsWith('_type') && !(isList(value) && value.length === 0);
}

/** NetBox's words for lists of objects; it says them of JSON and of other lists too. */
const mayList: ReadonlySet<string> = new Set(['field', 'list']);

/** Whether NetBox says that a field names one object. */
export const isOfObject = (rule: FieldRule | undefined): boolean => rule?.type === 'nested object';

/** The field with the type of the object that this one names by its id: `scope_type` of `scope_id`; undefined of all other fields. */
export function typeFieldOf(name: string, rules: FieldRules): string | undefined {
	const type = name.endsWith('_id') ? name.replace(/_id$/, '_type') : undefined;
	return type !== undefined && Object.hasOwn(rules, type) ? type : undefined;
}

/** How an object is said within a value, and where: the place in a list (from 0), and the key of an item. */
export type SaidPlace = {readonly said: SaidObject; readonly at: readonly (string | number)[]};

/** What a value says of objects, each by itself. */
export function saidIn(value: Json): readonly SaidPlace[] {
	const items = isList(value) ? (value as readonly Json[]).map((one, place) => ({said: one, at: [place]})) : [{said: value, at: []}];
	return items.flatMap(({said, at}) => (isSaid(said) ? [{said, at}] : []));
}

/** A name, an id, or attributes. */
export const isSaid = (value: Json): value is SaidObject =>
	(typeof value === 'string' && value !== '') ||
	(Number.isSafeInteger(value) && Number(value) > 0) ||
	(isRow(value) && Object.keys(value).length > 0);

/**
 * Why a value cannot name what its field names. NetBox would refuse most of these; `true` it takes for the object with the id 1, `1.5` too, and `{}` for
 * the only object that there is (seen on 4.7.3).
 */
export function formFault({field, value}: RelatedField, isMany: boolean): Failure | undefined {
	if (!isMany) return oneFault(field, value);
	if (!isList(value)) return failure.usage(`"${field}" takes a list of objects.`, `say [${shortValue(value)}]; nothing was sent`);
	return (value as readonly Json[]).map((one) => oneFault(field, one, true)).find((fault) => fault !== undefined);
}

/** The same of a value that names one object, or an item of a list. */
export function oneFault(field: string, value: Json, isItem = false): Failure | undefined {
	const isEmpty = value === '';
	if (isSaid(value) || (value === null && !isItem)) return undefined;
	const clears = isEmpty && !isItem ? 'null takes it away; ' : '';
	const which = isItem ? `an item of "${field}"` : `"${field}"`;
	return failure.usage(
		`${which} names one object, by a name, an id or its attributes, which ${shortValue(value)} is not.`,
		`${clears}nothing was sent`,
	);
}
