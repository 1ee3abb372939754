import {type Failure, failure} from '../core/failure.js';
import {err, ok, type Result} from '../core/result.js';
import type {Api} from '../netbox/api/api.js';
import type {FieldRule, FieldRules} from '../netbox/read/field-rules.js';
import type {Item} from '../netbox/read/item.js';
import type {Json, Row} from '../output/output.js';
import {isList} from '../output/row-values.js';
import {type Candidates, findCandidates, type NamesOfKind} from './find-related.js';
import {numericKeys} from './natural-keys.js';
import {type RelatedName, readName} from './related-name.js';

/** A body whose related objects are said by their ids; `named` has the objects that its texts stood for, by their fields. */
export type ResolvedBody = {readonly body: Row; readonly named: Row};

/** The list that is written, what NetBox says of its fields, and the NetBox, in the branch that is written. */
export type RelatedPlace = {
	readonly path: string;
	readonly what: string;
	readonly rules: FieldRules;
	readonly api: Pick<Api, 'endpoint' | 'objectFields'>;
	readonly instance: string;
	/** Told before anything is looked up: a server that is first asked for its schema takes 10 s. */
	readonly onLookUp?: () => void;
};

/** A place in a body where an object is named, or may be: `item` counts from 0. */
type Mention = RelatedName & {readonly item: number; readonly kind: string};

/**
 * Bodies with the ids of the objects that they name (`"site": "ams1"`, `"local_as": "AS65100"`). Which kind a field names is said by the server's
 * schema, which is asked for only where a body has such a text, or a number that may be more than an id. Each kind is looked up once for all bodies;
 * what cannot be told with certainty fails.
 */
export async function resolveRelated(bodies: readonly Row[], place: RelatedPlace): Promise<Result<readonly ResolvedBody[]>> {
	const names = bodies.flatMap((body, item) => namesIn(body, place.rules).map((name) => ({...name, item})));
	if (names.length === 0) return ok(bodies.map((body) => ({body, named: {}})));
	place.onLookUp?.();
	const mentions = await withKinds(names, place);
	if (!mentions.ok) return mentions;
	const kinds = await findAll(mentions.value, place);
	if (!kinds.ok) return kinds;
	const read = mentions.value.map((mention) => ({mention, meant: readName(mention, {...candidatesOf(kinds.value, mention), ...mention, ...place})}));
	const faults = read.flatMap(({mention, meant}) => (meant.ok ? [] : [{item: mention.item, fault: meant.error}]));
	if (faults.length > 0) return err(together(faults, bodies.length));
	const found = read.flatMap(({mention, meant}) => (meant.ok ? [{mention, row: meant.value}] : []));
	return ok(
		bodies.map((body, item) =>
			resolved(
				body,
				found.filter(({mention}) => mention.item === item),
			),
		),
	);
}

const candidatesOf = (kinds: ReadonlyMap<string, Candidates>, {kind}: Mention): Candidates => kinds.get(kind) ?? {keys: [], rows: [], fields: {}};

/** The texts of a body that may name objects, and numbers that may be another number than the id. */
function namesIn(body: Row, rules: FieldRules): readonly RelatedName[] {
	return Object.entries(body).flatMap(([field, value]) => {
		const rule = rules[field];
		const many = isList(value);
		if (!rule || rule.readOnly || rule.choices || !(isObject(rule) || (many && mayList.has(rule.type ?? '')))) return [];
		const isNumeric = rule.shows?.some((name) => numericKeys.includes(name)) === true;
		const said = (many ? value : [value]) as readonly Json[];
		return said.flatMap((one, place): readonly RelatedName[] => {
			const isName = (typeof one === 'string' && one !== '') || (isNumeric && Number.isSafeInteger(one));
			return isName ? [{field, said: one as string | number, rule, ...(many && {place})}] : [];
		});
	});
}

/** NetBox's words for lists of objects; it says them of other lists too. */
const mayList: ReadonlySet<string> = new Set(['field', 'list']);

/** A text in a field of one object can be nothing else. */
const mustName = ({said, rule}: RelatedName): boolean => typeof said === 'string' && isObject(rule);
const isObject = ({type}: FieldRule): boolean => type === 'nested object';

async function withKinds(
	names: readonly (RelatedName & {readonly item: number})[],
	{path, what, api}: RelatedPlace,
): Promise<Result<readonly Mention[]>> {
	const known = await api.objectFields(path);
	const needed = names.find(mustName);
	if (!known.ok) {
		if (!needed && schemaFaults.has(known.error.code)) return ok([]);
		const hints = [known.error.hint, needed && `"${needed.field}" said by its id needs no schema`];
		return err({...known.error, hint: hints.filter((hint) => hint !== undefined).join('; ')});
	}
	const unknown = names.find((name) => mustName(name) && known.value[name.field]?.kind === undefined);
	if (unknown) {
		const why = `the schema of NetBox does not say which objects "${unknown.field}" of ${what} names: "${unknown.said}" cannot be looked up.`;
		return err(failure.usage(why, 'say its id; nothing was sent'));
	}
	return ok(names.flatMap((name) => (known.value[name.field]?.kind === undefined ? [] : [{...name, kind: known.value[name.field]?.kind ?? ''}])));
}

/** Where NetBox shows no schema, or not this list in it. */
const schemaFaults: ReadonlySet<string> = new Set(['unexpected-answer', 'forbidden', 'rejected', 'usage']);

async function findAll(mentions: readonly Mention[], {api}: RelatedPlace): Promise<Result<ReadonlyMap<string, Candidates>>> {
	const kinds = [...new Set(mentions.map(({kind}) => kind))];
	const found = await Promise.all(kinds.map(async (kind) => ({kind, of: await findCandidates(kind, namesOf(mentions, kind), api)})));
	const failed = found.flatMap(({of}) => (of.ok ? [] : [of.error]))[0];
	return failed ? err(failed) : ok(new Map(found.flatMap(({kind, of}) => (of.ok ? [[kind, of.value] as const] : []))));
}

function namesOf(mentions: readonly Mention[], kind: string): NamesOfKind {
	const said = mentions.filter((mention) => mention.kind === kind).map((mention) => mention.said);
	const numbers = said.map(Number).filter((number) => Number.isSafeInteger(number) && number > 0);
	return {texts: new Set(said.map(String)), ids: new Set(numbers)};
}

/** The first of several, with the others as far as they can be read at one look; one of all objects is said once, of none of them. */
function together(faults: readonly {readonly item: number; readonly fault: Failure}[], count: number): Failure {
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

function resolved(body: Row, found: readonly {readonly mention: Mention; readonly row: Item}[]): ResolvedBody {
	const fields = [...new Set(found.map(({mention}) => mention.field))];
	const rowsOf = (field: string) => found.filter(({mention}) => mention.field === field);
	const said = (field: string, of: (row: Item) => Json): Json => {
		const there = body[field] ?? null;
		if (!isList(there)) return rowsOf(field).map(({row}) => of(row))[0] ?? there;
		const places = new Map(rowsOf(field).map(({mention, row}) => [mention.place, of(row)]));
		return (there as readonly Json[]).map((one, place) => places.get(place) ?? one);
	};
	const ids = Object.fromEntries(fields.map((field) => [field, said(field, ({id}) => id)]));
	return {body: {...body, ...ids}, named: Object.fromEntries(fields.map((field) => [field, said(field, (row) => row)]))};
}
