import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {describeAge} from '../../text/ages.js';
import {defineTask} from '../task.js';
import {findEntries} from './shared/cache-entries.js';
import {sizeText} from './shared/cache-size.js';

const hour = 3_600_000;

/** The cached devices: how long ago their sessions were confirmed, when they will be read again, and what they take. */
export const run = defineTask('netbox.cache_list', async ({details, ...which}, context) => {
	const [found, {get}] = [await findEntries(which, context), await context.preferences()];
	if (!found.ok) return found;
	const now = context.now();
	const kept = get('cache-age') * hour;
	const lines = found.value.map(({instance, branch, key, at, fetchedAt, bytes, sessions, stale, scope}) => ({
		instance,
		branch,
		key,
		age: describeAge(now - at),
		expires: describeAge(fetchedAt + kept - now),
		size: sizeText(bytes),
		age_seconds: Math.max(0, Math.round((now - at) / 1000)),
		bytes,
		sessions,
		stale,
		...(details === true && {
			fetched: new Date(fetchedAt).toISOString(),
			confirmed: new Date(at).toISOString(),
			url: scope.instance,
			schema: scope.branch,
		}),
	}));
	return ok(
		rows(lines, ['key', 'instance', 'branch', 'age', 'expires', 'size', ...(details === true ? ['sessions', 'stale', 'fetched', 'confirmed'] : [])], {
			fetched: {shows: 'time'},
			confirmed: {shows: 'time'},
		}),
	);
});
