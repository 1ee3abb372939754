import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {crash, isCrash, lack} from '../http/answer.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import type {FilterSpec} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {macOf} from '../reads/mac.js';
import {readCustom} from './custom.js';
import {stripped} from './fold.js';
import {isNegative, orderLookups, textLookups, textTest} from './lookups.js';
import {negated, numberIn, readEach, readOrdered} from './ordered.js';
import {readMeeting, readRelation} from './relations.js';
import {searchTest} from './search.js';
import {readTags} from './tags.js';
import {fault, formFault, readNumber, readTime, readUuid, readYesNo} from './values.js';

/** What a filter decides about a record. */
export type Test = (record: Row) => boolean;

/** Where a filter looks: the objects, and the kind that is filtered. */
export type At = {readonly scene: Scene; readonly kind: Kind};

/** The faults of a query by parameter, as the body of the 400. */
export type QueryFaults = {readonly [parameter: string]: readonly string[]};

/** The test that a whole query puts to a record: different parameters are AND. A parameter nobody knows is no filter; one that NetBox alone knows is refused. */
export function readQuery(query: URLSearchParams, at: At): Result<Test, QueryFaults> {
	const faults = new Map<string, readonly string[]>();
	const tests: Test[] = [];
	// All values are checked before the first one is looked for, which may crash the real server (seen on 4.7.3).
	const crashes: unknown[] = [];
	for (const name of new Set(query.keys())) {
		const read = uncrashed(() => readParameter(name, query.getAll(name), at), crashes);
		if (read === undefined) continue;
		if (read.ok) tests.push(read.value);
		else faults.set(errorName(name, at), [read.error]);
	}
	if (faults.size > 0) return err(Object.fromEntries(faults));
	if (crashes.length > 0) throw crashes[0];
	return ok((record) => tests.every((test) => test(record)));
}

/** What something gives, or nothing where it crashes: that is kept. */
function uncrashed<Value>(work: () => Value, crashes: unknown[]): Value | undefined {
	try {
		return work();
	} catch (thrown) {
		if (!isCrash(thrown)) throw thrown;
		crashes.push(thrown);
		return undefined;
	}
}

function errorName(name: string, {kind}: At): string {
	const spec = own(kind.filters, name);
	return spec?.by === 'test' ? (spec.errorName ?? name) : name;
}

/** One parameter: undefined where it is no filter, the fault where its value is bad. */
function readParameter(name: string, values: readonly string[], at: At): Result<Test, string> | undefined {
	if (name === 'q') return searchTest(values.at(-1) ?? '', at);
	if (name.startsWith('cf_')) return readCustom(name, values, at);
	const exact = own(at.kind.filters, name);
	const cut = name.lastIndexOf('__');
	const base = cut === -1 ? name : name.slice(0, cut);
	const spec = exact ?? own(at.kind.filters, base);
	if (spec === undefined && at.kind.lacks?.includes(base)) throw lack(`filter "${name}" of ${at.kind.path}`);
	if (spec === undefined || at.scene.profile.lacking[at.kind.path]?.has(name.split('__')[0] ?? '')) return undefined;
	const lookup = exact === undefined ? name.slice(cut + 2) : '';
	return lookupsOf(spec, at).includes(lookup) ? readFilter(spec, {lookup, values}, at) : undefined;
}

/** The lookups that a filter has besides equality, which is the empty one. */
export function lookupsOf(spec: FilterSpec, {scene}: Pick<At, 'scene'>): readonly string[] {
	switch (spec.by) {
		case 'text':
			return spec.only ?? textLookups;
		case 'choice':
			// The single choice of the BGP plugin had no lookups in 0.17 (seen: status__n is ignored).
			return spec.last && scene.profile.mergesPolicies ? [''] : textLookups;
		case 'number':
		case 'time':
			return spec.only ?? orderLookups;
		case 'relation':
			return spec.only ?? ['', 'n'];
		case 'content-type':
			return ['', 'n'];
		case 'tag':
			return scene.profile.isFrom('4.6.6') ? ['', 'n', 'any'] : ['', 'n'];
		case 'flag':
		case 'yes-no':
		case 'request':
		case 'meets':
		case 'test':
			return [''];
		default:
			return spec satisfies never;
	}
}

/** A parameter's lookup and its values. */
export type Asked = {readonly lookup: string; readonly values: readonly string[]};

function readFilter(spec: FilterSpec, asked: Asked, at: At): Result<Test, string> | undefined {
	const {lookup, values} = asked;
	if (lookup === 'empty') return readEmpty(spec, values, at);
	switch (spec.by) {
		case 'text':
			return readText(spec, asked, at);
		case 'choice':
			return readChoice(spec, asked, at);
		case 'number':
		case 'time':
			return readOrdered(spec, asked, at);
		case 'flag':
			return readFlag(values, (record) => record[spec.field] === true);
		case 'relation':
			// A filter that takes one value is none where that is empty (seen on 4.7.3).
			if (spec.single && values.at(-1) === '') return undefined;
			return negated(readRelation(spec, spec.single ? values.slice(-1) : values, at), lookup === 'n');
		case 'tag':
			return readTags(spec.key, asked, at.scene);
		default:
			return readOther(spec, asked, at);
	}
}

function readOther(
	spec: Extract<FilterSpec, {by: 'yes-no' | 'content-type' | 'request' | 'meets' | 'test'}>,
	asked: Asked,
	at: At,
): Result<Test, string> | undefined {
	switch (spec.by) {
		case 'yes-no':
			return readFlag(asked.values, (record) => spec.matches(record, at.scene));
		case 'content-type':
			return readTypes(spec, asked, at);
		case 'request':
			return readRequest(spec, stripped(asked.values.at(-1) ?? ''), at);
		case 'meets':
			return readMeeting(spec, asked.values.at(-1) ?? '', at.scene);
		case 'test':
			return readTest(spec, asked.values, at);
		default:
			return spec satisfies never;
	}
}

function readText(spec: Extract<FilterSpec, {by: 'text'}>, {lookup, values: given}: Asked, {kind, scene}: At): Result<Test, string> | undefined {
	// Blanks alone are a value, the empty text; nothing at all is none (seen on 4.7.3).
	const isMac = spec.form === 'mac' && (lookup === '' || lookup === 'n');
	const read = given.filter((value) => value !== '').map(stripped);
	const values = isMac ? read.map((value) => macOf(value)?.toLowerCase() ?? value) : read;
	if (values.length === 0) return undefined;
	if (values.some((value) => value.includes('\0'))) return err(fault.nul);
	const bad = spec.form !== undefined && (lookup === '' || lookup === 'n') ? formFault(spec.form, values) : undefined;
	if (bad !== undefined) return err(bad);
	const negative = isNegative(lookup);
	const equality = lookup === '' || lookup === 'n' || lookup === 'ie' || lookup === 'nie';
	// The text null means no value, which only an equality can be asked for; anything else crashes the real server.
	if (!equality && values.includes('null')) throw crash('ValueError', 'Cannot use None as a query value');
	const natural = kind.natural?.includes(spec.field) === true;
	const tests = values.map((value) =>
		value === 'null' ? (found: Json) => found === null : textTest(lookup, value, {ignoreCase: spec.ignoreCase === true, natural}),
	);
	const {of} = spec;
	const found =
		of === undefined
			? (record: Row): readonly Json[] => [record[spec.field] ?? null]
			: (record: Row): readonly Json[] => orNothing(of(record, scene));
	return ok((record) => tests.some((test) => found(record).some(test)) !== negative);
}

/** Where there is nothing to look at, that is what is found: `null` asks for it. */
const orNothing = (found: readonly Json[]): readonly Json[] => (found.length === 0 ? [null] : found);

/** One of several choices, or the `last` of those given; only the latter has `null`, and lookups that take any text (seen on 4.7.3). */
function readChoice(spec: Extract<FilterSpec, {by: 'choice'}>, {lookup, values}: Asked, at: At): Result<Test, string> | undefined {
	if (spec.last && lookup !== '' && lookup !== 'n') return readText({by: 'text', field: spec.field}, {lookup, values}, at);
	const {kind, scene} = at;
	const {of} = spec;
	const given = spec.last ? values.slice(-1).filter((value) => value !== '') : values;
	if (given.length === 0) return undefined;
	const known = (of === undefined ? kind : scene.kindOf(of.to)).fields[spec.field];
	const choices = spec.among ?? (known?.is === 'choice' ? known.choices : {});
	const bad = given.find((value) => !((spec.last || spec.orNull) && value === 'null') && !Object.hasOwn(choices, value));
	if (bad !== undefined) return err(fault.choice(bad));
	const isEquality = ['', 'n', 'ie', 'nie'].includes(lookup);
	if (spec.orNull && !isEquality && given.includes('null')) throw crash('ValueError', 'Cannot use None as a query value');
	const tests = given.map((value) => (value === 'null' ? (found: Json) => found === null : textTest(lookup, value)));
	const found = (record: Row): Json => (of === undefined ? record : target(scene, of.to, record[of.field]))?.[spec.field] ?? null;
	return ok((record) => tests.some((test) => test(found(record))) !== isNegative(lookup));
}

function readEmpty(spec: FilterSpec, values: readonly string[], at: At): Result<Test, string> | undefined {
	const wanted = readYesNo(values.at(-1) ?? '');
	const field = 'field' in spec ? spec.field : undefined;
	if (wanted === undefined || field === undefined) return undefined;
	return ok((record) => ((numberIn(record, field, at) ?? '') === '') === wanted);
}

function readFlag(values: readonly string[], test: Test): Result<Test, string> | undefined {
	const wanted = readYesNo(values.at(-1) ?? '');
	return wanted === undefined ? undefined : ok((record) => test(record) === wanted);
}

/** Content types by name or by number. A negative lookup of the name does not negate, one of the number does (seen on both versions). */
function readTypes(spec: Extract<FilterSpec, {by: 'content-type'}>, {lookup, values}: Asked, {scene}: At): Result<Test, string> | undefined {
	const given = values.filter((value) => value !== '').map(stripped);
	if (given.length === 0) return undefined;
	if (given.some((value) => value.includes('\0'))) return err(fault.nul);
	if (!spec.ids) {
		const wanted = new Set(scene.profile.isFrom('4.5.3') ? given : given.slice(-1));
		return ok((record) => wanted.has(textOf(record, spec.field)));
	}
	const types = new Map(scene.objectTypes().map(({id, type}) => [String(id), type]));
	const bad = given.find((value) => !types.has(value));
	if (bad !== undefined) return err(/^\d+$/u.test(bad) ? fault.choice(bad) : fault.type(bad));
	const wanted = new Set(given.map((value) => types.get(value)));
	return ok((record) => wanted.has(textOf(record, spec.field)) !== (lookup === 'n'));
}

function readRequest(spec: Extract<FilterSpec, {by: 'request'}>, value: string, {scene, kind}: At): Result<Test, string> | undefined {
	if (value === '') return undefined;
	const id = readUuid(value);
	if (!id.ok) return id;
	const {touched} = spec;
	if (touched === undefined) return ok((record) => record[spec.field ?? 'request_id'] === id.value);
	const changes = [...tableOf(scene.world, 'core/object-changes').values()];
	const own = changes.filter(
		(change) => change['request_id'] === id.value && change['changed_object_type'] === kind.type && touched.includes(textOf(change, 'action')),
	);
	const ids = new Set(own.map((change) => change['changed_object_id']));
	return ok((record) => ids.has(idOf(record)));
}

function readTest(spec: Extract<FilterSpec, {by: 'test'}>, values: readonly string[], {scene}: At): Result<Test, string> | undefined {
	const keep = (value: string): Result<string, string> => {
		if (spec.form !== undefined && spec.form !== 'time' && !readNumber(value).ok) return err(spec.form === 'whole' ? fault.number : fault.decimal);
		return spec.form === 'time' ? readTime(value) : ok(value);
	};
	return readEach((spec.last ? values.slice(-1) : values).map(stripped), keep, (value) => (record) => spec.matches(record, value, scene));
}
