import {copyOf, type TakenOver, takenOver} from '../../changes/clone.js';
import {toFields} from '../../changes/fields.js';
import {type Plan, planCreate} from '../../changes/plan.js';
import type {BesidePlan} from '../../changes/preview.js';
import {shownBody} from '../../changes/preview.js';
import {requestsOf} from '../../changes/requests.js';
import {type Failure, failure} from '../../core/failure.js';
import {err} from '../../core/result.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Item} from '../../netbox/read/item.js';
import type {PlannedWrite} from '../../netbox/write/planned-write.js';
import type {Row} from '../../output/output.js';
import {defineTask} from '../task.js';
import {carryOut} from './shared/carry-out.js';
import {checkCustomFields} from './shared/custom-rules.js';
import {duplicateSession} from './shared/explain-conflict.js';
import {readObjects} from './shared/write-data.js';
import {settleBodies} from './shared/write-fields.js';
import {openTarget, resolveNames, type WriteTarget} from './shared/write-target.js';

/** Creates objects with all that another one says, under what is said instead. */
export const run = defineTask('netbox.crud_clone', async (args, context) => {
	const bodies = readObjects(args.data, args.message);
	if (!bodies.ok) return bodies;
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const [rules, read] = await Promise.all([target.collection.fields('create'), target.collection.get(args['object-id'])]);
	if (!rules.ok) return rules;
	if (!read.ok) return read;
	if (read.value === null) return err(failure.noObject(target.what, String(args['object-id']), target.instance));
	const source = read.value;
	const taken = takenOver(source, target.what, rules.value);
	const said = settleBodies(bodies.value, {what: target.what, rules: rules.value, isNew: true, isWhole: false});
	if (!said.ok) return said;
	const fault = lacking(said.value, taken, {source, rules: rules.value, target});
	if (fault) return err(fault);
	const written = {...target, rules: rules.value};
	const custom = await checkCustomFields(
		said.value.map((body) => ({said: copyOf(taken.body, body)})),
		written,
		context,
	);
	if (!custom.ok) return custom;
	const rows = said.value.map(() => source);
	const resolved = await resolveNames(said.value, {...written, custom: custom.value, rows}, context);
	if (!resolved.ok) return resolved;
	const copies = resolved.value.map(({body}) => copyOf(taken.body, body));
	const there = await duplicateSession(copies, target);
	if (there) return err(there);
	const named = resolved.value.map((one, place) => namedIn({...taken.named, ...one.named}, said.value[place] ?? {}, one.named));
	const plan = planCreate(copies, target.planned, named);
	const requests = requestsFor(source.id, plan, target);
	const beside = (): BesidePlan => ({
		keys: copyKeys(source, plan, requests),
		lines: [...leftLines(taken, said.value), `requests: ${requests.map(({method, path}) => `${method} ${path}`).join(', ')}`],
	});
	return carryOut({plan, beside}, target, {args, context});
});

/** What a copy needs and neither has: mostly what only the object itself can have. */
function lacking(
	said: readonly Row[],
	taken: TakenOver,
	{source, rules, target}: {readonly source: Item; readonly rules: FieldRules; readonly target: WriteTarget},
): Failure | undefined {
	const needed = Object.keys(rules).filter((name) => rules[name]?.required && rules[name]?.readOnly === false);
	for (const [place, body] of said.entries()) {
		const missing = needed.filter((name) => !Object.hasOwn(body, name) && !Object.hasOwn(taken.body, name));
		const which = said.length > 1 ? `item ${place + 1} of "data": ` : '';
		const words = missing.map((name) => `"${name}"`).join(' and ');
		if (missing.length > 0)
			return failure.usage(`${which}a copy of ${target.what} ${source.id} needs its own ${words}.`, 'say it in "data"; nothing was sent');
	}
	return undefined;
}

/** The related objects that are known, but for those of fields that are said otherwise than by a name. */
function namedIn(known: Row, said: Row, looked: Row): Row {
	const fields = toFields(said);
	return Object.fromEntries(Object.entries(known).filter(([name]) => !Object.hasOwn(fields, name) || Object.hasOwn(looked, name)));
}

/** A request by its path below the server's address. */
type CopyRequest = Pick<PlannedWrite, 'path' | 'body'> & {readonly method: string; readonly url: string};

/** The request that read the object, and those that would write. */
function requestsFor(id: number, plan: Plan, {path, api}: WriteTarget): readonly CopyRequest[] {
	const writes = requestsOf(plan).flatMap(({requests}) => requests.chunks.map(({write}) => write));
	const all: readonly Omit<CopyRequest, 'url'>[] = [{method: 'GET', path: `/api/${path}/${id}/`}, ...writes];
	return all.map((request) => ({...request, url: api.url + request.path}));
}

/** What is copied, and how. */
const copyKeys = ({id, display = null, url = null}: Item, {branch}: Plan, requests: readonly CopyRequest[]): Row => ({
	copy_of: {id, display, url},
	...(branch !== null && {branch}),
	requests: requests.map(({method, url: address, body}): Row => ({method, url: address, ...(body !== undefined && {body: shownBody(body)})})),
});

/** What the object has and the copies do not get. */
function leftLines({own, fixed}: TakenOver, said: readonly Row[]): readonly string[] {
	const left = own.filter((name) => !said.every((body) => Object.hasOwn(body, name)));
	return [
		...(left.length > 0 ? [`not taken over, since it is the object's own: ${left.join(', ')}`] : []),
		...(fixed.length > 0 ? [`not taken over, since NetBox sets it itself: ${fixed.join(', ')}`] : []),
	];
}
