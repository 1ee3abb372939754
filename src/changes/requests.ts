import type {PlannedWrite} from '../netbox/write/planned-write.js';
import {requestForOne, requestsForSeveral, type WriteRequests} from '../netbox/write/requests.js';
import {bodyOf} from './fields.js';
import type {Plan, PlanStep, PlanTarget} from './plan.js';

/** Steps that go out together, the path of their list (`dcim/sites`), and their requests, whose objects are those of the steps in the same order. */
export type StepRequests = {readonly steps: readonly PlanStep[]; readonly path: string; readonly requests: WriteRequests};

/** The requests that carry out a plan, in order: neighbouring steps of one list that do the same share them. */
export function requestsOf({steps, message}: Plan): readonly StepRequests[] {
	const groups: PlanStep[][] = [];
	for (const step of steps) {
		const last = groups.at(-1)?.[0];
		if (last?.type === step.type && methodOf(last) === methodOf(step)) groups.at(-1)?.push(step);
		else groups.push([step]);
	}
	return groups.map((group) => together(group, message === undefined ? {} : {message}));
}

function together(steps: readonly PlanStep[], options: Pick<PlanTarget, 'message'>): StepRequests {
	const [first, ...others] = steps as readonly [PlanStep, ...PlanStep[]];
	const path = first.type.replaceAll('.', '/');
	const list = `/api/${path}/`;
	const method = methodOf(first);
	const seen = steps.flatMap((step) => seenOf(step) ?? []);
	if (others.length === 0) {
		const one = {method, ...idOf(first), ...(first.verb !== 'delete' && {body: bodyOf(first)}), seen: seen[0]};
		return {steps, path, requests: requestForOne(list, one, options)};
	}
	const items = steps.map((step) => ({...(step.verb !== 'delete' && bodyOf(step)), ...idOf(step)}));
	return {steps, path, requests: requestsForSeveral(list, {method, items, seen: method === 'POST' ? undefined : seen}, options)};
}

const methods = {create: 'POST', update: 'PATCH', delete: 'DELETE'} as const;
const methodOf = (step: PlanStep): PlannedWrite['method'] => (step.verb === 'update' && step.kept ? 'PUT' : methods[step.verb]);

const idOf = (step: PlanStep): {readonly id?: number} => (step.verb === 'create' ? {} : {id: step.id});
const seenOf = (step: PlanStep) => (step.verb === 'create' ? undefined : {id: step.id, ...step.seen});
