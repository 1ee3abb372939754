import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {authorization} from '../../netbox/transport/token.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';
import {storeToken} from './store-token.js';

/** Stores the token of an instance; asked without echo, or read from stdin. */
export const run = defineTask('instance.token', async ({name, stdin}, {settings, secrets, questions}) => {
	const state = await settings();
	if (!state.ok) return state;
	const {instances} = state.value;
	const found = instances.find(name);
	if (!found.ok) return found;
	if (!found.value) {
		return err(
			failure.noInstance(
				name,
				instances.list().map((instance) => instance.name),
			),
		);
	}
	const given = stdin === true ? await questions.readLine() : await questions.askSecret(`token of ${name}`, 'pipe it in and say "stdin"');
	if (!given.ok) return given;
	const usable = authorization(given.value);
	if (!usable.ok) return usable;
	const kept = await storeToken(name, given.value.trim(), {instances, secrets: await secrets()});
	return kept.ok
		? ok(text(`the token of ${name} is kept in ${kept.value.from === 'file' ? 'a file that only you can read' : 'the keychain'}`))
		: kept;
});
