import type {Api} from '../../netbox/api/api.js';
import type {Item} from '../../netbox/read/item.js';
import {bodyOf} from '../fields.js';
import type {CreateStep, PlanStep} from '../plan.js';
import {readAgain, type StepNow} from './again.js';
import {findCreated, keyOf} from './find-created.js';
import type {JournaledStep} from './journal.js';
import {isMarked, stepOfMessage} from './message.js';
import type {KeptPlan} from './plan-file.js';

/** Steps that were sent, of which the journal does not tell the end, and what it tells of all. */
type UnknownSteps = {
	readonly plan: KeptPlan;
	readonly journaled: ReadonlyMap<number, JournaledStep>;
	readonly unknown: readonly PlanStep[];
	/** ms since 1970. */
	readonly now: number;
};

/** A slow server may still do what was sent so many ms ago. */
const patience = 4_000;
/** What our clock and that of the server may differ by, in ms. */
const slack = 600_000;

/**
 * What became of steps that were sent by a run that was killed. The change log tells it by the mark that each step leaves there; where the token may not
 * read it, a change and a deletion are told by their object, a new object by its name. What cannot be told stays `unknown`.
 */
export async function lookUpSteps({plan, journaled, unknown, now}: UnknownSteps, api: Pick<Api, 'endpoint'>): Promise<ReadonlyMap<number, StepNow>> {
	const sentAt = (n: number): number => {
		const step = journaled.get(n);
		return step?.state === 'unknown' ? step.at : now;
	};
	const since = Math.min(...unknown.map(({n}) => sentAt(n)));
	const marks = await readMarks(plan, since - slack, api);
	const seen = await readAgain(unknown, api);
	const again = new Map((seen.ok ? seen.value : []).map((one) => [one.step.n, one]));
	const isTold = isMarked(plan) && marks !== undefined && isLogWhole(marks, journaled);
	const found = await Promise.all(
		unknown.map(async (step): Promise<StepNow> => {
			const mark = marks?.get(step.n);
			if (mark !== undefined) return doneBy(step, mark, api);
			const present = again.get(step.n);
			if (!present) return unsure(step, 'its object could not be read');
			if (present.state === 'done-already') return madeSince(present, sentAt(step.n));
			if (now - sentAt(step.n) < patience) return unsure(step, 'it was sent a moment ago: NetBox may still do it');
			if (step.verb !== 'create' || isTold) return present;
			return madeSince(await createdOrNot(step, present, api), sentAt(step.n));
		}),
	);
	return new Map(found.map((one) => [one.step.n, one]));
}

/** A new object that is like the one of a step, and older than that, is not its object. */
function madeSince(now: StepNow, sentAt: number): StepNow {
	if (now.step.verb !== 'create' || now.state !== 'done-already') return now;
	const created = Date.parse(String(now.row?.['created']));
	return created < sentAt - slack ? unsure(now.step, 'an object like it was there before it was sent') : now;
}

const unsure = (step: PlanStep, why: string): StepNow => ({step, state: 'unknown', why});

/** The ids of the objects of the steps that left a mark in the change log; undefined where it cannot be read. */
async function readMarks(plan: KeptPlan, since: number, api: Pick<Api, 'endpoint'>): Promise<ReadonlyMap<number, number> | undefined> {
	const log = await api.endpoint('core/object-changes').list({}, {unchecked: {time_after: new Date(since).toISOString()}});
	if (!log.ok) return undefined;
	const marks = new Map<number, number>();
	for (const {message = null, changed_object_id: id} of log.value) {
		const n = stepOfMessage(plan, message);
		if (n !== undefined && typeof id === 'number') marks.set(n, id);
	}
	return marks;
}

/** A log that shows nothing of what was surely done is not the whole log: a token may see a part of it alone. */
function isLogWhole(marks: ReadonlyMap<number, number>, journaled: ReadonlyMap<number, JournaledStep>): boolean {
	const done = [...journaled].filter(([, {state}]) => state === 'done');
	return done.length === 0 || done.some(([n]) => marks.has(n));
}

async function doneBy(step: PlanStep, id: number, api: Pick<Api, 'endpoint'>): Promise<StepNow> {
	if (step.verb === 'delete') return {step, state: 'done-already'};
	const row = await api.endpoint(step.type.replaceAll('.', '/')).get(id);
	return {step, state: 'done-already', row: row.ok && row.value ? row.value : {id}};
}

/** Without the change log a new object is told by its name, where its kind has one. */
async function createdOrNot(step: CreateStep, present: StepNow, api: Pick<Api, 'endpoint'>): Promise<StepNow> {
	if (!keyOf(step, bodyOf(step))) return unsure(step, 'nothing by which it could be found: neither a name nor the change log');
	const found = await findCreated([step], api.endpoint<Item>(step.type.replaceAll('.', '/')), 'nothing');
	if (!found.ok) return unsure(step, found.error.message);
	const row = found.value.get(step.n);
	return row ? {step, state: 'done-already', row} : present;
}
