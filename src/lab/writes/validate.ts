import {stringifyJson} from '../../core/json-text.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {lack} from '../http/answer.js';
import {above, type Scene, target} from '../model/context.js';
import {type Field, initialOf, isApart, type Said} from '../model/field.js';
import {named} from '../model/generic.js';
import type {Faults, Kind, Together} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {networkOf, networkText, parseNetwork} from '../reads/ip-network.js';
import {isWritable, readValue} from '../values/read-value.js';
import {typeName} from '../values/type-name.js';
import {type CustomDraft, checkCustomFields, readCustomFields} from './custom.js';
import {changedTags, readTagChange, tagFaults} from './tags.js';

/** A body for one object: what it was before, if it was, whether fields may be left out, and the only fields that are heard, if not all are. */
export type Draft = {readonly body: unknown; readonly before: Row | undefined; readonly partial: boolean; readonly only?: ReadonlySet<string>};

/** Where a draft is checked. */
export type DraftAt = {readonly scene: Scene; readonly kind: Kind};

/** The record that a draft makes, without id and times, or what is wrong with it by field. */
export function readDraft(draft: Draft, at: DraftAt): Result<Row, Faults> {
	const {body, before} = draft;
	const given: unknown = body === undefined ? {} : body;
	if (given === null) return err({__all__: ['No data provided']});
	if (typeof given !== 'object' || given === null || Array.isArray(given)) {
		return err({__all__: [`Invalid data. Expected a dictionary, but got ${typeName(given)}.`]});
	}
	const row = given as Row;
	const {record, faults} = readFields(row, draft, at);
	const custom = readCustom(draft.only?.has('custom_fields') === false ? {} : row, before, at);
	if (!custom.ok || Object.keys(faults).length > 0) return err({...faults, ...(!custom.ok && custom.error)});
	const conflict = macConflict(row, record, at);
	if (conflict !== undefined) return err(conflict);
	const change = readTagChange(row, at);
	if (!change.ok) return change;
	const wrong = change.value && tagFaults(change.value, row['tags'], {scene: at.scene, isNew: before === undefined});
	if (wrong !== undefined) return err(wrong);
	const tags = change.value && row['tags'] === undefined ? {tags: changedTags(change.value, before)} : {};
	return clean({...record, ...tags}, {...at, before, custom: custom.value});
}

/** The short way to a primary MAC address and the long one, where a body goes both, lead to the same (seen on 4.7.3). */
function macConflict(given: Row, record: Row, {scene, kind}: DraftAt): Faults | undefined {
	const field = kind.fields['mac_address'];
	if (field?.is !== 'mac' || field.by === undefined || given['mac_address'] === undefined || given[field.by] === undefined) return undefined;
	const primary = target(scene, 'dcim/mac-addresses', record[field.by])?.['mac_address'] ?? null;
	return record['mac_address'] === primary ? undefined : {__all__: ["The provided 'mac_address' and 'primary_mac_address' values conflict."]};
}

type Fields = {readonly record: Row; readonly faults: Faults};

/** The fields of a body one by one: all that is wrong with any of them is told, before the record is looked at as a whole. */
function readFields(given: Row, {before, partial, only}: Draft, at: DraftAt): Fields {
	const record: {[name: string]: Json} = {...before};
	const faults: {[name: string]: Faults[string]} = {};
	for (const [name, field] of Object.entries(at.kind.fields)) {
		if (field.is === 'custom') continue;
		if (field.is === 'fixed') refuseUnkept(name, field, given[name], at);
		if (field.is === 'fixed' && field.never && given[name] !== undefined) faults[name] = ['This field may not be blank.'];
		// Tokens have their version from the server itself, in older versions too.
		const isKnown = at.kind.path === 'users/tokens' || at.scene.profile.lacking[at.kind.path]?.has(name) !== true;
		const isHeard = only?.has(name) !== false && isKnown;
		const value = isHeard ? given[name] : undefined;
		if (value === undefined || !isWritable(field)) {
			if (!partial && isHeard && isWritable(field) && isRequired(name, at)) faults[name] = ['This field is required.'];
			const isReset = !partial && isHeard && at.kind.reset?.includes(name) === true;
			if ((before === undefined || isReset) && isStored(field)) record[name] = initialOf(field);
			continue;
		}
		const read = checkUnique(readValue(field, value, {scene: at.scene, partial}), {...at, name, field, before});
		const steady = own(at.kind.steady ?? {}, name);
		if (read.ok && steady !== undefined && before !== undefined && before[name] !== read.value) faults[name] = [steady];
		else if (read.ok) record[name] = read.value;
		else faults[name] = typeof read.error === 'string' ? [read.error] : read.error;
	}
	return {record, faults};
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

function readCustom(given: Row, before: Row | undefined, at: DraftAt): Result<CustomDraft | undefined, Faults> {
	return Object.values(at.kind.fields).some(({is}) => is === 'custom') ? readCustomFields(given['custom_fields'], before, at) : ok(undefined);
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
function clean(
	fields: Row,
	{scene, kind, before, custom}: DraftAt & {readonly before: Row | undefined; readonly custom: CustomDraft | undefined},
): Result<Row, Faults> {
	const values = custom === undefined ? ok({}) : checkCustomFields(custom, {scene, kind, before});
	const record = values.ok ? {...fields, ...values.value} : fields;
	const whole =
		(values.ok ? undefined : values.error) ??
		treeFault(record, {scene, kind}) ??
		kind.before?.(record) ??
		namingFault(record, {scene, kind}) ??
		kind.clean?.(record, scene, before);
	const alone = {...unset(record, kind), ...columnFaults(record, kind)};
	const found: Faults = {...alone, ...whole};
	const same = sameFaults(record, found, {scene, kind});
	const faults = {...found, ...(same.length > 0 && {__all__: [...said(whole?.['__all__']), ...same]})};
	return Object.keys(faults).length > 0 ? err(faults) : ok(kind.settle?.(record, before, scene) ?? record);
}

const said = (faults: Faults[string] | undefined): readonly string[] => (Array.isArray(faults) ? (faults as readonly string[]) : []);

/** The sentences for what another object has the same of; fields that have a fault of their own are not looked at. */
function sameFaults(record: Row, faults: Faults, {scene, kind}: DraftAt): readonly string[] {
	const others = [...tableOf(scene.world, kind.path).values()].filter((row) => row['id'] !== record['id']);
	return (kind.together ?? []).flatMap((one) => {
		const {fields, words, said, nulls, when} = one;
		if (when?.(record) === false || fields.some((name) => Object.hasOwn(faults, name))) return [];
		if (!nulls && fields.some((name) => (record[name] ?? null) === null)) return [];
		if (!others.some((row) => when?.(row) !== false && fields.every((name) => keyIn(row, name, one) === keyIn(record, name, one)))) return [];
		if (said !== undefined) return [typeof said === 'string' ? said : said(record, scene)];
		return [`${kind.verbose.charAt(0).toUpperCase()}${kind.verbose.slice(1)} with this ${words} already exists.`];
	});
}

function keyIn(record: Row, name: string, {caseless}: Together): Json {
	const value = record[name] ?? null;
	return name === caseless && typeof value === 'string' ? value.toLowerCase() : value;
}

/** A content type and a number name an object together (read in `BaseModel.clean` of 4.7.3). */
function namingFault(record: Row, {scene, kind}: DraftAt): Faults | undefined {
	for (const [name, field] of Object.entries(kind.fields)) {
		if (field.is !== 'type') continue;
		const [type, id] = [record[name] ?? null, record[field.id] ?? null];
		if (type === null && id !== null) return {[name]: ['This field cannot be null.']};
		if (type !== null && id === null) return {[field.id]: ['This field cannot be null.']};
		// A 0 is no number of an object to NetBox, and is not looked for (seen on 4.7.3).
		if (type !== null && id !== null && id !== 0 && named(record, [name, field.id], scene) === null)
			return {[field.id]: [`Related object not found using the provided value: ${id}.`]};
	}
	return undefined;
}

/** An object of a tree stands neither under itself nor under what stands under it: rules and words of NetBox's trees (seen on 4.7.3; before, read). */
function treeFault(record: Row, {scene, kind}: DraftAt): Faults | undefined {
	return parentFault(record, {scene, kind}) ?? tabFault(record, {scene, kind});
}

/** The order of a tree is that of its names, one after the other with a tab between them (read in 4.7.3). */
const tabFault = (record: Row, {scene, kind}: DraftAt): Faults | undefined =>
	'_depth' in kind.fields && 'parent' in kind.fields && scene.profile.isFrom('4.7') && String(record['name']).includes('\t')
		? {name: ['Name cannot contain tab characters.']}
		: undefined;

function parentFault(record: Row, {scene, kind}: DraftAt): Faults | undefined {
	const {parent} = kind.fields;
	const [id, wanted] = [record['id'], record['parent'] ?? null];
	if (!('_depth' in kind.fields) || parent?.is !== 'ref' || parent.to !== kind.path || id === undefined || wanted === null) return undefined;
	if (wanted !== id && !above(scene, kind.path, wanted).some((row) => row['id'] === id)) return undefined;
	const what = scene.profile.isFrom('4.7') ? 'a descendant' : `child ${kind.verbose}`;
	return {parent: [`Cannot assign self or ${what} as parent.`]};
}

/** What the column of a field refuses, after the body was read: a prefix has no bits of hosts (seen on 4.7.3). */
function columnFaults(record: Row, {fields}: Kind): Faults {
	const bad = Object.entries(fields).flatMap(([name, field]) => {
		const network = field.is === 'network' && !field.host ? parseNetwork(String(record[name])) : undefined;
		const base = network && networkOf(network);
		return base === undefined || base.bits === network?.bits
			? []
			: [[name, [`${networkText(network ?? base)} is not a valid prefix. Did you mean ${networkText(base)}?`]] as const];
	});
	return Object.fromEntries(bad);
}

function unset(record: Row, kind: Kind): Faults {
	const isNeeded = ([name, field]: readonly [string, Field]): boolean =>
		('required' in field && field.required === true && isWritable(field)) || kind.filled?.includes(name) === true;
	const needed = Object.entries(kind.fields).filter(isNeeded);
	const empty = needed.filter(([name]) => record[name] === null || record[name] === '');
	return Object.fromEntries(
		empty.map(([name]) => [name, [`This field cannot be ${record[name] === null && kind.fields[name]?.is !== 'choice' ? 'null' : 'blank'}.`]]),
	);
}
