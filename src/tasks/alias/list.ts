import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Every alias and its line, by name. */
export const run = defineTask('alias.list', async (_, {settings}) => {
	const state = await settings();
	if (!state.ok) return state;
	const aliases = Object.entries(state.value.aliases.list()).toSorted(([a], [b]) => (a < b ? -1 : 1));
	return ok(
		rows(
			aliases.map(([name, line]) => ({name, line})),
			['name', 'line'],
		),
	);
});
