import {compareNumbers, ExactNumber, isNumber} from '../../core/exact-number.js';
import {stringifyJson} from '../../core/json-text.js';
import type {FieldRule} from '../../netbox/read/field-rules.js';
import type {Json} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';

/** What NetBox stores of a value that is said of a field, or why it refuses it: `fault` is said after the name of the field. */
export type SettledValue = {readonly value: Json} | {readonly fault: string; readonly hint?: string};

/** Makes what is stored of a value, by one rule of a field. */
export type SettleValue = (value: Json, rule: FieldRule) => SettledValue;

/**
 * What NetBox stores of a value by what OPTIONS says of its field: it trims texts, reads numbers and truth values that are said as texts, and dates of
 * several forms (Django REST framework 3.18, NetBox 4.7.3). What is settled is what is sent, so that a preview shows what will be there. Types that are not
 * here take anything, or name objects; null is judged by the schema.
 */
export function settleValue(value: Json, rule: FieldRule): SettledValue {
	if (value === null) return rule.required ? {fault: 'cannot be null'} : {value};
	if (rule.choices && rule.choices.length > 0) return settleChoice(value, rule);
	return settlers[rule.type ?? '']?.(value, rule) ?? {value};
}

/** How a value is shown in a message. */
export function shortValue(value: Json): string {
	const text = isNumber(value) ? String(value) : stringifyJson(value);
	return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

const mostShown = 60;
const not = (what: string, value: Json, hint?: string): SettledValue => ({
	fault: `takes ${what}, not ${shortValue(value)}`,
	...(hint !== undefined && {hint}),
});

/** One of the values; a list may hold several, and an empty text is none. */
function settleChoice(value: Json, {choices = []}: FieldRule): SettledValue {
	if (isList(value)) return {value};
	if (value === '') return {value: null};
	if (isRow(value)) return not('the value alone', value, Object.hasOwn(value, 'value') ? `say ${stringifyJson(value['value'] ?? null)}` : undefined);
	const found = choices.find((choice) => choice.value === value || String(choice.value) === String(value));
	if (found) return {value: found.value};
	const words = choices.map((choice) => String(choice.value));
	const said = typeof value === 'string' ? value : String(value);
	return {fault: `takes ${shortly(words)}, not ${shortValue(value)}.${didYouMean(nearest(said, words))}`};
}

const mostWords = 12;
const shortly = (words: readonly string[]): string =>
	words.length > mostWords ? `${words.slice(0, mostWords).join(', ')} and ${words.length - mostWords} more` : words.join(', ');

/** Blanks as Python trims them, which are not those of JavaScript. */
const blank = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;

/** A text without the blanks at its ends. */
function trimmed(text: string): string {
	let [from, to] = [0, text.length];
	while (from < to && blank.test(text.charAt(from))) from += 1;
	while (to > from && blank.test(text.charAt(to - 1))) to -= 1;
	return text.slice(from, to);
}

function settleText(value: Json, rule: FieldRule): SettledValue {
	const {required, minLength, maxLength} = rule;
	if (isNumber(value)) return settleText(String(value), rule);
	if (typeof value !== 'string') return not('a text', value);
	if (/\0|\p{Surrogate}/u.test(value)) return {fault: 'takes no NUL and no half of a character'};
	const text = trimmed(value);
	const {length} = [...text];
	if (text === '') return required ? {fault: 'cannot be empty'} : {value: text};
	if (length > (maxLength ?? length)) return {fault: `has at most ${maxLength} characters, not ${length}`};
	if (length < (minLength ?? length)) return {fault: `has at least ${minLength} characters, not ${length}`};
	return {value: text};
}

/** A text of a certain form; an empty one has none. */
const textOf =
	(what: string, form: RegExp): SettleValue =>
	(value, rule) => {
		const text = settleText(value, rule);
		return 'fault' in text || text.value === '' || form.test(String(text.value)) ? text : not(what, value);
	};

const numeral = /^\s*([+-]?)0*(\d+)(?:\.(\d*?)0*)?(?:e([+-]?\d{1,4}))?\s*$/i;

/** A number, or a text that is one, as JSON writes it; without its zeros, as NetBox gives it back. */
function readNumber(value: Json): {readonly number: number | ExactNumber; readonly whole: number; readonly places: number} | undefined {
	const [, sign = '', before = '', after = '', exponent = '0'] =
		typeof value === 'string' || isNumber(value) ? (numeral.exec(String(value)) ?? []) : [];
	if (before === '') return undefined;
	const shift = Number(exponent);
	const text = `${sign === '-' ? '-' : ''}${before}${after === '' ? '' : `.${after}`}${shift === 0 ? '' : `e${shift}`}`;
	const whole = before === '0' ? 0 : before.length + shift;
	return {number: isNumber(value) ? value : ExactNumber.of(text), whole, places: Math.max(0, after.length - shift)};
}

const settleInteger: SettleValue = (value, rule) => {
	const read = readNumber(value);
	return read && read.places === 0 && !/e/i.test(String(value)) ? within(read.number, rule) : not('a whole number', value);
};

const settleDecimal: SettleValue = (value, rule) => {
	const read = readNumber(value);
	if (!read) return not('a number', value);
	const {digits, places} = rule;
	if (places !== undefined && read.places > places) return {fault: `has at most ${places} digits after the point, not ${read.places}`};
	const most = digits === undefined ? undefined : digits - (places ?? 0);
	if (most !== undefined && read.whole > most) return {fault: `has at most ${most} digits before the point, not ${read.whole}`};
	return within(read.number, rule);
};

function within(number: number | ExactNumber, {minimum, maximum}: FieldRule): SettledValue {
	if (minimum !== undefined && compareNumbers(String(number), String(minimum)) < 0) return {fault: `is at least ${minimum}, not ${String(number)}`};
	if (maximum !== undefined && compareNumbers(String(number), String(maximum)) > 0) return {fault: `is at most ${maximum}, not ${String(number)}`};
	return {value: number};
}

const truths: ReadonlySet<string> = new Set(['t', 'y', 'yes', 'true', 'on', '1']);
const untruths: ReadonlySet<string> = new Set(['f', 'n', 'no', 'false', 'off', '0']);

const settleBoolean: SettleValue = (value) => {
	const word = isList(value) || isRow(value) ? '' : String(value).toLowerCase();
	return truths.has(word) ? {value: true} : untruths.has(word) ? {value: false} : not('true or false', value);
};

/** The one spelling of a day that Python reads (`20260131`, `2026-1-31`); undefined for what is none. */
export function dayOf(text: string): string | undefined {
	const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
	const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const read = new Date(`${said}T00:00:00Z`);
	return year !== '' && year !== '0000' && Number.isFinite(read.getTime()) && read.toJSON().startsWith(said) ? said : undefined;
}

const settleDay: SettleValue = (value) => {
	const day = typeof value === 'string' ? dayOf(value) : undefined;
	return day === undefined ? not('a date as in 2026-01-31', value) : {value: day};
};

const settleTime: SettleValue = (value) => {
	const [day = '', time = '00:00'] = typeof value === 'string' ? value.split(/[T ](.*)/s) : [];
	const isTime = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?$/.test(time);
	return dayOf(day) !== undefined && isTime ? {value} : not('a time as in 2026-01-31T10:00:00Z', value);
};

const settlers: {readonly [type: string]: SettleValue} = {
	string: settleText,
	regex: settleText,
	slug: textOf('letters, digits, "-" and "_"', /^[-\w]+$/),
	email: textOf('an email address', /^[^@\s]+@[^@\s]+$/),
	url: textOf('a URL', /^[a-z][a-z\d+.-]*:\/\/\S+$/i),
	integer: settleInteger,
	float: settleDecimal,
	// An empty text is none.
	decimal: (value, rule) => (typeof value === 'string' && trimmed(value) === '' && !rule.required ? {value: null} : settleDecimal(value, rule)),
	boolean: settleBoolean,
	date: settleDay,
	datetime: settleTime,
};
