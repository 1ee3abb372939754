import type {Failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Outcome} from '../../../netbox/write/outcome.js';
import type {Output} from '../../../output/output.js';
import type {TaskContext} from '../../task.js';
import type {Plan} from './write.js';

/** A write that did not wholly go well; of several objects what became of each, in order. */
export type WriteFailure = Failure & {readonly items?: readonly Outcome<Item>[]};

/** What is shown of such a write: the objects it was done to with the error, or the error alone where there are none. */
export async function failedOutput(
	{items = [], ...because}: WriteFailure,
	plan: Pick<Plan, 'verb' | 'labels' | 'output' | 'explain'>,
	{signal, report}: Pick<TaskContext, 'signal' | 'report'>,
): Promise<Result<Output>> {
	const better = because.code === 'conflict' ? await plan.explain?.(because, items) : undefined;
	const done = items.flatMap((item) => (item.state === 'done' ? [item.row] : []));
	const told = better ?? withHint(because, [...reasonsOf(items, plan.labels), ...nothing(items, plan.verb)]);
	// Of a job that was stopped nothing but its events is shown.
	if (signal.aborted) for (const [place, item] of items.entries()) report({severity: 'WARN', message: `${plan.labels[place]}: ${stateOf(item)}`});
	return done.length === 0 ? err(told) : ok({...plan.output(done), errors: [told]});
}

const states = {done: 'done', refused: 'refused', 'not-sent': 'not sent', 'not-done': 'not done', unknown: 'unknown'} as const;
const stateOf = ({state}: Outcome<Item>): string => states[state];

/** What the objects say comes after what is known of the whole, but for the first reason, which they tell better. */
function withHint(because: Failure, words: readonly string[]): Failure {
	const before = because.code === 'unknown-outcome' && because.hint !== undefined ? [because.hint] : [];
	return words.length === 0 ? because : {...because, hint: [...before, ...words].join(' ')};
}

/** Reasons that are said of single objects; more of them help nobody. */
const mostReasons = 5;

/** Why single objects were refused, each by its name. */
function reasonsOf(items: readonly Outcome<Item>[], labels: readonly string[]): readonly string[] {
	if (items.length < 2) return [];
	const reasons = items.flatMap((item, place) => (item.state === 'refused' ? [`${labels[place]}: ${item.why.replace(/\.*$/, '')}.`] : []));
	const rest = reasons.length - mostReasons;
	return [...reasons.slice(0, mostReasons), ...(rest > 0 ? [`And ${rest} more.`] : [])];
}

const participles = {create: 'created', update: 'changed', delete: 'deleted'} as const;

/** Of several objects of which some were refused people want to know what became of the others. */
const nothing = (items: readonly Outcome<Item>[], verb: Plan['verb']): readonly string[] =>
	items.length > 1 && items.every(({state}) => state === 'refused' || state === 'not-sent') ? [`Nothing was ${participles[verb]}.`] : [];
