import type {KeptPlan} from '../changes/kept/plan-file.js';
import {secretIn} from '../changes/kept/secrets.js';
import {type Failure, failure} from '../core/failure.js';
import {err, ok, type Result} from '../core/result.js';
import type {Output} from '../output/output.js';
import {mayWrite} from './netbox/shared/confirm-write.js';
import {keepPlan, mayKeep} from './netbox/shared/keep-plan.js';
import {type OpenedApi, openApi} from './netbox/shared/open-api.js';
import {messageFault} from './netbox/shared/write-data.js';
import {carryPlan, wouldCarry} from './plan/shared/carry-plan.js';
import {steps} from './plan/shared/ended.js';
import {instanceOf, openPlanned} from './plan/shared/open-planned.js';
import {planKeys} from './plan/shared/plan-keys.js';
import type {TaskArgs} from './registry.generated.js';
import {defineTask, type ShellContext} from './task.js';
import {inUse} from './undo/in-use.js';
import {listWrites} from './undo/list-writes.js';
import {lookedUp} from './undo/looked-up.js';
import {lineOf, meantWrite} from './undo/meant-write.js';
import {oldPoliciesFault} from './undo/old-policies.js';
import {undoingPlan, undoingRequest} from './undo/undoing-plan.js';

/** Takes back what a job has written; shows which writes there are, where that is asked. */
export const run = defineTask('undo', async (args, context) => {
	const fault = faultOf(args);
	if (fault) return err(fault);
	return args.list === true ? listWrites(context) : undo(args, context);
});

function faultOf({list, id, message, request, branch}: TaskArgs['undo']): Failure | undefined {
	if (list === true && (id ?? request) !== undefined) return failure.usage('"list" shows all writes: it goes with no job and no request.');
	if (id !== undefined && request !== undefined) return failure.usage('say a job or a "request", not both.');
	if (branch !== undefined && request === undefined) return failure.usage('"branch" is said of a "request": the journal of a job knows its branch.');
	return message === '' ? failure.usage('"message" is empty.') : messageFault(message ?? '');
}

/** The opposite of a write, the NetBox that it is for, what that write is called, and its steps of which nobody can tell what became. */
type Undoing = {readonly plan: KeptPlan; readonly opened: OpenedApi; readonly what: string; readonly unknown: readonly string[]};

/** Of the write of a job, by its journal. */
async function ofJob(args: TaskArgs['undo'], context: ShellContext): Promise<Result<Undoing>> {
	const found = await meantWrite(args.id, context);
	if (!found.ok) return found;
	const {write, what} = found.value;
	const instance = await instanceOf(write.plan, args.instance, context);
	if (!instance.ok) return instance;
	const may = await mayWrite(args, context, instance.value);
	if (!may.ok) return may;
	const opened = await openPlanned(write.plan, instance.value, context);
	if (!opened.ok) return err(withRevert(opened.error, write.plan.branch));
	context.report({message: `${what} is undone: ${await lineOf(write, context)}`});
	const looked = await lookedUp(write, opened.value, {isDry: args['dry-run'] === true, context});
	if (!looked.ok) return looked;
	const {unknown} = looked.value;
	if (![...looked.value.write.steps.values()].some(({state}) => state === 'done'))
		return err(unknown.length > 0 ? failure.planUnknown(unknown, unknownHint) : failure.noWrite(what, 'none of its steps was done'));
	const plan = await undoingPlan({write: looked.value.write, what, ...told(args)}, opened.value, context);
	return plan.ok ? ok({plan: plan.value, opened: opened.value, what, unknown}) : plan;
}

const unknownHint = 'They are not taken back. Say the same line again to look them up; if it stays so, look at NetBox itself.';

/** A branch that is merged takes no more writes: what it brought to main is taken back as a whole, by NetBox itself. */
function withRevert(error: Failure, branch: string | null): Failure {
	if (error.code !== 'branch-not-ready' || !error.message.endsWith(': merged.')) return error;
	return {...error, hint: `what it brought to main is taken back as a whole: "Revert" of the branch "${branch}" in NetBox, while it is not archived`};
}

/** Of a request of any program, by the change log of NetBox. */
async function ofRequest(request: string, args: TaskArgs['undo'], context: ShellContext): Promise<Result<Undoing>> {
	const may = await mayWrite(args, context);
	if (!may.ok) return may;
	const opened = await openApi(args, context);
	if (!opened.ok) return opened;
	const what = `request ${request}`;
	const plan = await undoingRequest({request, what, ...told(args)}, opened.value, context);
	return plan.ok ? ok({plan: plan.value, opened: opened.value, what, unknown: []}) : plan;
}

const told = ({message, plan = ''}: TaskArgs['undo']) => ({message, name: plan});

async function undo(args: TaskArgs['undo'], context: ShellContext): Promise<Result<Output>> {
	const keeps = await mayKeep(args, context);
	if (!keeps.ok) return keeps;
	const undoing = await (args.request === undefined ? ofJob(args, context) : ofRequest(args.request, args, context));
	if (!undoing.ok) return undoing;
	const done = await takeBack(undoing.value, args, context);
	const {unknown} = undoing.value;
	if (!done.ok || unknown.length === 0) return done;
	return ok({...done.value, errors: [failure.planUnknown(unknown, unknownHint), ...done.value.errors]});
}

async function takeBack({plan, opened, what}: Undoing, args: TaskArgs['undo'], context: ShellContext): Promise<Result<Output>> {
	const secret = secretIn(plan);
	if (secret !== undefined) return err(failure.notUndone(what, `it holds a secret (${secret})`));
	const mixed = await oldPoliciesFault(plan, opened);
	if (mixed) return err(mixed);
	const keys = {undoes: what, ...planKeys(plan)};
	const {lines, isUsed} = await inUse(plan, opened, context);
	const inTheWay = isUsed && args['keep-going'] !== true ? failure.undoInUse(what) : undefined;
	// Without a question nobody sees the preview.
	if (args.yes === true) for (const message of lines) context.report({severity: 'WARN', message});
	if (inTheWay && args.yes === true && args.plan === undefined && args['dry-run'] !== true) return err(inTheWay);
	const ready = {plan, what: `the undo of ${what}`, isCounted: true, keys, lines, ...(inTheWay && {inTheWay})};
	if (args.plan === undefined) return carryPlan(ready, opened, {args, context});
	const would = await wouldCarry(ready, opened, {args, context});
	if (!would.ok) return would;
	const kept = await keepPlan(plan, args, context);
	if (!kept.ok) return kept;
	const now = would.value.isAnySent ? '' : `as its objects are now it ${would.value.words}; `;
	const note = `kept as plan "${args.plan}": ${steps(plan.steps.length)} that undo ${what}; ${now}nothing was sent`;
	return ok({...would.value.output, notes: [...would.value.output.notes, note]});
}
