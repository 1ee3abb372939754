import {toFields} from '../../../changes/fields.js';
import {messageRoom} from '../../../changes/kept/message.js';
import {type KeptPlan, planText, readPlan} from '../../../changes/kept/plan-file.js';
import {secretIn, withoutSecrets} from '../../../changes/kept/secrets.js';
import type {Plan, PlanStep} from '../../../changes/plan.js';
import {type Failure, failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import {randomUuid} from '../../../core/uuid.js';
import type {Item} from '../../../netbox/read/item.js';
import {writable} from '../../../netbox/write/writable.js';
import type {TaskContext} from '../../task.js';

/** What the line says of keeping a plan. */
type KeepSaid = {readonly plan?: string; readonly overwrite?: boolean; readonly 'dry-run'?: boolean};

type PlanKeeping = Pick<TaskContext, 'changes' | 'now'>;

/** Whether a plan may be kept as the line says, before anything is asked of NetBox. */
export async function mayKeep({plan: name, overwrite, 'dry-run': isDry}: KeepSaid, {changes}: PlanKeeping): Promise<Result<void>> {
	if (name === undefined) return overwrite === true ? err(failure.usage('"overwrite" is said of a plan: add "plan" and its name.')) : ok(undefined);
	if (isDry === true) return err(failure.usage('"plan" and "dry-run" do not go together: a dry run keeps nothing.'));
	return (await changes()).plans.check(name, overwrite === true);
}

/** A plan as it may be kept: by an id, with who made it. `before` are the objects that it changes, as they were read. */
export async function keptPlan(
	plan: Plan,
	{changes, now}: PlanKeeping,
	{name = '', before = [], netbox = null}: {readonly name?: string; readonly before?: readonly Item[]; readonly netbox?: string | null} = {},
): Promise<KeptPlan> {
	const {by} = await changes();
	const rows = new Map(before.map((row) => [row.id, row]));
	const steps = plan.steps.map((step): PlanStep => {
		const row = step.verb === 'update' ? rows.get(step.id) : undefined;
		return step.verb === 'update' && row ? {...step, seen: {...step.seen, was: toFields(withoutSecrets(writable(row)))}} : step;
	});
	return {...plan, steps, nf_plan: 1, id: randomUuid(), name, made: new Date(now()).toISOString(), by, netbox};
}

/** Keeps a plan under a name, as one that can be read again. */
export async function keepPlan(plan: KeptPlan, {overwrite}: Pick<KeepSaid, 'overwrite'>, {changes}: PlanKeeping): Promise<Result<void>> {
	const secret = secretIn(plan);
	if (secret !== undefined) return err(failure.secretInPlan(secret));
	const long = messageFaultOf(plan);
	if (long) return err(long);
	const text = planText(plan);
	const readable = readPlan(text, plan.name);
	return readable.ok ? (await changes()).plans.write(plan.name, text, overwrite === true) : readable;
}

/** Why NetBox would not keep the message of a step with its mark. */
export function messageFaultOf(plan: KeptPlan): Failure | undefined {
	const room = messageRoom(plan.steps.length);
	const long = [plan.message, ...plan.steps.map(({message}) => message)].find(
		(message) => message !== undefined && [...String(message)].length > room,
	);
	const words = `the message of a plan has at most ${room} characters, since NetBox keeps 200 and the mark of its step stands behind it.`;
	return long === undefined ? undefined : failure.usage(words, 'nothing was sent');
}
