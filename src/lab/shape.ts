import type {Kind} from './kinds/kind.js';
import type {Profile} from './profiles.js';

/** The keys that `fields=`, `omit=` and `brief=` leave of a row, in that precedence; undefined leaves all. */
export function keysOf(query: URLSearchParams, kind: Kind, profile: Profile): ReadonlySet<string> | undefined {
	const shaped = kind.shapes && (kind.path !== 'core/object-changes' || profile.since45);
	const fields = query.get('fields');
	if (shaped && fields) return new Set(fields.split(','));
	const omitted = profile.since45 ? query.get('omit') : null;
	if (shaped && omitted) return without(Object.keys(kind.fields), omitted.split(','));
	if (shaped && query.get('brief') && kind.path !== 'core/object-changes') return new Set(kind.brief);
	const excluded = profile.since45 ? null : query.get('exclude');
	return excluded === 'config_context' ? without(Object.keys(kind.fields), [excluded]) : undefined;
}

function without(names: readonly string[], omitted: readonly string[]): ReadonlySet<string> {
	return new Set(names.filter((name) => !omitted.includes(name)));
}
