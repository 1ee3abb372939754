import {own} from '../../core/own-property.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import {means, meansOf} from '../../netbox/write/likeness.js';
import {writable, writableValue} from '../../netbox/write/writable.js';
import type {Json, Row} from '../../output/output.js';
import {isCustom, toFields} from '../fields.js';

/** A field that somebody else has changed: as it was seen, as the plan would have it, and as it is. */
export type FieldNow = {readonly field: string; readonly old: Json; readonly planned?: Json; readonly now: Json};

/** The value of a field, a custom one too, that an object has. */
export const fieldOf = (row: Row, field: string): Json => own(toFields(row), field) ?? own(row, field) ?? null;

/** Whether an object still has what was seen; what stands within a related object does not matter, since nobody writes it here. */
export const isAsSeen = (old: Json, now: Json): boolean => means(writableValue(old), now);

/** Whether an object has what a body would say. */
export const isSo = (field: string, said: Json, now: Json, rules: FieldRules): boolean =>
	isCustom(field) ? means(writableValue(said), now) : meansOf(rules[field], said, now);

/** The fields of an object that people write and that are not as they were seen. */
export function changedFields(was: Row, row: Row, rules: FieldRules): readonly FieldNow[] {
	const now = toFields(row);
	const names = Object.keys(toFields(writable(row))).filter((name) => rules[name]?.readOnly !== true && Object.hasOwn(was, name));
	return names.flatMap((field) => {
		const [old, value] = [was[field] ?? null, now[field] ?? null];
		return isAsSeen(old, value) ? [] : [{field, old, now: value}];
	});
}
