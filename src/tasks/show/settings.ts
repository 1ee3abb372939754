import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Every setting, its value and where that comes from. */
export const run = defineTask('show.settings', async (_args, {settings}) => {
	const state = await settings();
	return state.ok ? ok(rows(state.value.settings.all(), ['name', 'value', 'from'])) : state;
});
