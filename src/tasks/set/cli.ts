import {ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {settingRows} from '../setting-rows.js';
import {defineTask} from '../task.js';

/** Stores a setting for this user, or shows it. */
export const run = defineTask('set.cli', async ({name, value}, {settings}) => {
	const state = await settings();
	if (!state.ok) return state;
	if (value === undefined) return ok(settingRows(state.value.settings.all().filter((setting) => setting.name === name)));
	const stored = await state.value.settings.set(name, String(value));
	return stored.ok ? ok(text('')) : stored;
});
