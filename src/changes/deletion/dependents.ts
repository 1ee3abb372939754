import {type Failure, sentence} from '../../core/failure.js';
import type {Result} from '../../core/result.js';
import type {Page} from '../../netbox/netbox.js';
import type {Item} from '../../netbox/read/item.js';
import {type AskedRelation, askRelation, type DependentsApi, mostIds, mostNames} from './ask-relation.js';
import {type ContentType, readContentTypes} from './content-types.js';
import {type Deeper, findDeeper} from './deeper-dependents.js';
import {genericRelations} from './generic-relations.js';
import {knownRelations, sameList} from './known-relations.js';
import {type OnDelete, onDeleteOf} from './on-delete.js';

/** Objects of one list that name, by one field, what is to be deleted; `onDelete` is what NetBox does about them, where that is known. */
export type DependentList = {
	readonly list: string;
	readonly field: string;
	readonly count: number;
	readonly some: readonly Item[];
	readonly onDelete: OnDelete | undefined;
	/** The list of the objects that they name, which would go too, where it is not what is to be deleted itself. */
	readonly through?: string;
	/** The ids of all of them; undefined where not all were read. */
	readonly ids?: readonly number[];
	/** They all may be among what is to be deleted: whether NetBox refuses that depends on its order. */
	readonly isWithin?: boolean;
};

/** What depends on objects, as far as it could be asked: there may always be more. */
export type Dependents = {
	readonly lists: readonly DependentList[];
	/** The schema of the server says which fields there are. */
	readonly isTold: boolean;
	/** Fields that were asked. */
	readonly asked: number;
	/** What was not, with the reason: `ipam.prefixes (…)`. */
	readonly unasked: readonly string[];
	/** Something of that could have been asked, by another token or a smaller deletion, and NetBox does not itself protect it from going. */
	readonly isInDoubt: boolean;
};

/** What is to be deleted: the path of its list (`dcim/sites`), the ids, and the lists of which other objects go by themselves. */
type Going = {readonly path: string; readonly ids: readonly number[]; readonly goingToo?: ReadonlySet<string>};

/** Requests of one look. */
const mostRequests = 40;

/**
 * Looks which objects name those that are to be deleted, by the fields that the schema of the server knows, else by those that are known of every
 * NetBox, and by fields for objects of any kind. Never fails: what cannot be asked is told. What would go with a dependent is in no count.
 */
export async function findDependents({path, ids, goingToo = new Set()}: Going, api: DependentsApi): Promise<Dependents> {
	const [{relations: plain, isTold, why}, generic] = await Promise.all([relationsOf(path, api), genericOf(path, api)]);
	const relations = inOrder([...plain, ...generic.relations]).map((one) => ({...one, mayBeGoing: goingToo.has(sameList(one.list))}));
	const some = ids.slice(0, mostIds);
	// Several ids of a field that is a list may mean those that have all of them, as with tags.
	const requests = relations.flatMap((relation) => {
		const {filter} = relation;
		if (filter === undefined) return [];
		return (relation.takesOne || relation.isMany ? some.map((id) => [id]) : [some]).map((asked) => ({relation, filter, ids: asked}));
	});
	const sent = requests.slice(0, mostRequests);
	const answers = await Promise.all(sent.map(async (one) => ({...one, page: await askRelation(one, api)})));
	const lists = relations.map((relation) => {
		const pages = answers.flatMap((one) => (one.relation === relation && one.page.ok ? [one.page.value] : []));
		return {...listOf(relation, pages), ...(relation.isOfItself && {isWithin: pages.every((page) => isAmong(page, ids))})};
	});
	// What is refused already needs no further look.
	const isRefused = lists.some(({onDelete, count, isWithin}) => onDelete === 'refused' && count > 0 && !isWithin);
	const deeper = await findDeeper(isRefused ? [] : cascades(answers), generic.types, api);
	const failed = answers.flatMap(({relation, page}) => (page.ok ? [] : [`${relation.list} by ${relation.field}: ${page.error.message}`]));
	const without = relations.flatMap(({filter, list, field}) => (filter === undefined ? [`${list} by ${field}: NetBox has no filter for it`] : []));
	const cut = new Set(requests.slice(mostRequests).map(({relation}) => relation));
	const missed = [...answers.flatMap(({relation, page}) => (page.ok || isLacking(page.error) ? [] : [relation])), ...cut];
	return {
		isTold,
		lists: [...lists.filter(({count}) => count > 0), ...deeper.lists],
		asked: new Set(answers.flatMap(({relation, page}) => (page.ok ? [relation] : []))).size,
		unasked: [
			...(why ? [`the schema of NetBox: ${sentence(why)}`] : []),
			...(generic.why ? [`fields for objects of any kind: ${sentence(generic.why)}`] : []),
			...failed,
			...without,
			...deeper.unasked,
			...(cut.size > 0 ? [`${cut.size} more fields: only ${mostRequests} requests are sent`] : []),
			...(ids.length > mostIds ? [`${ids.length - mostIds} of the ${ids.length} objects`] : []),
		],
		isInDoubt: why !== undefined || generic.why !== undefined || ids.length > mostIds || missed.some(({onDelete}) => onDelete !== 'refused'),
	};
}

/** The NetBox has no such filter, or no such list, so that nothing is in it. */
const isLacking = ({code, status}: Failure): boolean => code === 'usage' || status === 404 || status === 501;

/** What goes too, of which more may depend. */
const cascades = (answers: readonly {readonly relation: AskedRelation; readonly page: Result<Page<Item>>}[]): readonly Deeper[] =>
	answers.flatMap(({relation, page}) =>
		page.ok && relation.onDelete === 'deleted' && page.value.count > 0
			? [{list: sameList(relation.list), count: page.value.count, ids: page.value.results.map(({id}) => id)}]
			: [],
	);

const isAmong = ({count, results}: Page<Item>, ids: readonly number[]): boolean =>
	count === results.length && results.every(({id}) => ids.includes(id));

/** One object may name several in a list: how many do so is no less than the most that name one of them. */
function listOf(relation: AskedRelation, pages: readonly Page<Item>[]): DependentList {
	const counts = pages.map(({count}) => count);
	const rows = new Map(pages.flatMap(({results}) => results).map((row) => [row.id, row]));
	const count = relation.isMany ? Math.max(0, ...counts) : counts.reduce((sum, one) => sum + one, 0);
	const isWhole = pages.every((page) => page.count === page.results.length);
	return {...relation, count, some: [...rows.values()].slice(0, Math.min(mostNames, count)), ...(isWhole && {ids: [...rows.keys()]})};
}

/** The fields that can be asked, those of which more is known first. */
async function relationsOf(
	path: string,
	api: DependentsApi,
): Promise<{readonly relations: readonly AskedRelation[]; readonly isTold: boolean; readonly why?: Failure}> {
	const kind = sameList(path.replaceAll('/', '.'));
	const known = knownRelations(kind);
	const told = await api.relationsTo(path);
	if (!told.ok || !told.value) {
		const relations = known.map((relation) => ({
			...relation,
			isOfItself: relation.list === kind,
			takesOne: false,
			isMany: false,
			isChecked: relation.isEverywhere,
		}));
		return {relations, isTold: false, ...(!told.ok && {why: told.error})};
	}
	const relations = told.value.map((relation): AskedRelation => {
		const same = onDeleteOf(kind, sameList(relation.list), relation.field);
		const isOfItself = sameList(relation.list) === kind;
		return {...relation, isOfItself, isChecked: true, onDelete: same ?? (relation.isMany ? 'emptied' : undefined)};
	});
	return {isTold: true, relations};
}

const ranks: {readonly [Does in OnDelete]: number} = {refused: 0, deleted: 1, emptied: 3};
const rank = ({onDelete}: AskedRelation): number => (onDelete === undefined ? 2 : ranks[onDelete]);
const inOrder = (relations: readonly AskedRelation[]): readonly AskedRelation[] =>
	relations.toSorted((a, b) => rank(a) - rank(b) || (a.list < b.list ? -1 : a.list > b.list ? 1 : 0));

type GenericFields = {readonly relations: readonly AskedRelation[]; readonly types: readonly ContentType[]; readonly why?: Failure};

/** The fields that may name any kind of objects, asked by the content type of these. */
async function genericOf(path: string, api: DependentsApi): Promise<GenericFields> {
	const types = await readContentTypes(api);
	if (!types.ok) return {relations: [], types: [], why: types.error};
	const kind = sameList(path.replaceAll('/', '.'));
	const own = types.value.find((one) => one.kind === kind);
	if (!own) return {relations: [], types: types.value};
	const relations = genericRelations(kind, own.features).map(
		({list, field}): AskedRelation => ({
			...{list, field, filter: `${field}_id`, takesOne: false, isMany: false, isChecked: true},
			...{onDelete: 'deleted', type: own.type},
		}),
	);
	return {relations, types: types.value};
}
