import type {Kind} from '../model/kind.js';
import type {Profile} from '../profiles.js';

/** The keys that `fields=`, `omit=` and `brief=` leave of a row, in that precedence; undefined leaves all. */
export function keysOf(query: URLSearchParams, kind: Kind, profile: Profile): ReadonlySet<string> | undefined {
	const shaped = kind.shapes && (kind.path !== 'core/object-changes' || profile.isFrom('4.5.1'));
	const fields = namedFields(query);
	if (shaped && fields) return fields;
	const omitted = profile.isFrom('4.5.2') ? query.get('omit') : null;
	if (shaped && omitted) return without(Object.keys(kind.fields), omitted.split(','));
	if (shaped && query.get('brief') && kind.path !== 'core/object-changes') return new Set(kind.brief);
	const excluded = profile.isFrom('4.7') ? null : query.get('exclude');
	return excluded === 'config_context' ? without(Object.keys(kind.fields), [excluded]) : undefined;
}

/** The names in `fields=`; a write of other fields is not heard (seen on both versions). */
export function namedFields(query: URLSearchParams): ReadonlySet<string> | undefined {
	const fields = query.get('fields');
	return fields ? new Set(fields.split(',')) : undefined;
}

/** The keys of a row that was just made: before NetBox 4.5 it lacks the counts that lists and single objects have (seen on 4.4.10). */
export function createdKeys(keys: ReadonlySet<string> | undefined, kind: Kind, profile: Profile): ReadonlySet<string> | undefined {
	if (keys !== undefined || profile.isFrom('4.5')) return keys;
	return without(
		Object.keys(kind.fields),
		Object.keys(kind.fields).filter((name) => name.endsWith('_count')),
	);
}

function without(names: readonly string[], omitted: readonly string[]): ReadonlySet<string> {
	return new Set(names.filter((name) => !omitted.includes(name)));
}
