import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {keptSchema, type ReducedField, type ReducedShape} from '../../../scripts/kinds/reduced.js';
import {appNames, bgpLists, branchingLists} from '../../../src/netbox/read/object-types.js';

const schema = keptSchema();
type RecordedRow = {readonly [field: string]: unknown};
type Recordings = {
	readonly dataset: {readonly objects: {readonly [path: string]: readonly RecordedRow[]}};
	readonly kinds: {readonly [path: string]: RecordedRow};
};
const recorded = <Name extends keyof Recordings>(name: Name): Recordings[Name] =>
	JSON.parse(readFileSync(join(import.meta.dirname, `../../support/netbox/4.7.3/${name}.json`), 'utf8')) as Recordings[Name];

/** The places in a value that are not as a field says: `status.value`. */
function misfits(value: unknown, {is, null: isNullable, blank}: ReducedField, at: string): readonly string[] {
	if (value === null) return isNullable || is === 'json' || (blank && typeof is === 'object' && 'choice' in is) ? [] : [`${at} is null`];
	if (is === 'json') return [];
	if (typeof is === 'string') {
		const types: Readonly<Record<string, string>> = {integer: 'number', exact: 'number'};
		return typeof value === (types[is] ?? is) ? [] : [`${at} is no ${is}: ${JSON.stringify(value)}`];
	}
	if ('ref' in is) return misfitsOf(value, schema.shapes[is.ref] ?? {}, at);
	if ('list' in is) return Array.isArray(value) ? value.flatMap((one) => misfits(one, is.list, `${at}[]`)) : [`${at} is no list`];
	if ('map' in is) return Object.values(value as object).flatMap((one) => misfits(one, is.map, `${at}.*`));
	const [set, said] = 'choice' in is ? [is.choice, (value as {value: unknown}).value] : [is.choices, value];
	const values = schema.choices[set] ?? [];
	return values.includes(said as string) || (blank === true && said === '') ? [] : [`${at} is ${JSON.stringify(said)}, none of ${set}`];
}

/** Every field of the shape is there and as it says, and nothing else is there. */
function misfitsOf(row: unknown, shape: ReducedShape, at: string): readonly string[] {
	const there = row as {readonly [field: string]: unknown};
	const more = Object.keys(there).filter((name) => !(name in shape));
	return [
		...more.map((name) => `${at}.${name} is not known`),
		...Object.entries(shape).flatMap(([name, field]) =>
			name in there ? misfits(there[name], field, `${at}.${name}`) : field.maybe ? [] : [`${at}.${name} is missing`],
		),
	];
}

describe('G8 the schema that the types of the client are made from', () => {
	test('is that of NetBox 4.7.3, and its lists are those that the client has', () => {
		expect(schema.version).toBe('4.7.3 (4.7)');
		const ours = [
			...Object.entries(appNames).flatMap(([app, lists]) => lists.map((list) => `${app}/${list}`)),
			...Object.values(bgpLists).map((list) => `plugins/bgp/${list}`),
			...Object.values(branchingLists).map((list) => `plugins/branching/${list}`),
		];
		// The plugin has a second path for these two.
		const doubled = ['plugins/bgp/bgppeergroup', 'plugins/bgp/bgpsession'];
		expect(Object.keys(schema.lists).toSorted()).toEqual([...ours, ...doubled].toSorted());
	});

	test('says of every recorded row of a real NetBox 4.7.3 what it holds, field by field', () => {
		const rows = [...Object.entries(recorded('dataset').objects), ...Object.entries(recorded('kinds')).map(([path, row]) => [path, [row]] as const)];
		const kinds = rows.map(([path, list]) => ({row: schema.lists[path]?.row ?? '', list}));
		expect(new Set(kinds.flatMap(({row, list}) => (list.length > 0 ? [row] : []))).size).toBeGreaterThan(145);
		const faults = kinds.flatMap(({row, list}) => list.flatMap((one) => misfitsOf(one, schema.shapes[row] ?? {}, row)));
		expect([...new Set(faults)]).toEqual([]);
	});
});
