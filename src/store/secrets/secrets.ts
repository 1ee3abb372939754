import {join} from 'node:path';
import {failure} from '../../core/failure.js';
import type {SecretRef} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Keychain} from './keychain.js';
import {createTokenFile} from './token-file.js';

/** The tokens of NetBox instances. Only `read` returns a secret; all other code holds a reference. */
export type Secrets = {
	/** If the secret is missing, or others could have read it, fails with a hint how to fix it. */
	readonly read: (ref: SecretRef) => Promise<Result<string>>;
	/** Stores the token of an instance in the keychain, or in a file of 0600 if there is none. */
	readonly store: (instance: string, secret: string) => Promise<Result<SecretRef>>;
	/** Deletes it; one that is gone already is fine, and a variable is not ours to delete. */
	readonly remove: (ref: SecretRef) => Promise<Result<void>>;
};

type SecretsOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The folder of `tokens.json`. */
	readonly folder: string;
	/** Left out if no keychain may be used. */
	readonly keychain?: Keychain;
};

/** Secrets from variables, the keychain and a file. */
export function createSecrets({env, folder, keychain}: SecretsOptions): Secrets {
	const file = createTokenFile(join(folder, 'tokens.json'));
	return {
		read: async ({from, name}) => {
			switch (from) {
				case 'env':
					return env[name] ? ok(env[name]) : err(failure.usage(`the variable ${name}, which should hold a NetBox token, is not set.`));
				case 'keychain':
					return keychain ? given(await keychain.read(name), name) : err(switchedOff);
				case 'file':
					return given(file.read(name), name);
				case 'option':
					return err(failure.usage(`the option "${name}" of the client is kept nowhere.`));
				default:
					return from satisfies never;
			}
		},
		store: async (instance, secret) => {
			if ((await keychain?.store(instance, secret))?.ok) return ok({from: 'keychain', name: instance});
			const stored = await file.store(instance, secret);
			return stored.ok ? ok({from: 'file', name: instance}) : stored;
		},
		remove: async ({from, name}) => {
			if (from === 'keychain') return keychain ? keychain.remove(name) : err(switchedOff);
			return from === 'file' ? file.remove(name) : ok(undefined);
		},
	};
}

function given(secret: Result<string | undefined>, instance: string): Result<string> {
	if (!secret.ok) return secret;
	return secret.value === undefined ? err(missing(instance)) : ok(secret.value);
}

const switchedOff = failure.localIo('the token is in the keychain, which is switched off.');

const missing = (instance: string) => failure.localIo(`the token of instance "${instance}" is not there.`, `set it with: instance token ${instance}`);
