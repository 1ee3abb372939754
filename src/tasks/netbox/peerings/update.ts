import {type ObjectUpdate, planUpdate} from '../../../changes/plan.js';
import {type ResolvedBody, resolveRelated} from '../../../changes/related/related.js';
import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {FieldRules} from '../../../netbox/read/field-rules.js';
import type {Item} from '../../../netbox/read/item.js';
import type {Output} from '../../../output/output.js';
import type {PeeringsAsked, ReadingTools} from '../../../peerings/reading/read.js';
import type {Session} from '../../../peerings/session.js';
import type {TaskArgs} from '../../registry.generated.js';
import {defineTask, type TaskContext} from '../../task.js';
import {carryOut, objects} from '../shared/carry-out.js';
import {checkCustomFields} from '../shared/custom-rules.js';
import {movedSession} from '../shared/explain-conflict.js';
import {readRows} from '../shared/read-rows.js';
import {askedOf} from '../shared/reading-tools.js';
import {type NetworkSaid, readNetworkSaid} from '../shared/said-of-network.js';
import type {WriteTarget} from '../shared/write-target.js';
import {changeFor} from './shared/change-for.js';
import {chooseSessions} from './shared/choose-sessions.js';
import {nextCheck} from './shared/next-check.js';
import {policyEditFault} from './shared/old-policy-edits.js';
import {openSessions, sessionType} from './shared/open-sessions.js';
import {mirrored, oneEndFault, otherHalves, turnedAmong} from './shared/other-halves.js';
import {readSaidFields, type SaidFields} from './shared/said-fields.js';

type UpdateArgs = TaskArgs['netbox.peerings.update'];

/** Changes fields of the sessions of devices, at one end or at both. */
export const run = defineTask('netbox.peerings.update', async (args, context) => {
	const opened = await openSessions(args, ['netbox', 'update', 'bgp-peerings'], context);
	if (!opened.ok) return opened;
	const {target, tools} = opened.value;
	const rules = await target.collection.fields('change');
	if (!rules.ok) return rules;
	const said = await readSaid(args, {...target, rules: rules.value});
	if (!said.ok) return said;
	const network = await readNetworkSaid(args, context);
	if (!network.ok) return network;
	const asked = {...askedOf({...args, cache: 'True'}), ...network.value};
	const chosen = await chooseSessions(asked, args.sessions, tools);
	if (!chosen.ok) return chosen;
	const meant =
		args['both-ends'] === true ? await withOtherHalves(chosen.value.sessions, {said: said.value, asked}, tools) : alone(chosen.value.sessions);
	if (!meant.ok) return meant;
	const resolved = await resolveSaid(said.value, {...target, rules: rules.value}, context);
	if (!resolved.ok) return resolved;
	const updates = await readUpdates(meant.value, {said: said.value, resolved: resolved.value}, {...target, rules: rules.value, context});
	if (!updates.ok) return updates;
	const plan = planUpdate(updates.value, {isPartial: true, rules: rules.value}, target.planned);
	const same = updates.value.length - plan.steps.length;
	const lines = [...chosen.value.lines, ...meant.value.lines];
	const ready = {
		...{plan, before: updates.value.map(({row}) => row), beside: () => ({lines})},
		notes: same > 0 ? [`${objects(same)} ${same === 1 ? 'is' : 'are'} so already`] : [],
	};
	return withNext(await carryOut(ready, target, {args: {...args, 'object-type': sessionType}, context}), meant.value.left, args);
});

/** What `set` says, where it can be said of sessions and, with `both-ends`, of both halves. */
async function readSaid(args: UpdateArgs, target: WriteTarget & {readonly rules: FieldRules}): Promise<Result<SaidFields>> {
	const said = readSaidFields(args.set, target);
	if (!said.ok) return said;
	const fault = (args['both-ends'] === true ? oneEndFault(Object.keys(said.value.body)) : undefined) ?? (await policyEditFault(said.value, target));
	return fault ? err(fault) : said;
}

/** The sessions that are to be changed, by id; those among them that are other halves of chosen ones; lines to show; chosen ones that are left out. */
type MeantSessions = {
	readonly ids: readonly number[];
	readonly halves: ReadonlySet<number>;
	readonly lines: readonly string[];
	readonly left: readonly string[];
};

const alone = (sessions: readonly Session[]): Result<MeantSessions> => ok({ids: sessions.map(({id}) => id), halves: new Set(), lines: [], left: []});

/** The chosen sessions, each followed by its other half; one without a single other half is left out. */
async function withOtherHalves(
	sessions: readonly Session[],
	{said, asked}: {readonly said: SaidFields; readonly asked: PeeringsAsked & NetworkSaid},
	tools: ReadingTools,
): Promise<Result<MeantSessions>> {
	const {readChecked} = await import('../../../peerings/check/check.js');
	const read = await readChecked({...asked, isAll: false, hasDevices: true, rules: []}, tools);
	if (!read.ok) return read;
	const [unread] = read.value.errors;
	if (unread) return err(unread);
	const otherOf = otherHalves(read.value.checked.flatMap(({peering}) => (peering.doubt ? [] : [peering])));
	const [ids, halves, left] = [new Set<number>(), new Set<number>(), [] as string[]];
	const chosen = new Set(sessions.map(({id}) => id));
	for (const session of sessions) {
		const other = otherOf(session.id);
		if (other === undefined) left.push(`${session.holder?.name ?? 'no device'} ${session.name ?? ''} (id ${session.id})`);
		else for (const id of [session.id, other]) ids.add(id);
		if (other !== undefined && !chosen.has(other)) halves.add(other);
	}
	const [field] = turnedAmong(Object.keys(said.body));
	if (field !== undefined && ids.size > 0 && [...ids].some((id) => chosen.has(id) && chosen.has(otherOf(id) ?? 0)))
		return err(failure.usage(`"${field}" is of one end, and both ends of a peering are chosen: name the devices of one end.`, 'nothing was sent'));
	const fault = failure.noOtherHalf(left);
	if (ids.size === 0) return err(fault);
	const lines = [`${halves.size} other ${halves.size === 1 ? 'half' : 'halves'} with them`, ...left.map((one) => `no single other half: ${one}`)];
	return ok({ids: [...ids], halves, lines, left});
}

/** The body with ids in place of names, looked up as `data` is. */
async function resolveSaid(
	{body}: SaidFields,
	target: WriteTarget & {readonly rules: FieldRules},
	{report}: Pick<TaskContext, 'report'>,
): Promise<Result<ResolvedBody>> {
	const message = `looking up what "set" names; the schema of '${target.instance}' may take 10 s when it is first asked`;
	const found = await resolveRelated([body], {
		...target,
		onLookUp: () => report({message}),
		onUnsure: (why) => report({severity: 'WARN', message: `not checked: ${why}`}),
	});
	return found.ok ? ok(found.value[0] ?? {body, named: {}}) : found;
}

type Writing = WriteTarget & {readonly rules: FieldRules; readonly context: TaskContext};

/** Every session as it is now, and what shall become of it. */
async function readUpdates(
	{ids, halves}: MeantSessions,
	{said, resolved}: {readonly said: SaidFields; readonly resolved: ResolvedBody},
	{context, ...target}: Writing,
): Promise<Result<readonly ObjectUpdate[]>> {
	const rows = await readRows(ids, target);
	if (!rows.ok) return rows;
	const updateOf = (row: Item): ObjectUpdate => {
		const {body, named} = changeFor(row, resolved, said.edits);
		const [change, names] = halves.has(row.id) ? [mirrored(body), mirrored(named)] : [body, named];
		return {row, change: {...change, id: row.id}, named: names};
	};
	const updates = rows.value.map(updateOf);
	const custom = await checkCustomFields(
		updates.map(({row, change}) => ({row, said: change})),
		target,
		context,
	);
	if (!custom.ok) return custom;
	const moved = await movedSession(updates, target);
	return moved ? err(moved) : ok(updates);
}

/** With the error for sessions that were left out, and the line that checks what was written. */
function withNext(result: Result<Output>, left: readonly string[], args: UpdateArgs): Result<Output> {
	if (!result.ok) return result;
	const isWritten = args['dry-run'] !== true && args.plan === undefined;
	const {notes, errors} = result.value;
	return ok({
		...result.value,
		notes: isWritten ? [...notes, nextCheck(args)] : notes,
		errors: left.length > 0 ? [...errors, failure.noOtherHalf(left)] : errors,
	});
}
