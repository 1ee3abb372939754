import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {crash} from '../http/answer.js';
import {type Scene, target, textOf} from '../model/context.js';
import type {Faults, Kind} from '../model/kind.js';
import {typeName} from './body.js';
import {readRef} from './values.js';

/** A body whose `add_tags` and `remove_tags` are made one list of tags, by those that the object has (rules and words seen on 4.7.3). */
export function withTags(given: Row, before: Row | undefined, {scene, kind}: {readonly scene: Scene; readonly kind: Kind}): Result<Row, Faults> {
	const {add_tags: more, remove_tags: less, ...rest} = given;
	if (!('tags' in kind.fields) || (more === undefined && less === undefined)) return ok(given);
	const bad = [more, less].find((value) => value !== undefined && !Array.isArray(value));
	if (bad !== undefined) return err({__all__: [`Expected a list of items but got type "${typeName(bad)}".`]});
	if ('tags' in rest) return err({tags: ['Cannot specify "tags" together with "add_tags" or "remove_tags".']});
	const [added, removed] = [idsOf(more, scene), idsOf(less, scene)];
	const both = added.filter((id) => removed.includes(id)).map((id) => textOf(target(scene, 'extras/tags', id) ?? {}, 'name'));
	if (both.length > 0) return err({remove_tags: [`Tags may not be present in both "add_tags" and "remove_tags": ${both.join(', ')}`]});
	const now = (before?.['tags'] ?? []) as readonly number[];
	return ok({...rest, tags: [...new Set([...now, ...added])].filter((id) => !removed.includes(id))});
}

/** The ids of tags; one that is not there crashes the real server. */
function idsOf(tags: Json | undefined, scene: Scene): readonly number[] {
	return ((tags ?? []) as readonly Json[]).map((tag) => {
		const id = readRef('extras/tags', tag, scene);
		if (!id.ok) throw crash('ValidationError', `['${id.error}']`);
		return Number(id.value);
	});
}
