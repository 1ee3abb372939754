import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Forgets an instance with its token and its cache, after a question. */
export const run = defineTask('instance.remove', async ({name, yes}, {settings, secrets, cache, questions}) => {
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
	const sure = yes === true ? ok(true) : await questions.confirm(`remove ${name}, its token and its cache?`);
	if (!sure.ok) return sure;
	if (!sure.value) return err(failure.refused('not confirmed: nothing was removed.'));
	const forgotten = await (await secrets()).remove(found.token);
	if (!forgotten.ok) return forgotten;
	const removed = await instances.remove(name);
	if (!removed.ok) return removed;
	const cleared = (await cache()).clear(found.url);
	return cleared.ok ? ok(text('')) : cleared;
});
