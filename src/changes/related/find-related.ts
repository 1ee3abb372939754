import {isNumber} from '../../core/exact-number.js';
import {type Failure, failure} from '../../core/failure.js';
import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {Item} from '../../netbox/read/item.js';
import type {ObjectFields} from '../../netbox/schema/object-fields.js';
import type {Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {type NaturalKey, naturalKeys, numericKeys} from '../natural-keys.js';
import type {SaidObject} from './related-forms.js';

/** The objects of a kind that may be meant, and by what they are called. */
export type Candidates = {readonly keys: readonly NaturalKey[]; readonly rows: readonly Item[]; readonly fields: ObjectFields};

/** Values and rows of one request. */
const mostValues = 50;
const mostRows = 1_000;
/** Characters of values in one request, of the 3,800 that servers take: each may be as three or more. */
const mostCharacters = 900;

/** What tells objects of one name apart, what they are called, and what tags are for. */
const shownFields = [
	...['display', 'name', 'slug', 'asn', 'vid', 'address', 'prefix', 'model', 'cid', 'username', 'value', 'mac_address', 'object_types'],
	...['vrf', 'site', 'location', 'tenant', 'device', 'virtual_machine', 'manufacturer', 'group', 'parent'],
];

/** Objects that are asked for together: by the same other fields (`device_id`), and each by a name or an id where it has one. */
type AskedTogether = {
	readonly narrow: Row;
	readonly texts: Set<string>;
	readonly ids: Set<number>;
	/** May be meant as another number than the id. */
	readonly numbers: Set<number>;
};

/**
 * Reads the objects of a kind that are said so, each key by one request for as many texts as it takes. Attributes that name related objects hold their ids. Fails
 * where NetBox does not show all of them: of a part nobody can tell which one is meant. Rows are compared afterwards, so a filter that NetBox ignores does no
 * harm.
 */
export async function findCandidates(
	kind: string,
	said: readonly SaidObject[],
	api: Pick<Api, 'endpoint' | 'objectFields'>,
): Promise<Result<Candidates>> {
	const path = kind.replaceAll('.', '/');
	const known = await api.objectFields(path);
	if (!known.ok) return known;
	const keys = naturalKeys(kind, known.value);
	const attributes = said.flatMap((one) => (isRow(one) ? Object.keys(one) : []));
	const fields = [...new Set([...shownFields, ...attributes])].filter((name) => Object.hasOwn(known.value, name));
	const rows = new Map<number, Item>();
	for (const together of askedTogether(said, keys, known.value)) {
		for (const {field, values} of valuesOf(together, keys)) {
			for (const some of chunksOf(values)) {
				const unchecked = {...together.narrow, ...(field !== undefined && {[field]: some})} as Readonly<Record<string, string | number>>;
				const page = await api.endpoint(path).page({}, {unchecked, fields, limit: mostRows});
				if (!page.ok) return page;
				if (page.value.count > page.value.results.length) return err(tooMany(kind, {field, values: some, count: page.value.count}));
				for (const row of page.value.results) rows.set(row.id, row);
			}
		}
	}
	return ok({keys, rows: [...rows.values()], fields: known.value});
}

function askedTogether(said: readonly SaidObject[], keys: readonly NaturalKey[], fields: ObjectFields): readonly AskedTogether[] {
	const groups = new Map<string, AskedTogether>();
	for (const one of said) {
		const narrow = isRow(one) ? narrowing(one, keys, fields) : {};
		const key = stringifyJson(narrow);
		const group: AskedTogether = groups.get(key) ?? {narrow, texts: new Set(), ids: new Set(), numbers: new Set()};
		groups.set(key, group);
		for (const name of isRow(one) ? namesIn(one, keys) : [one]) {
			const number = Number(name);
			if (typeof name === 'string') group.texts.add(name);
			else group.numbers.add(name);
			if (Number.isSafeInteger(number) && number > 0) group.ids.add(number);
		}
	}
	return [...groups.values()];
}

/** Attributes as filters, but for those by which objects are called, and for null, of which not every filter hears. */
const narrowing = (said: Row, keys: readonly NaturalKey[], fields: ObjectFields): Row =>
	Object.fromEntries(
		Object.entries(said).flatMap(([name, value]) => {
			if (name === 'id' || keys.some(({field}) => field === name) || value === null || isRow(value)) return [];
			return [[fields[name]?.kind === undefined ? name : `${name}_id`, isNumber(value) ? Number(String(value)) : value] as const];
		}),
	);

/** The texts and ids by which an object with attributes can be asked for. */
const namesIn = (said: Row, keys: readonly NaturalKey[]): readonly (string | number)[] =>
	Object.entries(said).flatMap(([name, value]) =>
		(name === 'id' || keys.some(({field}) => field === name)) && (typeof value === 'string' || isNumber(value))
			? [isNumber(value) ? Number(String(value)) : value]
			: [],
	);

/** What is asked of each key; where nothing is called by a name, the other fields alone. */
function valuesOf({texts, ids, numbers}: AskedTogether, keys: readonly NaturalKey[]): readonly AskedValues[] {
	const asked = keys.map(({field, askedAs}) => {
		const said = numericKeys.includes(field) ? [...texts, ...[...numbers].map(String)] : [...texts];
		return {field, values: [...new Set(said.flatMap((text) => askedAs(text) ?? []))]};
	});
	const isNamed = texts.size + ids.size > 0;
	return isNamed ? [{field: 'id', values: [...ids]}, ...asked] : [{field: undefined, values: ['']}];
}

type AskedValues = {readonly field: string | undefined; readonly values: readonly (string | number)[]};

function tooMany(kind: string, {field, values, count}: AskedValues & {readonly count: number}): Failure {
	const which = values.length === 1 ? `"${values[0]}"` : `one of ${values.length} values`;
	const how = field === undefined ? 'these attributes' : `${which} as "${field}"`;
	return failure.usage(`${count} ${kind} have ${how}, which is too many to tell which is meant.`, 'say the id; nothing was sent');
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
