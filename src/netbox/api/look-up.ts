import * as z from 'zod/mini';
import type {Row} from '../../output/output.js';
import type {Endpoint} from '../netbox.js';
import {objectChanges} from '../read/endpoints.js';
import type {Item} from '../read/item.js';
import {fetchBy} from '../read/list-by.js';
import {fetchAll, type Source} from '../read/pages.js';
import {target} from '../read/query.js';
import {clockOf} from '../transport/retry-after.js';
import {toldBy} from '../write/likeness.js';
import type {Outcome} from '../write/outcome.js';
import type {Context} from './context.js';

/** A write whose answer was lost. */
export type LostWrite<Kind extends Item> = {
	readonly action: 'create' | 'update' | 'delete';
	/** The list in which the objects are, or would be. */
	readonly endpoint: Endpoint<Kind>;
	/** The objects as they were sent; with their ids, unless they were to be created. */
	readonly items: readonly Row[];
	/** When the request began, in ms by our clock. */
	readonly began: number;
};

/** A slow server may finish after the connection broke: it is looked at again after so many ms. */
const waits = [0, 1_000, 3_000];

/** The server's clock is told in whole seconds, and began a little before its answer came. */
const slack = 2_000;

/** Our own user, and the time by the server's clock before which nothing can be of this write. */
type Since = {readonly user: string | undefined; readonly time: number};

/**
 * Looks what became of a write. A creation is ours where the change log has an entry of our own user, since we began, with all
 * that we sent. Changes and deletions are told by the objects themselves. `not-done` is said only where nothing of ours came
 * about since we began; what cannot be told stays `unknown`.
 */
export async function lookUp<Kind extends Item>({source, clock, signal}: Context, lost: LostWrite<Kind>): Promise<readonly Outcome<Kind>[]> {
	let seen: readonly Outcome<Kind>[] = lost.items.map(() => unknown);
	for (const wait of waits) {
		await clock.sleep(wait, signal);
		if (signal.aborted) return seen;
		const since = await sinceOf(source, lost, clock.now());
		const looked = since && (lost.action === 'create' ? await created(source, lost, since) : await present(source, lost, since));
		if (looked === undefined) return seen;
		seen = looked;
		if (seen.every(({state}) => state === 'done')) return seen;
	}
	return seen;
}

const unknown = {state: 'unknown', why: 'its answer was lost, and nothing tells what became of it'} as const;
const notDone = {state: 'not-done', why: 'its answer was lost, and it had not come about 4 s later'} as const;
const done = <Kind>(row: Kind): Outcome<Kind> => ({state: 'done', row});

const userShape = z.looseObject({username: z.string()});

/** NetBox 4.4 does not say who we are. */
async function sinceOf(source: Source, {began}: {readonly began: number}, now: number): Promise<Since | undefined> {
	const me = await source.get({target: () => target('/authentication-check/', [])});
	const answer = me.ok ? me.value : me.error.answer;
	if (!answer) return undefined;
	const user = me.ok ? userShape.safeParse(me.value.json).data?.username : undefined;
	return {user, time: (clockOf(answer) ?? now) - (now - began) - slack};
}

/** Nothing where it cannot be looked at. */
async function created<Kind extends Item>(source: Source, lost: LostWrite<Kind>, {user, time}: Since): Promise<readonly Outcome<Kind>[] | undefined> {
	if (user === undefined) return undefined;
	const query = [
		['action', 'create'],
		['user_name', user],
		['time_after', new Date(time).toISOString()],
	] as const;
	const log = await fetchAll(source, {endpoint: objectChanges, query});
	if (!log.ok) return undefined;
	const ids = log.value.flatMap(({changed_object_id: id}) => id ?? []);
	const rows = await rowsOf(source, lost.endpoint, ids);
	if (!rows) return undefined;
	// The log holds other kinds too, whose numbers may be those of old objects of this one.
	const ours = [...rows.values()].filter((row) => !isBefore(row['created'], time));
	const matched = lost.items.map((item) => {
		const place = ours.findIndex((row) => isOurs(toldBy(row, item)));
		return place < 0 ? undefined : ours.splice(place, 1)[0];
	});
	return matched.map((row) => (row ? done(row) : ours.length > 0 ? unknown : notDone));
}

async function present<Kind extends Item>(source: Source, lost: LostWrite<Kind>, {time}: Since): Promise<readonly Outcome<Kind>[] | undefined> {
	const ids = lost.items.map(idOf);
	const rows = await rowsOf(source, lost.endpoint, ids);
	if (!rows) return undefined;
	return lost.items.map((item) => {
		const row = rows.get(idOf(item));
		if (lost.action === 'delete') return row ? notDone : done({id: idOf(item)} as Kind);
		if (!row) return unknown;
		return isWhole(toldBy(row, item)) ? done(row) : isBefore(row['last_updated'], time) ? notDone : unknown;
	});
}

/** A new object of our own user, at that time, with all that can be told. */
const isOurs = (told: ReturnType<typeof toldBy>): boolean => told.includes(true) && !told.includes(false);

/** A change is done where everything that was sent is there. */
const isWhole = (told: ReturnType<typeof toldBy>): boolean => told.length > 0 && told.every((one) => one === true);

/** Whether a time of a row lies before; one that is missing does not tell. */
const isBefore = (text: unknown, time: number): boolean => typeof text === 'string' && Date.parse(text) < time;

const idOf = (item: Row): number => (typeof item['id'] === 'number' ? item['id'] : 0);

async function rowsOf<Kind extends Item>(
	source: Source,
	endpoint: Endpoint<Kind>,
	ids: readonly number[],
): Promise<ReadonlyMap<number, Kind> | undefined> {
	const found = await fetchBy(source, {endpoint, query: []}, {parameter: 'id', values: ids});
	return found.ok ? new Map(found.value.rows.map((row) => [row.id, row])) : undefined;
}
