import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Item} from '../../netbox/read/item.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import type {CustomField} from '../custom-fields.js';
import {toFields, toRow} from '../fields.js';
import {type FoundObject, lookUp, type Mention} from './look-up.js';
import {formFault, saidIn} from './related-forms.js';
import {typedNames, withTypes} from './related-generic.js';
import {fieldsOf, withKinds} from './related-kinds.js';
import {tagFaults} from './tag-kinds.js';

/** A body whose related objects are said by their ids; `named` has the objects that were found, by the names that fields have in steps. */
export type ResolvedBody = {readonly body: Row; readonly named: Row};

/** The list that is written, what NetBox says of its fields, and the NetBox, in the branch that is written. */
export type RelatedPlace = {
	readonly path: string;
	readonly what: string;
	readonly rules: FieldRules;
	/** The custom fields of its objects, as far as they are known. */
	readonly custom?: readonly CustomField[];
	/** The objects that the bodies change, in their order; none where they are new. */
	readonly rows?: readonly Item[];
	readonly api: Pick<Api, 'endpoint' | 'objectFields'>;
	readonly instance: string;
	/** Told before anything is looked up: a server that is first asked for its schema takes 10 s. */
	readonly onLookUp?: () => void;
	/** Told of what is sent as it was said, since it could not be looked up. */
	readonly onUnsure?: (why: string) => void;
};

/**
 * Bodies with the ids of the objects that they name, by a name (`"site": "ams1"`), by an id or by attributes, in custom fields too, and by type and name where
 * a type stands beside it. Which kind a field names is said by the server's schema, which is asked for only where a body may name objects; each kind is looked
 * up once for all bodies. What cannot be told with certainty fails, but for ids of kinds that the token may not view. An object that a list has twice is
 * there once, as in NetBox.
 */
export async function resolveRelated(bodies: readonly Row[], place: RelatedPlace): Promise<Result<readonly ResolvedBody[]>> {
	const {rules, custom = [], rows} = place;
	const bodiesByField = bodies.map(toFields);
	const said = bodiesByField.flatMap((fields, item) => fieldsOf(fields, rules, custom).map((field) => ({...field, item})));
	const typed = bodies.flatMap((body, item) => typedNames(body, {item, row: rows?.[item], rules}));
	if (said.length + typed.length === 0) return ok(bodies.map((body) => ({body, named: {}})));
	place.onLookUp?.();
	const kinds = said.length > 0 ? await withKinds(said, place) : ok([]);
	if (!kinds.ok) return kinds;
	const types = await withTypes(typed, place);
	if (!types.ok) return types;
	const wrong = [...kinds.value.flatMap((one) => faultAt(one.item, formFault(one, one.isMany))), ...types.value.faults];
	if (wrong.length > 0) return err(together(wrong, bodies.length));
	const mentions: readonly Mention[] = [
		...kinds.value.flatMap(({item, field, kind, value}) => saidIn(value).map((object) => ({...object, item, field, kind, label: field}))),
		...types.value.found,
	];
	const found = await lookUp(mentions, place);
	if (!found.ok) return found;
	const tags = found.value.faults.length > 0 ? ok([]) : await tagFaults(found.value.found, place);
	if (!tags.ok) return tags;
	const faults = [...found.value.faults, ...tags.value];
	if (faults.length > 0) return err(together(faults, bodies.length));
	return ok(
		bodiesByField.map((fields, item) =>
			resolved(
				fields,
				found.value.found.filter(({mention}) => mention.item === item),
			),
		),
	);
}

/** What is wrong with a body, counted from 0. */
type FaultAt = {readonly item: number; readonly fault: Failure};
const faultAt = (item: number, fault: Failure | undefined): readonly FaultAt[] => (fault ? [{item, fault}] : []);

/** The first of several, with the others as far as they can be read at one look; one of all objects is said once, of none of them. */
function together(faults: readonly FaultAt[], count: number): Failure {
	const items = (message: string) => new Set(faults.flatMap(({item, fault}) => (fault.message === message ? [item] : [])));
	const told = faults.map(({item, fault}) =>
		items(fault.message).size === count ? fault : {...fault, message: `item ${item + 1} of "data": ${fault.message}`},
	);
	const [first, ...others] = told.filter(({message}, place) => told.findIndex((other) => other.message === message) === place);
	if (!first || others.length === 0) return first ?? failure.usage('nothing was found.');
	const rest = others.length - mostFaults;
	const more = [...others.slice(0, mostFaults).map(({message}) => message), ...(rest > 0 ? [`And ${rest} more.`] : [])];
	return {...first, hint: [...(first.hint === undefined ? [] : [`${first.hint}.`]), 'Also:', ...more].join(' ')};
}

const mostFaults = 4;

/** The body of these fields with ids in place of what named objects. */
function resolved(body: Row, found: readonly FoundObject[]): ResolvedBody {
	const ids: {[field: string]: Json} = {};
	const named: {[field: string]: Json} = {};
	for (const field of new Set(found.map(({mention}) => mention.field))) {
		const here = found.filter(({mention}) => mention.field === field);
		const value = body[field] ?? null;
		const said = here.reduce((of, {mention: {at}, row}) => putAt(of, at, row.id), value);
		const rows = here.reduce((of, {mention: {at}, row}) => putAt(of, at.slice(0, 1), row), value);
		const isOnce = (one: Json, place: number): boolean => !isList(said) || isRow(one) || said.indexOf(one) === place;
		ids[field] = isList(said) ? said.filter(isOnce) : said;
		named[field] = isList(said) && isList(rows) ? rows.filter((_, place) => isOnce((said[place] ?? null) as Json, place)) : rows;
	}
	return {body: toRow({...body, ...ids}), named};
}

/** A value with another one at a place within. */
function putAt(value: Json, [key, ...within]: readonly (string | number)[], put: Json): Json {
	if (key === undefined) return put;
	if (isList(value)) return (value as readonly Json[]).map((one, place) => (place === key ? putAt(one, within, put) : one));
	return isRow(value) ? {...value, [key]: putAt(value[key] ?? null, within, put)} : value;
}
