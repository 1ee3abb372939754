import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {lack} from '../http/answer.js';
import {above, type Scene} from '../model/context.js';
import {type Field, initialOf, isApart} from '../model/field.js';
import {named} from '../model/generic.js';
import type {Faults, Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {typeName} from './body.js';
import {readCustomFields} from './custom.js';
import {withTags} from './tags.js';
import {isWritable, readValue, type Said} from './values.js';

/** A body for one object: what it was before, if it was, whether fields may be left out, and the only fields that are heard, if not all are. */
export type Draft = {readonly body: unknown; readonly before: Row | undefined; readonly partial: boolean; readonly only?: ReadonlySet<string>};

/** Where a draft is checked. */
export type DraftAt = {readonly scene: Scene; readonly kind: Kind};

/** The record that a draft makes, without id and times, or what is wrong with it by field. */
export function readDraft(draft: Draft, at: DraftAt): Result<Row, Faults> {
	const {body, before} = draft;
	const given: unknown = body === undefined ? {} : body;
	if (typeof given !== 'object' || given === null || Array.isArray(given)) {
		return err({__all__: [`Invalid data. Expected a dictionary, but got ${typeName(given)}.`]});
	}
	const tagged = withTags(given as Row, before, at);
	return tagged.ok ? readFields(tagged.value, draft, at) : tagged;
}

function readFields(given: Row, {before, partial, only}: Draft, at: DraftAt): Result<Row, Faults> {
	const record: {[name: string]: Json} = {...before};
	const faults: {[name: string]: Faults[string]} = {};
	for (const [name, field] of Object.entries(at.kind.fields)) {
		if (field.is === 'custom') continue;
		if (field.is === 'fixed') refuseUnkept(name, field, given[name], at);
		const isHeard = only?.has(name) !== false;
		const value = isHeard ? given[name] : undefined;
		if (value === undefined || !isWritable(field)) {
			if (!partial && isHeard && isWritable(field) && isRequired(name, at)) faults[name] = ['This field is required.'];
			if (before === undefined && isStored(field)) record[name] = initialOf(field);
			continue;
		}
		const read = checkUnique(readValue(field, value, at.scene), {...at, name, field, before});
		if (read.ok) record[name] = read.value;
		else faults[name] = typeof read.error === 'string' ? [read.error] : read.error;
	}
	const custom = readCustom(only?.has('custom_fields') === false ? {} : given, before, at);
	if (!custom.ok) return err({...faults, ...custom.error});
	return Object.keys(faults).length > 0 ? err(faults) : clean({...record, ...custom.value}, {...at, before});
}

/** A body that gives a field, which the lab always shows the same of, another value would be told as saved and lost. */
function refuseUnkept(name: string, field: Extract<Field, {is: 'fixed'}>, given: Json | undefined, {kind}: DraftAt): void {
	if (field.frozen || given === undefined || (given === '' && field.value === null)) return;
	if (stringifyJson(given) !== stringifyJson(field.value))
		throw lack(`other value of the field "${name}" of ${kind.path} than ${stringifyJson(field.value)}`);
}

const isStored = (field: Field): boolean => !['fixed', 'count', 'made', 'found'].includes(field.is) && !isApart(field);

function isRequired(name: string, {scene, kind}: DraftAt): boolean {
	const field = kind.fields[name];
	return (field !== undefined && 'required' in field && field.required === true) || scene.profile.needed[kind.path]?.has(name) === true;
}

function readCustom(given: Row, before: Row | undefined, at: DraftAt): Result<Row, Faults> {
	if (!Object.values(at.kind.fields).some(({is}) => is === 'custom')) return ok({});
	const fields = readCustomFields(given['custom_fields'], before, at);
	return fields.ok ? ok({custom_fields: fields.value}) : fields;
}

type Place = DraftAt & {readonly name: string; readonly field: Field; readonly before: Row | undefined};

function checkUnique(read: Result<Json, Said>, {scene, kind, name, field, before}: Place): Result<Json, Said> {
	if (!read.ok || !('unique' in field && field.unique) || read.value === null || read.value === '') return read;
	const taken = [...tableOf(scene.world, kind.path).values()].some((row) => row['id'] !== before?.['id'] && row[name] === read.value);
	const words = name === 'asn' ? 'ASN' : name.replaceAll('_', ' ');
	const said = field.is === 'text' ? field.taken : undefined;
	return taken ? err(said ?? `${kind.verbose} with this ${words} already exists.`) : read;
}

/** The faults of the whole record; fields that were needed and not heard are found here. */
function clean(record: Row, {scene, kind, before}: DraftAt & {readonly before: Row | undefined}): Result<Row, Faults> {
	const whole =
		treeFault(record, {scene, kind}) ?? kind.before?.(record) ?? namingFault(record, {scene, kind}) ?? kind.clean?.(record, scene, before);
	const same = sameFaults(record, {scene, kind});
	const faults = {...unset(record, kind), ...whole, ...(same.length > 0 && {__all__: [...said(whole?.['__all__']), ...same]})};
	return Object.keys(faults).length > 0 ? err(faults) : ok(kind.settle?.(record, before) ?? record);
}

const said = (faults: Faults[string] | undefined): readonly string[] => (Array.isArray(faults) ? (faults as readonly string[]) : []);

/** The sentences for fields that another object has the same of; a null among them is never the same. */
function sameFaults(record: Row, {scene, kind}: DraftAt): readonly string[] {
	const isSame = (names: readonly string[]) => (row: Row) => row['id'] !== record['id'] && names.every((name) => row[name] === record[name]);
	return Object.entries(kind.together ?? {}).flatMap(([words, names]) =>
		names.every((name) => (record[name] ?? null) !== null) && [...tableOf(scene.world, kind.path).values()].some(isSame(names))
			? [`${kind.verbose.charAt(0).toUpperCase()}${kind.verbose.slice(1)} with this ${words} already exists.`]
			: [],
	);
}

/** A content type and a number name an object together (read in `BaseModel.clean` of 4.7.3). */
function namingFault(record: Row, {scene, kind}: DraftAt): Faults | undefined {
	for (const [name, field] of Object.entries(kind.fields)) {
		if (field.is !== 'type') continue;
		const [type, id] = [record[name] ?? null, record[field.id] ?? null];
		if (type === null && id !== null) return {[name]: ['This field cannot be null.']};
		if (type !== null && id === null) return {[field.id]: ['This field cannot be null.']};
		if (type !== null && id !== null && named(record, [name, field.id], scene) === null)
			return {[field.id]: [`Related object not found using the provided value: ${id}.`]};
	}
	return undefined;
}

/** An object of a tree stands neither under itself nor under what stands under it: rules and words of NetBox's trees (seen on 4.7.3; before, read). */
function treeFault(record: Row, {scene, kind}: DraftAt): Faults | undefined {
	const {parent} = kind.fields;
	const [id, wanted] = [record['id'], record['parent'] ?? null];
	if (!('_depth' in kind.fields) || parent?.is !== 'ref' || parent.to !== kind.path || id === undefined || wanted === null) return undefined;
	if (wanted !== id && !above(scene, kind.path, wanted).some((row) => row['id'] === id)) return undefined;
	const what = scene.profile.isFrom('4.7') ? 'a descendant' : `child ${kind.verbose}`;
	return {parent: [`Cannot assign self or ${what} as parent.`]};
}

function unset(record: Row, kind: Kind): Faults {
	const needed = Object.entries(kind.fields).filter(([, field]) => 'required' in field && field.required === true && isWritable(field));
	const empty = needed.filter(([name]) => record[name] === null || record[name] === '');
	return Object.fromEntries(empty.map(([name]) => [name, [`This field cannot be ${record[name] === null ? 'null' : 'blank'}.`]]));
}
