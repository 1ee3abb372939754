import type {PlannedWrite} from '../netbox/write/planned-write.js';
import {requestForOne, requestsForSeveral, type WriteRequests} from '../netbox/write/requests.js';
import type {Row} from '../output/output.js';
import {bodyWith, type MadeIds} from './fields.js';
import type {Plan, PlanStep, PlanTarget} from './plan.js';

/** Steps that go out together, the path of their list (`dcim/sites`), and their requests, whose objects are those of the steps in the same order. */
export type StepRequests = {readonly steps: readonly PlanStep[]; readonly path: string; readonly requests: WriteRequests};

/**
 * Steps that may go out together: neighbours of one list that do the same, of which none needs another; `isSingle`: each step alone. Two that are all or none
 * (`together`) are never parted: a group ends where its requests would.
 */
export function groupsOf(steps: readonly PlanStep[], {isSingle = false}: {readonly isSingle?: boolean} = {}): readonly (readonly PlanStep[])[] {
	const groups: PlanStep[][] = [];
	for (const [place, step] of steps.entries()) {
		const last = groups.at(-1);
		const [first] = last ?? [];
		const isPart = step.together !== undefined && last?.at(-1)?.n === step.together;
		const size = steps[place + 1]?.together === step.n ? 2 : 1;
		const isParted = size === 2 && ((last?.length ?? 0) + 1) % mostTogether === 0;
		const isNext =
			(isPart || !(isSingle || isParted)) &&
			first?.type === step.type &&
			methodOf(first) === methodOf(step) &&
			!last?.some(({n}) => step.needs?.includes(n));
		if (last && isNext) last.push(step);
		else groups.push([step]);
	}
	return groups;
}

/** Objects of one request. */
const mostTogether = 100;

/** The requests that carry out a plan, in order: neighbouring steps of one list that do the same share them. */
export const requestsOf = ({steps, message}: Plan): readonly StepRequests[] =>
	groupsOf(steps).map((group) => requestsTogether(group, message === undefined ? {} : {message}));

/** The requests of steps that go out together, with the ids of what earlier steps have made. */
export function requestsTogether(steps: readonly PlanStep[], options: Pick<PlanTarget, 'message'>, ids: MadeIds = new Map()): StepRequests {
	const [first, ...others] = steps as readonly [PlanStep, ...PlanStep[]];
	const path = first.type.replaceAll('.', '/');
	const list = `/api/${path}/`;
	const method = methodOf(first);
	const seen = steps.flatMap((step) => seenOf(step) ?? []);
	const bodies = steps.map((step) => saidOf(step, ids));
	if (others.length === 0) {
		const one = {method, ...idOf(first), ...(bodies[0] && {body: bodies[0]}), seen: seen[0]};
		return {steps, path, requests: requestForOne(list, one, options)};
	}
	const items = steps.map((step, place) => ({...bodies[place], ...idOf(step)}));
	return {steps, path, requests: requestsForSeveral(list, {method, items, seen: method === 'POST' ? undefined : seen}, options)};
}

/** The body of a step; a deletion has one where it has a message of its own. */
function saidOf(step: PlanStep, ids: MadeIds): Row | undefined {
	if (step.verb !== 'delete') return bodyWith(step, ids);
	return step.message === undefined ? undefined : {changelog_message: step.message};
}

const methods = {create: 'POST', update: 'PATCH', delete: 'DELETE'} as const;
const methodOf = (step: PlanStep): PlannedWrite['method'] => (step.verb === 'update' && step.kept ? 'PUT' : methods[step.verb]);

const idOf = (step: PlanStep): {readonly id?: number} => (step.verb === 'create' ? {} : {id: step.id});
const seenOf = (step: PlanStep) => (step.verb === 'create' ? undefined : {id: step.id, etag: step.seen.etag});
