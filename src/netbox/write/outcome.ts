import * as z from 'zod/mini';
import {type Failure, type FieldReasons, failure} from '../../core/failure.js';
import type {Item} from '../read/item.js';
import {fieldReasons, joined, reasonsIn} from '../read/reasons.js';
import {withoutToken} from '../transport/token.js';
import type {Unwritten} from './writer.js';

/**
 * What became of one object of a write. `done`: it is as asked. `refused`: NetBox's words why not. `not-sent`: nothing of it
 * went out, or NetBox saved nothing of the request it was in. `not-done`: the answer was lost, and a look showed that it had
 * not happened by then. `unknown`: nobody can say.
 */
export type Outcome<Kind> =
	| {readonly state: 'done'; readonly row: Kind}
	/** `fields` has NetBox's words for each field that it refused of this object, as `Failure` has them. */
	| {readonly state: 'refused' | 'not-sent' | 'not-done' | 'unknown'; readonly why: string; readonly fields?: FieldReasons};

/** A write of several objects that did not wholly go well: what became of each, in the order given. */
export type BulkFailure<Kind> = Failure & {readonly items: readonly Outcome<Kind>[]};

/** What is said of objects by what was done to them. */
export const participles = {POST: 'created', PUT: 'changed', PATCH: 'changed', DELETE: 'deleted'} as const;

const bulkErrors = z.looseObject({errors: z.array(z.looseObject({index: z.optional(z.int()), id: z.optional(z.int()), errors: z.unknown()}))});

/** The outcome of each object of a request that was refused as a whole: some for a reason of their own, all others with them. */
export function refusedOutcomes<Kind extends Item>(
	unwritten: Unwritten,
	items: readonly {readonly [name: string]: unknown}[],
	token: string,
): readonly Outcome<Kind>[] {
	if (unwritten.state !== 'refused') return items.map(() => ({state: unwritten.state, why: unwritten.failure.message}));
	const reasons = reasonsOf(unwritten.answer.json, items);
	const {message: why, fields} = unwritten.failure;
	if (reasons.size === 0) return items.map(() => ({state: 'refused', why, ...(fields && {fields})}));
	const together = 'NetBox saved nothing of this request, since it refused another object of it';
	return items.map((_, place) => {
		if (!reasons.has(place)) return {state: 'not-sent', why: together};
		const errors = reasons.get(place);
		const fields = fieldReasons(errors, token);
		return {state: 'refused', why: withoutToken(wordsOf(errors), token), ...(fields && {fields})};
	});
}

/** Why each place was refused: by index for creations, by id for the rest, by place in an array before 4.5. */
function reasonsOf(json: unknown, items: readonly {readonly [name: string]: unknown}[]): ReadonlyMap<number, unknown> {
	const listed = z.array(z.record(z.string(), z.unknown())).safeParse(json).data;
	if (listed) return new Map(listed.flatMap((one, place) => (Object.keys(one).length > 0 ? [[place, one] as const] : [])));
	const errors = bulkErrors.safeParse(json).data?.errors ?? [];
	const placed = errors.map(({index, id, errors: why}) => [index ?? items.findIndex((item) => item['id'] === id), why] as const);
	return new Map(placed.filter(([place]) => place >= 0));
}

/** `slug: Enter a valid "slug".` */
const wordsOf = (errors: unknown): string => joined(reasonsIn(errors));

/** Why objects were not all written, by what became of them: `because` is the first that stopped it, `verb` a participle (`created`). */
export function togetherFailure(items: readonly Outcome<unknown>[], because: Failure, verb: string): Failure {
	const done = items.filter(({state}) => state === 'done').length;
	return done === 0 || because.code === 'unknown-outcome' ? because : failure.partial(done, items.length, verb, because.message);
}

/** The same, with what became of each. */
export const bulkFailure = <Kind>(items: readonly Outcome<Kind>[], because: Failure, verb: string): BulkFailure<Kind> => ({
	...togetherFailure(items, because, verb),
	items,
});
