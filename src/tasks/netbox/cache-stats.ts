import {describeAge} from '../../ages.js';
import {rows} from '../../output.js';
import {ok} from '../../result.js';
import {defineTask} from '../task.js';
import {sizeText} from './cache-size.js';

/** What the cache holds of each instance and branch, and how often it served. */
export const run = defineTask('netbox.cache_stats', async ({instance}, {cache, directory, now}) => {
	const [named, known] = await Promise.all([instance === undefined ? undefined : directory.find(instance), directory.list()]);
	if (named && !named.ok) return named;
	if (!known.ok) return known;
	const names = new Map(known.value.map((one) => [one.instance.url, one.instance.name]));
	const stats = (await cache()).stats();
	if (!stats.ok) return stats;
	const lines = stats.value
		.filter(({scope}) => named === undefined || scope.instance === named.value.url)
		.map(({scope, branch, devices, sessions, bytes, hits, misses, oldest}) => ({
			instance: names.get(scope.instance) ?? scope.instance,
			branch,
			entries: devices,
			sessions,
			size: sizeText(bytes),
			hits,
			misses,
			oldest: oldest === undefined ? null : describeAge(now() - oldest),
			bytes,
		}));
	return ok(rows(lines, ['instance', 'branch', 'entries', 'sessions', 'size', 'hits', 'misses', 'oldest']));
});
