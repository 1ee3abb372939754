import {failure} from '../../core/failure.js';
import {err, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {Page} from '../../netbox/netbox.js';
import type {Item} from '../../netbox/read/item.js';
import type {Relation} from '../../netbox/schema/object-fields.js';
import {genericRelations} from './generic-relations.js';
import {sameList} from './known-relations.js';
import {namingFields, type OnDelete} from './on-delete.js';

/** The ids that one request is about, and the names that are told of a list. */
export const mostIds = 100;
export const mostNames = 5;

/** The rows of a page that NetBox gives at most, as it is set from the start. */
const mostRows = 1000;

/** What is asked. */
export type DependentsApi = Pick<Api, 'endpoint' | 'relationsTo'>;

/** A field by which objects are named, and how it is asked who does so. */
export type AskedRelation = Relation & {
	readonly onDelete: OnDelete | undefined;
	/** The filter is one that the server's schema named, or that every version has: it is not looked up. */
	readonly isChecked: boolean;
	/** The objects are of the kind that they name. */
	readonly isOfItself?: boolean;
	/** Some objects of the list go too, by themselves: all that name what goes are read, as far as one page tells. */
	readonly mayBeGoing?: boolean;
	/** Of a field for objects of any kind: the content type of what goes. */
	readonly type?: string;
};

/** A field, its filter, and the ids that it may name. */
type RelationRequest = {readonly relation: AskedRelation; readonly filter: string; readonly ids: readonly number[]};

/** The first objects that name some by a field, and how many they are; more of them where their ids are needed to look further. */
export async function askRelation({relation, filter, ids}: RelationRequest, api: DependentsApi): Promise<Result<Page<Item>>> {
	const {list, field, isChecked, type} = relation;
	const [typed, shown] = [`${field}_type`, `${field}_id`];
	const said = {...(type !== undefined && {[typed]: type}), [filter]: ids};
	const fields = type === undefined ? ['display'] : ['display', typed, shown];
	const page = await api.endpoint(list.replaceAll('.', '/')).page(isChecked ? {} : said, {
		...(isChecked && {unchecked: said}),
		fields,
		limit: limitOf(relation),
	});
	if (!page.ok || type === undefined) return page;
	// A NetBox without such a filter would answer with all rows.
	const isAsked = page.value.results.every((row) => row[typed] === type && ids.includes(Number(row[shown])));
	return isAsked ? page : err(failure.usage('NetBox has no filter for it.'));
}

function limitOf({list, onDelete, isOfItself, mayBeGoing}: AskedRelation): number {
	if (mayBeGoing) return mostRows;
	return isOfItself || (onDelete === 'deleted' && mayGuard(list)) ? mostIds : mostNames;
}

/** Objects that may go with others, and whose own dependents stand against that, or go too. */
const mayGuard = (list: string): boolean =>
	namingFields(sameList(list)).some(({onDelete}) => onDelete !== 'emptied') || genericRelations(list, []).length > 0;
