import {err, ok, type Result} from '../../core/result.js';
import type {Json} from '../../output/output.js';
import {lack} from '../http/answer.js';
import type {Scene} from '../model/context.js';
import type {Field, Said} from '../model/field.js';
import {contentTypes} from '../reads/content-types.js';
import {networkText, parseNetwork} from '../reads/ip-network.js';
import {readMappings} from './mapping-values.js';
import {readEnds, readMac, readRanges} from './part-values.js';
import {readChoice, readDecimal, readFlag, readNumber, readText, said} from './plain-values.js';
import {readRef, readRefs} from './related-values.js';
import {typeName} from './type-name.js';

/** A field that a body can set; custom fields are read apart. */
type Writable = Exclude<Field, {is: 'time' | 'fixed' | 'count' | 'made' | 'found' | 'custom'}>;

/** Where a value is read; `partial`: of a body that may leave fields out. */
type Reading = {readonly scene: Scene; readonly partial?: boolean};

/** Reads the value of one field of a body into the form in which it is kept; the fault is NetBox's sentence. */
export function readValue(field: Writable, value: Json, {scene, partial = false}: Reading): Result<Json, Said> {
	if (value === null && !mayBeNull(field)) return err(`This field may not be ${field.is === 'choice' && !field.bare ? 'blank' : 'null'}.`);
	if (value === null && !(field.is === 'json' && field.read !== undefined)) return ok(null);
	switch (field.is) {
		case 'text':
			return readText(field, value);
		case 'network':
			return readNetwork(field.host, value);
		case 'number':
			return readNumber(field, value);
		case 'decimal':
			return readDecimal(field, value);
		case 'flag':
			return readFlag(value);
		case 'choice':
			return readChoice(field, value);
		case 'type':
			return readType(field, value, scene);
		case 'mac':
			return readMac(value, field.by !== undefined);
		case 'ranges':
			return readRanges(value);
		case 'ends':
			return readEnds(value, scene);
		case 'mappings':
			return readMappings(field.side, value, {scene, partial});
		case 'ref':
			return readRef(field.to, value, scene);
		case 'refs':
			return readRefs(field.to, value, scene);
		case 'json':
			return field.read?.(value) ?? ok(value);
		default:
			return field satisfies never;
	}
}

/** Whether a body may set the field at all. */
export function isWritable(field: Field): field is Writable {
	return !['time', 'fixed', 'count', 'made', 'found', 'custom'].includes(field.is) && !('frozen' in field && field.frozen);
}

function mayBeNull(field: Writable): boolean {
	if (field.is === 'ref') return !field.required;
	if (field.is === 'text') return field.nullable === true;
	if (field.is === 'number') return !field.required && field.initial === undefined;
	if (field.is === 'decimal') return field.initial === null;
	if (field.is === 'type') return !field.required;
	if (field.is === 'mac') return field.by !== undefined;
	return (field.is === 'json' && field.required !== true) || (field.is === 'choice' && field.initial === null && !field.required);
}

/** The content type of an object, one of those that the field takes (read in `ContentTypeField` of 4.7.3). */
function readType({of, lacks = [], any}: Extract<Field, {is: 'type'}>, value: Json, scene: Scene): Result<Json, string> {
	if (typeof value !== 'string' || value.split('.').length !== 2) return err("Invalid value. Specify a content type as '<app_label>.<model_name>'.");
	const isForeign = any && Object.hasOwn(contentTypes, value) && scene.kindOfType(value) === undefined;
	if (lacks.includes(value) || isForeign) throw lack(`kind ${value}, which the object is to be assigned to`);
	return of.includes(value) || (any && Object.hasOwn(contentTypes, value)) ? ok(value) : err(`Invalid content type: ${value}`);
}

function readNetwork(host: boolean, value: Json): Result<Json, string> {
	if (said(value).trim() === '') return err('This field may not be blank.');
	if (typeof value !== 'string') return err(`unexpected type <class '${typeName(value)}'> for addr arg`);
	const network = parseNetwork(value);
	if (network === undefined) return err(`Invalid ${host ? 'IP address' : 'IP prefix'} format: ${said(value)}`);
	return ok(networkText(network));
}
