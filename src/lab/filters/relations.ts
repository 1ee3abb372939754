import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {crash} from '../http/answer.js';
import {above, idOf, type Scene, target} from '../model/context.js';
import type {Field} from '../model/field.js';
import type {FilterSpec} from '../model/filter-spec.js';
import type {Kind} from '../model/kind.js';
import {type Table, tableOf} from '../model/tables.js';
import {compareNetworks, parseNetwork} from '../reads/ip-network.js';
import {macOf} from '../reads/mac.js';
import {fault} from './values.js';

type Relation = Extract<FilterSpec, {by: 'relation'}>;
type Test = (record: Row) => boolean;

/** Reads the values of a relation filter: ids of the objects meant, or the fault that NetBox finds. `null` means no such object. */
export function readRelation(spec: Relation, values: readonly string[], at: {readonly scene: Scene; readonly kind: Kind}): Result<Test, string> {
	const {scene, kind} = at;
	const named = values.filter((value) => value !== 'null');
	if (named.some((value) => value.includes('\0'))) return err(fault.nul);
	const malformed = named.find((value) => !wellFormed(spec, value));
	if (malformed !== undefined) return err(spec.single ? fault.single : fault.type(malformed));
	const table = tableOf(scene.world, spec.to);
	const ids = new Set<number>();
	for (const value of named) {
		const found = findAll(spec, table, value);
		if (found.length === 0) return err(spec.single ? fault.single : fault.choice(value));
		for (const row of found) ids.add(idOf(row));
	}
	const {meets} = spec;
	if (meets !== undefined) {
		if (named.length < values.length) throw crash('AttributeError', "'str' object has no attribute 'vrf'");
		const asked = [...ids].map((id) => table.get(id)).filter((row) => row !== undefined);
		return ok((record) => asked.some((row) => meets(record, row, scene)));
	}
	return ok(testFor(spec, {ids, orNone: named.length < values.length, scene, kind}));
}

/** Reads the value of a filter by one object that a record has to do with; nothing is no filter. */
export function readMeeting(spec: Extract<FilterSpec, {by: 'meets'}>, value: string, scene: Scene): Result<Test, string> | undefined {
	if (value === '') return undefined;
	if (value === 'null') throw crash(...spec.crash);
	const asked = wellFormed(spec, value) ? findAll(spec, tableOf(scene.world, spec.to), value)[0] : undefined;
	return asked === undefined ? err(fault.single) : ok((record) => spec.matches(record, asked, scene));
}

function wellFormed({key}: Pick<Relation, 'key'>, value: string): boolean {
	if (key === 'id' || key === 'asn') return /^\s*\d+\s*$/u.test(value);
	if (key === 'mac_address') return macOf(value) !== undefined;
	return key === 'address' || key === 'prefix' ? value === '' || parseNetwork(value) !== undefined : true;
}

function findAll(spec: Pick<Relation, 'key'>, table: Table, value: string): readonly Row[] {
	if (spec.key !== 'id') return [...table.values()].filter((row) => matchesKey(spec, row, value));
	const row = table.get(Number(value));
	// A number that is written in another way is a number and no choice (seen on 4.7.3).
	return row === undefined || String(idOf(row)) !== value ? [] : [row];
}

function matchesKey({key}: Pick<Relation, 'key'>, row: Row, value: string): boolean {
	if (key === 'id' || key === 'asn') return String(row[key]) === value;
	if (key === 'mac_address') return row[key] === macOf(value);
	if (key !== 'address' && key !== 'prefix') return row[key] === value;
	const [mine, asked] = [parseNetwork(String(row[key])), parseNetwork(value)];
	return mine !== undefined && asked !== undefined && compareNetworks(mine, asked) === 0;
}

type Wanted = {readonly ids: ReadonlySet<number>; readonly orNone: boolean; readonly scene: Scene; readonly kind: Kind};

function testFor(spec: Relation, wanted: Wanted): Test {
	const {ids, orNone, scene} = wanted;
	return (record) => {
		const found = follow(record, spec, wanted);
		if (found.length === 0) return orNone;
		if (orNone && found.some((id) => target(scene, spec.to, id)?.[spec.key] === null)) return true;
		return found.some((id) => ids.has(id) || (spec.tree === true && ancestors(id, spec, scene).some((one) => ids.has(one))));
	};
}

/** The ids at the end of the path of fields; a path goes through single relations and may end in several. */
function follow(record: Row, spec: Relation, {scene, kind: from}: Wanted): readonly number[] {
	if (spec.typed !== undefined && record[spec.typed] !== scene.kindOf(spec.to).type) return [];
	if (spec.back !== undefined) return pointing(record, spec.to, {scene, field: spec.back});
	let at: Row | undefined = record;
	let kind: Kind | undefined = from;
	for (const [index, name] of spec.through.entries()) {
		const value: Json = at?.[name] ?? null;
		if (index === spec.through.length - 1)
			return typeof value === 'number' ? [value] : (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'number');
		const field: Field | undefined = kind?.fields[name];
		at = field?.is === 'ref' ? target(scene, field.to, value) : undefined;
		kind = field?.is === 'ref' ? scene.kindOf(field.to) : undefined;
	}
	return [];
}

/** The ids of the objects of a kind whose list names this one. */
function pointing(record: Row, path: string, {scene, field}: {readonly scene: Scene; readonly field: string}): readonly number[] {
	const names = (row: Row): boolean => [row[field] ?? null].flat().includes(idOf(record));
	return [...tableOf(scene.world, path).values()].filter(names).map(idOf);
}

function ancestors(id: number, {to}: Relation, scene: Scene): readonly number[] {
	return above(scene, to, id).map(idOf);
}
