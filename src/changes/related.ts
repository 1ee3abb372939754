import {type Failure, failure} from '../core/failure.js';
import {err, ok, type Result} from '../core/result.js';
import type {Api} from '../netbox/api/api.js';
import type {FieldRules} from '../netbox/read/field-rules.js';
import type {Item} from '../netbox/read/item.js';
import type {ObjectFields} from '../netbox/schema/object-fields.js';
import type {Json, Row} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {type CustomField, namesObjects, namesSeveral} from './custom-fields.js';
import {customName, toFields, toRow} from './fields.js';
import {type Candidates, findCandidates, type NamesOfKind} from './find-related.js';
import {naturalKeys} from './natural-keys.js';
import {namesIn} from './related-attributes.js';
import {formFault, isOfObject, mayName, type RelatedField, type SaidPlace, saidIn} from './related-forms.js';
import {readSaid} from './related-name.js';

/** A body whose related objects are said by their ids; `named` has the objects that were found, by the names that fields have in steps. */
export type ResolvedBody = {readonly body: Row; readonly named: Row};

/** The list that is written, what NetBox says of its fields, and the NetBox, in the branch that is written. */
export type RelatedPlace = {
	readonly path: string;
	readonly what: string;
	readonly rules: FieldRules;
	/** The custom fields of its objects, as far as they are known. */
	readonly custom?: readonly CustomField[];
	readonly api: Pick<Api, 'endpoint' | 'objectFields'>;
	readonly instance: string;
	/** Told before anything is looked up: a server that is first asked for its schema takes 10 s. */
	readonly onLookUp?: () => void;
	/** Told of what is sent as it was said, since it could not be looked up. */
	readonly onUnsure?: (why: string) => void;
};

/** A value in a body that names objects of a kind; `item` counts bodies from 0. */
type OfObjects = RelatedField & {readonly item: number; readonly kind: string; readonly isMany: boolean};
/** One of the objects that it names. */
type Mention = SaidPlace & Omit<OfObjects, 'value'>;

/**
 * Bodies with the ids of the objects that they name, by a name (`"site": "ams1"`), by an id or by attributes, in custom fields too. Which kind a field names
 * is said by the server's schema, which is asked for only where a body may name objects; each kind is looked up once for all bodies. What cannot be told with
 * certainty fails, but for attributes that NetBox alone can read, and for ids of kinds that the token may not view.
 */
export async function resolveRelated(bodies: readonly Row[], place: RelatedPlace): Promise<Result<readonly ResolvedBody[]>> {
	const bodiesByField = bodies.map(toFields);
	const said = bodiesByField.flatMap((fields, item) => fieldsOf(fields, place).map((field) => ({...field, item})));
	if (said.length === 0) return ok(bodies.map((body) => ({body, named: {}})));
	place.onLookUp?.();
	const kinds = await withKinds(said, place);
	if (!kinds.ok) return kinds;
	const wrong = kinds.value.flatMap((one) => faultAt(one.item, formFault(one, one.isMany)));
	if (wrong.length > 0) return err(together(wrong, bodies.length));
	const mentions = kinds.value.flatMap(({value, ...one}) => saidIn(value).map((object): Mention => ({...one, ...object})));
	const among = await findAll(mentions, place);
	if (!among.ok) return among;
	const read = mentions.flatMap((mention) => {
		const found = among.value.get(mention.kind);
		return found ? [{mention, meant: readSaid(mention, {...found, ...mention, ...place})}] : [];
	});
	const faults = read.flatMap(({mention, meant}) => faultAt(mention.item, meant.ok ? undefined : meant.error));
	if (faults.length > 0) return err(together(faults, bodies.length));
	const told = read.flatMap(({mention, meant}) => (meant.ok ? [{mention, row: meant.value}] : []));
	for (const field of new Set(told.flatMap(({mention, row}) => (row ? [] : [mention.field]))))
		place.onUnsure?.(`which object "${field}" names by these attributes is left to NetBox`);
	const found = told.flatMap(({mention, row}) => (row ? [{mention, row}] : []));
	return ok(
		bodiesByField.map((fields, item) =>
			resolved(
				fields,
				found.filter(({mention}) => mention.item === item),
			),
		),
	);
}

type FaultAt = {readonly item: number; readonly fault: Failure};
const faultAt = (item: number, fault: Failure | undefined): readonly FaultAt[] => (fault ? [{item, fault}] : []);

/** The fields of a body that may name objects. */
function fieldsOf(fields: Row, {rules, custom = []}: RelatedPlace): readonly RelatedField[] {
	const ours = custom.filter(namesObjects).map(({name}) => customName(name));
	return Object.entries(fields).flatMap(([field, value]): readonly RelatedField[] => {
		const one: RelatedField = {field, value, rule: rules[field]};
		return (ours.includes(field) ? value !== null : mayName(one)) ? [one] : [];
	});
}

type Unkinded = RelatedField & {readonly item: number};

/** A name in a field of one object can be nothing else, and NetBox would refuse it. */
const mustName = ({value, rule}: RelatedField): boolean => typeof value === 'string' && isOfObject(rule);

/** The same with the kind that each names; what the schema knows as no relation is left out. */
async function withKinds(said: readonly Unkinded[], {path, what, api, custom = [], onUnsure}: RelatedPlace): Promise<Result<readonly OfObjects[]>> {
	const ours = new Map(custom.filter(namesObjects).map((field) => [customName(field.name), field]));
	const theirs = said.filter(({field}) => !ours.has(field));
	const known = theirs.length > 0 ? await api.objectFields(path) : ok<ObjectFields>({});
	const needed = theirs.find(mustName);
	if (!known.ok) {
		const isLess = !needed && schemaFaults.has(known.error.code);
		const hints = [known.error.hint, needed && `"${needed.field}" said by its id needs no schema`];
		if (!isLess) return err({...known.error, hint: hints.filter((hint) => hint !== undefined).join('; ')});
	}
	const fields: ObjectFields = known.ok ? known.value : {};
	const unknown = theirs.find((one) => known.ok && mustName(one) && fields[one.field]?.kind === undefined);
	if (unknown) {
		const why = `the schema of NetBox does not say which objects "${unknown.field}" of ${what} names: "${String(unknown.value)}" cannot be looked up.`;
		return err(failure.usage(why, 'say its id; nothing was sent'));
	}
	return ok(
		said.flatMap((one): readonly OfObjects[] => {
			const own = ours.get(one.field);
			const kind = own ? own.kind : fields[one.field]?.kind;
			if (own && kind === undefined) onUnsure?.(`of which kind the objects of "${one.field}" are is not told: they are sent as they are said`);
			const isMany = own ? namesSeveral(own) : !isOfObject(one.rule) && fields[one.field]?.isMany === true;
			return kind === undefined || !(own || isMany || isOfObject(one.rule)) ? [] : [{...one, kind, isMany}];
		}),
	);
}

/** Where NetBox shows no schema, or not this list in it. */
const schemaFaults: ReadonlySet<string> = new Set(['unexpected-answer', 'forbidden', 'rejected', 'usage']);

/** What each kind is looked up among; a kind that the token may not view, of which ids alone are said, is left out: NetBox takes these (seen on 4.7.3). */
async function findAll(mentions: readonly Mention[], {api, onUnsure}: RelatedPlace): Promise<Result<ReadonlyMap<string, Candidates>>> {
	const kinds = [...new Set(mentions.map(({kind}) => kind))];
	const found = await Promise.all(
		kinds.map(async (kind) => {
			const ofKind = mentions.filter((mention) => mention.kind === kind);
			const names = await namesOf(ofKind, kind, api);
			const of = names.ok ? await findCandidates(kind, names.value, api) : names;
			return {kind, of, isLess: !of.ok && of.error.code === 'forbidden' && ofKind.every(({said}) => typeof said === 'number')};
		}),
	);
	const failed = found.flatMap(({of, isLess}) => (of.ok || isLess ? [] : [of.error]))[0];
	if (failed) return err(failed);
	for (const {kind, isLess} of found) if (isLess) onUnsure?.(`this token may not view ${kind}: whether their ids are right is left to NetBox`);
	return ok(new Map(found.flatMap(({kind, of}) => (of.ok ? [[kind, of.value] as const] : []))));
}

async function namesOf(mentions: readonly Mention[], kind: string, api: RelatedPlace['api']): Promise<Result<NamesOfKind>> {
	const attributes = mentions.flatMap(({said}) => (isRow(said) ? [said] : []));
	const known = await api.objectFields(kind.replaceAll('.', '/'));
	if (!known.ok) return known;
	const keys = naturalKeys(kind, known.value);
	const ofAttributes = attributes.flatMap((said) => namesIn(said, keys));
	const names = [...mentions.flatMap(({said}) => (isRow(said) ? [] : [said])), ...ofAttributes];
	const numbers = names.map(Number).filter((number) => Number.isSafeInteger(number) && number > 0);
	return ok({
		texts: new Set(names.filter((name) => typeof name === 'string')),
		ids: new Set(numbers),
		numbers: new Set(names.filter((name) => typeof name === 'number')),
		attributes: new Set(attributes.flatMap((said) => Object.keys(said))),
	});
}

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
	return {body: toRow({...body, ...ids}), named: Object.fromEntries(fields.map((field) => [field, said(field, (row) => row)]))};
}
