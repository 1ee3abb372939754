import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {createNaturalCompare} from '../../text/natural.js';
import {defineTask} from '../task.js';
import {findEntries, sizeColumn} from './shared/cache-entries.js';

const hour = 3_600_000;

/** The cached devices in natural order: when their sessions were confirmed, when they will be read again, and what they take. */
export const run = defineTask('netbox.cache_list', async ({details, ...which}, context) => {
	const [found, {get}] = [await findEntries(which, context), await context.preferences()];
	if (!found.ok) return found;
	const now = context.now();
	const kept = get('cache-age') * hour;
	const compare = createNaturalCompare();
	const entries = found.value.toSorted((a, b) => compare(a.instance, b.instance) || compare(a.branch, b.branch) || compare(a.key, b.key));
	const lines = entries.map(({instance, branch, key, at, fetchedAt, bytes, sessions, stale, scope}) => ({
		instance,
		branch,
		key,
		confirmed: new Date(at).toISOString(),
		expires: new Date(fetchedAt + kept).toISOString(),
		age_seconds: Math.max(0, Math.round((now - at) / 1000)),
		bytes,
		sessions,
		stale,
		...(details === true && {fetched: new Date(fetchedAt).toISOString(), url: scope.instance, schema: scope.branch}),
	}));
	const columns = ['key', 'instance', 'branch', 'confirmed', 'expires', 'size', ...(details === true ? ['sessions', 'stale', 'fetched'] : [])];
	return ok(rows(lines, columns, {confirmed: {shows: 'time'}, expires: {shows: 'time'}, size: sizeColumn, fetched: {shows: 'time'}}));
});
