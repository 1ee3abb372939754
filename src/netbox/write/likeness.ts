import {compareNumbers, ExactNumber, isNumber, isNumberText} from '../../core/exact-number.js';
import type {Json, Row} from '../../output/output.js';
import {isList as isAnyList, isRow} from '../../output/row-values.js';
import type {FieldRule} from '../read/field-rules.js';

/**
 * What the values of NetBox are, as its answers show them. A **related object** is `{id, url, …}` where the URL ends in the id; a list of some
 * is a set; a **choice** is `{value, label}`. All else stands for itself: JSON is replaced as a whole, the order of its keys means nothing, and
 * that of a list everything (seen on 4.7.3: `extra_attributes`, `vid_ranges`, `ports`, custom fields of several choices). Of a custom field of several
 * objects NetBox keeps the order, and shows it in one row and not in a list: what was read there does not tell it, so they are a set too.
 */
export function isRelated(value: Json | undefined): value is Row & {readonly id: number} {
	if (!isRow(value)) return false;
	const {id, url} = value;
	return Number.isInteger(id) && typeof url === 'string' && url.includes('/api/') && url.endsWith(`/${String(id)}/`);
}

/** `{value, label}` and nothing else. */
export const isChoice = (value: Json | undefined): value is Row => isRow(value) && Object.keys(value).toSorted().join() === 'label,value';

/**
 * Whether a body means the value that a row has: ids and choices by themselves, a related object by attributes (`{"slug": "ams1"}`) where it
 * has these, related objects in any order. What cannot be told is not the same, and so is sent.
 */
export function means(said: Json, there: Json): boolean {
	if (isList(said) && isList(there) && there.length > 0 && there.every(isRelated)) return isSameSet(said, there);
	return isSameInOrder(said, there);
}

/** The same by what NetBox says of the field; `custom_fields` are compared one by one, since NetBox merges them (seen on 4.7.3). */
export const meansOf = (rule: FieldRule | undefined, said: Json, there: Json): boolean =>
	rule?.type === undefined || rule.type === 'nested object' || rule.choices || isList(there) ? means(said, there) : isEqual(said, there);

/** The fields among these that would differ. */
export const differingFields = (said: Row, there: Row): readonly string[] =>
	Object.keys(said).filter((name) => !Object.hasOwn(there, name) || !means(said[name] ?? null, there[name] ?? null));

/** A list keeps the order that it has, also one of related objects or choices. */
function isSameInOrder(said: Json, there: Json): boolean {
	if (isList(said) && isList(there)) return said.length === there.length && said.every((one, place) => isSameOne(one, there[place] ?? null));
	return isSameOne(said, there);
}

function isSameOne(said: Json, there: Json): boolean {
	if (isRelated(there)) return isRow(said) ? hasAttributes(said, there) : said === there.id;
	if (isChoice(there) && !isRow(said)) return isEqual(said, there['value'] ?? null);
	return isEqual(said, there);
}

const hasAttributes = (said: Row, there: Row): boolean =>
	Object.keys(said).length > 0 && Object.entries(said).every(([name, value]) => Object.hasOwn(there, name) && means(value, there[name] ?? null));

/** Each of one stands for another one of the other. */
function isSameSet(said: readonly Json[], there: readonly Json[]): boolean {
	if (said.length !== there.length) return false;
	const left = [...there];
	return said.every((one) => {
		const place = left.findIndex((other) => isSameOne(one, other));
		return place >= 0 && left.splice(place, 1).length === 1;
	});
}

/** JSON of one value, whatever the order of keys. */
function isEqual(one: Json, other: Json): boolean {
	if (isList(one)) return isList(other) && one.length === other.length && one.every((item, place) => isEqual(item, other[place] ?? null));
	if (one instanceof ExactNumber && other instanceof ExactNumber) return compareNumbers(one.digits, other.digits) === 0;
	if (!isRow(one) || !isRow(other)) return one === other;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && isEqual(one[name] ?? null, other[name] ?? null))
	);
}

/**
 * What each field of a body is told by the row that came of it: true where the row has it, false where it has not, undefined where nothing
 * can be said, since related objects may be named in many ways.
 */
export const toldBy = (row: Row, sent: Row): readonly (boolean | undefined)[] =>
	Object.entries(sent)
		.filter(([name]) => !ignored.has(name))
		.map(([name, value]) => {
			const there = row[name] ?? null;
			if (name === 'custom_fields' && isRow(value) && isRow(there)) return differingFields(value, there).length === 0;
			if (means(value, there) || isSameWord(value, there)) return true;
			return isList(value) || isRow(value) ? undefined : isRelated(there) && typeof value === 'string' ? undefined : false;
		});

const ignored = new Set(['id', 'changelog_message']);

/** NetBox writes some numbers as text, and addresses in other case. */
function isSameWord(sent: Json, said: Json): boolean {
	if (typeof sent === 'string' && typeof said === 'string') return /^[\da-f]*:[\da-f:./]*$/i.test(sent) && sent.toLowerCase() === said.toLowerCase();
	const [number, text] = typeof sent === 'string' ? [said, sent.trim()] : [sent, typeof said === 'string' ? said.trim() : ''];
	return isNumber(number) && isNumberText(text) && compareNumbers(String(number), text) === 0;
}

const isList = (value: Json): value is readonly Json[] => isAnyList(value);
