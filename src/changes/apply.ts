import {type Failure, failure} from '../core/failure.js';
import type {Result} from '../core/result.js';
import type {Api} from '../netbox/api/api.js';
import type {SentObjects} from '../netbox/api/writes.js';
import type {Item} from '../netbox/read/item.js';
import {type Outcome, togetherFailure} from '../netbox/write/outcome.js';
import {asShown, ignoredFailure} from './as-shown.js';
import type {MadeIds} from './fields.js';
import {participles} from './names.js';
import {type Plan, type PlanStep, verbOf} from './plan.js';
import {groupsOf, requestsTogether} from './requests.js';

/** What became of a step. */
export type StepOutcome = Outcome<Item> & {readonly n: number};

/** What became of each step of a plan, in order, and why not all were done. */
export type Applied = {readonly outcomes: readonly StepOutcome[]; readonly because?: Failure};

/** Who keeps account of steps, and how far they go on. */
export type Applying = {
	/** Told before a byte of these steps goes out: they are not sent where it fails. */
	readonly sending?: (steps: readonly PlanStep[]) => Result<unknown>;
	/** Told what became of them. */
	readonly ended?: (outcomes: readonly StepOutcome[]) => void;
	/** After a step that was not done those go on that do not need it, each in a request of its own. */
	readonly keepGoing?: boolean;
	/** A step is done only where NetBox shows what it says; without it what NetBox answers is the result. */
	readonly mustShow?: boolean;
	/** The ids of what steps of an earlier run have made. */
	readonly made?: MadeIds;
};

type SendingApi = Pick<Api, 'url' | 'inBranch' | 'send'>;

/**
 * Carries out a plan, its steps in order, and never one of them again. Objects that have changed since they were read are left (`conflict`). After the
 * first request that does not go well nothing else is sent. A plan for another NetBox or another branch is `refused`.
 */
export async function applyPlan(plan: Plan, api: SendingApi, how: Applying = {}): Promise<Applied> {
	const {outcomes, because} = await applySteps(plan, api, how);
	return {outcomes, ...(because && {because: togetherFailure(outcomes, because, participles[verbOf(plan)])})};
}

/** The same of steps of any verbs; `because` is the first that went wrong. */
export async function applySteps(plan: Plan, api: SendingApi, how: Applying): Promise<Applied> {
	const {sending, ended, keepGoing = false, mustShow = false, made = new Map()} = how;
	const elsewhere = placeFault(plan, api);
	if (elsewhere) return {outcomes: plan.steps.map(({n}) => ({n, state: 'not-sent', why: 'nothing was sent'})), because: elsewhere};
	const ids = new Map(made);
	const outcomes: StepOutcome[] = [];
	let because: Failure | undefined;
	for (const group of groupsOf(plan.steps, {isSingle: keepGoing})) {
		const why = because && !keepGoing ? 'an earlier request did not go well' : neededBy(group, outcomes);
		const sent: SentObjects<Item> = why === undefined ? await sendGroup(group, {plan, api, ids, sending}) : notSent(group, why);
		const ofGroup = sent.items.flatMap((item, place) => (group[place] ? [{n: group[place].n, ...item}] : []));
		for (const one of ofGroup) if (one.state === 'done') ids.set(one.n, one.row.id);
		// The journal has it as done, with the object: so it can be taken back.
		ended?.(ofGroup);
		const told = mustShow ? ofGroup.map((one, place) => asShown(one, group[place])) : ofGroup;
		outcomes.push(...told);
		because ??= sent.because ?? told.map(ignoredFailure).find((one) => one !== undefined);
	}
	return {outcomes, ...(because && {because})};
}

type Sending = {readonly plan: Plan; readonly api: SendingApi; readonly ids: MadeIds; readonly sending: Applying['sending']};

async function sendGroup(group: readonly PlanStep[], {plan, api, ids, sending}: Sending): Promise<SentObjects<Item>> {
	const kept = sending?.(group);
	if (kept && !kept.ok) return {...notSent(group, 'nothing was sent'), because: kept.error};
	const {path, requests} = requestsTogether(group, plan.message === undefined ? {} : {message: plan.message}, ids);
	return api.send(path, requests);
}

const notSent = (group: readonly PlanStep[], why: string): SentObjects<Item> => ({items: group.map(() => ({state: 'not-sent', why}))});

/** Why steps are left out: one that they need was not done. */
function neededBy(group: readonly PlanStep[], outcomes: readonly StepOutcome[]): string | undefined {
	const missing = outcomes.find(({n, state}) => state !== 'done' && group.some(({needs = []}) => needs.includes(n)));
	return missing && `it needs step ${missing.n}, which was not done`;
}

function placeFault({instance: {name, url}, branch}: Plan, api: Pick<Api, 'url' | 'inBranch'>): Failure | undefined {
	if (url !== api.url) return failure.refused(`the plan is for NetBox "${name}" at ${url}, not for ${api.url}: nothing was sent.`);
	const [planned, opened] = [branch, api.inBranch ?? null].map((name) => (name === null ? 'main' : `branch "${name}"`));
	return planned === opened ? undefined : failure.refused(`the plan is for ${planned}, not for ${opened}: nothing was sent.`);
}
