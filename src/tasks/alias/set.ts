import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {normalKeyword} from '../../language/tree/keyword.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Gives a line a name of the user's own; no command can be hidden by it. */
export const run = defineTask('alias.set', async ({name, line}, {settings, tree}) => {
	const state = await settings();
	if (!state.ok) return state;
	if (normalKeyword(name) === 'do' || Object.hasOwn(tree.children, normalKeyword(name)))
		return err(failure.usage(`"${name}" is a command: take another name.`));
	const stored = await state.value.aliases.set(name, line.trim());
	return stored.ok ? ok(text('')) : stored;
});
