import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {lack} from '../http/answer.js';
import {above, type Scene} from '../model/context.js';
import {type Field, initialOf} from '../model/field.js';
import type {Faults, Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {typeName} from './body.js';
import {readCustomFields} from './custom.js';
import {isWritable, readValue} from './values.js';

/** A body for one object: what it was before, if it was, whether fields may be left out, and the only fields that are heard, if not all are. */
export type Draft = {readonly body: unknown; readonly before: Row | undefined; readonly partial: boolean; readonly only?: ReadonlySet<string>};

/** Where a draft is checked. */
export type DraftAt = {readonly scene: Scene; readonly kind: Kind};

/** The record that a draft makes, without id and times, or what is wrong with it by field. */
export function readDraft(draft: Draft, at: DraftAt): Result<Row, Faults> {
	const {body, before, partial, only} = draft;
	const given: unknown = body === undefined ? {} : body;
	if (typeof given !== 'object' || given === null || Array.isArray(given)) {
		return err({__all__: [`Invalid data. Expected a dictionary, but got ${typeName(given)}.`]});
	}
	const unkept = ['add_tags', 'remove_tags'].find((name) => Object.hasOwn(given, name) && 'tags' in at.kind.fields);
	if (unkept !== undefined) throw lack(`key "${unkept}" of a body`);
	const record: {[name: string]: Json} = {...before};
	const faults: {[name: string]: Faults[string]} = {};
	for (const [name, field] of Object.entries(at.kind.fields)) {
		if (field.is === 'custom') continue;
		if (field.is === 'fixed') refuseUnkept(name, field, (given as Row)[name], at);
		const isHeard = only?.has(name) !== false;
		const value = isHeard ? (given as Row)[name] : undefined;
		if (value === undefined || !isWritable(field)) {
			if (!partial && isHeard && isWritable(field) && isRequired(name, at)) faults[name] = ['This field is required.'];
			if (before === undefined && isStored(field)) record[name] = initialOf(field);
			continue;
		}
		const read = checkUnique(readValue(field, value, at.scene), {...at, name, field, before});
		if (read.ok) record[name] = read.value;
		else faults[name] = [read.error];
	}
	const custom = readCustom(only?.has('custom_fields') === false ? {} : (given as Row), before, at);
	if (!custom.ok) return err({...faults, ...custom.error});
	return Object.keys(faults).length > 0 ? err(faults) : clean({...record, ...custom.value}, at);
}

/** A body that gives a field, which the lab always shows the same of, another value would be told as saved and lost. */
function refuseUnkept(name: string, field: Extract<Field, {is: 'fixed'}>, given: Json | undefined, {kind}: DraftAt): void {
	if (field.frozen || given === undefined || (given === '' && field.value === null)) return;
	if (stringifyJson(given) !== stringifyJson(field.value))
		throw lack(`other value of the field "${name}" of ${kind.path} than ${stringifyJson(field.value)}`);
}

const isStored = (field: Field): boolean => !['fixed', 'count', 'made'].includes(field.is);

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

function checkUnique(read: Result<Json, string>, {scene, kind, name, field, before}: Place): Result<Json, string> {
	if (!read.ok || !('unique' in field && field.unique) || read.value === null || read.value === '') return read;
	const taken = [...tableOf(scene.world, kind.path).values()].some((row) => row['id'] !== before?.['id'] && row[name] === read.value);
	const words = name === 'asn' ? 'ASN' : name.replaceAll('_', ' ');
	const said = field.is === 'text' ? field.taken : undefined;
	return taken ? err(said ?? `${kind.verbose} with this ${words} already exists.`) : read;
}

/** The faults of the whole record; fields that were needed and not heard are found here. */
function clean(record: Row, {scene, kind}: DraftAt): Result<Row, Faults> {
	const faults = {...unset(record, kind), ...(treeFault(record, {scene, kind}) ?? kind.clean?.(record, scene))};
	return Object.keys(faults).length > 0 ? err(faults) : ok(record);
}

/** An object of a tree stands neither under itself nor under what stands under it: rules and words of NetBox's trees (seen on 4.7.3; before, read). */
function treeFault(record: Row, {scene, kind}: DraftAt): Faults | undefined {
	const {parent} = kind.fields;
	const [id, wanted] = [record['id'], record['parent'] ?? null];
	if (parent?.is !== 'ref' || parent.to !== kind.path || id === undefined || wanted === null) return undefined;
	if (wanted !== id && !above(scene, kind.path, wanted).some((row) => row['id'] === id)) return undefined;
	const what = scene.profile.isFrom('4.7') ? 'a descendant' : `child ${kind.verbose}`;
	return {parent: [`Cannot assign self or ${what} as parent.`]};
}

function unset(record: Row, kind: Kind): Faults {
	const needed = Object.entries(kind.fields).filter(([, field]) => 'required' in field && field.required === true && isWritable(field));
	const empty = needed.filter(([name]) => record[name] === null || record[name] === '');
	return Object.fromEntries(empty.map(([name]) => [name, [`This field cannot be ${record[name] === null ? 'null' : 'blank'}.`]]));
}
