import {ExactNumber} from '../../core/exact-number.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {Field} from '../model/field.js';
import {pythonText} from './python.js';

/** What is wrong with a value: all that is said of it. */
type Faults = readonly string[];

/** A value as Python's `str()` writes it. */
export const said = (value: Json): string => (typeof value === 'string' ? value : pythonText(value));

/** What Python takes away at the ends of a text. */
const trimmed = (text: string): string =>
	text.replace(/^[\s\x1c-\x1f\x85]+|(?<![\s\x1c-\x1f\x85])[\s\x1c-\x1f\x85]+$/gu, '').replace(/^\ufeff|\ufeff$/u, '');

const slugFault = 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.';

/** Reads a text as `CharField` does: a number is one too, blanks at its ends are none of it; all rules that it breaks are told. */
export function readText(field: Extract<Field, {is: 'text'}>, value: Json): Result<Json, Faults> {
	if (field.form === 'zone') return readZone(value);
	const isBlankable = !field.required && (!field.color || field.initial === '');
	if (trimmed(said(value)) === '') {
		if (!isBlankable) return err(['This field may not be blank.']);
		// A text that may be null and that no two objects share is null where it is empty (read in 4.7.3).
		return ok(field.nullable && field.unique ? null : '');
	}
	if (typeof value !== 'string' && typeof value !== 'number' && !(value instanceof ExactNumber))
		return err([field.slug ? slugFault : (field.invalid ?? 'Not a valid string.')]);
	const text = trimmed(said(value));
	const faults = [
		...(field.color && !/^[\da-f]{6}$/u.test(text) ? ['Enter a valid hexadecimal RGB color code.'] : []),
		...(field.rules ?? []).flatMap(({pattern, fault}) => (pattern.test(text) ? [] : [fault])),
		...(field.max !== undefined && [...text].length > field.max ? [`Ensure this field has no more than ${field.max} characters.`] : []),
		...(text.includes('\0') ? ['Null characters are not allowed.'] : []),
		...(field.slug && !/^[-\w]+$/u.test(text) ? [slugFault] : []),
	];
	return faults.length > 0 ? err(faults) : ok(text);
}

/** The name of a time zone, as it is spelt (seen on 4.7.3). */
function readZone(value: Json): Result<Json, Faults> {
	if (value === '') return err(['This field may not be blank.']);
	return Intl.supportedValuesOf('timeZone').includes(String(value)) || /^(?:UTC|GMT|Etc\/.+)$/u.test(String(value))
		? ok(String(value))
		: err(['A valid timezone is required.']);
}

/** Reads a whole number as `IntegerField` does: a text or a fraction of zeros is one too, true and false are none. */
export function readNumber(field: Extract<Field, {is: 'number'}>, value: Json): Result<Json, Faults> {
	const text = said(value).replace(/\.0*\s*$/u, '');
	if (said(value).length > 1000 && typeof value === 'string') return err(['String value too large.']);
	if (!/^\s*[+-]?\d+(?:_\d+)*\s*$/u.test(text)) return err([`A valid ${field.big ? 'biginteger' : 'integer'} is required.`]);
	const number = Number(text.replaceAll('_', ''));
	if (field.min !== undefined && number < field.min) return err([`Ensure this value is greater than or equal to ${field.min}.`]);
	return isMore(number, field.max)
		? err([`Ensure this value is less than or equal to ${field.max === largest ? '9223372036854775807' : field.max}.`])
		: ok(number);
}

/** The least number that 63 bits do not hold, which stands for the largest that they do: a double has no other. */
const largest = 2 ** 63;
const isMore = (number: number, max: number | undefined): boolean => max !== undefined && (max === largest ? number >= max : number > max);

const yes: readonly Json[] = ['t', 'y', 'yes', 'true', 'on', '1', 1, true];
const no: readonly Json[] = ['f', 'n', 'no', 'false', 'off', '0', 0, false];

/** Reads true or false as `BooleanField` does: in words and numbers too. */
export function readFlag(value: Json): Result<Json, Faults> {
	const word = typeof value === 'string' ? value.toLowerCase() : value;
	return yes.includes(word) ? ok(true) : no.includes(word) ? ok(false) : err(['Must be a valid boolean.']);
}

/** One of the choices, as NetBox's `ChoiceField` reads it; a kind that shows them bare has the one of the framework, which quotes. */
export function readChoice(field: Extract<Field, {is: 'choice'}>, value: Json): Result<Json, Faults> {
	const {choices, blank, bare, initial} = field;
	if (value === '') return blank ? ok(null) : err([bare ? '"" is not a valid choice.' : 'This field may not be blank.']);
	if (bare) return Object.hasOwn(choices, said(value)) ? ok(said(value)) : err([`"${said(value)}" is not a valid choice.`]);
	if (Array.isArray(value) || isRow(value)) return err(['Value must be passed directly (e.g. "foo": 123); do not use a dictionary or list.']);
	const read = asChoice(value);
	const isNumbered = typeof initial === 'number';
	const isOne = typeof read === (isNumbered ? 'number' : 'string') && Object.hasOwn(choices, String(read));
	return isOne ? ok(read) : err([`${said(read)} is not a valid choice.`]);
}

/** A text that says true, false or a whole number is that, before it is looked for. */
function asChoice(value: Json): Json {
	if (typeof value !== 'string') return value;
	const word = value.toLowerCase();
	if (word === 'true' || word === 'false') return word === 'true';
	return /^\s*[+-]?\d+(?:_\d+)*\s*$/u.test(value) ? Number(value.replaceAll('_', '')) : value;
}

/** Reads a number with a fraction as `DecimalField` does: not more digits than the column has (rules and words of the framework). */
export function readDecimal({digits, places, min, initial}: Extract<Field, {is: 'decimal'}>, value: Json): Result<Json, Faults> {
	const text = trimmed(said(value));
	if (text === '' && initial === null) return ok(null);
	const [, whole = '', point = '', exponent = '0'] = /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/iu.exec(text) ?? [];
	if (whole + point === '') return err(['A valid number is required.']);
	const written = `${whole}${point}`.replace(/^0+(?=\d)/u, '');
	const [behind, count] = [point.length - Number(exponent), written.length];
	const [all, before, after] =
		behind <= 0 ? [count - behind, count - behind, 0] : count > behind ? [count, count - behind, behind] : [behind, 0, behind];
	if (all > digits) return err([`Ensure that there are no more than ${digits} digits in total.`]);
	if (after > places) return err([`Ensure that there are no more than ${places} decimal places.`]);
	if (before > digits - places) return err([`Ensure that there are no more than ${digits - places} digits before the decimal point.`]);
	return min !== undefined && Number(text) < min ? err([`Ensure this value is greater than or equal to ${min}.`]) : ok(Number(text));
}
