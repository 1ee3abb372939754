import {isNumber} from '../../core/exact-number.js';
import {type Failure, failure} from '../../core/failure.js';
import type {Item} from '../../netbox/read/item.js';
import type {ObjectFields} from '../../netbox/schema/object-fields.js';
import {isChoice, isRelated} from '../../netbox/write/likeness.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import type {NaturalKey} from '../natural-keys.js';

/** Attributes of an object of a kind, in a field. */
type SaidAttributes = {readonly field: string; readonly said: Row; readonly kind: string};

/**
 * Why attributes cannot name an object here: each must be a field of the kind, with a value that an object shows. NetBox would read look-ups of Django too
 * (`name__startswith`), of which nobody could be shown beforehand what they mean.
 */
export function attributesFault({field, said, kind}: SaidAttributes, fields: ObjectFields): Failure | undefined {
	const unknown = Object.keys(said).find((name) => name !== 'id' && !Object.hasOwn(fields, name));
	if (unknown !== undefined) {
		const [plain = ''] = unknown.split('__');
		if (plain !== unknown && Object.hasOwn(fields, plain))
			return failure.usage(
				`"${field}" takes values of fields, and "${unknown}" is a look-up of NetBox's own.`,
				'say its name or its id; nothing was sent',
			);
		return failure.usage(
			`${kind} have no field "${unknown}", by which "${field}" names one.${didYouMean(nearest(unknown, Object.keys(fields)))}`,
			nothing,
		);
	}
	const many = Object.entries(said).find(([name, value]) => isList(value) || (isRow(value) && fields[name]?.kind === undefined));
	return many ? failure.usage(`"${many[0]}" of "${field}" takes one plain value.`, 'say its name or its id; nothing was sent') : undefined;
}

const nothing = 'nothing was sent';

/** The objects that have all attributes; those that name other objects are said by their ids. */
export const withAttributes = (said: Row, rows: readonly Item[], keys: readonly NaturalKey[]): readonly Item[] =>
	rows.filter((row) => Object.entries(said).every(([name, value]) => hasAttribute({name, value}, row, keys)));

function hasAttribute({name, value}: {readonly name: string; readonly value: Json}, row: Row, keys: readonly NaturalKey[]): boolean {
	const there = row[name] ?? null;
	if (!Object.hasOwn(row, name) || isList(there)) return false;
	if (value === null || there === null) return value === there;
	if (isRelated(there)) return String(value) === String(there.id);
	if (isChoice(there)) return value === there['value'];
	const key = keys.find(({field}) => field === name);
	if (key) return key.means(String(value), there) && isAlike(String(value), String(there), name);
	return typeof value === 'boolean' || typeof there === 'boolean' ? value === there : isPlainSame(value, there);
}

const isPlainSame = (value: Json, there: Json): boolean => (isNumber(value) || typeof value === 'string') && String(value) === String(there);

/** Of a network or an address NetBox compares the mask as well. */
const isAlike = (said: string, there: string, name: string): boolean =>
	name === 'name' || !/[.:]/.test(there) || said.includes('/') === there.includes('/');
