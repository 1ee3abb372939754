import {ExactNumber} from '../../core/exact-number.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json} from '../../output/output.js';
import {beginsWith} from '../filters/custom-patterns.js';
import {crash, lack} from '../http/answer.js';
import type {KnownField} from '../kinds/extras/known-fields.js';
import {pythonText} from './python.js';

/**
 * The value that a custom field keeps of one in a body, or what is wrong with it: the rules and words of NetBox, crashes too (seen on 4.7.3). Null and the
 * empty text pass every rule but `required`.
 */
export function readCustomValue(field: KnownField, value: Json): Result<Json, string> {
	if (value === null || value === '') return field.required ? err('Required field cannot be empty.') : ok(value);
	const fault = readers[field.type]?.(value, field);
	if (fault !== undefined) return err(fault);
	return ok(keepers[field.type]?.(value) ?? value);
}

/** What is wrong with a value of a type; undefined where nothing is. Other types take anything. */
const readers: {readonly [type: string]: (value: Json, field: KnownField) => string | undefined} = {
	text: textFault,
	longtext: textFault,
	url: (value, field) => textFault(value, field) ?? schemeFault(String(value)),
	integer: (value, field) => (isInteger(value) ? boundFault(value, field) : 'Value must be an integer.'),
	decimal: (value, field) => decimalFault(value) ?? boundFault(value, field),
	// Python takes 1 for True, and keeps it.
	boolean: (value) => (typeof value === 'boolean' || value === 1 || value === 0 ? undefined : 'Value must be true or false.'),
	date: (value) => (isDate(readTime(value)) ? undefined : 'Date values must be in ISO 8601 format (YYYY-MM-DD).'),
	datetime: (value) => (isMoment(readTime(value)) ? undefined : 'Date and time values must be in ISO 8601 format (YYYY-MM-DD HH:MM:SS).'),
	select: (value, field) => (isChoice(field)(value) ? undefined : `Invalid choice (${said(value)}) for choice set ${field.choiceSet}.`),
	multiselect: (value, field) =>
		Array.isArray(value) && value.every(isChoice(field)) ? undefined : `Invalid choice(s) (${said(value)}) for choice set ${field.choiceSet}.`,
};

const keepers: {readonly [type: string]: (value: Json) => Json} = {
	url: (value) => withScheme(String(value).trim()),
	datetime: (value) => withSeconds(String(value)),
};

const said = (value: Json): string => (typeof value === 'string' ? value : pythonText(value));

const isChoice =
	({choices}: KnownField) =>
	(value: Json): boolean =>
		choices.some(([choice]) => choice === value);

function textFault(value: Json, {regex}: KnownField): string | undefined {
	if (typeof value !== 'string') return 'Value must be a string.';
	// Python looks at the beginning of the text alone.
	return regex === '' || beginsWith(regex, value) ? undefined : `Value must match regex '${regex}'`;
}

const isInteger = (value: Json): boolean => (value instanceof ExactNumber ? /^-?\d+$/.test(value.digits) : Number.isInteger(value));

function decimalFault(value: Json): string | undefined {
	if (typeof value === 'object' && !(value instanceof ExactNumber)) throw crash('ValueError', 'argument must be a sequence of length 3');
	if (typeof value !== 'string') return undefined;
	return /^\s*[+-]?(\d+\.?\d*(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?|inf(inity)?|s?nan\d*)\s*$/iu.test(value) ? undefined : 'Value must be a decimal.';
}

/** Bounds have four decimals in NetBox's words; a text cannot be compared with one. */
function boundFault(value: Json, {minimum, maximum}: KnownField): string | undefined {
	if (minimum === null && maximum === null) return undefined;
	if (typeof value === 'string') throw crash('TypeError', "'<' not supported between instances of 'str' and 'decimal.Decimal'");
	const number = Number(String(value));
	if (minimum !== null && number < minimum) return `Value must be at least ${minimum.toFixed(4)}`;
	return maximum !== null && number > maximum ? `Value must not exceed ${maximum.toFixed(4)}` : undefined;
}

/** A scheme of NetBox's default list; a text without one is taken for https. */
function schemeFault(url: string): string | undefined {
	const scheme = schemeOf(url);
	return scheme === undefined || allowedSchemes.has(scheme) ? undefined : 'URLs must use a scheme permitted by ALLOWED_URL_SCHEMES.';
}

const withScheme = (url: string): string => (schemeOf(url) === undefined ? `https://${url.replace(/^\/\//u, '')}` : url);
const schemeOf = (url: string): string | undefined => /^([a-z][a-z\d+.-]*):/iu.exec(url.trim())?.[1]?.toLowerCase();
const allowedSchemes = new Set(['file', 'ftp', 'ftps', 'http', 'https', 'irc', 'mailto', 'sftp', 'ssh', 'tel', 'telnet', 'tftp', 'vnc', 'xmpp']);

function readTime(value: Json): string {
	if (typeof value !== 'string') throw crash('TypeError', 'fromisoformat: argument must be str');
	return value;
}

const isDate = (text: string): boolean => {
	refuseOtherForms(text);
	return /^\d{4}-\d{2}-\d{2}$/u.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
};

function isMoment(text: string): boolean {
	const [date, time] = [text.slice(0, 10), text.slice(11)];
	return isDate(date) && (text.length === 10 || /^([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,6})?)?)?(Z|[+-]\d{2}:?\d{2})?$/u.test(time));
}

/** Python also reads `20260102` and `2026-W01-1`. */
function refuseOtherForms(text: string): void {
	if (/^(\d{8}|\d{4}-?W\d)/u.test(text)) throw lack('form of a date but YYYY-MM-DD in custom fields');
}

/** As Python writes a time: with a `T`, with seconds, and with all digits of their parts. */
function withSeconds(text: string): string {
	const [, hour = '00', minute = '00', second = '00', part = '', zone = ''] =
		/^(\d{2})(?::(\d{2}))?(?::(\d{2}))?(\.\d+)?(.*)$/u.exec(text.slice(11)) ?? [];
	return `${text.slice(0, 10)}T${hour}:${minute}:${second}${part === '' ? '' : part.padEnd(7, '0')}${zone}`;
}
