import {failure} from '../../core/failure.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {defineTask, type TaskContext} from '../task.js';
import {byScope, findEntries, findInstances} from './shared/cache-entries.js';

const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** Forgets the sessions of cached devices; gives the keys that were removed. */
export const run = defineTask('netbox.cache_clear', async ({key, keys, all, 'older-than': olderThan, ...which}, context) => {
	const wanted = [...(key === undefined ? [] : [key]), ...(keys ?? [])];
	const age = olderThan === undefined ? ok(0) : readAge(olderThan);
	if (!age.ok) return age;
	if (wanted.length === 0 && all !== true && olderThan === undefined) {
		return err(failure.usage('Nothing to clear, specify key or keys', '"all" clears everything, "older-than 7d" what was not confirmed for a week'));
	}
	const found = await findEntries({...which, ...(wanted.length > 0 && {keys: wanted})}, context);
	if (!found.ok) return found;
	const gone = found.value.filter(({at}) => context.now() - at >= age.value);
	const cache = await context.cache();
	const others =
		all === true && age.value === 0 && which.branch === undefined && wanted.length === 0 ? await clearOthers(which.instance, context) : ok(0);
	if (!others.ok) return others;
	for (const inScope of byScope(gone)) {
		const cleared = cache.write(inScope[0].scope, {forgetDevices: inScope.map(({device}) => device)});
		if (!cleared.ok) return cleared;
	}
	const lines = gone.map(({instance, branch, key, sessions}) => ({key, instance, branch, sessions}));
	return ok({
		...rows(lines, ['key', 'instance', 'branch', 'sessions']),
		notes: [`removed ${gone.length} of the cached devices${others.value > 0 ? `, and ${others.value} of other tokens` : ''}`],
	});
});

/** Forgets the devices of other tokens than those of the instances, and says how many they were, not which. */
async function clearOthers(instance: string | undefined, context: TaskContext): Promise<Result<number>> {
	const [known, cache] = [await findInstances(instance, context), await context.cache()];
	if (!known.ok) return known;
	const entries = cache.entries(known.value.url);
	if (!entries.ok) return entries;
	const others = entries.value.filter(({scope}) => known.value.isForeign(scope));
	for (const inScope of byScope(others)) {
		const cleared = cache.write(inScope[0].scope, {forgetAll: true});
		if (!cleared.ok) return cleared;
	}
	return ok(others.length);
}

/** `90s`, `30m`, `12h` and `7d` in ms. */
function readAge(text: string): Result<number> {
	const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
	if (count === undefined) return err(failure.usage(`"${text}" is no age: expected a number with s, m, h or d, such as 12h.`));
	return ok(Number(count) * (own(units, unit) ?? 0));
}
