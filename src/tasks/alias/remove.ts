import {ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Forgets an alias. */
export const run = defineTask('alias.remove', async ({name}, {settings}) => {
	const state = await settings();
	if (!state.ok) return state;
	const removed = await state.value.aliases.remove(name);
	return removed.ok ? ok(text('')) : removed;
});
