import fc from 'fast-check';
import {jobCodes} from '../../src/core/exits.js';
import type {Failure} from '../../src/core/failure.js';
import {parseJson} from '../../src/core/json-text.js';
import {createHolding} from '../../src/output/json-row.js';
import {type Column, type HeldRow, type Json, type KeyedRow, type Output, type Row, RowMap, type Tree} from '../../src/output/output.js';
import {openSpool} from '../../src/store/jobs/spool.js';

const anyText = fc.oneof(
	fc.string(),
	fc.string({unit: 'binary'}),
	fc.constantFrom('l\n"', '\u2028', '\ud800', '\u001b[2J', '": "', '\\', '{\n    "a": 1\n}'),
);
const anyKey = fc.oneof(fc.string(), fc.constantFrom('5', '10', '__proto__', 'constructor', 'toJSON', '\0map', 'a', 'b', '', ' ', '\\', '"', '\n'));
const exact = fc.constantFrom('9007199254740993', '1e400', '-0', '0.1234567890123456789012345').map((digits) => parseJson(digits));

/** JSON of any kind; a text keeps no minus zero that is a double. */
const anyJson = fc.letrec<{value: Json}>((tie) => ({
	value: fc.oneof(
		{maxDepth: 4},
		fc.oneof(
			fc.constantFrom(null, true, false),
			fc.double({noNaN: true, noDefaultInfinity: true}).map((double) => double + 0),
			fc.integer(),
			exact,
			anyText,
		),
		fc.array(tie('value'), {maxLength: 3}),
		fc.dictionary(anyKey, tie('value'), {maxKeys: 4, noNullPrototype: true}),
	),
})).value;

/** A row with any keys and values. */
export const anyRow: fc.Arbitrary<Row> = fc.dictionary(anyKey, anyJson, {maxKeys: 4, noNullPrototype: true});

const anyTime = fc.integer({min: 0, max: 8_640_000_000_000_000});
const optional = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, {nil: undefined});

/** The object without the fields that are undefined. */
const bare = <Fields extends object>(fields: Fields) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {[Name in keyof Fields]: Exclude<Fields[Name], undefined>};

/** Rows held in each of the ways: as text, as object, on disk. */
function anyHeld(): fc.Arbitrary<HeldRow> {
	const [hold, spool] = [createHolding(), openSpool()];
	const ways = [hold, (row: Row) => ({row}), (row: Row) => spool.keep(hold(row)), (row: Row) => spool.keep({row})];
	return fc.tuple(anyRow, fc.constantFrom(...ways)).map(([row, way]) => way(row));
}

function anyTree(held: fc.Arbitrary<HeldRow>): fc.Arbitrary<Tree> {
	const entries = <Value>(value: fc.Arbitrary<Value>) => fc.array(fc.tuple(anyKey, value), {maxLength: 3});
	return fc.letrec<{tree: Tree}>((tie) => ({
		tree: fc.oneof(
			{maxDepth: 4},
			anyJson,
			entries(held).map((rows) => new RowMap(rows.map(([key, held]) => ({key, held})))),
			entries(tie('tree')).map((pairs) => new Map(pairs)),
			entries(tie('tree')).map((pairs) => Object.fromEntries(pairs)),
			fc.array(tie('tree'), {maxLength: 3}),
		),
	})).tree;
}

const anyFailure: fc.Arbitrary<Failure> = fc
	.record({
		code: fc.constantFrom(...jobCodes),
		message: anyText,
		hint: optional(anyText),
		candidates: optional(fc.array(anyText)),
		instance: optional(anyText),
		declined: optional(fc.boolean()),
		status: optional(fc.nat(599)),
		requestId: optional(fc.string()),
		fields: optional(fc.dictionary(fc.string(), fc.array(fc.string(), {maxLength: 3}), {maxKeys: 3})),
	})
	.map(bare);
const anyColumns: fc.Arbitrary<readonly Column[]> = fc.array(
	fc
		.record({
			name: anyText,
			paths: fc.array(fc.oneof(anyKey, fc.constantFrom('$key', '$group')), {minLength: 1, maxLength: 2}),
			rank: fc.constantFrom('key' as const, 'wanted' as const, 'extra' as const),
			cutTo: optional(fc.integer({min: 1, max: 20})),
			wrapTo: optional(fc.integer({min: 1, max: 20})),
			shows: optional(fc.constantFrom('time' as const, 'moment' as const, 'age' as const, 'duration' as const)),
			unit: optional(anyText),
		})
		.map(bare),
	{minLength: 1, maxLength: 3},
);
const count = fc.nat();
const beside = fc
	.record({
		differs: optional(fc.boolean()),
		errors: fc.array(anyFailure, {maxLength: 2}),
		notes: fc.array(anyText, {maxLength: 2}),
		meta: fc
			.record({requests: count, hits: count, misses: count, truncated: fc.boolean(), instance: optional(anyText), oldestSeconds: optional(count)})
			.map(bare),
	})
	.map(bare);

/** An output of any kind, with any content. */
export function anyOutput(): fc.Arbitrary<Output> {
	const held = anyHeld();
	const keyed: fc.Arbitrary<KeyedRow> = fc.record({key: anyKey, held, checkedAt: optional(anyTime)}).map(bare);
	const group = fc.record({key: anyKey, found: fc.boolean(), cachedAt: optional(anyTime), rows: fc.array(keyed, {maxLength: 3})}).map(bare);
	const rows = fc.array(anyRow, {maxLength: 3});
	return fc
		.oneof(
			fc
				.record({
					kind: fc.constant('groups' as const),
					groups: fc.array(group, {maxLength: 3}),
					columns: anyColumns,
					noun: anyText,
					layout: optional(fc.constantFrom('flat' as const, 'blocks' as const, 'fields' as const)),
				})
				.map(bare),
			fc.record({kind: fc.constant('rows' as const), rows, columns: anyColumns, totals: optional(anyText)}).map(bare),
			fc
				.record({
					kind: fc.constant('document' as const),
					value: anyTree(held),
					ofRows: optional(fc.boolean()),
					columns: optional(anyColumns),
					rows: optional(rows),
					blocks: optional(fc.record({by: anyKey, noun: anyText})),
					totals: optional(anyText),
					facts: optional(fc.dictionary(anyKey, anyText, {maxKeys: 3, noNullPrototype: true})),
				})
				.map(bare),
			fc.record({kind: fc.constant('text' as const), text: anyText}),
		)
		.chain((body) => beside.map((more): Output => ({...more, ...body})));
}
