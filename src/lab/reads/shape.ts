import type {Kind} from '../model/kind.js';
import type {Profile} from '../profiles.js';
import {lastOf} from './query.js';

/** The keys that `fields=`, `omit=` and `brief=` leave of a row, in that precedence; undefined leaves all. */
export function keysOf(query: URLSearchParams, kind: Kind, profile: Profile): ReadonlySet<string> | undefined {
	const named = namedKeys(query, kind, profile);
	if (named) return named;
	if (kind.shapes && lastOf(query, 'brief') && kind.path !== 'core/object-changes') return new Set(kind.brief);
	const excluded = profile.isFrom('4.7') ? null : lastOf(query, 'exclude');
	return excluded === 'config_context' ? without(Object.keys(kind.fields), [excluded]) : undefined;
}

/** The keys that `fields=` or `omit=` leaves: a write shows and hears no others, whatever `brief=` says (seen on 4.7.3). */
export function namedKeys(query: URLSearchParams, kind: Kind, profile: Profile): ReadonlySet<string> | undefined {
	if (!kind.shapes || (kind.path === 'core/object-changes' && !profile.isFrom('4.5.1'))) return undefined;
	const fields = lastOf(query, 'fields');
	if (fields) return new Set(fields.split(','));
	const omitted = profile.isFrom('4.5.2') ? lastOf(query, 'omit') : null;
	return omitted ? without(Object.keys(kind.fields), omitted.split(',')) : undefined;
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
