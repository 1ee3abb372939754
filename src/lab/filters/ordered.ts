import {ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {idOf, target} from '../model/context.js';
import type {Field} from '../model/field.js';
import type {FilterSpec} from '../model/filter-spec.js';
import {countOf} from '../model/tables.js';
import {isNegative, orderTest} from './lookups.js';
import type {Asked, At, Test} from './select.js';
import {readDay, readDecimal, readNumber, readTime} from './values.js';

/** Numbers and times: several values are OR. */
export function readOrdered(
	{by, field, decimal, days, of}: Extract<FilterSpec, {by: 'number' | 'time'}>,
	{lookup, values}: Asked,
	at: At,
): Result<Test, string> | undefined {
	const {kind} = at;
	const make = (value: number | string): Test => {
		if (isBeyond(kind.fields[field], lookup, value)) return () => true;
		const test = orderTest(lookup, value);
		if (of === undefined) return (record) => test(numberIn(record, field, at));
		return (record) => test(target(at.scene, of.to, record[of.field])?.[field] ?? null);
	};
	const read: (value: string) => Result<number | string, string> = by === 'time' ? (days ? readDay : readTime) : decimal ? readDecimal : readNumber;
	return negated(readEach(values, read, make), isNegative(lookup));
}

/** Whether every row is less than a value, since it is more than the column can hold: then even null is (seen on 4.7.3). */
function isBeyond(field: Field | undefined, lookup: string, value: number | string): boolean {
	if (field?.is !== 'number' || typeof value !== 'number' || !lookup.startsWith('lt')) return false;
	const max = field.max ?? 0;
	return value > (max <= 32_767 ? 32_767 : max <= 2_147_483_647 ? 2_147_483_647 : Number.POSITIVE_INFINITY);
}

/** A number or time of a record; counts and what the lab keeps nothing of stand in no record. */
export function numberIn(record: Row, name: string, {scene, kind}: At): Json {
	const field = kind.fields[name];
	if (field?.is === 'count') return countOf(scene.world, field, idOf(record));
	if (field?.is === 'made' && name !== 'id') return field.make(record, scene);
	return field?.is === 'fixed' ? field.value : (record[name] ?? null);
}

/** Several values are OR; values that are all empty are no filter. */
export function readEach<Value>(
	values: readonly string[],
	read: (value: string) => Result<Value, string>,
	make: (value: Value) => Test,
): Result<Test, string> | undefined {
	const given = values.filter((value) => value !== '');
	if (given.length === 0) return undefined;
	const tests: Test[] = [];
	for (const value of given) {
		const parsed = read(value);
		if (!parsed.ok) return parsed;
		tests.push(make(parsed.value));
	}
	return ok((record) => tests.some((test) => test(record)));
}

/** A filter the other way round where its lookup is negative. */
export function negated(read: Result<Test, string> | undefined, negative: boolean): Result<Test, string> | undefined {
	return read?.ok && negative ? ok((record) => !read.value(record)) : read;
}
