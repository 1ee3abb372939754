import {ok} from '../../core/result.js';
import {rows, text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Stores a setting for this user, or shows it. */
export const run = defineTask('set.cli', async ({name, value}, {settings}) => {
	const state = await settings();
	if (!state.ok) return state;
	if (value === undefined)
		return ok(
			rows(
				state.value.settings.all().filter((setting) => setting.name === name),
				['name', 'value', 'from'],
			),
		);
	const stored = await state.value.settings.set(name, String(value));
	return stored.ok ? ok(text('')) : stored;
});
