import type {Json} from '../../../output/output.js';
import {isList, isRow} from '../../../output/row-values.js';
import type {PastChange, PastChanges} from './log.js';

/**
 * Tells tags apart whatever they were called at the time, for the log has them by the names that they had: in a state a tag stands by its name, or
 * where it was changed since then, as `{id}`.
 */
export type PastTags = {
	/** Of names in the log, as a change wrote them. */
	readonly named: (names: Json, change: number) => Json;
	/** Of the tags that a session shows now. */
	readonly shown: (tags: Json) => Json;
};

/** By the changes of tags since then. */
export function createTags(changes: PastChanges): PastTags {
	const keyOf = (name: Json, change: number): Json => {
		for (const [id, own] of changes) if (nameAt(own, change) === name) return {id};
		return name;
	};
	const inOrder = (keys: readonly Json[]): Json => keys.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
	return {
		named: (names, change) => (isList(names) ? inOrder((names as readonly Json[]).map((name) => keyOf(name, change))) : names),
		shown: (tags) => (isList(tags) ? inOrder((tags as readonly Json[]).map((tag) => shownKey(tag, changes))) : tags),
	};
}

const textOf = (key: Json): string => (isRow(key) ? `#${String(key['id'])}` : String(key));

function shownKey(tag: Json, changes: PastChanges): Json {
	if (!isRow(tag)) return tag;
	const id = tag['id'];
	return typeof id === 'number' && changes.has(id) ? {id} : (tag['name'] ?? null);
}

/** What a tag was called when a change was written. After it was deleted it has the name that it had. */
function nameAt(changes: readonly PastChange[], change: number): Json {
	const last = changes.find(({id}) => id <= change);
	if (last) return last.after['name'] ?? last.before['name'] ?? null;
	const first = changes.at(-1);
	return first?.before['name'] ?? first?.after['name'] ?? null;
}
