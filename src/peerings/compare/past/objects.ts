import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Netbox} from '../../../netbox/netbox.js';
import type {Json, Row} from '../../../output/output.js';
import {cellText, isList, isRow} from '../../../output/row-values.js';
import {type ShownKind, sessionFields, shownKinds} from '../../model.js';
import {changesSince, type PastChanges, savedSince, shownFields} from './log.js';
import {stepBack} from './step-back.js';

/** The objects that sessions show, by their type and id: as a session shows them now, or undefined where only the log names them. */
export type ObjectsWanted = ReadonlyMap<ShownKind, Map<number, Row | undefined>>;

/** What an object was called at that time: `{id, name}`, `{id, asn}` and so on. */
export type PastObjects = (type: string, id: number) => Row;

const kinds = new Map(shownKinds.map((kind) => [kind.type, kind]));
const typed = sessionFields.flatMap(({field, type}) => {
	const kind = type === undefined ? undefined : kinds.get(type);
	return kind ? [{field, kind}] : [];
});

/** Adds the objects that sessions show now (their rows), or showed in a state of the past (ids). */
export function want(wanted: Map<ShownKind, Map<number, Row | undefined>>, session: Row): void {
	for (const {field, kind} of typed) {
		const value = session[field] ?? null;
		const known = wanted.get(kind) ?? new Map<number, Row | undefined>();
		wanted.set(kind, known);
		for (const one of (isList(value) ? value : [value]) as readonly Json[]) {
			const id = isRow(one) ? one['id'] : one;
			// In a state a tag without an id was not changed since: its name is what it is called.
			if (typeof id === 'number' && known.get(id) === undefined) known.set(id, isRow(one) && Object.keys(one).length > 1 ? one : undefined);
		}
	}
}

/**
 * What these objects were called at a moment: of those that were saved or changed since then by the log, step by step. One that was saved and is not in
 * the log was changed past it: then nobody knows what it was.
 */
export async function readPastObjects(
	netbox: Netbox,
	wanted: ObjectsWanted,
	{at, tags}: {readonly at: number; readonly tags: PastChanges},
): Promise<Result<PastObjects>> {
	const past = new Map<string, ReadonlyMap<number, Row>>();
	const read = await Promise.all(
		[...wanted]
			.filter(([, objects]) => objects.size > 0)
			.map(async ([kind, objects]) => ({kind, found: await readKind(netbox, {kind, objects, at, tags})})),
	);
	for (const {kind, found} of read) {
		if (!found.ok) return found;
		past.set(kind.type, found.value);
	}
	return ok((type, id) => past.get(type)?.get(id) ?? {id});
}

type KindAsked = {
	readonly kind: ShownKind;
	readonly objects: ReadonlyMap<number, Row | undefined>;
	readonly at: number;
	readonly tags: PastChanges;
};

async function readKind(netbox: Netbox, {kind, objects, at, tags}: KindAsked): Promise<Result<ReadonlyMap<number, Row>>> {
	const [logged, saved] = await Promise.all([
		kind.type === 'extras.tag' ? ok(tags) : changesSince(netbox, kind.type, at),
		savedSince(netbox, kind.endpoint, at),
	]);
	if (!logged.ok) return logged;
	if (!saved.ok) return saved;
	const isTouched = (id: number): boolean => logged.value.has(id) || saved.value.has(id);
	const unread = [...objects].flatMap(([id, shown]) => (saved.value.has(id) || (shown && !isTouched(id)) ? [] : [id]));
	const read = unread.length > 0 ? await netbox.listBy(kind.endpoint, {parameter: 'id', values: unread}, [['fields', shownFields]]) : undefined;
	if (read && !read.ok) return read;
	const there = new Map(read?.value.rows.map((row) => [row.id, row]));
	const past = new Map<number, Row>();
	for (const [id, shown] of objects) {
		const now = saved.value.get(id) ?? there.get(id);
		const changes = logged.value.get(id) ?? [];
		const named = `${kind.type} ${cellText(shown ?? now ?? null) || `#${id}`} (#${id})`;
		if (saved.value.has(id) && changes.length === 0)
			return err(failure.brokenLog(named, `was saved at ${cellText(now?.['last_updated'] ?? null)}, and the log does not say what was changed`));
		const state = changes.length > 0 ? stepBack(now && keysOf(now), changes) : ok(now ?? shown);
		if (!state.ok) return err(failure.brokenLog(named, state.error));
		if (!state.value) return err(failure.brokenLog(named, 'is gone, and the log does not say what it was'));
		past.set(id, {...keysOf(state.value), id});
	}
	return ok(past);
}

/** The keys that tell what an object is called. */
const keysOf = (row: Row): Row =>
	Object.fromEntries(['name', 'asn', 'address', 'prefix'].flatMap((key) => (Object.hasOwn(row, key) ? [[key, row[key] ?? null] as const] : [])));
