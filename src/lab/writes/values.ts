import {stringifyJson} from '../../core/json-text.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {lack} from '../http/answer.js';
import {idOf, type Scene, target} from '../model/context.js';
import type {Field} from '../model/field.js';
import {tableOf} from '../model/tables.js';
import {networkOf, networkText, parseNetwork} from '../reads/ip-network.js';
import {typeName} from './body.js';
import {readEnds, readMac, readRanges} from './part-values.js';
import {pythonText} from './python.js';

/** A field that a body can set; custom fields are read apart. */
type Writable = Exclude<Field, {is: 'time' | 'fixed' | 'count' | 'made' | 'found' | 'custom'}>;

/** What is said of a value: a sentence, or one for each place within it. */
export type Said = string | {readonly [place: string]: Json};

/** Reads the value of one field of a body into the form in which it is kept; the fault is NetBox's sentence. */
export function readValue(field: Writable, value: Json, scene: Scene): Result<Json, Said> {
	if (value === null && !mayBeNull(field)) return err(`This field may not be ${field.is === 'choice' && !field.bare ? 'blank' : 'null'}.`);
	if (value === null) return ok(null);
	switch (field.is) {
		case 'text':
			return readText(field, value);
		case 'network':
			return readNetwork(field.host, value);
		case 'number':
			return readNumber(field, value);
		case 'flag':
			return typeof value === 'boolean' ? ok(value) : err('Must be a valid boolean.');
		case 'choice':
			return readChoice(field, value);
		case 'type':
			return readType(field, value);
		case 'mac':
			return readMac(value, field.by !== undefined);
		case 'ranges':
			return readRanges(value);
		case 'ends':
			return readEnds(value, scene);
		case 'ref':
			return readRef(field.to, value, scene);
		case 'refs':
			return readRefs(field.to, value, scene);
		case 'json':
			return ok(value);
		default:
			return field satisfies never;
	}
}

/** Whether a body may set the field at all. */
export function isWritable(field: Field): field is Writable {
	return !['time', 'fixed', 'count', 'made', 'found', 'custom'].includes(field.is) && !('frozen' in field && field.frozen);
}

/** Whether null is a value of the field. */
export function mayBeNull(field: Writable): boolean {
	if (field.is === 'ref') return !field.required;
	if (field.is === 'text') return field.nullable === true;
	if (field.is === 'number') return !field.required && field.initial === undefined;
	if (field.is === 'type') return !field.required;
	if (field.is === 'mac') return field.by !== undefined;
	return field.is === 'json' || (field.is === 'choice' && field.initial === null && !field.required);
}

const shown = (value: Json): string => (typeof value === 'string' ? value : stringifyJson(value));

function readText(field: Extract<Field, {is: 'text'}>, value: Json): Result<Json, string> {
	if (typeof value !== 'string' && typeof value !== 'number') return err('Not a valid string.');
	if (field.form === 'zone') return readZone(value);
	const text = String(value).trim();
	if (text === '' && (field.required || field.color)) return err('This field may not be blank.');
	if (field.color && !/^[\da-f]{6}$/u.test(text)) return err('Enter a valid hexadecimal RGB color code.');
	if (field.max !== undefined && [...text].length > field.max) return err(`Ensure this field has no more than ${field.max} characters.`);
	if (field.slug && !/^[-\w]+$/u.test(text)) return err('Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.');
	// A text that may be null and that no two objects share is null where it is empty (read in 4.7.3).
	return ok(text === '' && field.nullable && field.unique ? null : text);
}

/** One of the choices; a kind that shows them bare quotes what is none of them (seen on 4.7.3). */
function readChoice({choices, blank, bare, initial}: Extract<Field, {is: 'choice'}>, value: Json): Result<Json, string> {
	if (value === '') return blank ? ok(null) : bare ? err('"" is not a valid choice.') : err('This field may not be blank.');
	const isNumbered = typeof initial === 'number';
	if ((typeof value === 'string' || (isNumbered && typeof value === 'number')) && Object.hasOwn(choices, String(value)))
		return ok(isNumbered ? Number(value) : value);
	return err(`${bare ? `"${shown(value)}"` : shown(value)} is not a valid choice.`);
}

/** The name of a time zone, as it is spelt (seen on 4.7.3). */
function readZone(value: Json): Result<Json, string> {
	if (value === '') return err('This field may not be blank.');
	return Intl.supportedValuesOf('timeZone').includes(String(value)) || /^(?:UTC|GMT|Etc\/.+)$/u.test(String(value))
		? ok(String(value))
		: err('A valid timezone is required.');
}

/** The content type of an object, one of those that the field takes (read in `ContentTypeField` of 4.7.3). */
function readType({of, lacks = []}: Extract<Field, {is: 'type'}>, value: Json): Result<Json, string> {
	if (typeof value !== 'string' || value.split('.').length !== 2) return err("Invalid value. Specify a content type as '<app_label>.<model_name>'.");
	if (lacks.includes(value)) throw lack(`kind ${value}, which the object is to be assigned to`);
	return of.includes(value) ? ok(value) : err(`Invalid content type: ${value}`);
}

function readNetwork(host: boolean, value: Json): Result<Json, string> {
	const network = typeof value === 'string' ? parseNetwork(value) : undefined;
	if (network === undefined || typeof value !== 'string') return err(`Invalid ${host ? 'IP address' : 'IP network'} format: ${shown(value)}`);
	const base = networkOf(network);
	if (!host && network.bits !== base.bits) return err(`${value} is not a valid prefix. Did you mean ${networkText(base)}?`);
	return ok(networkText(network));
}

function readNumber(field: Extract<Field, {is: 'number'}>, value: Json): Result<Json, string> {
	const number = typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isInteger(number)) return err('A valid integer is required.');
	if (field.min !== undefined && number < field.min) return err(`Ensure this value is greater than or equal to ${field.min}.`);
	return field.max !== undefined && number > field.max ? err(`Ensure this value is less than or equal to ${field.max}.`) : ok(number);
}

/** A related object by its number or by attributes that only it has. */
export function readRef(to: string, value: Json, scene: Scene): Result<Json, string> {
	const table = tableOf(scene.world, to);
	if (isRow(value)) return readAttributes(to, value, scene);
	// Python's int() takes true for 1 and cuts a fraction off.
	const isId = typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && /^\d+$/u.test(value));
	const id = isId ? Math.trunc(Number(value)) : undefined;
	if (id === undefined) {
		return err(`Related objects must be referenced by numeric ID or by dictionary of attributes. Received an unrecognized value: ${shown(value)}`);
	}
	return table.has(id) ? ok(id) : err(`Related object not found using the provided numeric ID: ${id}`);
}

function readAttributes(to: string, attributes: Row, scene: Scene): Result<Json, string> {
	const wanted = flat(attributes);
	const entries = Object.entries(wanted);
	// Only among what the caller may view, but for an id alone (seen on 4.7.3).
	const sees = Object.keys(wanted).join() === 'id' ? () => true : scene.sees(scene.kindOf(to));
	const has = (row: Row) => entries.every(([path, value]) => valueAlong(row, path.split('__'), {to, scene}) === value);
	const found = [...tableOf(scene.world, to).values()].filter((row) => sees(row) && has(row));
	const [only] = found;
	if (found.length === 1 && only !== undefined) return ok(idOf(only));
	const said = pythonText(wanted);
	return err(
		found.length > 1 ? `Multiple objects match the provided attributes: ${said}` : `Related object not found using the provided attributes: ${said}`,
	);
}

/** Attributes of attributes by their path, `{site: {name: 'AMS1'}}` as `{site__name: 'AMS1'}` (read in `dict_to_filter_params` of 4.6.8). */
const flat = (attributes: Row, before = ''): Row =>
	Object.fromEntries(
		Object.entries(attributes).flatMap(([name, value]) =>
			isRow(value) ? Object.entries(flat(value, `${before}${name}__`)) : [[before + name, value]],
		),
	);

function valueAlong(row: Row, [name = '', ...rest]: readonly string[], {to, scene}: {readonly to: string; readonly scene: Scene}): Json | undefined {
	const value = own(row, name);
	if (rest.length === 0) return value;
	const field = own(scene.kindOf(to).fields, name);
	const next = field?.is === 'ref' ? target(scene, field.to, value ?? null) : undefined;
	return field?.is === 'ref' && next ? valueAlong(next, rest, {to: field.to, scene}) : undefined;
}

/** Tags by number or attributes; any other list of objects by number alone. */
function readRefs(to: string, value: Json, scene: Scene): Result<Json, string> {
	if (!Array.isArray(value)) return err(`Expected a list of items but got type "${typeName(value)}".`);
	const ids: number[] = [];
	for (const one of value as readonly Json[]) {
		const id = to === 'extras/tags' ? readRef(to, one, scene) : readKey(to, one, scene);
		if (!id.ok) return id;
		ids.push(Number(id.value));
	}
	return ok([...new Set(ids)].toSorted((a, b) => a - b));
}

function readKey(to: string, value: Json, scene: Scene): Result<Json, string> {
	if (typeof value !== 'number') return err(`Incorrect type. Expected pk value, received ${typeName(value)}.`);
	return tableOf(scene.world, to).has(value) ? ok(value) : err(`Invalid pk "${value}" - object does not exist.`);
}
