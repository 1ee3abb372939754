import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import type {CacheRoom} from '../../store/cache/cache.js';
import {describeSize} from '../../text/digits.js';
import {defineTask} from '../task.js';
import {findInstances, sizeColumn} from './shared/cache-entries.js';

/** What the cache holds of each instance and branch, and how often it served. */
export const run = defineTask('netbox.cache_stats', async ({instance}, context) => {
	const {cache} = context;
	const known = await findInstances(instance, context);
	if (!known.ok) return known;
	const {url, nameOf, isForeign} = known.value;
	const opened = await cache();
	const [stats, room] = [opened.stats(), opened.room()];
	if (!stats.ok) return stats;
	if (!room.ok) return room;
	const meant = stats.value.filter(({scope}) => url === undefined || scope.instance === url);
	const others = meant.filter(({scope}) => isForeign(scope)).reduce((sum, {devices}) => sum + devices, 0);
	const lines = meant.flatMap(({scope, branch, devices, sessions, bytes, hits, misses, evicted, oldest}) => {
		const name = nameOf(scope);
		if (name === undefined) return [];
		const confirmed = oldest === undefined ? null : new Date(oldest).toISOString();
		return [{instance: name, branch, entries: devices, sessions, hits, misses, evicted, oldest: confirmed, bytes}];
	});
	const columns = ['instance', 'branch', 'entries', 'sessions', 'size', 'hits', 'misses', 'evicted', 'oldest'];
	return ok({
		...rows(lines, columns, {size: sizeColumn, oldest: {shows: 'age'}}),
		notes: [...(room.value ? [describeRoom(room.value)] : []), ...(others > 0 ? [`${others} more entries are of other tokens`] : [])],
	});
});

const day = 86_400_000;

const describeRoom = ({bytes, limits}: CacheRoom): string =>
	`the file takes ${describeSize(bytes)} of ${describeSize(limits.bytes)} (cache-size); a device nobody asks for goes after ${Math.round(limits.unusedMs / day)}d (cache-keep)`;
