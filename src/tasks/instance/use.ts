import {ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Makes an instance the one that is asked when none is named. */
export const run = defineTask('instance.use', async ({name}, {settings}) => {
	const state = await settings();
	if (!state.ok) return state;
	const used = await state.value.instances.use(name);
	return used.ok ? ok(text('')) : used;
});
