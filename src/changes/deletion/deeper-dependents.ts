import type {Item} from '../../netbox/read/item.js';
import {type AskedRelation, askRelation, type DependentsApi, mostIds, mostNames} from './ask-relation.js';
import type {ContentType} from './content-types.js';
import type {DependentList} from './dependents.js';
import {genericRelations} from './generic-relations.js';
import {knownRelations} from './known-relations.js';

/** Objects that go with what is to be deleted: how many, and the ids of those that were read. */
export type Deeper = {readonly list: string; readonly count: number; readonly ids: readonly number[]};

/** What stands against the deletion of what goes too, and what of that could not be asked. */
type DeeperFound = {readonly lists: readonly DependentList[]; readonly unasked: readonly string[]};

/** How far it is looked, and by how many requests: an interface takes its addresses along, which sessions need. */
const deepest = 2;
const mostRequests = 20;

/**
 * Looks for what keeps objects that go along from being deleted: NetBox refuses the whole then. What is restricted to objects that stay (a child interface of
 * one that goes) is left out, since those may go too.
 */
export async function findDeeper(going: readonly Deeper[], types: readonly ContentType[], api: DependentsApi): Promise<DeeperFound> {
	const lists: DependentList[] = [];
	const unasked = new Set<string>();
	let level = going;
	let sent = 0;
	for (let depth = 0; depth < deepest && level.length > 0; depth++) {
		const next: Deeper[] = [];
		for (const {list: through, count, ids} of level) {
			if (count > ids.length) unasked.add(`what depends on ${count - ids.length} of the ${count} ${through} that go too`);
			for (const relation of relationsOf(through, types, depth + 1 < deepest)) {
				if (ids.length === 0) continue;
				if (sent++ >= mostRequests) unasked.add(`what depends on ${through} that go too: only ${mostRequests} requests are sent for that`);
				if (sent > mostRequests) break;
				const page = await askRelation({relation, filter: relation.filter ?? '', ids: ids.slice(0, mostIds)}, api);
				if (!page.ok) unasked.add(`${relation.list} by ${relation.field} of ${through}: ${page.error.message}`);
				if (!page.ok || page.value.count === 0) continue;
				if (relation.onDelete === 'refused')
					lists.push({...relation, count: page.value.count, some: page.value.results.slice(0, mostNames), through});
				else next.push({list: relation.list, count: page.value.count, ids: page.value.results.map(({id}: Item) => id)});
			}
		}
		level = next;
	}
	return {lists, unasked: [...unasked]};
}

/** The fields by which objects of a kind are needed, and, where it is looked further, those that take others along. */
function relationsOf(kind: string, types: readonly ContentType[], isFurther: boolean): readonly AskedRelation[] {
	const plain = knownRelations(kind)
		.filter(({list, onDelete}) => list !== kind && (onDelete === 'refused' || (isFurther && onDelete === 'deleted')))
		.map((relation): AskedRelation => ({...relation, takesOne: false, isMany: false, isChecked: relation.isEverywhere}));
	const type = types.find((one) => one.kind === kind)?.type;
	const generic = type === undefined || !isFurther ? [] : genericRelations(kind, []);
	return [
		...plain,
		...generic.map(
			({list, field}): AskedRelation => ({
				...{list, field, filter: `${field}_id`, takesOne: false, isMany: false, isChecked: true, onDelete: 'deleted'},
				...(type !== undefined && {type}),
			}),
		),
	].toSorted((a, b) => Number(b.onDelete === 'refused') - Number(a.onDelete === 'refused'));
}
