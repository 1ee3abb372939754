import {ok} from '../../core/result.js';
import {settingRows} from '../setting-rows.js';
import {defineTask} from '../task.js';

/** Every setting, its value and where that comes from. */
export const run = defineTask('show.settings', async (_args, {settings}) => {
	const state = await settings();
	return state.ok ? ok(settingRows(state.value.settings.all())) : state;
});
