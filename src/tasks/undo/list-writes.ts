import type {JournaledWrite} from '../../changes/kept/journal.js';
import {participles} from '../../changes/names.js';
import {ok, type Result} from '../../core/result.js';
import {type Output, type Row, rows} from '../../output/output.js';
import {type AnyWrite, eachOfAll, isUndone} from '../plan/shared/each-write.js';
import type {ShellContext} from '../task.js';
import {nameOf} from './meant-write.js';

/** Writes that are listed, the last first. */
const mostListed = 50;

/** The last writes, and whether each can be taken back; asks no NetBox. */
export async function listWrites(context: ShellContext): Promise<Result<Output>> {
	const writes = await eachOfAll(context);
	if (!writes.ok) return writes;
	const all: AnyWrite[] = [];
	for (const one of writes.value) {
		all.push(one);
		if (all.length === mostListed) break;
	}
	const listed = all.flatMap((one) => ('lost' in one ? [] : [one.write]));
	const lines = await Promise.all(
		all.map(async (one) => {
			const job = (await nameOf('lost' in one ? one.lost : one.write, context)).slice('job '.length);
			return 'lost' in one ? {...lostRow(one.lost), job} : {...rowOf(one.write), job, state: stateOf(one.write, listed)};
		}),
	);
	const isAnyUnknown = listed.some(({steps}) => countOf('unknown', steps) > 0);
	return ok(
		rows(lines, ['job', 'at', 'instance', 'branch', 'what', 'done', ...(isAnyUnknown ? ['unknown'] : []), 'state', 'plan'], {at: {shows: 'time'}}),
	);
}

const lostRow = ({head: {at}, what}: Extract<AnyWrite, {readonly lost: unknown}>['lost']): Row => ({at, what, done: null, state: 'cannot be undone'});

const countOf = (state: 'done' | 'unknown', steps: JournaledWrite['steps']): number =>
	[...steps.values()].filter((one) => one.state === state).length;

const rowOf = ({plan, head, steps}: JournaledWrite): Row => ({
	at: head.at,
	instance: plan.instance.name,
	branch: plan.branch,
	what: whatOf(plan),
	done: countOf('done', steps),
	unknown: countOf('unknown', steps),
	plan: plan.name === '' ? null : plan.name,
	id: plan.id,
});

/** `2 changed in plugins.bgp.session, 1 deleted in dcim.sites`. */
function whatOf({steps, undoes}: JournaledWrite['plan']): string {
	const counts = new Map<string, number>();
	for (const {verb, type} of steps) counts.set(`${participles[verb]} in ${type}`, (counts.get(`${participles[verb]} in ${type}`) ?? 0) + 1);
	const words = [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
	return undoes === undefined ? words : `undo: ${words}`;
}

function stateOf({plan, steps}: JournaledWrite, all: readonly JournaledWrite[]): string {
	if (isUndone(plan.id, all)) return 'undone';
	const states = plan.steps.map(({n}) => steps.get(n)?.state ?? 'not-sent');
	if (states.includes('unknown')) return states.every((one) => one === 'unknown') ? 'unknown' : 'unknown in part';
	if (all.some((one) => one.plan.undoes === plan.id && countOf('done', one.steps) > 0 && !isUndone(one.plan.id, all))) return 'undone in part';
	return states.every((one) => one === 'done') ? 'done' : states.includes('done') ? 'done in part' : 'nothing done';
}
