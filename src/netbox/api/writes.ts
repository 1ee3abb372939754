import * as z from 'zod/mini';
import {type Failure, failure} from '../../core/failure.js';
import type {Row} from '../../output/output.js';
import type {Endpoint} from '../netbox.js';
import type {Item} from '../read/item.js';
import type {Answer} from '../transport/answer.js';
import {type Outcome, refusedOutcomes} from '../write/outcome.js';
import {checkHint, type PlannedWrite} from '../write/planned-write.js';
import type {Chunk} from '../write/requests.js';
import type {Unwritten} from '../write/writer.js';
import type {Context} from './context.js';
import {lookUp} from './look-up.js';

/** A list and the context in which it is written. */
export type WritableList<Kind extends Item> = {readonly context: Context; readonly endpoint: Endpoint<Kind>};

const actions = {POST: 'create', PUT: 'update', PATCH: 'update', DELETE: 'delete'} as const;

/** What became of objects, in order; `because` is the first that went wrong, where not all was done. */
export type SentObjects<Kind> = {readonly items: readonly Outcome<Kind>[]; readonly because?: Failure};

/** One request for several objects; looks what became of it where its answer was lost. */
export async function sendChunk<Kind extends Item>({context, endpoint}: WritableList<Kind>, {write, items}: Chunk): Promise<SentObjects<Kind>> {
	const began = context.clock.now();
	const answer = await context.write(write, endpoint.what);
	if (answer.ok) return doneOutcomes({context, endpoint}, {write, items}, answer.value);
	if (answer.error.state !== 'unknown') return refusedTogether(answer.error, items, context.source.token);
	const found = await lookUp(context, {action: actions[write.method], endpoint, items, began});
	return found.every(({state}) => state === 'done')
		? {items: found}
		: {items: found, because: lostFailure(answer.error, found, {write, what: endpoint.what})};
}

/** Of several objects the first reason is told as a hint; all stand with their objects. */
function refusedTogether<Kind extends Item>(refused: Unwritten, items: readonly Row[], token: string): SentObjects<Kind> {
	const outcomes = refusedOutcomes<Kind>(refused, items, token);
	const first = items.length > 1 ? outcomes.find((outcome) => outcome.state === 'refused' && outcome.why !== refused.failure.message) : undefined;
	return {items: outcomes, because: {...refused.failure, ...(first && 'why' in first && {hint: first.why})}};
}

/** A look that found out more than the answer told says so. */
function lostFailure(
	{failure: lost}: Unwritten,
	found: readonly Outcome<unknown>[],
	{write, what}: {readonly write: PlannedWrite; readonly what: string},
): Failure {
	if (found.every(({state}) => state === 'not-done')) {
		const state = found.length === 1 ? 'it had not come about 4 s later' : `none of ${found.length} objects had come about 4 s later`;
		return failure.unknownOutcome(
			`${write.method} ${what}`,
			state,
			`A slow server may still do it: look before it is sent again. ${checkHint(what)}`,
		);
	}
	return lost;
}

const idOnly = z.looseObject({id: z.int()});

/** Before 4.5 a bulk change skips ids that are not there, and says nothing. New objects are told by their places alone, so there must be as many as were sent. */
function doneOutcomes<Kind extends Item>({context, endpoint}: WritableList<Kind>, {write, items}: Chunk, {json}: Answer): SentObjects<Kind> {
	if (write.method === 'DELETE') return {items: items.map((item) => ({state: 'done', row: {id: item['id']} as unknown as Kind}))};
	const rows = z.array(idOnly).safeParse([json].flat()).data as readonly Kind[] | undefined;
	const {name} = context.source.instance;
	if (!rows || (write.method === 'POST' && rows.length !== items.length))
		return {
			items: items.map(() => ({state: 'unknown', why: 'NetBox answered with something else'})),
			because: failure.unexpectedAnswer(name, 'application/json, 200'),
		};
	if (write.method === 'POST') return {items: rows.map((row) => ({state: 'done', row}))};
	const byId = new Map(rows.map((row) => [row.id, row]));
	const outcomes = items.map((item): Outcome<Kind> => {
		const row = items.length === 1 ? rows[0] : byId.get(Number(item['id']));
		return row ? {state: 'done', row} : {state: 'refused', why: `no ${endpoint.what} ${item['id']} in "${name}"`};
	});
	const missing = items.find((_, place) => outcomes[place]?.state === 'refused');
	return {items: outcomes, ...(missing && {because: failure.noObject(endpoint.what, String(missing['id']), name)})};
}
