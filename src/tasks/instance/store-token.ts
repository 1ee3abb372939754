import type {SecretRef} from '../../core/instance.js';
import {ok, type Result} from '../../core/result.js';
import type {Secrets} from '../../store/secrets/secrets.js';
import type {Instances} from '../../store/settings/instances.js';

/** Keeps the token of an instance that is set up, and notes where. Where that cannot be noted, the token is kept nowhere; one that was kept elsewhere before goes. */
export async function storeToken(
	name: string,
	token: string,
	{instances, secrets}: {readonly instances: Instances; readonly secrets: Secrets},
): Promise<Result<SecretRef>> {
	const before = instances.find(name);
	const kept = await secrets.store(name, token);
	if (!kept.ok) return kept;
	const noted = await instances.setToken(name, kept.value);
	if (!noted.ok) {
		await secrets.remove(kept.value);
		return noted;
	}
	if (before.ok && before.value && before.value.token.from !== kept.value.from) await secrets.remove(before.value.token);
	return ok(kept.value);
}
