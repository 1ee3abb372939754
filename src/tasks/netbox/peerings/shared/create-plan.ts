import {type CreateStep, type Plan, planCreate} from '../../../../changes/plan.js';
import {type ResolvedBody, resolveRelated} from '../../../../changes/related/related.js';
import {failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import type {FieldRules} from '../../../../netbox/read/field-rules.js';
import type {Row} from '../../../../output/output.js';
import type {WantedHalf} from '../../../../peerings/intent/halves.js';
import {type PairJudged, sameNames} from '../../../../peerings/intent/judge.js';
import {fillTemplate, usualTemplate} from '../../../../peerings/intent/naming.js';
import type {NetworkFacts} from '../../../../peerings/intent/network.js';
import type {TaskContext} from '../../../task.js';
import {checkCustomFields} from '../../shared/custom-rules.js';
import {duplicateSession} from '../../shared/explain-conflict.js';
import {settleBodies} from '../../shared/write-fields.js';
import type {WriteTarget} from '../../shared/write-target.js';
import type {CreateSaid} from './create-said.js';
import type {KnownNumbers} from './known-numbers.js';

/** A new session: the half, whether it is the far one of its pair, what it is called, and its status where the line says none: that of the half that exists. */
export type NewSession = {readonly half: WantedHalf; readonly isFar: boolean; readonly name: string; readonly status: string};

/** The plan of new sessions, AS numbers that they need first; `sessions` are those of the last steps, in order. */
export type CreatePlan = {readonly plan: Plan; readonly sessions: readonly NewSession[]};

type Planning = {
	readonly said: CreateSaid;
	readonly network: NetworkFacts;
	readonly numbers: KnownNumbers;
	readonly target: WriteTarget;
	readonly context: TaskContext;
};

/** Makes the plan of the halves that NetBox does not have. Fails where it would refuse one. */
export async function planPeerings(pairs: readonly PairJudged[], planning: Planning): Promise<Result<CreatePlan>> {
	const {said, network, numbers, target, context} = planning;
	const named = nameHalves(pairs, said);
	if (!named.ok) return named;
	const twice = sameNames(named.value, network);
	if (twice.length > 0)
		return err(
			failure.usage(
				`two sessions of a device would have one name: ${twice.slice(0, 5).join(', ')}.`,
				'"name-template" says other ones; nothing was sent',
			),
		);
	const rules = await target.collection.fields('create');
	if (!rules.ok) return rules;
	const isDynamic = named.value.some(({half}) => half.remote.address.isPrefix);
	if (isDynamic && !Object.hasOwn(rules.value, 'remote_prefix'))
		return err(failure.usage(`NetBox "${target.instance}" has no dynamic neighbours: its netbox-bgp is older than 0.18.`, 'nothing was sent'));
	const fields = await resolveFields(said, {...target, rules: rules.value}, context);
	if (!fields.ok) return fields;
	const bodies = named.value.map((one) => bodyOf(one, fields.value[one.isFar ? 1 : 0] ?? {body: {}, named: {}}, planning));
	const fault = await faultOf(bodies, {...target, rules: rules.value}, context);
	if (!fault.ok) return fault;
	const created = planCreate(
		bodies.map(({body}) => body),
		target.planned,
		bodies.map(({named}) => named),
	);
	const first = numbers.toCreate.map(
		(one, place): CreateStep => ({
			n: place + 1,
			verb: 'create',
			type: 'ipam.asns',
			label: `AS${one.asn}`,
			set: {asn: {new: one.asn}, rir: {new: one.rir.id, named: one.rir}},
		}),
	);
	const madeBy = new Map(numbers.toCreate.map(({asn}, place) => [asn, place + 1]));
	const rest = created.steps.map((step, place) => withMade({...(step as CreateStep), n: first.length + place + 1}, named.value[place]?.half, madeBy));
	return ok({plan: {...created, steps: [...first, ...rest]}, sessions: named.value});
}

/** The new halves with their names. */
function nameHalves(pairs: readonly PairJudged[], {nameTemplate}: CreateSaid): Result<readonly NewSession[]> {
	const sessions: NewSession[] = [];
	for (const {judged} of pairs) {
		for (const {half, state} of judged.halves) {
			if (state !== 'new') continue;
			const made = fillTemplate(nameTemplate ?? usualTemplate(judged.pair.family), half);
			if ('lacks' in made)
				return err(failure.usage(`a session of ${half.device.name} has nothing for "{${made.lacks}}" of the template.`, 'nothing was sent'));
			if (made.text.length > 256 || made.text === '')
				return err(
					failure.usage(
						`the name of a session has 1 to 256 characters, which "${made.text.slice(0, 60)}" has not.`,
						'"name-template" says another one; nothing was sent',
					),
				);
			sessions.push({half, isFar: half.local === judged.pair.far, name: made.text, status: statusOf(judged)});
		}
	}
	return ok(sessions);
}

/** That of the half that exists, or `planned`. */
const statusOf = ({halves}: PairJudged['judged']): string =>
	halves.flatMap((half) => (half.state === 'exists' ? [half.there.status] : []))[0] ?? 'planned';

/** The fields that the line says of near halves and of far ones, with ids in place of names. */
async function resolveFields(
	{near, far}: CreateSaid,
	target: WriteTarget & {readonly rules: FieldRules},
	{report}: Pick<TaskContext, 'report'>,
): Promise<Result<readonly ResolvedBody[]>> {
	const message = `looking up what the line names; the schema of '${target.instance}' may take 10 s when it is first asked`;
	const resolved: ResolvedBody[] = [];
	for (const fields of [near, far]) {
		const settled = settleBodies([fields], {what: target.what, rules: target.rules, isNew: true, isWhole: false});
		if (!settled.ok) return settled;
		const one = await resolveRelated(settled.value, {
			...target,
			onLookUp: () => report({message}),
			onUnsure: (why) => report({severity: 'WARN', message: `not checked: ${why}`}),
		});
		if (!one.ok) return one;
		resolved.push(...one.value);
	}
	return ok(resolved);
}

function bodyOf({half, name, status}: NewSession, fields: ResolvedBody, {said, numbers}: Planning): ResolvedBody {
	const {device, local, remote, localAs, remoteAs} = half;
	const description = said.description === undefined ? undefined : fillTemplate(said.description, half);
	const own = {
		...{name, device: device.id, status},
		...{local_address: local.address.id, [remoteField(half)]: remote.address.id},
		...{local_as: numbers.idOf(localAs), remote_as: numbers.idOf(remoteAs)},
		...(description && 'text' in description && {description: description.text}),
	};
	const addressRow = ({id, text}: typeof local.address): Row => ({id, address: text});
	const named = {
		...{device: {...device}, local_address: addressRow(local.address), [remoteField(half)]: addressRow(remote.address)},
		...{local_as: {asn: localAs}, remote_as: {asn: remoteAs}},
	};
	return {body: {...own, ...fields.body}, named: {...named, ...fields.named}};
}

/** Of dynamic neighbours the prefix stands in the place of an address (netbox-bgp 0.18 and newer). */
const remoteField = ({remote}: WantedHalf): 'remote_prefix' | 'remote_address' => (remote.address.isPrefix ? 'remote_prefix' : 'remote_address');

/** The step with the AS numbers that earlier steps make in place of ids. */
function withMade(step: CreateStep, half: WantedHalf | undefined, madeBy: ReadonlyMap<number, number>): CreateStep {
	if (!half) return step;
	const made = (['local_as', 'remote_as'] as const).flatMap((field) => {
		const asn = field === 'local_as' ? half.localAs : half.remoteAs;
		const n = madeBy.get(asn);
		return n === undefined ? [] : [{field, asn, n}];
	});
	if (made.length === 0) return step;
	const set = Object.fromEntries(made.map(({field, asn, n}) => [field, {...step.set[field], new: asn, made: {[String(asn)]: n}}]));
	return {...step, set: {...step.set, ...set}, needs: [...new Set(made.map(({n}) => n))]};
}

/** Why NetBox would refuse them, as far as that can be told. */
async function faultOf(
	bodies: readonly ResolvedBody[],
	target: WriteTarget & {readonly rules: FieldRules},
	context: TaskContext,
): Promise<Result<void>> {
	const custom = await checkCustomFields(
		bodies.map(({body}) => ({said: body})),
		target,
		context,
	);
	if (!custom.ok) return custom;
	const there = await duplicateSession(
		bodies.map(({body}) => body),
		target,
	);
	return there ? err(there) : ok(undefined);
}
