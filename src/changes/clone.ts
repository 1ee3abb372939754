import {isNumber} from '../core/exact-number.js';
import type {FieldRules} from '../netbox/read/field-rules.js';
import type {Item} from '../netbox/read/item.js';
import {isRelated} from '../netbox/write/likeness.js';
import {writable} from '../netbox/write/writable.js';
import type {Json, Row} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {toFields} from './fields.js';
import {ownFields} from './natural-keys.js';

/** What another object takes over of one, as a body says it; `named` has the related objects of it. */
export type TakenOver = {
	readonly body: Row;
	readonly named: Row;
	/** The fields that say something and are not taken over: what only one object can have, and what NetBox sets itself. */
	readonly own: readonly string[];
	readonly fixed: readonly string[];
};

/**
 * What an object of a kind (`dcim.sites`) hands on to a copy: every field that a body may say, but for its own (`ownFields`). What is empty is left out,
 * since a new object begins so; custom fields are all said, since theirs may begin otherwise.
 */
export function takenOver(row: Item, kind: string, rules: FieldRules): TakenOver {
	const own = ownFields(kind);
	const said = Object.entries(writable(row)).filter(([name, value]) => Object.hasOwn(rules, name) && !isEmpty(value));
	const taken = said.filter(([name]) => !own.has(name) && rules[name]?.readOnly === false);
	const names = (wanted: (name: string, value: Json) => boolean): readonly string[] =>
		said.flatMap(([name, value]) => (wanted(name, value) ? [name] : []));
	return {
		body: Object.fromEntries(taken),
		named: Object.fromEntries(Object.entries(toFields(Object.fromEntries(taken.map(([name]) => [name, row[name] ?? null])))).filter(isOfObjects)),
		own: names((name) => own.has(name) && rules[name]?.readOnly === false),
		// Numbers and truth values are counts, and what follows from the rest.
		fixed: names((name, value) => rules[name]?.readOnly === true && (isRelated(row[name]) || !(isNumber(value) || typeof value === 'boolean'))),
	};
}

/** A copy: what is said stands for what is taken over, of custom fields each for itself. */
export function copyOf(taken: Row, said: Row): Row {
	const [theirs, ours] = [taken['custom_fields'], said['custom_fields']];
	const custom = isRow(theirs) && isRow(ours) ? {custom_fields: {...theirs, ...ours}} : {};
	const rest = Object.entries(taken).filter(([name]) => !Object.hasOwn(said, name));
	return {...said, ...Object.fromEntries(rest), ...custom};
}

const isEmpty = (value: Json): boolean =>
	value === null || value === '' || (isList(value) && value.length === 0) || (isRow(value) && Object.keys(value).length === 0);

const isOfObjects = ([, value]: readonly [string, Json]): boolean =>
	isList(value) ? value.length > 0 && (value as readonly Json[]).every(isRelated) : isRelated(value);
