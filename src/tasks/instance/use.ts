import {ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Makes an instance the one that is asked when none is named. */
export const run = defineTask('instance.use', async ({name}, {settings, directory}) => {
	const state = await settings();
	if (!state.ok) return state;
	const used = await state.value.instances.use(name);
	if (!used.ok) return used;
	const meant = await directory.find();
	const isHidden = meant.ok && meant.value.name !== name;
	const note = isHidden ? [`"${meant.value.name}" is asked all the same, until NF_URL, NF_INSTANCE and --instance say no other`] : [];
	return ok({...text(''), notes: note});
});
