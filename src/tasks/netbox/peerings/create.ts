import {stepsOutput} from '../../../changes/kept/shown.js';
import {type Failure, failure} from '../../../core/failure.js';
import {ok, type Result} from '../../../core/result.js';
import {openBranch} from '../../../netbox/read/open-branch.js';
import type {Output, Row} from '../../../output/output.js';
import {farName, type Judged, judgePair, type PairJudged} from '../../../peerings/intent/judge.js';
import {matrixLines} from '../../../peerings/intent/matrix.js';
import type {LeftOut} from '../../../peerings/intent/pairs.js';
import {countOf} from '../../../text/digits.js';
import {carryPlan} from '../../plan/shared/carry-plan.js';
import {steps} from '../../plan/shared/ended.js';
import {planKeys} from '../../plan/shared/plan-keys.js';
import {defineTask, type TaskContext} from '../../task.js';
import {keepPlan, keptPlan} from '../shared/keep-plan.js';
import type {WriteTarget} from '../shared/write-target.js';
import {type CreatePlan, planPeerings} from './shared/create-plan.js';
import {type CreateArgs, readCreateSaid} from './shared/create-said.js';
import {asSessions} from './shared/create-shown.js';
import {findIntended} from './shared/find-intended.js';
import {type KnownNumbers, lookUpNumbers} from './shared/known-numbers.js';
import {nextCheck} from './shared/next-check.js';
import {openSessions} from './shared/open-sessions.js';

/** Creates the sessions between devices, both halves of each peering or none. */
export const run = defineTask('netbox.peerings.create', async (args, context) => {
	const said = readCreateSaid(args);
	if (!said.ok) return said;
	const opened = await openSessions(args, ['netbox', 'create', 'bgp-peerings'], context);
	if (!opened.ok) return opened;
	const {target, tools} = opened.value;
	const place = await openBranch(tools.netbox, args.branch);
	if (!place.ok) return place;
	context.report({message: 'looking for links, addresses and sessions'});
	const intended = await findIntended(args, {said: said.value, netbox: place.value.netbox, options: tools.options, now: tools.now()});
	if (!intended.ok) return intended;
	const {pairs, left, network} = intended.value;
	const {localAs, remoteAs} = said.value;
	const pairSaid = {reverse: args.reverse, ...(localAs !== undefined && {localAs}), ...(remoteAs !== undefined && {remoteAs})};
	const judged = pairs.map((pair) => judgePair(pair, pairSaid, network));
	const numbers = await lookUpNumbers(judged.flatMap(numbersOf), args.missing === 'create' ? args.rir : undefined, target);
	if (!numbers.ok) return numbers;
	const told = judged.map((one) => withNumbers(one, numbers.value));
	const planned = told.flatMap((one) => ('left' in one ? [] : [one]));
	const plan = await planPeerings(planned, {said: said.value, network, numbers: numbers.value, target, context});
	if (!plan.ok) return plan;
	const out = eachOnce([...left, ...told.flatMap((one) => ('left' in one ? [one.left] : []))]);
	return carry(plan.value, {planned, left: out}, {args, target, context});
});

const numbersOf = (one: Judged): readonly number[] => ('left' in one ? [] : one.judged.halves.flatMap(({half}) => [half.localAs, half.remoteAs]));

/** A pair whose AS numbers NetBox neither has nor shall get is left out. */
function withNumbers(one: Judged, {missing}: KnownNumbers): Judged {
	if ('left' in one) return one;
	const lacking = numbersOf(one).find((asn) => missing.has(asn));
	if (lacking === undefined) return one;
	const {pair} = one.judged;
	const why = `NetBox has no AS number ${lacking}: "missing create" with "rir" creates it`;
	return {left: {near: pair.near.device.name, far: farName(pair), state: 'no AS', why}};
}

/** The two families of a link are left out for one reason. */
const eachOnce = (left: readonly LeftOut[]): readonly LeftOut[] =>
	left.filter((one, place) => left.findIndex(({near, far, why}) => near === one.near && far === one.far && why === one.why) === place);

/** What becomes of every pair. */
type Overview = {readonly planned: readonly PairJudged[]; readonly left: readonly LeftOut[]};

type AtHand = {readonly args: CreateArgs; readonly target: WriteTarget; readonly context: TaskContext};

/** Shows the plan, keeps it, or asks and carries it out; with the error for pairs that were left out. */
async function carry({plan, sessions}: CreatePlan, overview: Overview, {args, target, context}: AtHand): Promise<Result<Output>> {
	const kept = await keptPlan(plan, context, {name: args.plan ?? ''});
	const keys: Row = {...keysOf(overview), ...planKeys(kept)};
	const lines = linesOf(overview);
	const show = (output: Output, isSent = false): Output => asSessions(output, sessions, isSent);
	const ended = (output: Output, notes: readonly string[]): Result<Output> =>
		ok({...output, notes, meta: target.meta(), errors: [...output.errors, ...leftFailures(overview.left)]});
	if (plan.steps.length === 0) {
		const nothing = overview.left.length > 0 ? 'nothing can be created' : 'nothing to create: all of it exists already';
		return ended(show(stepsOutput([], keys)), [...lines, args.plan === undefined ? `${nothing}: nothing was sent` : `${nothing}: no plan was kept`]);
	}
	if (args.plan !== undefined) {
		const written = await keepPlan(kept, args, context);
		const shown = show(
			stepsOutput(
				plan.steps.map((step) => ({step})),
				keys,
			),
		);
		return written.ok ? ended(shown, [...lines, `kept as plan "${args.plan}": ${steps(plan.steps.length)}; nothing was sent`]) : written;
	}
	const carried = await carryPlan({plan: kept, what: 'the new peerings', isCounted: true, keys, lines, show}, target, {args, context});
	if (!carried.ok) return carried;
	const {notes} = carried.value;
	if (args['dry-run'] === true) return ended(carried.value, notes);
	const touched = [...new Set(sessions.map(({half}) => half.device.name))];
	const devices = {names: touched, globs: [], selectors: []};
	return ended(show(carried.value, true), [...lines, ...notes, nextCheck({devices, ...placeSaid(args)})]);
}

const placeSaid = ({instance, branch}: CreateArgs) => ({...(instance !== undefined && {instance}), ...(branch !== undefined && {branch})});

/** What is there already, and what is left out with the reason. */
const keysOf = ({planned, left}: Overview): Row => ({
	exists: planned.flatMap(({judged}) =>
		judged.halves.flatMap((half): readonly Row[] =>
			half.state === 'new' ? [] : [{device: half.half.device.name, session: half.there.name, id: half.there.id}],
		),
	),
	skipped: left.map(({near, far, state, why}): Row => ({pair: [near, far], state, why})),
});

function linesOf({planned, left}: Overview): readonly string[] {
	const cells = [...planned.map(({judged: {pair}, state}) => ({near: pair.near.device.name, far: farName(pair), state})), ...left];
	const count = (state: string): number => planned.filter((one) => one.state === state).length;
	const counts = [
		countOf(count('new'), 'new peering'),
		...(count('half') > 0 ? [`${count('half')} with one half there`] : []),
		...(count('exists') > 0 ? [`${count('exists')} that ${count('exists') === 1 ? 'exists' : 'exist'}`] : []),
		...(left.length > 0 ? [`${left.length} left out`] : []),
	];
	const matrix = matrixLines(cells);
	return [
		...matrix,
		counts.join(', '),
		...(matrix.length === 0 ? planned.flatMap(existingLine) : []),
		...left.slice(0, mostLines).map(({near, far, state, why}) => `${state}: ${near} - ${far}: ${why}`),
		...moreLines(left),
	];
}

/** The halves of a pair that are there. */
function existingLine({judged: {halves}}: PairJudged): readonly string[] {
	const there = halves.flatMap((half) => (half.state === 'new' ? [] : [`${half.half.device.name} ${half.there.name ?? ''} (id ${half.there.id})`]));
	return there.length === 0 ? [] : [`exists: ${there.join(', ')}`];
}

const mostLines = 50;
const moreLines = (left: readonly LeftOut[]): readonly string[] => (left.length > mostLines ? [`${left.length - mostLines} more are left out`] : []);

function leftFailures(left: readonly LeftOut[]): readonly Failure[] {
	const conflicts = left.filter(({state}) => state === 'conflict').length;
	const which = left.map(({near, far, state}) => `${near} - ${far} (${state})`);
	return left.length === 0 ? [] : [failure.peeringsLeft(which, conflicts)];
}
