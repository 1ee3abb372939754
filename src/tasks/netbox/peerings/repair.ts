import {stepsOutput} from '../../../changes/kept/shown.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Output, Row} from '../../../output/output.js';
import type {CheckedReading} from '../../../peerings/check/check.js';
import {onName} from '../../../peerings/check/subject.js';
import {countsFor} from '../../../peerings/check/verdicts.js';
import {carryPlan} from '../../plan/shared/carry-plan.js';
import {steps} from '../../plan/shared/ended.js';
import {planKeys} from '../../plan/shared/plan-keys.js';
import type {TaskArgs} from '../../registry.generated.js';
import {defineTask, type TaskContext} from '../../task.js';
import {keepPlan, keptPlan} from '../shared/keep-plan.js';
import {askedOf} from '../shared/reading-tools.js';
import {readNetworkSaid} from '../shared/said-of-network.js';
import type {WriteTarget} from '../shared/write-target.js';
import {type Decided, decide} from './shared/decide.js';
import {nextCheck} from './shared/next-check.js';
import {openSessions} from './shared/open-sessions.js';
import {planRepair, type RepairPlan} from './shared/repair-plan.js';

type RepairArgs = TaskArgs['netbox.peerings.repair'];

/** Mends what a check of devices finds, as far as it can be mended without a decision; the rest is listed. */
export const run = defineTask('netbox.peerings.repair', async (args, context) => {
	const opened = await openSessions(args, ['netbox', 'repair', 'bgp-peerings'], context);
	if (!opened.ok) return opened;
	const {target, tools} = opened.value;
	const {readChecked} = await import('../../../peerings/check/check.js');
	const network = await readNetworkSaid(args, context);
	if (!network.ok) return network;
	const asked = {...askedOf({...args, cache: 'True'}), ...network.value, isAll: false, hasDevices: true};
	const read = await readChecked({...asked, ...(args.rules && {rules: args.rules})}, tools);
	if (!read.ok) return read;
	const [unread] = read.value.errors;
	if (unread) return err(unread);
	const decided = decide(read.value.checked, args.prefer);
	const repair = await planRepair(
		decided.flatMap(({mend}) => mend ?? []),
		target,
		context,
	);
	if (!repair.ok) return repair;
	return carry(repair.value, leftOf(decided, read.value), {args, target, context});
});

/** What somebody must decide: as data, in words, and whether a check would say that something is wrong. */
type LeftOver = {readonly rows: readonly Row[]; readonly lines: readonly string[]; readonly differs: boolean};

function leftOf(decided: readonly Decided[], {subject}: CheckedReading): LeftOver {
	const left = decided.filter(({mend}) => !mend);
	const rows = left.map(({finding: {rule, severity, on, peer, message}, why}): Row => {
		const ends = {on: onName(on, subject), session: subject.sessionName(on), id: on.id, peer_id: peer?.id ?? null};
		return {rule, severity, ...ends, message, ...(why !== undefined && {why})};
	});
	const lines = rows.map(({rule, on, session, id, message, why}) => {
		return `needs a decision: ${rule} ${on} ${session} (id ${id}): ${message}${why === undefined ? '' : ` (${why})`}`;
	});
	const more = lines.length - mostLines;
	return {
		rows,
		lines: more > 0 ? [...lines.slice(0, mostLines), `needs a decision: ${more} more; netbox check bgp-peerings lists them`] : lines,
		differs: countsFor(
			left.map(({finding}) => finding),
			'warning',
		),
	};
}

const mostLines = 50;

type RepairAtHand = {readonly args: RepairArgs; readonly target: WriteTarget; readonly context: TaskContext};

/** Shows the plan, keeps it, or asks and carries it out; what is left stands below. */
async function carry({plan, before, lines}: RepairPlan, left: LeftOver, {args, target, context}: RepairAtHand): Promise<Result<Output>> {
	const kept = await keptPlan(plan, context, {name: args.plan ?? '', before});
	const keys: Row = {decide: left.rows, ...planKeys(kept)};
	const ended = (output: Output, notes: readonly string[]): Result<Output> =>
		ok({...output, notes, meta: target.meta(), ...(left.differs && {differs: true})});
	if (plan.steps.length === 0) {
		const nothing = left.rows.length === 0 ? 'nothing to repair' : 'nothing can be repaired without a decision';
		return ended(stepsOutput([], keys), [...left.lines, args.plan === undefined ? `${nothing}: nothing was sent` : `${nothing}: no plan was kept`]);
	}
	if (args.plan !== undefined) {
		const written = await keepPlan(kept, args, context);
		const shown = stepsOutput(
			plan.steps.map((step) => ({step})),
			keys,
		);
		return written.ok
			? ended(shown, [...lines, ...left.lines, `kept as plan "${args.plan}": ${steps(plan.steps.length)}; nothing was sent`])
			: written;
	}
	const said = [...lines, ...left.lines];
	const result = await carryPlan({plan: kept, what: 'the repair', isCounted: true, keys, lines: said}, target, {args, context});
	if (!result.ok) return result;
	const {notes} = result.value;
	return args['dry-run'] === true ? ended(result.value, notes) : ended(result.value, [...said, ...notes, nextCheck(args)]);
}
