import {type Failure, failure} from '../core/failure.js';
import type {Api} from '../netbox/api/api.js';
import type {SentObjects} from '../netbox/api/writes.js';
import type {Item} from '../netbox/read/item.js';
import {type Outcome, togetherFailure} from '../netbox/write/outcome.js';
import {participles} from './names.js';
import {type Plan, verbOf} from './plan.js';
import {requestsOf} from './requests.js';

/** What became of a step. */
export type StepOutcome = Outcome<Item> & {readonly n: number};

/** What became of each step of a plan, in order, and why not all were done. */
export type Applied = {readonly outcomes: readonly StepOutcome[]; readonly because?: Failure};

/**
 * Carries out a plan, its steps in order, and never one of them again. Objects that have changed since they were read are left (`conflict`). After the
 * first request that does not go well nothing else is sent. A plan for another NetBox or another branch is `refused`.
 */
export async function applyPlan(plan: Plan, api: Pick<Api, 'url' | 'inBranch' | 'send'>): Promise<Applied> {
	const elsewhere = placeFault(plan, api);
	if (elsewhere) return {outcomes: plan.steps.map(({n}) => ({n, state: 'not-sent', why: 'nothing was sent'})), because: elsewhere};
	const parts: (readonly StepOutcome[])[] = [];
	let because: Failure | undefined;
	for (const {steps, path, requests} of requestsOf(plan)) {
		const sent: SentObjects<Item> = because ? {items: steps.map(() => notSent)} : await api.send(path, requests);
		parts.push(sent.items.flatMap((item, place) => (steps[place] ? [{n: steps[place].n, ...item}] : [])));
		because ??= sent.because;
	}
	const outcomes = parts.flat();
	return {outcomes, ...(because && {because: togetherFailure(outcomes, because, participles[verbOf(plan)])})};
}

const notSent = {state: 'not-sent', why: 'an earlier request did not go well'} as const;

function placeFault({instance: {name, url}, branch}: Plan, api: Pick<Api, 'url' | 'inBranch'>): Failure | undefined {
	if (url !== api.url) return failure.refused(`the plan is for NetBox "${name}" at ${url}, not for ${api.url}: nothing was sent.`);
	const [planned, opened] = [branch, api.inBranch ?? null].map((name) => (name === null ? 'main' : `branch "${name}"`));
	return planned === opened ? undefined : failure.refused(`the plan is for ${planned}, not for ${opened}: nothing was sent.`);
}
