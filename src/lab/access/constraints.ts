import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {crash, lack} from '../http/answer.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import type {Field} from '../model/field.js';
import type {Kind} from '../model/kind.js';
import {typeName} from '../values/type-name.js';
import {lookupTest} from './constraint-lookups.js';

/** Whose permission it is, and the objects that it is about. */
export type ConstraintAt = {readonly scene: Scene; readonly kind: Kind; readonly user: number};

type Test = (record: Row) => boolean;

/** The objects that one of the constraints of permissions matches, as Django reads them; undefined where they are no limit: none at all, or an empty one among them. */
export function constraintsTest(constraints: readonly Json[], at: ConstraintAt): Test | undefined {
	if (constraints.length === 0 || constraints.some(isNoLimit)) return undefined;
	const tests = constraints.map((one) => {
		if (!isRow(one)) throw crash('AttributeError', `'${typeName(one)}' object has no attribute 'items'`);
		const terms = Object.entries(one).map(([path, value]) => termTest(path, forUser(value, at.user), at));
		return (record: Row): boolean => terms.every((term) => term(record));
	});
	return (record) => tests.some((test) => test(record));
}

const isNoLimit = (one: Json): boolean => one === null || one === '' || one === 0 || one === false || (isRow(one) && Object.keys(one).length === 0);

/** `$user` stands for the caller's id, alone or in a list. */
function forUser(value: Json, user: number): Json {
	if (Array.isArray(value)) return value.map((one) => (one === '$user' ? user : one));
	return value === '$user' ? user : value;
}

/** The values at the end of a path of fields, and the field that they are of, where it is a field. */
type Reached = {
	readonly valuesOf: (record: Row) => readonly Json[];
	readonly field: Field | undefined;
	readonly natural: boolean;
	readonly rest: readonly string[];
};

/** The test of one attribute by which a body names a related object: a keyword of Django's too. */
export const attributeTest = (path: string, value: Json, at: Omit<ConstraintAt, 'user'>): Test => termTest(path, value, at, 'attribute');

/** One keyword of Django's: fields, with relations to follow, then a lookup. */
function termTest(path: string, value: Json, {scene, kind}: Omit<ConstraintAt, 'user'>, what: ReachAt['what'] = 'constraint'): Test {
	const {valuesOf, field, natural, rest} = reach(path.split('__'), {scene, kind, path, what});
	if (rest.length > 1 && what === 'attribute') throw crash('FieldError', `Unsupported lookup '${rest[0]}' for ${kind.model}.`);
	if (rest.length > 1) throw lack(`constraint "${path}" of ${kind.path}`);
	const test = lookupTest(rest[0] ?? 'exact', value, {name: path, field, natural});
	return (record) => valuesOf(record).some(test);
}

type ReachAt = {readonly scene: Scene; readonly kind: Kind; readonly path: string; readonly what: 'attribute' | 'constraint'};

const number: Field = {is: 'number'};

function reach(words: readonly string[], at: ReachAt): Reached {
	const {kind} = at;
	const [word = '', ...rest] = words;
	if (word === 'pk' || word === 'id') return {valuesOf: (record) => [idOf(record)], field: number, natural: false, rest};
	if (word === 'changed_object_type' || word === 'changed_object_type_id') return reachType(words, at);
	if (word === 'custom_field_data')
		return {...json((record) => own((record['custom_fields'] ?? {}) as Row, rest[0] ?? '') ?? null), rest: rest.slice(1)};
	const name = own(kind.fields, word) === undefined ? word.replace(/_id$/u, '') : word;
	const field = own(kind.fields, name);
	if (field === undefined && at.what === 'attribute')
		throw crash('FieldError', `Cannot resolve keyword '${word}' into field. Choices are: ${Object.keys(kind.fields).toSorted().join(', ')}`);
	if (field === undefined || ['made', 'found', 'mac', 'type', 'ends', 'mappings', 'ranges', 'count', 'fixed', 'custom'].includes(field.is))
		throw lack(`${at.what} "${at.path}" of ${kind.path}`);
	const natural = kind.natural?.includes(name) === true;
	if (field.is !== 'ref' && field.is !== 'refs') return {valuesOf: (record) => [record[name] ?? null], field, natural, rest};
	return reachBeyond({name, to: field.to, rest}, at);
}

/** Through a relation: to a field of the other object, or to its id. One that points at nothing gives null, as a join does. */
function reachBeyond({name, to, rest}: {readonly name: string; readonly to: string; readonly rest: readonly string[]}, at: ReachAt): Reached {
	const {scene} = at;
	const other = scene.kindOf(to);
	const [next] = rest;
	const idsOf = (record: Row): readonly Json[] => {
		const ids = [record[name] ?? null].flat() as readonly Json[];
		return ids.length === 0 ? [null] : ids;
	};
	const goesOn = next !== undefined && (['pk', 'id'].includes(next) || [next, next.replace(/_id$/u, '')].some((one) => own(other.fields, one)));
	if (!goesOn) return {valuesOf: idsOf, field: number, natural: false, rest};
	const beyond = reach(rest, {...at, kind: other});
	const valuesOf = (record: Row): readonly Json[] =>
		idsOf(record).flatMap((id) => {
			const found = target(scene, to, id);
			return found === undefined ? [null] : beyond.valuesOf(found);
		});
	return {...beyond, valuesOf};
}

/** The content type that a change is about: its number, its application or its model. */
function reachType([, next, ...rest]: readonly string[], {scene}: ReachAt): Reached {
	const typeOf = (record: Row): readonly string[] => textOf(record, 'changed_object_type').split('.');
	const text: Field = {is: 'text'};
	if (next === 'app_label') return {valuesOf: (record) => [typeOf(record)[0] ?? null], field: text, natural: false, rest};
	if (next === 'model') return {valuesOf: (record) => [typeOf(record)[1] ?? null], field: text, natural: false, rest};
	const byName = new Map(scene.objectTypes().map(({id, type}) => [type, id]));
	const more = next === undefined ? [] : next === 'id' || next === 'pk' ? rest : [next, ...rest];
	return {valuesOf: (record) => [byName.get(textOf(record, 'changed_object_type')) ?? null], field: number, natural: false, rest: more};
}

const json = (get: (record: Row) => Json) => ({valuesOf: (record: Row) => [get(record)], field: undefined, natural: false});
