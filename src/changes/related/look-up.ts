import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {Item} from '../../netbox/read/item.js';
import type {ObjectFields} from '../../netbox/schema/object-fields.js';
import {isRow} from '../../output/row-values.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import {type Candidates, findCandidates} from './find-related.js';
import {attributesFault} from './related-attributes.js';
import {isSaid, type SaidObject} from './related-forms.js';
import {readSaid} from './related-name.js';

/** One object that a body names: of which kind it is, how it is said, and where; `label` is how messages call that place. */
export type Mention = {
	readonly item: number;
	readonly field: string;
	readonly label: string;
	readonly at: readonly (string | number)[];
	readonly kind: string;
	readonly said: SaidObject;
};

/** An object that was named and found. */
export type FoundObject = {readonly mention: Mention; readonly row: Item};

/** What was looked up; mentions that are in neither list are ids of kinds that the token may not view. */
export type LookedUp = {readonly found: readonly FoundObject[]; readonly faults: readonly {readonly item: number; readonly fault: Failure}[]};

type LookUpPlace = {
	readonly api: Pick<Api, 'endpoint' | 'objectFields'>;
	readonly instance: string;
	readonly onUnsure?: (why: string) => void;
};

/** Objects within the attributes of objects: `{"name": …, "device": {"name": …, "site": …}}` is two deep. */
const deepest = 5;

/** Looks up what is named, each kind once. What attributes say of other objects (`{"name": "ae0", "device": "fceos4"}`) is looked up first. */
export async function lookUp(mentions: readonly Mention[], place: LookUpPlace, depth = 0): Promise<Result<LookedUp>> {
	const told = await tellFields(mentions, place.api);
	if (!told.ok) return told;
	const faults = mentions.flatMap((mention) => {
		const fault = isRow(mention.said)
			? attributesFault({...mention, said: mention.said, field: mention.label}, told.value.get(mention.kind) ?? {})
			: undefined;
		return fault ? [{item: mention.item, fault}] : [];
	});
	if (faults.length > 0) return ok({found: [], faults});
	const within = mentions.flatMap((mention, place) => withinOf(mention, place, told.value.get(mention.kind) ?? {}));
	if (within.length > 0 && depth === deepest)
		return err(failure.usage('"data" names objects within objects too deep.', 'say an id; nothing was sent'));
	const inner = within.length > 0 ? await lookUp(within, place, depth + 1) : ok<LookedUp>({found: [], faults: []});
	if (!inner.ok) return inner;
	if (inner.value.faults.length > 0)
		return ok({found: [], faults: inner.value.faults.map(({item, fault}) => ({item: mentions[item]?.item ?? 0, fault}))});
	const plain = mentions.map((mention, place): Mention => {
		const ids = inner.value.found.filter((one) => one.mention.item === place).map((one) => [one.mention.field, one.row.id] as const);
		return isRow(mention.said) && ids.length > 0 ? {...mention, said: {...mention.said, ...Object.fromEntries(ids)}} : mention;
	});
	const among = await findAll(plain, place);
	if (!among.ok) return among;
	const read = plain.flatMap((mention) => {
		const found = among.value.get(mention.kind);
		return found
			? [{mention, row: readSaid({field: mention.label, said: mention.said}, {...found, kind: mention.kind, instance: place.instance})}]
			: [];
	});
	const missed = read.flatMap(({mention, row}) => (row.ok ? [] : [{mention, fault: row.error}]));
	return ok({
		found: read.flatMap(({mention, row}) => (row.ok ? [{mention, row: row.value}] : [])),
		faults: await Promise.all(
			missed.map(async (one, nth) => ({item: one.mention.item, fault: nth < mostGuessed ? await withGuess(one, place.api) : one.fault})),
		),
	});
}

/** Names that are not there of which is asked what they may mean, and names among which is looked. */
const mostGuessed = 5;
const mostNames = 500;

/** The fault of a name that is not there, with the names that may have been meant, where NetBox gives them. */
async function withGuess(
	{mention: {kind, said}, fault}: {readonly mention: Mention; readonly fault: Failure},
	api: LookUpPlace['api'],
): Promise<Failure> {
	if (typeof said !== 'string' || fault.code !== 'not-found' || fault.message.includes('Did you mean')) return fault;
	const page = await api.endpoint(kind.replaceAll('.', '/')).page({}, {fields: ['id', 'name'], limit: mostNames});
	const names = page.ok ? page.value.results.flatMap((row) => (typeof row['name'] === 'string' ? row['name'] : [])) : [];
	const near = nearest(said, names);
	return near.length === 0 ? fault : {...fault, message: `${fault.message}${didYouMean(near)}`, candidates: near};
}

/** The fields of the kinds of which attributes are said. */
async function tellFields(mentions: readonly Mention[], api: LookUpPlace['api']): Promise<Result<ReadonlyMap<string, ObjectFields>>> {
	const kinds = new Set(mentions.flatMap(({kind, said}) => (isRow(said) ? [kind] : [])));
	const told = new Map<string, ObjectFields>();
	for (const kind of kinds) {
		const known = await api.objectFields(kind.replaceAll('.', '/'));
		if (!known.ok) return known;
		told.set(kind, known.value);
	}
	return ok(told);
}

/** What the attributes of a mention say of other objects; `item` is the mention's place. */
function withinOf({said, label}: Mention, item: number, fields: ObjectFields): readonly Mention[] {
	if (!isRow(said)) return [];
	return Object.entries(said).flatMap(([field, value]): readonly Mention[] => {
		const kind = fields[field]?.kind;
		return kind === undefined || !isSaid(value) ? [] : [{item, field, label: `${label}.${field}`, at: [], kind, said: value}];
	});
}

/** What each kind is looked up among; a kind that the token may not view, of which ids alone are said, is left out: NetBox takes these (seen on 4.7.3). */
async function findAll(mentions: readonly Mention[], {api, onUnsure}: LookUpPlace): Promise<Result<ReadonlyMap<string, Candidates>>> {
	const kinds = [...new Set(mentions.map(({kind}) => kind))];
	const found = await Promise.all(
		kinds.map(async (kind) => {
			const ofKind = mentions.filter((mention) => mention.kind === kind).map(({said}) => said);
			const of = await findCandidates(kind, ofKind, api);
			return {kind, of, isLess: !of.ok && of.error.code === 'forbidden' && ofKind.every((said) => typeof said === 'number')};
		}),
	);
	const failed = found.flatMap(({of, isLess}) => (of.ok || isLess ? [] : [of.error]))[0];
	if (failed) return err(failed);
	for (const {kind, isLess} of found) if (isLess) onUnsure?.(`this token may not view ${kind}: whether their ids are right is left to NetBox`);
	return ok(new Map(found.flatMap(({kind, of}) => (of.ok ? [[kind, of.value] as const] : []))));
}
