import {stringifyJson} from '../../core/json-text.js';
import type {Json} from '../../output/output.js';
import {textTest} from '../filters/lookups.js';
import {readTime} from '../filters/values.js';
import {crash} from '../http/answer.js';
import type {Field} from '../model/field.js';
import {pythonText} from '../values/python.js';

/** What a value is compared as: the path that it stands at, and its field where it has one. */
export type Compared = {
	readonly name: string;
	readonly field: Field | undefined /** Whether its text sorts as people count. */;
	readonly natural: boolean;
};

type Test = (value: Json) => boolean;

/** Lookups of text in Django's words, and the same in those of the filters, which tell no case apart. */
const caseless: {readonly [lookup: string]: string} = {
	iexact: 'ie',
	icontains: 'ic',
	istartswith: 'isw',
	iendswith: 'iew',
	regex: 'regex',
	iregex: 'iregex',
};

const textTests: {readonly [lookup: string]: (text: string, asked: string) => boolean} = {
	contains: (text, asked) => text.includes(asked),
	startswith: (text, asked) => text.startsWith(asked),
	endswith: (text, asked) => text.endsWith(asked),
};

/** The test of one lookup of Django's on a value; a value that the field cannot hold crashes the real server. */
export function lookupTest(lookup: string, asked: Json, compared: Compared): Test {
	const {natural} = compared;
	const byText = textTests[lookup];
	if (byText !== undefined) return (value) => value !== null && byText(String(value), String(asked));
	const word = caseless[lookup];
	if (word !== undefined) return asked === null ? (value) => value === null : caselessTest(word, String(asked), natural);
	switch (lookup) {
		case 'exact':
			return equals(asked, compared);
		case 'isnull':
			return (value) => (value === null) === (asked === true);
		case 'in':
			return isOneOf(Array.isArray(asked) ? asked : [...String(asked)], compared);
		case 'range':
			return isBetween(Array.isArray(asked) ? asked : [], compared);
		case 'gt':
		case 'gte':
		case 'lt':
		case 'lte':
			return ordered(lookup, asked, compared);
		default:
			throw crash('FieldError', `Unsupported lookup '${lookup}' for field or join on the field not permitted.`);
	}
}

/** A null in the list matches nothing, as in SQL. */
function isOneOf(asked: readonly Json[], compared: Compared): Test {
	const tests = asked.filter((one) => one !== null).map((one) => equals(one, compared));
	return (value) => tests.some((test) => test(value));
}

function isBetween([low = null, high = null]: readonly Json[], compared: Compared): Test {
	const [from, to] = [ordered('gte', low, compared), ordered('lte', high, compared)];
	return (value) => from(value) && to(value);
}

function caselessTest(word: string, asked: string, natural: boolean): Test {
	const test = textTest(word, asked, {natural});
	return (value) => value !== null && test(String(value));
}

function equals(asked: Json, compared: Compared): Test {
	if (asked === null) return (value) => value === null;
	const wanted = stringifyJson(asValue(asked, compared));
	return (value) => value !== null && stringifyJson(value) === wanted;
}

function ordered(lookup: 'gt' | 'gte' | 'lt' | 'lte', asked: Json, compared: Compared): Test {
	const wanted = asValue(asked, compared);
	const collator = compared.natural ? new Intl.Collator('und', {numeric: true}) : undefined;
	return (value) => {
		if (value === null || wanted === null) return false;
		const order =
			typeof value === 'number' && typeof wanted === 'number'
				? value - wanted
				: (collator?.compare(String(value), String(wanted)) ?? Buffer.compare(Buffer.from(String(value)), Buffer.from(String(wanted))));
		return (order === 0 && lookup.endsWith('e')) || (lookup.startsWith('g') ? order > 0 : order < 0);
	};
}

/** A value as the column holds it. */
function asValue(asked: Json, {name, field}: Compared): Json {
	if (field?.is === 'number' && typeof asked !== 'number') {
		if (typeof asked === 'object') throw crash('TypeError', `Field '${name}' expected a number but got ${pythonText(asked)}.`);
		if (typeof asked !== 'string' || !/^\s*-?\d+\s*$/u.test(asked))
			throw crash('ValueError', `Field '${name}' expected a number but got '${String(asked)}'.`);
		return Number(asked);
	}
	if (field?.is === 'time' && typeof asked === 'string') {
		const time = readTime(asked);
		if (!time.ok) throw crash('ValidationError', `“${asked}” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.`);
		return time.value;
	}
	return field?.is === 'text' && typeof asked === 'number' ? String(asked) : asked;
}
