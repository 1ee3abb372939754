import {mostIds} from '../../changes/deletion/ask-relation.js';
import {dependentLines} from '../../changes/deletion/dependent-lines.js';
import {type DependentList, findDependents} from '../../changes/deletion/dependents.js';
import {sameList} from '../../changes/deletion/known-relations.js';
import type {KeptPlan} from '../../changes/kept/plan-file.js';
import {type DeleteStep, stepsOf} from '../../changes/plan.js';
import type {OpenedApi} from '../netbox/shared/open-api.js';
import type {ShellContext} from '../task.js';

/** What is said of the use of what would go, and whether another object uses it, or not all of it could be asked. */
type InUse = {readonly lines: readonly string[]; readonly isUsed: boolean};

/** Objects of one kind that are asked, so many at a time. */
const mostAsked = 10 * mostIds;

/** What is in use now of what would go, and what the new objects are not. */
export async function inUse(plan: KeptPlan, {api}: OpenedApi, {report}: Pick<ShellContext, 'report'>): Promise<InUse> {
	const deletions = stepsOf(plan, 'delete');
	const types = [...new Set(deletions.map(({type}) => type))];
	const goingToo = new Set(types.map(sameList));
	if (types.length > 0) report({message: 'looking up what uses now what would go'});
	const lines = new Set<string>();
	let isUsed = false;
	for (const type of types) {
		const ids = deletions.filter((step) => step.type === type).map(({id}) => id);
		for (let from = 0; from < Math.min(ids.length, mostAsked); from += mostIds) {
			const some = ids.slice(from, from + mostIds);
			const found = await findDependents({path: type.replaceAll('.', '/'), ids: some, goingToo}, api);
			for (const line of dependentLines(found, some.length)) lines.add(line);
			// A field that NetBox has no filter for is told, and in nobody's way; of some kinds nothing else is known.
			const isUnknown = found.isInDoubt || (found.asked === 0 && found.unasked.length > 0);
			if (isUnknown || found.lists.some((list) => !isOwn(list, deletions))) isUsed = true;
		}
		if (ids.length <= mostAsked) continue;
		lines.add(`not asked: ${ids.length - mostAsked} of the ${ids.length} objects of ${type}`);
		isUsed = true;
	}
	return {lines: [...lines, ...newsOf(stepsOf(plan, 'create').length)], isUsed};
}

/** Whether all that names it goes by the same plan. */
function isOwn({list, ids}: DependentList, deletions: readonly DeleteStep[]): boolean {
	const going = new Set(deletions.filter(({type}) => sameList(type) === sameList(list)).map(({id}) => id));
	return ids?.every((id) => going.has(id)) === true;
}

const newsOf = (again: number): readonly string[] =>
	again === 0
		? []
		: [`${again === 1 ? 'what was deleted gets' : 'all that was deleted gets'} a new id; what went with it, or pointed at it, does not come back`];
