import type {NamedFields} from '../../../../config/sessions/differing.js';
import {type GroupSaid, groupSaid} from '../../../../config/sessions/facts.js';
import {ok, type Result} from '../../../../core/result.js';
import type {Api} from '../../../../netbox/api/api.js';
import type {Item} from '../../../../netbox/read/item.js';
import type {Json, Row} from '../../../../output/output.js';
import {nearest} from '../../../../text/did-you-mean.js';

/** Objects that fields name, with those that are not there in words. */
type FieldsFound = {readonly body: Row; readonly named: Row; readonly missing: readonly string[]};

/** The objects that a configuration names. */
export type NamedObjects = {
	readonly find: (fields: NamedFields) => FieldsFound;
	readonly groupOf: (name: string | null) => GroupSaid | undefined;
};

/** A kind of objects that fields name, and what it is called. */
type NamedKind = {readonly path: string; readonly key: 'name' | 'asn'; readonly what: string};

const kinds = {
	asn: {path: 'ipam/asns', key: 'asn', what: 'AS'},
	group: {path: 'plugins/bgp/peer-group', key: 'name', what: 'peer group'},
	policy: {path: 'plugins/bgp/routing-policy', key: 'name', what: 'routing policy'},
	list: {path: 'plugins/bgp/prefix-list', key: 'name', what: 'prefix list'},
} as const satisfies Readonly<Record<string, NamedKind>>;

const kindOf: Readonly<Record<string, keyof typeof kinds>> = {
	...{local_as: 'asn', remote_as: 'asn', peer_group: 'group', import_policies: 'policy', export_policies: 'policy'},
	...{prefix_list_in: 'list', prefix_list_out: 'list'},
};

/** What names objects: numbers of AS, names of groups, policies and lists. */
export type NamesWanted = {readonly [Kind in keyof typeof kinds]: ReadonlySet<string>};

/** Looks up all objects of these names, a request for each kind; names of groups, policies and lists are read whole, so that near ones can be told. */
export async function lookUpNamed(wanted: NamesWanted, api: Api): Promise<Result<NamedObjects>> {
	const found = new Map<keyof typeof kinds, readonly Item[]>();
	for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
		const {path, key} = kinds[kind];
		if (wanted[kind].size === 0) continue;
		const rows = await api.endpoint<Item>(path).list(key === 'asn' ? {asn: [...wanted[kind]].map(Number)} : {});
		if (!rows.ok) return rows;
		found.set(kind, rows.value);
	}
	const named = (kind: keyof typeof kinds, name: string): readonly Item[] =>
		(found.get(kind) ?? []).filter((row) => String(row[kinds[kind].key]) === name);
	const one = (kind: keyof typeof kinds, name: string): Item | string => {
		const [row, ...others] = named(kind, name);
		if (row && others.length === 0) return row;
		if (row) return `${others.length + 1} ${kinds[kind].what} objects are called ${name}`;
		const names = kind === 'asn' ? [] : (found.get(kind) ?? []).map((other) => String(other['name']));
		const [near] = nearest(name, names);
		return `no ${kinds[kind].what} ${name} in NetBox${near === undefined ? '' : ` (there is ${near})`}`;
	};
	return ok({
		find: (fields) => findAll(fields, one),
		groupOf: (name) => {
			const [row, ...others] = name === null ? [] : named('group', name);
			return row && others.length === 0 ? groupSaid(row) : undefined;
		},
	});
}

function findAll(fields: NamedFields, one: (kind: keyof typeof kinds, name: string) => Item | string): FieldsFound {
	const [body, named, missing]: [Record<string, Json>, Record<string, Json>, string[]] = [{}, {}, []];
	for (const [field, value] of Object.entries(fields)) {
		const kind = kindOf[field];
		if (kind === undefined || value === null) {
			body[field] = value as Json;
			continue;
		}
		const names = Array.isArray(value) ? value : [value];
		const rows = names.map((name) => one(kind, String(name)));
		const faults = rows.flatMap((row) => (typeof row === 'string' ? [row] : []));
		const there = rows.flatMap((row) => (typeof row === 'string' ? [] : [row]));
		missing.push(...faults);
		if (faults.length > 0) continue;
		body[field] = Array.isArray(value) ? there.map(({id}) => id) : (there[0]?.id ?? null);
		named[field] = Array.isArray(value) ? there : (there[0] ?? null);
	}
	return {body, named, missing};
}
