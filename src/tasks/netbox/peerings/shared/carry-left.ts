import {stepsOutput} from '../../../../changes/kept/shown.js';
import {ok, type Result} from '../../../../core/result.js';
import type {DeviceList} from '../../../../language/read/device-list.js';
import type {Output, Row} from '../../../../output/output.js';
import {carryPlan} from '../../../plan/shared/carry-plan.js';
import {steps} from '../../../plan/shared/ended.js';
import {planKeys} from '../../../plan/shared/plan-keys.js';
import type {TaskContext} from '../../../task.js';
import {keepPlan, keptPlan} from '../../shared/keep-plan.js';
import type {WriteArgs, WriteTarget} from '../../shared/write-target.js';
import {nextCheck} from './next-check.js';
import type {SessionsPlan} from './repair-plan.js';

/** What a plan leaves to somebody: as data by its key, in words, and whether something is not as it should be. */
export type LeftOver = {readonly keys: Row; readonly lines: readonly string[]; readonly isAny: boolean; readonly differs: boolean};

/** What a plan of sessions is called: `the repair`; and what is said where it has no steps, without and with something that is left. */
type CarryWords = {readonly what: string; readonly nothing: string; readonly nothingAlone: string};

type CarryAtHand = {
	readonly args: Omit<WriteArgs, 'object-type'> & {readonly devices: DeviceList};
	readonly target: WriteTarget;
	readonly context: TaskContext;
	readonly words: CarryWords;
};

/** Shows the plan, keeps it, or asks and carries it out; what is left stands below. */
export async function carryWithLeft(
	{plan, before, lines}: SessionsPlan,
	left: LeftOver,
	{args, target, context, words}: CarryAtHand,
): Promise<Result<Output>> {
	const kept = await keptPlan(plan, context, {name: args.plan ?? '', before});
	const keys: Row = {...left.keys, ...planKeys(kept)};
	const ended = (output: Output, notes: readonly string[]): Result<Output> =>
		ok({...output, notes, meta: target.meta(), ...(left.differs && {differs: true})});
	if (plan.steps.length === 0) {
		const nothing = left.isAny ? words.nothingAlone : words.nothing;
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
	const result = await carryPlan({plan: kept, what: words.what, isCounted: true, keys, lines: said}, target, {args, context});
	if (!result.ok) return result;
	const {notes} = result.value;
	return args['dry-run'] === true ? ended(result.value, notes) : ended(result.value, [...said, ...notes, nextCheck(args)]);
}
