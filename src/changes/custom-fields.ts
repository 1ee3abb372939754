import {isNumber} from '../core/exact-number.js';
import {ok, type Result} from '../core/result.js';
import type {Api} from '../netbox/api/api.js';
import type {Item} from '../netbox/read/item.js';
import type {Json} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {readContentTypes} from './deletion/content-types.js';
import {sameList} from './deletion/known-relations.js';

/** A value that a selection takes, with the text that people see. */
export type CustomChoice = {readonly value: string; readonly label: string};

/** A custom field as a NetBox defines it. */
export type CustomField = {
	readonly name: string;
	/** NetBox's word: `text`, `select`, `object` and the like. */
	readonly type: string;
	/** No object may be without it, also one that was there before the field was. */
	readonly isRequired: boolean;
	/** No two objects of a kind may have the same value. */
	readonly isUnique: boolean;
	/** What a new object has that says no custom fields; null where that is nothing. */
	readonly initial: Json;
	/** The values of a selection; undefined for other types, and where NetBox does not tell them all. */
	readonly choices?: readonly CustomChoice[];
	readonly minimum?: number;
	readonly maximum?: number;
	/** What its texts must begin with, as Python reads patterns. */
	readonly pattern?: string;
	/** A JSON schema holds for its values. */
	readonly hasSchema: boolean;
	/** The kind of the objects that it names (`dcim.devices`); undefined for other types, and where the kind has no list. */
	readonly kind?: string;
};

/** Whether the values of a field name objects, and several of them. */
export const namesObjects = ({type}: CustomField): boolean => type === 'object' || type === 'multiobject';
export const namesSeveral = ({type}: CustomField): boolean => type === 'multiobject';

/**
 * Of which objects: those of a list (`dcim/sites`), or those that have fields of these names, as an object says it. `isRequiredAlone`: of no other field
 * is anything wanted.
 */
type CustomFieldsAsked = {readonly path: string; readonly names?: readonly string[]; readonly isRequiredAlone?: boolean};

type CustomApi = Pick<Api, 'endpoint' | 'rest'>;

/** Choices of one set that are read; a set of NetBox's own may have 100,000. */
const mostChoices = 1_000;

/**
 * The custom fields of objects: three requests at most, but for sets of choices that NetBox brings along. `forbidden` where the token may not view custom fields; what it may not view of them is left out. Fields that
 * NetBox is still filling or removing are none (seen on 4.7.3).
 */
export async function readCustomFields(of: CustomFieldsAsked, api: CustomApi): Promise<Result<readonly CustomField[]>> {
	const listed = await api.endpoint('extras/custom-fields').list();
	if (!listed.ok) return listed;
	const active = listed.value.filter(({status = null}) => status === null || wordOf(status) === 'active');
	const wanted = of.isRequiredAlone ? active.filter((row) => row['required'] === true) : active;
	const perhaps = wanted.filter(({name}) => of.names === undefined || of.names.includes(String(name)));
	const needsTypes = perhaps.length > 0 && (of.names === undefined || perhaps.some((row) => row['related_object_type'] !== null));
	const types = needsTypes ? await readTypes(api) : ok(new Map<string, string>());
	if (!types.ok) return types;
	const kind = sameList(of.path.replaceAll('/', '.'));
	const isOfKind = (row: Item): boolean => isList(row['object_types']) && row['object_types'].some((type) => types.value.get(String(type)) === kind);
	const rows = of.names === undefined ? perhaps.filter(isOfKind) : perhaps;
	const sets = await readSets(rows, api);
	return sets.ok ? ok(rows.map((row) => fieldOf(row, {types: types.value, sets: sets.value}))) : sets;
}

/** The list of each content type: `netbox_bgp.bgpsession` -> `plugins.bgp.session`. */
async function readTypes(api: CustomApi): Promise<Result<ReadonlyMap<string, string>>> {
	const read = await readContentTypes(api);
	return read.ok ? ok(new Map(read.value.map(({type, kind}) => [type, kind]))) : read;
}

/** The choices of each set by its id; those that are too many are left out. */
type ChoiceSets = ReadonlyMap<number, readonly CustomChoice[]>;

async function readSets(fields: readonly Item[], api: CustomApi): Promise<Result<ChoiceSets>> {
	const ids = new Set(fields.flatMap(({choice_set: set = null}) => (isRow(set) ? [Number(set['id'])] : [])));
	if (ids.size === 0) return ok(new Map());
	const listed = await api.endpoint('extras/custom-field-choice-sets').list({id: [...ids]});
	// Who may not view the sets is not told the choices.
	if (!listed.ok) return listed.error.code === 'forbidden' ? ok(new Map()) : listed;
	const sets = new Map<number, readonly CustomChoice[]>();
	for (const row of listed.value) {
		const choices = wordOf(row['base_choices'] ?? null) === '' ? pairsOf(row['extra_choices'] ?? null) : await readChoices(row.id, api);
		if (choices) sets.set(row.id, choices);
	}
	return ok(sets);
}

/** The choices of a set that has those of a list of NetBox's own too, which it tells by pages alone. */
async function readChoices(id: number, api: CustomApi): Promise<readonly CustomChoice[] | undefined> {
	const page = await api.rest({method: 'GET', path: `/api/extras/custom-field-choice-sets/${id}/choices/`, query: [['limit', mostChoices]]});
	if (!page.ok || !isRow(page.value) || !isList(page.value['results'])) return undefined;
	const rows = page.value['results'] as readonly Json[];
	return page.value['count'] === rows.length
		? rows.flatMap((row) => (isRow(row) ? [{value: String(row['id']), label: String(row['display'])}] : []))
		: undefined;
}

const pairsOf = (pairs: Json): readonly CustomChoice[] =>
	isList(pairs) ? (pairs as readonly Json[]).flatMap((pair) => (isList(pair) ? [{value: String(pair[0]), label: String(pair[1])}] : [])) : [];

type Around = {readonly types: ReadonlyMap<string, string>; readonly sets: ChoiceSets};

function fieldOf(row: Item, {types, sets}: Around): CustomField {
	const set = row['choice_set'] ?? null;
	const choices = isRow(set) ? sets.get(Number(set['id'])) : undefined;
	const [minimum, maximum] = [boundOf(row['validation_minimum']), boundOf(row['validation_maximum'])];
	const pattern = String(row['validation_regex'] ?? '');
	const kind = types.get(String(row['related_object_type'] ?? ''));
	return {
		...{name: String(row['name']), type: wordOf(row['type'] ?? null), initial: row['default'] ?? null},
		...{isRequired: row['required'] === true, isUnique: row['unique'] === true, hasSchema: (row['validation_schema'] ?? null) !== null},
		...(choices && {choices}),
		...(minimum !== undefined && {minimum}),
		...(maximum !== undefined && {maximum}),
		...(pattern !== '' && {pattern}),
		...(kind !== undefined && {kind}),
	};
}

/** NetBox writes bounds as numbers, older ones perhaps as text. */
const boundOf = (value: Json | undefined): number | undefined =>
	isNumber(value) || (typeof value === 'string' && value !== '') ? Number(String(value)) : undefined;

/** `active` of `{value, label}`; '' for none. */
const wordOf = (value: Json): string => String((isRow(value) ? value['value'] : value) ?? '');
