import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {keysOf} from '../../devices/keys.js';
import {document, RowMap, type Tree} from '../../output/output.js';
import type {Cache, CachedSession} from '../../store/cache/cache.js';
import {nearest} from '../../text/did-you-mean.js';
import {defineTask} from '../task.js';
import {byScope, findEntries, isMeant, type NamedEntry} from './shared/cache-entries.js';

/** The cached sessions of devices, by key, as NetBox sent them; unchecked. Where they are of several instances or branches, each key says of which. */
export const run = defineTask('netbox.cache_get', async ({key, keys, 'raise-missing': raises, ...which}, context) => {
	const wanted = [...(key === undefined ? [] : [key]), ...(keys ?? [])];
	if (wanted.length === 0) return err(failure.usage('Nothing to get, specify key or keys', 'example: netbox cache get key get_bgp_peerings::fceos4'));
	const found = await findEntries({...which, keys: wanted}, context);
	if (!found.ok) return found;
	const missing = wanted.filter((glob) => !found.value.some((entry) => isMeant(entry.key, glob)));
	if (raises === true && missing.length > 0) return err(await notCached(missing, () => findEntries(which, context)));
	const values = readValues(found.value, await context.cache());
	if (!values.ok) return values;
	return ok({...document(values.value), ofRows: true, notes: missing.map((glob) => `"${glob}" is not cached`)});
});

async function notCached(missing: readonly string[], all: () => Promise<Result<readonly NamedEntry[]>>) {
	const known = await all();
	const names = known.ok ? known.value.map(({key}) => key) : [];
	return failure.notCached(missing, missing.length === 1 ? nearest(missing[0] ?? '', names) : []);
}

function readValues(entries: readonly NamedEntry[], cache: Cache): Result<Tree> {
	const scopes = byScope(entries).length;
	const values = new Map<string, Tree>();
	for (const entry of entries) {
		const sets = cache.sessionsOf(entry.scope, [entry.device]);
		if (!sets.ok) return sets;
		const label = scopes > 1 ? `${entry.key} (${entry.instance}, ${entry.branch})` : entry.key;
		values.set(label, sessionsByKey(sets.value[0]?.sessions ?? []));
	}
	return ok(values);
}

function sessionsByKey(sessions: readonly CachedSession[]): Tree {
	const keys = keysOf(sessions);
	return new RowMap(sessions.map(({id, held}) => ({key: keys.get(id) ?? `#${id}`, held})));
}
