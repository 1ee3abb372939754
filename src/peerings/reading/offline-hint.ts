import type {Failure} from '../../core/failure.js';
import type {CachedSet} from '../../store/cache/cache.js';
import {describeAge} from '../../text/ages.js';
import {rememberedPlace} from '../freshness/scope.js';
import {pickCached, rowsOf} from './cached-devices.js';
import type {PeeringsAsked, ReadingTools} from './read.js';

/** When NetBox is away, how old the copy is that `cache force` would show. */
export function withOfflineHint(error: Failure, {devices, branch}: PeeringsAsked, tools: ReadingTools): Failure {
	const {cache, now} = tools;
	const place = error.code === 'unreachable' ? rememberedPlace(tools, branch) : undefined;
	const known = place && cache.devices(place.scope);
	if (!place || !known?.ok) return error;
	const found = pickCached(devices, rowsOf(known.value)).devices;
	const sets = cache.sessionsOf(
		place.scope,
		found.map(({id}) => id),
	);
	if (!sets.ok || sets.value.length === 0) return error;
	return {...error, hint: `"cache force" shows the copy cached ${describeAge(now() - Math.min(...sets.value.map(cachedAt)))} ago`};
}

/** When the oldest part of a set was fetched, in ms. */
export const cachedAt = ({at, sessions}: CachedSet): number => Math.min(at, ...sessions.map(({fetchedAt}) => fetchedAt));
