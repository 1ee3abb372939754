import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';
import {confirmProtected} from './confirm-protected.js';

/** Protects an instance, so that a write to it is confirmed by its name; `protected False` takes that back, confirmed by the name too. */
export const run = defineTask('instance.set', async ({name, protected: isProtected, yes}, {settings, questions}) => {
	if (name === 'lab' || name === 'env') return err(failure.usage(`"${name}" cannot be protected: only instances that are set up can be.`));
	const state = await settings();
	if (!state.ok) return state;
	const {instances} = state.value;
	const found = instances.find(name);
	if (!found.ok) return found;
	const question = `take the protection of ${name} away?`;
	const isAsked = !isProtected && found.value?.protected === true;
	const sure = isAsked ? await confirmProtected(found.value, {yes, question}, questions) : ok(undefined);
	if (!sure.ok) return sure;
	const set = await instances.setProtected(name, isProtected);
	return set.ok ? ok(text('')) : set;
});
