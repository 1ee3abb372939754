import {describeAge} from '../../ages.js';
import {rows} from '../../output.js';
import {ok} from '../../result.js';
import {defineTask} from '../task.js';
import {findInstances} from './cache-entries.js';
import {sizeText} from './cache-size.js';

/** What the cache holds of each instance and branch, and how often it served. */
export const run = defineTask('netbox.cache_stats', async ({instance}, {cache, directory, now}) => {
	const known = await findInstances(instance, directory);
	if (!known.ok) return known;
	const {url, nameOf} = known.value;
	const stats = (await cache()).stats();
	if (!stats.ok) return stats;
	const lines = stats.value
		.filter(({scope}) => url === undefined || scope.instance === url)
		.map(({scope, branch, devices, sessions, bytes, hits, misses, oldest}) => ({
			instance: nameOf(scope.instance),
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
