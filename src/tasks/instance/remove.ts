import {failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import {text} from '../../output/output.js';
import type {Cache, Scope} from '../../store/cache/cache.js';
import {hasRead, readersOf} from '../netbox/shared/cache-entries.js';
import {defineTask, type ShellContext} from '../task.js';
import {confirmProtected} from './confirm-protected.js';

/** Forgets an instance with its token and its cache, after a question. */
export const run = defineTask('instance.remove', async ({name, yes}, context) => {
	const {settings, secrets, cache, questions} = context;
	const state = await settings();
	if (!state.ok) return state;
	const {instances} = state.value;
	const entry = instances.find(name);
	if (!entry.ok) return entry;
	const found = entry.value;
	if (!found)
		return err(
			failure.noInstance(
				name,
				instances.list().map((instance) => instance.name),
			),
		);
	const sure = await confirmRemoval(found, yes, questions);
	if (!sure.ok) return sure;
	const clear = await clearing(found, context);
	if (!clear.ok) return clear;
	const forgotten = await (await secrets()).remove(found.token);
	if (!forgotten.ok) return forgotten;
	const removed = await instances.remove(name);
	if (!removed.ok) return removed;
	const cleared = clear.value(await cache());
	return cleared.ok ? ok(text('')) : cleared;
});

async function confirmRemoval(instance: NetboxInstance, yes: boolean | undefined, questions: ShellContext['questions']): Promise<Result<void>> {
	const question = `remove ${instance.name}, its token and its cache?`;
	if (instance.protected === true) return confirmProtected(instance, {yes, question}, questions);
	const sure = yes === true ? ok(true) : await questions.confirm(question);
	if (!sure.ok) return sure;
	return sure.value ? ok(undefined) : err(failure.declined('not confirmed: nothing was removed.'));
}

/**
 * How the cache of an instance is dropped, found out while its token is there: all of its NetBox, but for what the token of another instance has
 * read. Where nobody can say what that is, only what its own token has read.
 */
async function clearing(
	instance: NetboxInstance,
	{directory, reader}: Pick<ShellContext, 'directory' | 'reader'>,
): Promise<Result<(cache: Cache) => Result<unknown>>> {
	const known = await directory.list();
	if (!known.ok) return known;
	const same = known.value.map((one) => one.instance).filter(({url}) => url === instance.url);
	const [own, others] = [
		await reader(instance),
		await readersOf(
			same.filter(({name}) => name !== instance.name),
			reader,
		),
	];
	if (others.length === 0) return ok((cache) => cache.clear(instance.url));
	const isUnsure = others.some((other) => other.reader === undefined);
	const goes = (scope: Scope): boolean => scope.instance === instance.url && !others.some(hasRead(scope)) && (!isUnsure || scope.reader === own);
	return ok((cache) => {
		const stats = cache.stats();
		if (!stats.ok) return stats;
		for (const {scope} of stats.value.filter((one) => goes(one.scope))) {
			const forgotten = cache.write(scope, {forgetAll: true});
			if (!forgotten.ok) return forgotten;
		}
		return ok(undefined);
	});
}
