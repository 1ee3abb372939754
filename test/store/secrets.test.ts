import {chmodSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {err, ok} from '../../src/core/result.js';
import type {Keychain} from '../../src/store/secrets/keychain.js';
import {createSecrets} from '../../src/store/secrets/secrets.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

const inFolder = () => join(temporaryFolder(), 'config');

/** A keychain of this test's own: the platform's is never touched. */
function keychainOf(entries: Map<string, string>): Keychain {
	return {
		read: async (name) => ok(entries.get(name)),
		store: async (name, secret) => ok(void entries.set(name, secret)),
		remove: async (name) => ok(void entries.delete(name)),
	};
}

const locked = err(failure.localIo('the keychain cannot be used: no Secret Service runs.'));
const noKeychain: Keychain = {read: async () => locked, store: async () => locked, remove: async () => locked};

test('a token from a variable is read from there; a missing or empty variable is named', async () => {
	const secrets = createSecrets({env: {PROD_TOKEN: 'abc', EMPTY: ''}, folder: inFolder()});
	expect(unwrap(await secrets.read({from: 'env', name: 'PROD_TOKEN'}))).toBe('abc');
	for (const name of ['OTHER', 'EMPTY']) {
		expect(messageOf(await secrets.read({from: 'env', name}))).toBe(`the variable ${name}, which should hold a NetBox token, is not set.`);
	}
	expect((await secrets.remove({from: 'env', name: 'PROD_TOKEN'})).ok).toBe(true);
});

test('without a keychain, or where it refuses, tokens are in a file of their owner alone', async () => {
	for (const keychain of [{}, {keychain: noKeychain}]) {
		const folder = inFolder();
		const secrets = createSecrets({env: {}, folder, ...keychain});
		expect(unwrap(await secrets.store('prod', 'abc'))).toEqual({from: 'file', name: 'prod'});
		unwrap(await secrets.store('__proto__', 'def'));
		expect([statSync(folder).mode & 0o777, statSync(join(folder, 'tokens.json')).mode & 0o777]).toEqual([0o700, 0o600]);
		expect(unwrap(await secrets.read({from: 'file', name: 'prod'}))).toBe('abc');
		expect(unwrap(await secrets.read({from: 'file', name: '__proto__'}))).toBe('def');
		unwrap(await secrets.remove({from: 'file', name: 'prod'}));
		expect(messageOf(await secrets.read({from: 'file', name: 'prod'}))).toBe('the token of instance "prod" is not there.');
		expect(readFileSync(join(folder, 'tokens.json'), 'utf8')).not.toContain('abc');
	}
});

test('where there is a keychain, tokens are in it and in no file', async () => {
	const entries = new Map<string, string>();
	const folder = inFolder();
	const secrets = createSecrets({env: {}, folder, keychain: keychainOf(entries)});
	const ref = unwrap(await secrets.store('prod', 'abc'));
	expect([ref, entries]).toEqual([{from: 'keychain', name: 'prod'}, new Map([['prod', 'abc']])]);
	expect(unwrap(await secrets.read(ref))).toBe('abc');
	expect(statSync(folder, {throwIfNoEntry: false})).toBeUndefined();
	unwrap(await secrets.remove(ref));
	expect(messageOf(await secrets.read(ref))).toBe('the token of instance "prod" is not there.');
});

test('a token in a keychain that cannot be used is a failure, not another token', async () => {
	const ref = {from: 'keychain', name: 'prod'} as const;
	expect(messageOf(await createSecrets({env: {}, folder: inFolder(), keychain: noKeychain}).read(ref))).toBe(locked.error.message);
	expect(messageOf(await createSecrets({env: {}, folder: inFolder()}).read(ref))).toBe('the token is in the keychain, which is switched off.');
});

test.each([0o640, 0o604, 0o666])('a token file of mode %o is refused, and not added to', async (mode) => {
	const folder = inFolder();
	const secrets = createSecrets({env: {}, folder});
	unwrap(await secrets.store('prod', 'abc'));
	const path = join(folder, 'tokens.json');
	chmodSync(path, mode);
	const refused = await secrets.read({from: 'file', name: 'prod'});
	expect(refused).toMatchObject({
		error:
			mode === 0o666
				? {message: 'cannot use "tokens.json": others may write to it.', hint: `chmod go-w ${path}`}
				: {message: 'cannot use "tokens.json": others may read it.', hint: `chmod 600 ${path}`},
	});
	expect((await secrets.store('dev', 'def')).ok).toBe(false);
});

test.each([
	['{"prod": abc', '"tokens.json" is damaged: it is no JSON.'],
	['null', '"tokens.json" is damaged: it is no JSON object.'],
])('a token file that says %s is damaged, which shows nothing of it, and is not written over', async (text, message) => {
	const folder = inFolder();
	const secrets = createSecrets({env: {}, folder});
	unwrap(await secrets.store('prod', 'abc'));
	writeFileSync(join(folder, 'tokens.json'), text);
	expect(messageOf(await secrets.read({from: 'file', name: 'prod'}))).toBe(message);
	expect((await secrets.store('dev', 'def')).ok).toBe(false);
	expect(readFileSync(join(folder, 'tokens.json'), 'utf8')).toBe(text);
});

test('C1 a token that is none costs that token: the others are read, and it stays where another is stored', async () => {
	const folder = inFolder();
	const secrets = createSecrets({env: {}, folder});
	unwrap(await secrets.store('prod', 'abc'));
	writeFileSync(join(folder, 'tokens.json'), '{"prod": "abc", "bad": 5, "empty": ""}');
	expect(unwrap(await secrets.read({from: 'file', name: 'prod'}))).toBe('abc');
	for (const name of ['bad', 'empty']) {
		expect(messageOf(await secrets.read({from: 'file', name}))).toBe(`"tokens.json": what stands there for "${name}" is no token.`);
	}
	unwrap(await secrets.store('dev', 'def'));
	expect(JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8'))).toEqual({prod: 'abc', bad: 5, empty: '', dev: 'def'});
});
