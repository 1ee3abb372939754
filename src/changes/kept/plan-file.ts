import {createHash} from 'node:crypto';
import {failure} from '../../core/failure.js';
import {parseJson, stringifyJson, valuesIn} from '../../core/json-text.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {aCount, anObject, aText, aValue, fieldsOf, kindsOf, listOf, objectOf, oneOf, type ShapeOf, WrongShape} from '../../core/shape.js';
import {canonicalText} from '../../output/canonical.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import type {CreateStep, DeleteStep, Plan, PlanStep, UpdateStep} from '../plan.js';

/** A plan that is kept: with what tells it from others, who made it and when, and what NetBox was then. */
export type KeptPlan = Plan & {
	readonly nf_plan: 1;
	/** A UUID; its first part stands in the change log of NetBox. */
	readonly id: string;
	readonly name: string;
	/** ISO 8601. */
	readonly made: string;
	/** The user of the machine that made it. */
	readonly by: string | null;
	/** The version of NetBox; null where that was not asked. */
	readonly netbox: string | null;
	/** The id of the write that this one takes back. */
	readonly undoes?: string;
};

/** The text of a plan: sorted keys, and the hash of all the rest. */
export function planText(plan: KeptPlan): string {
	const row = plan as unknown as Row;
	return `${stringifyJson({...(sorted(row) as Row), hash: hashOf(row)}, undefined, 1)}\n`;
}

/** A plan of a text, and whether its hash is that of the rest. */
export type ReadPlan = {readonly plan: KeptPlan; readonly isIntact: boolean};

/** The plan of a text from outside: bounded in size and depth, and of the right shape. `name` is what the user calls it. */
export function readPlan(text: string, name: string): Result<ReadPlan> {
	const unreadable = (why: string) => err(failure.localIo(`cannot read the plan "${name}": ${why}.`));
	if (text.length > limits.planBytes) return unreadable(`it is larger than ${limits.planBytes / 1_000_000} MB`);
	if (valuesIn(text) > limits.planValues) return unreadable(`it has more than ${limits.planValues} values`);
	try {
		const whole = parseJson(text);
		if (!isRow(whole) || whole['nf_plan'] !== 1)
			return unreadable(isRow(whole) && 'nf_plan' in whole ? 'another release of nf made it' : 'it is no plan of nf');
		const {hash, ...rest} = whole;
		const plan = aPlan(rest);
		const wrong = orderFault(plan.steps);
		return wrong ? unreadable(wrong) : ok({plan, isIntact: hash === hashOf(rest)});
	} catch (error) {
		if (error instanceof WrongShape || error instanceof SyntaxError) return unreadable(error.message);
		throw error;
	}
}

const hashOf = (rest: Row): string => createHash('sha256').update(canonicalText(rest)).digest('hex');

/** A value with the keys of all objects in order. */
function sorted(value: Json): Json {
	if (isList(value)) return (value as readonly Json[]).map(sorted);
	if (!isRow(value)) return value;
	return Object.fromEntries(
		Object.keys(value)
			.toSorted()
			.map((key) => [key, sorted(value[key] ?? null)]),
	);
}

const orNull =
	<Value>(shape: ShapeOf<Value>): ShapeOf<Value | null> =>
	(value, at) =>
		value === null ? null : shape(value, at);

/** A list of NetBox by its name: words alone, so that no other path can be made of it. */
const aKind: ShapeOf<string> = (value, at) => {
	const text = aText(value, at);
	if (/^[a-z][\w-]*(\.[\w-]+)+$/.test(text)) return text;
	throw new WrongShape(`"${at}" is no list of NetBox, as in dcim.sites`);
};

const anId: ShapeOf<number> = (value, at) => {
	const id = aCount(value, at);
	if (id > 0) return id;
	throw new WrongShape(`"${at}" is no id`);
};

const seen = fieldsOf<UpdateStep['seen']>({etag: aText}, {was: anObject});
const numbers = listOf(anId);
const head = {n: anId, type: aKind, label: aValue};
const also = {needs: numbers, together: anId, message: aValue};
const made = objectOf(anId);

const aStep = kindsOf<PlanStep>('verb', {
	create: fieldsOf<CreateStep>(
		{...head, verb: oneOf('create'), set: objectOf(fieldsOf<CreateStep['set'][string]>({new: aValue}, {named: aValue, made}))},
		{...also, alone: listOf(aText)},
	),
	update: fieldsOf<UpdateStep>(
		{
			...{...head, verb: oneOf('update'), id: anId, seen},
			set: objectOf(fieldsOf<UpdateStep['set'][string]>({old: aValue, new: aValue}, {named: aValue, made})),
		},
		{...also, kept: anObject},
	),
	delete: fieldsOf<DeleteStep>(
		{...head, verb: oneOf('delete'), id: anId, seen, set: objectOf(fieldsOf<DeleteStep['set'][string]>({old: aValue}))},
		also,
	),
});

const theVersion: ShapeOf<1> = () => 1;

const aPlan = fieldsOf<KeptPlan>(
	{
		...{nf_plan: theVersion, id: aText, name: aText, made: aText, by: orNull(aText), netbox: orNull(aText)},
		...{instance: fieldsOf<Plan['instance']>({name: aText, url: aText}), branch: orNull(aText), steps: listOf(aStep)},
	},
	{message: aText, undoes: aText},
);

/** Why the numbers of steps are wrong: they count from 1, and a step needs earlier ones alone, among them those that make what it names. */
function orderFault(steps: readonly PlanStep[]): string | undefined {
	const wrong = steps.findIndex(({needs = [], together, ...step}, place) => {
		const made = step.verb === 'delete' ? [] : Object.values(step.set).flatMap((values) => Object.values(values.made ?? {}));
		return (
			step.n !== place + 1 ||
			(together !== undefined && together !== place) ||
			needs.some((other) => other >= step.n) ||
			made.some((other) => !needs.includes(other))
		);
	});
	return wrong < 0 ? undefined : `step ${wrong + 1} is out of order`;
}
