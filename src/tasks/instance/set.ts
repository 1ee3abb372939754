import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Protects an instance, so that a write to it is confirmed by its name; `protected False` takes that back. */
export const run = defineTask('instance.set', async ({name, protected: isProtected}, {settings}) => {
	if (name === 'lab' || name === 'env') return err(failure.usage(`"${name}" cannot be protected: only instances that are set up can be.`));
	const state = await settings();
	if (!state.ok) return state;
	const set = await state.value.instances.setProtected(name, isProtected);
	return set.ok ? ok(text('')) : set;
});
