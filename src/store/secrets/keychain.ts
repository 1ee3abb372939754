import type {AsyncEntry} from '@napi-rs/keyring';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';

/** Tokens in the keychain of the platform, under the service `nf-shell`. Every call may fail: many machines have none. */
export type Keychain = {
	/** Undefined if the keychain holds no such token. */
	readonly read: (name: string) => Promise<Result<string | undefined>>;
	readonly store: (name: string, secret: string) => Promise<Result<void>>;
	readonly remove: (name: string) => Promise<Result<void>>;
};

/** The keychain, loaded on first use. It is an optional package, and it throws if no Secret Service runs. */
export function createKeychain(): Keychain {
	return {
		read: (name) => use(name, async (entry) => (await entry.getPassword()) ?? undefined),
		store: (name, secret) => use(name, (entry) => entry.setPassword(secret)),
		remove: (name) => use(name, async (entry) => void (await entry.deleteCredential())),
	};
}

async function use<Value>(name: string, work: (entry: AsyncEntry) => Promise<Value>): Promise<Result<Value>> {
	try {
		const {AsyncEntry} = await import('@napi-rs/keyring');
		// Linux would otherwise fall back to the kernel's keyring, which is lost at the next boot.
		return ok(await work(new AsyncEntry('nf-shell', name, {linux: {store: 'secret-service'}})));
	} catch (error) {
		return err(failure.localIo(`the keychain cannot be used: ${error instanceof Error ? error.message : String(error)}.`));
	}
}
