import {failure} from '../../core/failure.js';
import {ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {Item} from '../../netbox/read/item.js';
import type {Json} from '../../output/output.js';
import {cellText, isList, isRow} from '../../output/row-values.js';
import {readContentTypes} from '../deletion/content-types.js';
import {sameList} from '../deletion/known-relations.js';
import {ownName} from '../names.js';
import type {FoundObject, LookedUp} from './look-up.js';

type TaggedPlace = {readonly path: string; readonly what: string; readonly rows?: readonly Item[]; readonly api: Pick<Api, 'endpoint'>};

/**
 * What is wrong with tags that may be on some kinds of objects alone: NetBox refuses the others where they are added, and leaves those that an object has
 * (`validate_assigned_tags` of 4.7.3). Costs a request only where such a tag is named.
 */
export async function tagFaults(found: readonly FoundObject[], {path, what, rows, api}: TaggedPlace): Promise<Result<LookedUp['faults']>> {
	const added = found.filter(({mention, row}) => mention.field === 'tags' && typesOf(row).length > 0 && !hasTag(rows?.[mention.item], row.id));
	if (added.length === 0) return ok([]);
	const types = await readContentTypes(api);
	if (!types.ok) return types;
	const kind = sameList(path.replaceAll('/', '.'));
	const own = types.value.filter((one) => one.kind === kind).map(({type}) => type);
	return ok(
		added.flatMap(({mention: {item}, row}) => {
			const may = typesOf(row);
			if (own.some((type) => may.includes(type))) return [];
			return [
				{item, fault: failure.usage(`the tag "${cellText(ownName(row))}" is for ${may.join(', ')} alone, not for ${what}.`, 'nothing was sent')},
			];
		}),
	);
}

/** The content types that a tag is limited to; none where it is for all. */
const typesOf = ({object_types: types = null}: Item): readonly string[] => (isList(types) ? types.map(String) : []);

const hasTag = (row: Item | undefined, id: number): boolean => {
	const tags = row?.['tags'] ?? null;
	return isList(tags) && (tags as readonly Json[]).some((tag) => isRow(tag) && tag['id'] === id);
};
