import type {Json} from '../../output/output.js';
import {folded} from './fold.js';
import {compilePattern} from './patterns.js';

/** Lookups of text: `name__ic=` and the like; the empty one is equality. */
export const textLookups: readonly string[] = ['', 'n', 'ic', 'nic', 'iew', 'niew', 'isw', 'nisw', 'ie', 'nie', 'empty', 'regex', 'iregex'];

/** Lookups of text that cannot be asked to be empty. */
export const filled: readonly string[] = textLookups.filter((lookup) => lookup !== 'empty');

/** Lookups of numbers and times. */
export const orderLookups: readonly string[] = ['', 'n', 'lte', 'lt', 'gte', 'gt', 'empty'];

/** Whether a lookup keeps the rows that the value does not match, those with null among them. */
export const isNegative = (lookup: string): boolean => lookup.startsWith('n');

type TextTest = (text: string, asked: string) => boolean;

const textTests: {readonly [lookup: string]: TextTest} = {
	ic: (text, asked) => text.includes(asked),
	iew: (text, asked) => text.endsWith(asked),
	isw: (text, asked) => text.startsWith(asked),
	ie: (text, asked) => text === asked,
};

/** `natural`: text of the collation `natural_sort`, whose capitals are Unicode's, such as SS of ß (seen on 4.7.3). */
export type TextRules = {readonly ignoreCase?: boolean; readonly natural?: boolean};

/** The test of a text lookup on one value, as PostgreSQL does it: without case but for equality; null matches nothing. */
export function textTest(lookup: string, asked: string, {ignoreCase = false, natural = false}: TextRules = {}): (value: Json) => boolean {
	if (lookup === 'regex' || lookup === 'iregex') {
		const matches = compilePattern(asked, lookup === 'iregex');
		return (value) => typeof value === 'string' && matches(value);
	}
	const base = isNegative(lookup) ? lookup.slice(1) : lookup;
	// A negated equality compares case-sensitively even where equality itself does not (seen on device names).
	const test = base === '' && !(ignoreCase && lookup === '') ? undefined : (textTests[base] ?? textTests['ie']);
	if (test === undefined) return (value) => value === asked;
	const wanted = folded(asked, natural);
	return (value) => typeof value === 'string' && test(folded(value, natural), wanted);
}

/** The test of a number or time against one value. */
export function orderTest<Value extends number | string>(lookup: string, asked: Value): (value: Json) => boolean {
	const known = (value: Json): value is Value => typeof value === typeof asked;
	switch (lookup) {
		case 'lte':
			return (value) => known(value) && value <= asked;
		case 'lt':
			return (value) => known(value) && value < asked;
		case 'gte':
			return (value) => known(value) && value >= asked;
		case 'gt':
			return (value) => known(value) && value > asked;
		default:
			return (value) => value === asked;
	}
}
