import {RE2JS, RE2JSSyntaxException} from 're2js';
import type {Json} from '../../output/output.js';
import {crash, lack} from '../http/answer.js';
import {folded} from './fold.js';

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
	if (lookup === 'regex' || lookup === 'iregex') return patternTest(asked, lookup === 'iregex');
	const base = isNegative(lookup) ? lookup.slice(1) : lookup;
	// A negated equality compares case-sensitively even where equality itself does not (seen on device names).
	const test = base === '' && !(ignoreCase && lookup === '') ? undefined : (textTests[base] ?? textTests['ie']);
	if (test === undefined) return (value) => value === asked;
	const wanted = folded(asked, natural);
	return (value) => typeof value === 'string' && test(folded(value, natural), wanted);
}

/** A `]` that closes nothing stands for itself in PostgreSQL, and is an error elsewhere. */
const withLoneBrackets = (pattern: string): string =>
	pattern.replace(/\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]|\]/gsu, (part) => (part === ']' ? '\\]' : part));

/** What patterns of PostgreSQL have and those of linear time have not: looking around, back references, edges of words, collating elements. */
const beyond = /\(\?(?:[=!]|<[=!])|\\[1-9mMyYZ]|\[\[[.=<>]|^\*\*\*/u;

/** A PostgreSQL pattern, in linear time: no pattern can hang the lab. A bad one crashes the real server. */
function patternTest(pattern: string, ignoreCase: boolean): (value: Json) => boolean {
	if (beyond.test(pattern)) throw lack(`pattern such as ${pattern}`);
	try {
		const compiled = RE2JS.compile(withLoneBrackets(pattern), ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
		return (value) => typeof value === 'string' && compiled.matcher(value).find();
	} catch (thrown) {
		if (!(thrown instanceof RE2JSSyntaxException)) throw thrown;
		const why = /\[[^\]]*$/u.test(pattern) ? 'brackets [] not balanced' : 'parentheses () not balanced';
		throw crash('DataError', `invalid regular expression: ${why}`);
	}
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
