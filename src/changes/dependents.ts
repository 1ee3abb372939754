import {type Failure, failure, sentence} from '../core/failure.js';
import {err, type Result} from '../core/result.js';
import type {Api} from '../netbox/api/api.js';
import type {Page} from '../netbox/netbox.js';
import type {Item} from '../netbox/read/item.js';
import type {Relation} from '../netbox/schema/object-fields.js';
import type {Json, Row} from '../output/output.js';
import {cellText} from '../output/row-values.js';
import {readContentTypes} from './content-types.js';
import {genericRelations} from './generic-relations.js';
import {knownRelations, type OnDelete, sameList} from './known-relations.js';

/** Objects of one list that name, by one field, what is to be deleted; `onDelete` is what NetBox does about them, where that is known. */
type DependentList = {
	readonly list: string;
	readonly field: string;
	readonly count: number;
	readonly some: readonly Item[];
	readonly onDelete: OnDelete | undefined;
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
};

/** What is to be deleted: the path of its list (`dcim/sites`) and the ids. */
type Going = {readonly path: string; readonly ids: readonly number[]};

/** Requests of one look, the ids that it is about, and the names that it tells of a list. */
const mostRequests = 40;
const mostIds = 100;
const mostNames = 5;

type DependentsApi = Pick<Api, 'endpoint' | 'relationsTo'>;
type AskedRelation = Relation & {
	readonly onDelete: OnDelete | undefined;
	readonly isChecked: boolean;
	/** Of a field for objects of any kind: the content type of what goes. */
	readonly type?: string;
};

/**
 * Looks which objects name those that are to be deleted, by the fields that the schema of the server knows, else by those that are known of every
 * NetBox, and by fields for objects of any kind. Never fails: what cannot be asked is told. What would go with a dependent is in no count.
 */
export async function findDependents({path, ids}: Going, api: DependentsApi): Promise<Dependents> {
	const [{relations: plain, isTold, why}, generic] = await Promise.all([relationsOf(path, api), genericOf(path, api)]);
	const relations = inOrder([...plain, ...generic.relations]);
	const some = ids.slice(0, mostIds);
	// Several ids of a field that is a list may mean those that have all of them, as with tags.
	const requests = relations.flatMap((relation) => {
		const {filter} = relation;
		if (filter === undefined) return [];
		return (relation.takesOne || relation.isMany ? some.map((id) => [id]) : [some]).map((asked) => ({relation, filter, ids: asked}));
	});
	const sent = requests.slice(0, mostRequests);
	const answers = await Promise.all(sent.map(async (one) => ({...one, page: await ask(one, api)})));
	const lists = relations.map((relation) =>
		listOf(
			relation,
			answers.flatMap((one) => (one.relation === relation && one.page.ok ? [one.page.value] : [])),
		),
	);
	const failed = answers.flatMap(({relation, page}) => (page.ok ? [] : [`${relation.list} by ${relation.field}: ${page.error.message}`]));
	const without = relations.flatMap(({filter, list, field}) => (filter === undefined ? [`${list} by ${field}: NetBox has no filter for it`] : []));
	const cut = new Set(requests.slice(mostRequests).map(({relation}) => relation)).size;
	return {
		isTold,
		lists: lists.filter(({count}) => count > 0),
		asked: new Set(answers.flatMap(({relation, page}) => (page.ok ? [relation] : []))).size,
		unasked: [
			...(why ? [`the schema of NetBox: ${sentence(why)}`] : []),
			...(generic.why ? [`fields for objects of any kind: ${sentence(generic.why)}`] : []),
			...failed,
			...without,
			...(cut > 0 ? [`${cut} more fields: only ${mostRequests} requests are sent`] : []),
			...(ids.length > mostIds ? [`${ids.length - mostIds} of the ${ids.length} objects`] : []),
		],
	};
}

/** One object may name several in a list: how many do so is no less than the most that name one of them. */
function listOf(relation: AskedRelation, pages: readonly Page<Item>[]): DependentList {
	const counts = pages.map(({count}) => count);
	const rows = new Map(pages.flatMap(({results}) => results).map((row) => [row.id, row]));
	const count = relation.isMany ? Math.max(0, ...counts) : counts.reduce((sum, one) => sum + one, 0);
	return {...relation, count, some: [...rows.values()].slice(0, Math.min(mostNames, count))};
}

/** How many there are at least: an object may name what goes by several fields, and of many not all ids are known. */
function atLeast(lists: readonly DependentList[]): number {
	const names = [...new Set(lists.map(({list}) => list))];
	const counts = names.map((name) => {
		const ofList = lists.filter(({list}) => list === name);
		const told = new Set(ofList.flatMap(({some}) => some.map(({id}) => id)));
		return Math.max(told.size, ...ofList.map(({count}) => count));
	});
	return counts.reduce((sum, count) => sum + count, 0);
}

/** The fields that can be asked, those of which more is known first. */
async function relationsOf(
	path: string,
	api: DependentsApi,
): Promise<{readonly relations: readonly AskedRelation[]; readonly isTold: boolean; readonly why?: Failure}> {
	const known = knownRelations(path.replaceAll('/', '.'));
	const told = await api.relationsTo(path);
	if (!told.ok || !told.value) {
		const relations = known.map((relation) => ({...relation, takesOne: false, isMany: false, isChecked: relation.isEverywhere}));
		return {relations, isTold: false, ...(!told.ok && {why: told.error})};
	}
	const relations = told.value.map((relation): AskedRelation => {
		const same = known.find(({list, field}) => list === relation.list && field === relation.field);
		return {...relation, isChecked: true, onDelete: same?.onDelete ?? (relation.isMany ? 'emptied' : undefined)};
	});
	return {isTold: true, relations};
}

const ranks: {readonly [Does in OnDelete]: number} = {refused: 0, deleted: 1, emptied: 3};
const rank = ({onDelete}: AskedRelation): number => (onDelete === undefined ? 2 : ranks[onDelete]);
const inOrder = (relations: readonly AskedRelation[]): readonly AskedRelation[] =>
	relations.toSorted((a, b) => rank(a) - rank(b) || (a.list < b.list ? -1 : a.list > b.list ? 1 : 0));

/** The fields that may name any kind of objects, asked by the content type of these. */
async function genericOf(path: string, api: DependentsApi): Promise<{readonly relations: readonly AskedRelation[]; readonly why?: Failure}> {
	const types = await readContentTypes(api);
	if (!types.ok) return {relations: [], why: types.error};
	const kind = sameList(path.replaceAll('/', '.'));
	const own = types.value.find((one) => one.kind === kind);
	if (!own) return {relations: []};
	const relations = genericRelations(kind, own.features).map(
		({list, field}): AskedRelation => ({
			...{list, field, filter: `${field}_id`, takesOne: false, isMany: false, isChecked: true},
			...{onDelete: 'deleted', type: own.type},
		}),
	);
	return {relations};
}

type RelationRequest = {readonly relation: AskedRelation; readonly filter: string; readonly ids: readonly number[]};

/** A filter that the server's own schema named, or that every version has, is not looked up. */
async function ask({relation, filter, ids}: RelationRequest, api: DependentsApi): Promise<Result<Page<Item>>> {
	const {list, field, isChecked, type} = relation;
	const [typed, shown] = [`${field}_type`, `${field}_id`];
	const said = {...(type !== undefined && {[typed]: type}), [filter]: ids};
	const fields = type === undefined ? ['display'] : ['display', typed, shown];
	const page = await api
		.endpoint(list.replaceAll('.', '/'))
		.page(isChecked ? {} : said, {...(isChecked && {unchecked: said}), fields, limit: mostNames});
	if (!page.ok || type === undefined) return page;
	// A NetBox without such a filter would answer with all rows.
	const isAsked = page.value.results.every((row) => row[typed] === type && ids.includes(Number(row[shown])));
	return isAsked ? page : err(failure.usage('NetBox has no filter for it.'));
}

/** What is said of dependents above the question, line by line. Nothing found is never said as "none". */
export function dependentLines(found: Dependents, count: number): readonly string[] {
	const {lists, unasked} = found;
	const head = headOf(found, count === 1 ? 'it' : 'them');
	const rest = unasked.length > 0 ? [`not asked: ${unasked.slice(0, mostReasons).join('; ')}${unasked.length > mostReasons ? '; …' : ''}`] : [];
	return [head, ...lists.map((list) => `  ${lineOf(list)}`), ...rest];
}

const mostReasons = 4;

function headOf({lists, isTold, asked, unasked}: Dependents, it: string): string {
	const total = atLeast(lists);
	if (total > 0) return `at least ${total} ${total === 1 ? 'object depends' : 'objects depend'} on ${it}:`;
	if (asked > 0) return `nothing that could be asked names ${it} (${asked} ${asked === 1 ? 'field' : 'fields'} of other objects); there may be more`;
	if (isTold && unasked.length === 0) return `the schema knows no field of other objects that names ${it}; there may be more`;
	return `what depends on ${it} is not known`;
}

/** `plugins.bgp.session: 3 by peer_group, which becomes empty: a (1), b (2), c (3)`. */
function lineOf({list, field, count, some, onDelete}: DependentList): string {
	const names = some.map((row) => `${cellText(row['display'] ?? null)} (${row.id})`).join(', ');
	const more = count > some.length ? ` and ${count - some.length} more` : '';
	return `${list}: ${count} by ${field}${onDelete === undefined ? '' : `, ${fates[onDelete]}`}: ${names}${more}`;
}

const fates: {readonly [Does in OnDelete]: string} = {
	refused: 'for which NetBox refuses the deletion',
	deleted: 'which go too',
	emptied: 'which stay and lose it',
};

/** The same as JSON; `on_delete` is null where it is not known. */
export const dependentsJson = ({lists, asked, unasked}: Dependents): Json => ({
	at_least: atLeast(lists),
	lists: lists.map(
		({list, field, count, some, onDelete}): Row => ({
			...{object_type: list, field, count, on_delete: onDelete ?? null},
			some: some.map(({id, display = null}) => ({id, display})),
		}),
	),
	fields_asked: asked,
	not_asked: [...unasked],
});
