import {longestMessage} from '../../netbox/api/called.js';
import type {Json} from '../../output/output.js';
import type {PlanStep} from '../plan.js';
import type {KeptPlan} from './plan-file.js';

/** What stands in the change log of NetBox for a step of a kept plan, so that the step can be found there: `[nf 1a2b3c4d/12]`. */
const markOf = ({id}: Pick<KeptPlan, 'id'>, n: number): string => `[nf ${id.slice(0, 8)}/${n}]`;

/** Whether the steps of a plan have marks in the change log: those of a write that was never kept, and takes nothing back, have none. */
export const isMarked = ({name, undoes}: Pick<KeptPlan, 'name' | 'undoes'>): boolean => name !== '' || undoes !== undefined;

/** The number of the step that a message of the change log is of; undefined where it is of none of this plan. */
export function stepOfMessage({id}: Pick<KeptPlan, 'id'>, message: Json | undefined): number | undefined {
	const found = typeof message === 'string' ? /\[nf ([\da-f]{8})\/(\d{1,9})\]$/.exec(message) : null;
	return found?.[1] === id.slice(0, 8) ? Number(found[2]) : undefined;
}

/** The message of a step with its mark. What was said keeps its room: `messageRoom` is asked when the plan is made. */
const markedMessage = (plan: KeptPlan, step: PlanStep): string => {
	const said = step.message ?? plan.message;
	return `${said === undefined ? '' : `${String(said)} `}${markOf(plan, step.n)}`;
};

/** The longest message that leaves room for the marks of so many steps. */
export const messageRoom = (steps: number): number => longestMessage - markOf({id: '12345678'}, steps).length - 1;

/** The plan as it is sent: each step with a message of its own, that has its mark. */
export const withMarks = (plan: KeptPlan): KeptPlan => {
	const {message: _, ...rest} = plan;
	return {...rest, steps: plan.steps.map((step) => ({...step, message: markedMessage(plan, step)}))};
};
