import {failure} from '../../failure.js';
import {authorization} from '../../netbox/token.js';
import {text} from '../../output.js';
import {err, ok} from '../../result.js';
import {defineTask} from '../task.js';

/** Stores the token of an instance; asked without echo, or read from stdin. */
export const run = defineTask('instance.token', async ({name, stdin}, {settings, secrets, questions}) => {
	const state = await settings();
	if (!state.ok) return state;
	const {instances} = state.value;
	if (!instances.list().some((instance) => instance.name === name)) {
		return err(
			failure.noInstance(
				name,
				instances.list().map((instance) => instance.name),
			),
		);
	}
	const given = stdin === true ? await questions.readLine() : await questions.askSecret(`token of ${name}`);
	if (!given.ok) return given;
	const usable = authorization(given.value);
	if (!usable.ok) return usable;
	const kept = await (await secrets()).store(name, given.value.trim());
	if (!kept.ok) return kept;
	const stored = instances.setToken(name, kept.value);
	return stored.ok
		? ok(text(`the token of ${name} is kept in ${kept.value.from === 'file' ? 'a file that only you can read' : 'the keychain'}`))
		: stored;
});
