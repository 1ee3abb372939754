import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {crash} from '../http/answer.js';
import {type Scene, target, textOf} from '../model/context.js';
import type {Faults, Kind} from '../model/kind.js';
import {readRef} from '../values/related-values.js';
import {typeName} from '../values/type-name.js';

type At = {readonly scene: Scene; readonly kind: Kind};

/** The tags that a body adds and takes away; undefined where it speaks of neither. */
export type TagChange = {readonly added: readonly number[] | undefined; readonly removed: readonly number[] | undefined};

/** Reads `add_tags` and `remove_tags`, after all fields have been read (seen on 4.7.3). */
export function readTagChange(given: Row, {scene, kind}: At): Result<TagChange | undefined, Faults> {
	const {add_tags: more, remove_tags: less} = given;
	if (!('tags' in kind.fields) || (more === undefined && less === undefined)) return ok(undefined);
	const bad = [more, less].find((value) => value !== undefined && !Array.isArray(value));
	if (bad !== undefined) return err({__all__: [`Expected a list of items but got type "${typeName(bad)}".`]});
	return ok({added: more === undefined ? undefined : idsOf(more, scene), removed: less === undefined ? undefined : idsOf(less, scene)});
}

/** What is wrong with tags that are given, added and taken away at once; an empty list is nothing (read in `TaggableModelSerializer` of 4.7.3). */
export function tagFaults(
	{added, removed}: TagChange,
	tags: Json | undefined,
	{scene, isNew}: {readonly scene: Scene; readonly isNew: boolean},
): Faults | undefined {
	const some = (list: Json | readonly number[] | undefined): boolean => Array.isArray(list) && list.length > 0;
	if (some(tags) && (some(added) || some(removed))) return {tags: ['Cannot specify "tags" together with "add_tags" or "remove_tags".']};
	if (isNew && some(removed)) return {remove_tags: ['Cannot use "remove_tags" when creating a new object.']};
	const both = (added ?? []).filter((id) => removed?.includes(id)).map((id) => nameOf(id, scene));
	return both.length === 0 ? undefined : {remove_tags: [`Tags may not be present in both "add_tags" and "remove_tags": ${both.join(', ')}`]};
}

/** The tags of an object after a change of them. */
export function changedTags({added = [], removed = []}: TagChange, before: Row | undefined): readonly number[] {
	const now = (before?.['tags'] ?? []) as readonly number[];
	return [...new Set([...now, ...added])].filter((id) => !removed.includes(id)).toSorted((a, b) => a - b);
}

/** What is said of a tag that is new to an object and kept for other kinds (seen on 4.7.3). */
export function foreignTag(record: Row, before: Row | undefined, {scene, kind}: At): string | undefined {
	const old = (before?.['tags'] ?? []) as readonly number[];
	const added = ((record['tags'] ?? []) as readonly number[]).filter((id) => !old.includes(id));
	const foreign = added.find((id) => {
		const types = target(scene, 'extras/tags', id)?.['object_types'];
		return Array.isArray(types) && types.length > 0 && !(types as readonly Json[]).includes(kind.type);
	});
	return foreign === undefined ? undefined : `Tag ${nameOf(foreign, scene)} cannot be assigned to ${kind.type.split('.')[1]} objects.`;
}

const nameOf = (id: number, scene: Scene): string => textOf(target(scene, 'extras/tags', id) ?? {}, 'name');

/** The ids of tags; one that is not there crashes the real server. */
function idsOf(tags: Json, scene: Scene): readonly number[] {
	return (tags as readonly Json[]).map((tag) => {
		const id = readRef('extras/tags', tag, scene);
		if (!id.ok) throw crash('ValidationError', `['${id.error}']`);
		return Number(id.value);
	});
}
