import {userInfo} from 'node:os';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {NatsPlace} from '../../nats/open.js';
import {expectedName, isName} from '../../nats/subjects.js';

/** Where NATS is, by the variables of this process; fails where one of them cannot be. */
export function natsPlaceOf(env: Readonly<Record<string, string | undefined>>): Result<NatsPlace> {
	const text = env['NF_NATS'] ?? '';
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !['nats:', 'tls:'].includes(url.protocol) || url.hostname === '')
		return err(failure.usage('NF_NATS is no address of NATS: expected nats://HOST:PORT or tls://HOST:PORT.'));
	// It would show in messages, and in the list of processes.
	if (url.username !== '' || url.password !== '')
		return err(failure.usage('NF_NATS holds credentials.', 'put them into a file and name it with NF_NATS_CREDS'));
	const [space, user] = [env['NF_NATS_SPACE'] || 'nf', env['NF_NATS_USER'] || userName()];
	for (const [name, value] of [
		['NF_NATS_SPACE', space],
		['NF_NATS_USER', user],
	] as const)
		if (!isName(value)) return err(failure.usage(`"${value}" is not a value of ${name}: expected ${expectedName}.`));
	const [creds, ca] = [env['NF_NATS_CREDS'], env['NF_NATS_CA']];
	return ok({url: `${url.protocol}//${url.host}`, space, user, ...(creds && {creds}), ...(ca && {ca})});
}

/** The system may not know who this is, and its name may be none for a subject. */
function userName(): string {
	try {
		return userInfo().username.replaceAll(/[^A-Za-z0-9_-]/g, '_') || 'nobody';
	} catch {
		return 'nobody';
	}
}
