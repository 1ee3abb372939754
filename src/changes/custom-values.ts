import {compareNumbers, isNumber} from '../core/exact-number.js';
import {stringifyJson} from '../core/json-text.js';
import type {Json} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {didYouMean, nearest} from '../text/did-you-mean.js';
import type {CustomChoice, CustomField} from './custom-fields.js';
import {patternFault, type ValueVerdict} from './custom-patterns.js';
import {dayOf} from './values/field-values.js';

/**
 * Whether NetBox takes a value for a custom field, by its rules (seen on 4.7.3; `test/lab/real-custom-values.test.ts`); undefined where it does. Null and
 * the empty text pass every rule but `required`. Values that name objects are judged where these are looked up.
 */
export function judgeValue(field: CustomField, value: Json): ValueVerdict | undefined {
	if (value === null || value === '') return field.isRequired ? {fault: 'is required and cannot be empty'} : undefined;
	const judged = judges[field.type]?.(value, field);
	if (judged) return judged;
	if (field.hasSchema) return {unsure: 'NetBox holds it against a JSON schema'};
	return field.isUnique ? {unsure: 'NetBox takes a value of it for one object alone'} : undefined;
}

type ValueRule = (value: Json, field: CustomField) => ValueVerdict | undefined;

const ofText: ValueRule = (value, {pattern}) => {
	if (typeof value !== 'string') return {fault: `takes a text, not ${stringifyJson(value)}`};
	return pattern === undefined ? undefined : patternFault(pattern, value);
};

/** NetBox fails (500) on a text where bounds are to be compared with it. */
const isDecimal = (value: Json, isBounded: boolean): boolean =>
	isNumber(value) ||
	typeof value === 'boolean' ||
	(!isBounded && typeof value === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value));

/** Types that are not here take anything. */
const judges: {readonly [type: string]: ValueRule} = {
	text: ofText,
	longtext: ofText,
	url: (value, field) => ofText(value, field) ?? judgeScheme(String(value)),
	integer: (value, field) =>
		isNumber(value) && /^-?\d+$/.test(String(value)) ? boundFault(value, field) : {fault: `takes a whole number, not ${stringifyJson(value)}`},
	decimal: (value, field) =>
		isDecimal(value, field.minimum !== undefined || field.maximum !== undefined)
			? boundFault(value, field)
			: {fault: `takes a number, not ${stringifyJson(value)}`},
	boolean: (value) =>
		typeof value === 'boolean' || value === 1 || value === 0 ? undefined : {fault: `takes true or false, not ${stringifyJson(value)}`},
	date: (value) => (typeof value === 'string' && isDate(value) ? undefined : {fault: `takes a date as in 2026-01-31, not ${stringifyJson(value)}`}),
	datetime: (value) =>
		typeof value === 'string' && isMoment(value) ? undefined : {fault: `takes a time as in 2026-01-31 10:00:00, not ${stringifyJson(value)}`},
	select: (value, field) => (isList(value) ? {fault: 'takes one value, not a list'} : judgeChoice(value, field)),
	multiselect: (value, field) => {
		if (!isList(value)) return {fault: `takes a list of values, not ${stringifyJson(value)}`, hint: `say [${stringifyJson(value)}]`};
		return (value as readonly Json[]).map((one) => judgeChoice(one, field)).find((one) => one !== undefined);
	},
};

function boundFault(value: Json, {minimum, maximum}: CustomField): ValueVerdict | undefined {
	const said = typeof value === 'boolean' ? Number(value) : value;
	if (!isNumber(said)) return undefined;
	if (minimum !== undefined && compareNumbers(String(said), String(minimum)) < 0)
		return {fault: `is at least ${minimum}, not ${stringifyJson(value)}`};
	if (maximum !== undefined && compareNumbers(String(said), String(maximum)) > 0)
		return {fault: `is at most ${maximum}, not ${stringifyJson(value)}`};
	return undefined;
}

/** What a row shows (`{value, label}`) is refused as well as a label. */
function judgeChoice(value: Json, {choices}: CustomField): ValueVerdict | undefined {
	if (isRow(value) && Object.hasOwn(value, 'value')) return {fault: 'takes the value alone', hint: `say ${stringifyJson(value['value'] ?? null)}`};
	if (typeof value !== 'string') return {fault: `takes a value of its choices, which are texts, not ${stringifyJson(value)}`};
	if (choices === undefined) return {unsure: 'which values it takes is not told to this token, or they are too many'};
	if (choices.some((choice) => choice.value === value)) return undefined;
	const labelled = choices.filter(({label}) => label.toLowerCase() === value.toLowerCase());
	const words = choices.map((choice) => choice.value);
	const fault = `takes ${listed(choices)}, not ${stringifyJson(value)}`;
	if (labelled.length > 0)
		return {fault, hint: `${stringifyJson(value)} is how people see it: say ${labelled.map((choice) => stringifyJson(choice.value)).join(' or ')}`};
	const near = didYouMean(nearest(value, words)).trim();
	return {fault, ...(near !== '' && {hint: near})};
}

/** Values that a message lists. */
const mostListed = 12;
const listed = (choices: readonly CustomChoice[]): string => {
	const words = choices.map(({value}) => stringifyJson(value));
	return words.length > mostListed ? `${words.slice(0, mostListed).join(', ')} and ${words.length - mostListed} more` : words.join(', ');
};

/** NetBox's settings say which schemes it takes; those of its own list are taken unless somebody removed them. */
function judgeScheme(url: string): ValueVerdict | undefined {
	const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url.trim())?.[1]?.toLowerCase();
	return scheme === undefined || usualSchemes.has(scheme) ? undefined : {unsure: `NetBox's settings say whether it takes "${scheme}:"`};
}

const usualSchemes: ReadonlySet<string> = new Set([
	'file',
	'ftp',
	'ftps',
	'http',
	'https',
	'irc',
	'mailto',
	'sftp',
	'ssh',
	'tel',
	'telnet',
	'tftp',
	'vnc',
	'xmpp',
]);

const isDate = (text: string): boolean => dayOf(text) !== undefined;

const isMoment = (text: string): boolean => momentOf(text) !== undefined;

/** The one spelling in which NetBox shows a time: `2026-01-31T10:00:00`; undefined for what is none. */
function momentOf(text: string): string | undefined {
	const [, day = '', hours = '00', minutes = '00', seconds = '00', part = '', zone = ''] =
		/^(\d{4}-\d{2}-\d{2}|\d{8})(?:[T ]([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? [];
	const read = dayOf(day);
	const fraction = /[1-9]/.test(part) ? `.${part.padEnd(6, '0')}` : '';
	const offset = /^[+-]00:?00$/.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
	return read === undefined ? undefined : `${read}T${hours}:${minutes}:${seconds}${fraction}${offset}`;
}

/** What NetBox shows of a value that passed: days and times in one spelling, and a URL with its scheme (`CustomFieldsDataField` of 4.7.3). */
export function storedValue({type}: CustomField, value: Json): Json {
	if (typeof value !== 'string' || value === '') return value;
	if (type === 'date') return dayOf(value) ?? value;
	if (type === 'datetime') return momentOf(value) ?? value;
	const url = value.trim();
	return type !== 'url' || url === '' || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(url) ? value : `https://${url}`;
}
