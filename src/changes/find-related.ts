import {type Failure, failure} from '../core/failure.js';
import {err, ok, type Result} from '../core/result.js';
import type {Api} from '../netbox/api/api.js';
import type {Item} from '../netbox/read/item.js';
import type {ObjectFields} from '../netbox/schema/object-fields.js';
import {type NaturalKey, naturalKeys, numericKeys} from './natural-keys.js';

/**
 * Texts and ids by which objects of a kind are named; `numbers` may be meant as another number than the id, and `attributes` are the names of fields that
 * are needed to tell which one is meant.
 */
export type NamesOfKind = {
	readonly texts: ReadonlySet<string>;
	readonly ids: ReadonlySet<number>;
	readonly numbers: ReadonlySet<number>;
	readonly attributes: ReadonlySet<string>;
};

/** The objects of a kind that may be meant, and by what they are called. */
export type Candidates = {readonly keys: readonly NaturalKey[]; readonly rows: readonly Item[]; readonly fields: ObjectFields};

/** Values and rows of one request. */
const mostValues = 50;
const mostRows = 1_000;
/** Characters of values in one request, of the 3,800 that servers take: each may be as three or more. */
const mostCharacters = 900;

/** What tells objects of one name apart, and what they are called. */
const shownFields = [
	...['display', 'name', 'slug', 'asn', 'vid', 'address', 'prefix', 'model', 'cid', 'username', 'value', 'mac_address'],
	...['vrf', 'site', 'location', 'tenant', 'device', 'virtual_machine', 'manufacturer', 'group', 'parent'],
];

/**
 * Reads the objects of a kind that are called so, each key by one request for as many texts as it takes. Fails where NetBox does not show all of
 * them: of a part nobody can tell which one is meant. Rows are compared afterwards, so a filter that NetBox ignores does no harm.
 */
export async function findCandidates(
	kind: string,
	{texts, ids, numbers, attributes}: NamesOfKind,
	api: Pick<Api, 'endpoint' | 'objectFields'>,
): Promise<Result<Candidates>> {
	const path = kind.replaceAll('.', '/');
	const known = await api.objectFields(path);
	if (!known.ok) return known;
	const keys = naturalKeys(kind, known.value);
	const fields = [...new Set([...shownFields, ...attributes])].filter((name) => Object.hasOwn(known.value, name));
	const asked = keys.map(({field, askedAs}) => {
		const said = numericKeys.includes(field) ? [...texts, ...[...numbers].map(String)] : [...texts];
		return {field, values: [...new Set(said.flatMap((text) => askedAs(text) ?? []))]};
	});
	const rows = new Map<number, Item>();
	for (const {field, values} of [{field: 'id', values: [...ids] as (string | number)[]}, ...asked]) {
		for (const some of chunksOf(values)) {
			const page = await api.endpoint(path).page({}, {unchecked: {[field]: some}, fields, limit: mostRows});
			if (!page.ok) return page;
			if (page.value.count > page.value.results.length) return err(tooMany(kind, {field, values: some, count: page.value.count}));
			for (const row of page.value.results) rows.set(row.id, row);
		}
	}
	return ok({keys, rows: [...rows.values()], fields: known.value});
}

type AskedValues = {readonly field: string; readonly values: readonly (string | number)[]; readonly count: number};

function tooMany(kind: string, {field, values, count}: AskedValues): Failure {
	const which = values.length === 1 ? `"${values[0]}"` : `one of ${values.length} values`;
	return failure.usage(`${count} ${kind} have ${which} as "${field}", which is too many to tell which is meant.`, 'say the id; nothing was sent');
}

function chunksOf<Value extends string | number>(values: readonly Value[]): readonly (readonly Value[])[] {
	const chunks: Value[][] = [];
	let characters = Number.POSITIVE_INFINITY;
	for (const value of values) {
		const more = encodeURIComponent(value).length;
		if (characters + more > mostCharacters || (chunks.at(-1)?.length ?? 0) >= mostValues) {
			chunks.push([]);
			characters = 0;
		}
		chunks.at(-1)?.push(value);
		characters += more;
	}
	return chunks;
}
