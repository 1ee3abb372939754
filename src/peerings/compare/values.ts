import {canonicalText} from '../../output/canonical.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';

/** The fields that are compared, by the names that people know, and the fields of a session's JSON that each is made of. */
const known: readonly {readonly name: string; readonly of: readonly string[]; readonly value: (row: Row) => Json}[] = [
	{name: 'name', of: ['name'], value: (row) => row['name'] ?? null},
	named('device'),
	named('virtual-machine', 'virtualmachine'),
	named('site'),
	{name: 'status', of: ['status'], value: (row) => at(row['status'], 'value')},
	{name: 'local', of: ['local_address'], value: (row) => at(row['local_address'], 'address')},
	{name: 'local-as', of: ['local_as'], value: (row) => at(row['local_as'], 'asn')},
	{name: 'remote', of: ['remote_address', 'remote_prefix'], value: remoteOf},
	{name: 'remote-as', of: ['remote_as'], value: (row) => at(row['remote_as'], 'asn')},
	plain('remote-as-macro', 'remote_as_macro'),
	named('peer-group', 'peer_group'),
	setOf('import', 'import_policies'),
	setOf('export', 'export_policies'),
	named('prefix-list-in', 'prefix_list_in'),
	named('prefix-list-out', 'prefix_list_out'),
	plain('max-prefixes', 'max_prefixes'),
	named('tenant'),
	plain('description'),
	plain('comments'),
	setOf('tags'),
	plain('extra-attributes', 'extra_attributes'),
];

/** What a session says besides: which object it is, and when it was saved. Its address is the host that it was asked at. */
const leftOut: ReadonlySet<string> = new Set(['id', 'url', 'display', 'display_url', 'created', 'last_updated', 'custom_fields']);

/** The field that stands for all custom fields where fields are named; each is compared as `custom_fields.NAME`. */
const customFields = 'custom-fields';

/** The fields that can be named, and the keys of a row without which it is no whole session. */
export const comparedFields: readonly string[] = [...known.map(({name}) => name), customFields];
export const wholeKeys: readonly string[] = [
	'id',
	'name',
	'device',
	'status',
	'local_address',
	'local_as',
	'remote_address',
	'remote_as',
	'import_policies',
	'tags',
];

/** The values of a session that are compared, in the order in which they are shown: values and no labels, sets in one order. */
export type ComparedValues = {readonly [field: string]: Json};

/**
 * The values of a row. A field of which nothing is known is not among them: the row has no key of it, since that version of netbox-bgp
 * has no such field, or its policies are those of its peer group too.
 */
export function valuesOf(row: Row): ComparedValues {
	const values: [string, Json][] = [];
	const isUnknown = (name: string): boolean => policyFields.includes(name) && mayShowPoliciesOfGroup(row);
	for (const {name, of, value} of known) if (of.some((key) => Object.hasOwn(row, key)) && !isUnknown(name)) values.push([name, value(row)]);
	for (const key of Object.keys(row)) if (!claimed.has(key) && !leftOut.has(key)) values.push([key.replaceAll('_', '-'), bare(row[key] ?? null)]);
	const custom = row['custom_fields'];
	if (isRow(custom)) for (const name of Object.keys(custom).toSorted()) values.push([`custom_fields.${name}`, bare(custom[name] ?? null)]);
	return Object.fromEntries(values);
}

/** The fields that may show what is the peer group's. */
export const policyFields: readonly string[] = ['import', 'export'];

/**
 * Below netbox-bgp 0.19 a session shows the policies of its peer group among its own (test/support/netbox/facts.md 5.2). Since then it has the key
 * `extra_attributes` (recorded of 0.19 and 0.20).
 */
const mayShowPoliciesOfGroup = (row: Row): boolean => !Object.hasOwn(row, 'extra_attributes') && (row['peer_group'] ?? null) !== null;

const claimed: ReadonlySet<string> = new Set(known.flatMap(({of}) => of));

/** Whether a field is one of those that are named; a custom field also where all of them are. */
export const isNamed = (field: string, names: readonly string[]): boolean =>
	names.includes(field) || (field.startsWith('custom_fields.') && names.includes(customFields));

function plain(name: string, key = name): (typeof known)[number] {
	return {name, of: [key], value: (row) => row[key] ?? null};
}

function named(name: string, key = name): (typeof known)[number] {
	return {name, of: [key], value: (row) => nameOf(row[key] ?? null)};
}

/** A list of objects, which have no order. */
function setOf(name: string, key = name): (typeof known)[number] {
	return {name, of: [key], value: (row) => asSet(row[key] ?? null)};
}

function asSet(value: Json): Json {
	if (!isList(value)) return value;
	const names = (value as readonly Json[]).map(nameOf);
	return names.toSorted((a, b) => order(canonicalText(a), canonicalText(b)));
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function remoteOf(row: Row): Json {
	const address = at(row['remote_address'], 'address');
	return address === null ? at(row['remote_prefix'], 'prefix') : address;
}

function at(value: Json | undefined, key: string): Json {
	return isRow(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

/** What an object is called; one without a name can only be told by its id. */
function nameOf(value: Json): Json {
	if (!isRow(value)) return value;
	const name = at(value, 'name');
	return name === null || name === '' ? `#${String(at(value, 'id'))}` : name;
}

/** A value of any shape without what tells an object apart on one NetBox alone: an object by its name, its choice or its number. */
function bare(value: Json): Json {
	if (isList(value)) {
		const items = value as readonly Json[];
		const isObjects = items.length > 0 && items.every((item) => isRow(item) && Object.hasOwn(item, 'id'));
		return isObjects ? asSet(items.map(bare)) : items.map(bare);
	}
	if (!isRow(value)) return value;
	if (!Object.hasOwn(value, 'id')) {
		const isChoice = Object.hasOwn(value, 'value') && Object.hasOwn(value, 'label');
		return isChoice ? at(value, 'value') : value;
	}
	for (const key of ['name', 'address', 'prefix', 'asn', 'model', 'slug'] as const) {
		const found = at(value, key);
		if (found !== null && found !== '') return found;
	}
	return `#${String(at(value, 'id'))}`;
}
