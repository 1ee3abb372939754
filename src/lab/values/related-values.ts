import {ExactNumber} from '../../core/exact-number.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {attributeTest} from '../access/constraints.js';
import {crash, isCrash} from '../http/answer.js';
import {idOf, type Scene} from '../model/context.js';
import {tableOf} from '../model/tables.js';
import {said} from './plain-values.js';
import {pythonText} from './python.js';
import {typeName} from './type-name.js';

/** One sentence, or what is wrong at each place of a list. */
export type RefFault = string | {readonly [place: string]: Json};

/** A number as Python's `int()` reads it: true is 1, a fraction is cut off, a text may have blanks around it; undefined where it reads none. */
function readInt(value: Json): number | undefined {
	if (typeof value === 'number' || typeof value === 'boolean') return Math.trunc(Number(value));
	if (value instanceof ExactNumber) return Math.trunc(Number(value.digits));
	return typeof value === 'string' && /^\s*[+-]?\d+(?:_\d+)*\s*$/u.test(value) ? Number(value.replaceAll('_', '')) : undefined;
}

/** A related object by its number or by attributes that only it has. */
export function readRef(to: string, value: Json, scene: Scene): Result<Json, string> {
	if (isRow(value)) return readAttributes(to, value, scene);
	const id = readInt(value);
	if (id === undefined)
		return err(`Related objects must be referenced by numeric ID or by dictionary of attributes. Received an unrecognized value: ${said(value)}`);
	const isWritten = typeof value === 'string' ? value.trim() : pythonText(id);
	return tableOf(scene.world, to).has(id) ? ok(id) : err(`Related object not found using the provided numeric ID: ${isWritten}`);
}

/** Attributes are keywords of Django's, lookups and paths among them: `{name__startswith: 'a', site: {slug: 'ams1'}}` (read in 4.7.3). */
function readAttributes(to: string, attributes: Row, scene: Scene): Result<Json, string> {
	const wanted = flat(attributes);
	const kind = scene.kindOf(to);
	// Only among what the caller may view, but for an id alone (seen on 4.7.3).
	const sees = Object.keys(attributes).join() === 'id' ? () => true : scene.sees(kind);
	const found = matching(wanted, [...tableOf(scene.world, to).values()].filter(sees), {scene, to});
	if (!found.ok) return found;
	const [only, ...more] = found.value;
	if (only !== undefined && more.length === 0) return ok(idOf(only));
	const what = pythonText(wanted);
	return err(
		more.length > 0 ? `Multiple objects match the provided attributes: ${what}` : `Related object not found using the provided attributes: ${what}`,
	);
}

function matching(wanted: Row, rows: readonly Row[], {scene, to}: {readonly scene: Scene; readonly to: string}): Result<readonly Row[], string> {
	try {
		const tests = Object.entries(wanted).map(([path, value]) => attributeTest(path, value, {scene, kind: scene.kindOf(to)}));
		return ok(rows.filter((row) => tests.every((test) => test(row))));
	} catch (thrown) {
		if (isCrash(thrown) && thrown.crash.exception === 'FieldError') return err(thrown.crash.error);
		throw thrown;
	}
}

/** Attributes of attributes by their path, `{site: {name: 'AMS1'}}` as `{site__name: 'AMS1'}` (read in `dict_to_filter_params` of 4.7.3). */
const flat = (attributes: Row, before = ''): Row =>
	Object.fromEntries(
		Object.entries(attributes).flatMap(([name, value]) =>
			isRow(value) ? Object.entries(flat(value, `${before}${name}__`)) : [[before + name, value]],
		),
	);

/** Tags by number or attributes; any other list of objects by number alone. */
export function readRefs(to: string, value: Json, scene: Scene): Result<Json, RefFault> {
	const isTags = to === 'extras/tags';
	if (isTags && !Array.isArray(value)) return err({__all__: [`Expected a list of items but got type "${typeName(value)}".`]});
	if (typeof value === 'string' || (!Array.isArray(value) && !isRow(value)))
		return err(`Expected a list of items but got type "${typeName(value)}".`);
	return isTags ? readTags(value as readonly Json[], scene) : readKeys(to, Array.isArray(value) ? value : Object.keys(value as Row), scene);
}

/** The numbers of tags, or the first that is none; a null is told at its place (read in `ListSerializer` of the framework). */
function readTags(values: readonly Json[], scene: Scene): Result<Json, RefFault> {
	const [ids, nulls]: [number[], string[]] = [[], []];
	for (const [index, value] of values.entries()) {
		const read = value === null ? undefined : readRef('extras/tags', value, scene);
		if (read === undefined) nulls.push(String(index));
		else if (read.ok) ids.push(Number(read.value));
		else return read;
	}
	return nulls.length > 0 ? err(Object.fromEntries(nulls.map((place) => [place, ['This field may not be null.']]))) : ok(sorted(ids));
}

function readKeys(to: string, values: readonly Json[], scene: Scene): Result<Json, string> {
	const ids: number[] = [];
	for (const value of values) {
		const id = keyOf(value);
		if (id === undefined) return err(`Incorrect type. Expected pk value, received ${typeName(value)}.`);
		if (!tableOf(scene.world, to).has(id)) return err(`Invalid pk "${said(value)}" - object does not exist.`);
		ids.push(id);
	}
	return ok(sorted(ids));
}

/** A number by which Django finds an object: not true, and nothing that `int()` does not read. */
function keyOf(value: Json): number | undefined {
	if (typeof value === 'boolean' || value === null) return undefined;
	const id = readInt(value);
	if (id !== undefined && Math.abs(id) > 2 ** 63) throw crash('DataError', 'integer out of range');
	return id;
}

const sorted = (ids: readonly number[]): readonly number[] => [...new Set(ids)].toSorted((a, b) => a - b);
