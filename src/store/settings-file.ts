import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import Conf from 'conf';
import * as z from 'zod/mini';
import {failure} from '../failure.js';
import {inWords} from '../in-words.js';
import type {NetboxInstance} from '../instance.js';
import {parseJson, stringifyJson} from '../json-text.js';
import {err, ok, type Result} from '../result.js';
import {attempt} from './io-error.js';
import {openFolder} from './private-file.js';
import {settingKinds} from './setting-values.js';

const instance = z.looseObject({
	name: z.string().check(z.minLength(1)),
	url: z.url(),
	token: z.looseObject({from: z.enum(['env', 'keychain', 'file']), name: z.string()}),
	verifyTls: z.boolean(),
	ca: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<NetboxInstance>;

/** Keys of a newer release are kept as they are. */
const content = z.looseObject({
	settings: z._default(z.looseObject({}), {}),
	instances: z._default(z.array(instance), []),
	defaultInstance: z.exactOptional(z.string()),
	aliases: z._default(z.record(z.string(), z.string()), {}),
});

/** What `settings.json` says. Only what the user has set is in `settings`, and no secret is anywhere. */
export type Content = {
	readonly settings: Readonly<Record<string, unknown>>;
	readonly instances: readonly NetboxInstance[];
	readonly defaultInstance?: string;
	readonly aliases: Readonly<Record<string, string>>;
};

/** The file of the user's settings. Other shells may change it too. */
export type SettingsFile = {
	/** As it was when this process opened or last changed it. */
	readonly content: () => Content;
	/** Reads the file again, changes it and writes it whole (0600); what the change refuses is not written. */
	readonly change: (change: (content: Content) => Result<Content>) => Result<void>;
};

/** Opens `settings.json` in the folder, which is made (0700) where it is missing. Fails where the file is damaged: it is never overwritten then. */
export function openSettingsFile(folder: string): Result<SettingsFile> {
	const first = read(folder);
	if (!first.ok) return first;
	let current = first.value;
	return ok({
		content: () => current,
		change: (change) => {
			const newest = read(folder);
			const changed = newest.ok ? change(newest.value) : newest;
			if (!changed.ok) return changed;
			return guarded(folder, () => {
				write(folder, changed.value);
				current = changed.value;
			});
		},
	});
}

/** conf writes the file whole, and what it writes is plain JSON: reading, which every start does, needs no conf. */
function write(folder: string, content: Content): void {
	const file = new Conf<Record<string, unknown>>({
		cwd: folder,
		configName: 'settings',
		configFileMode: 0o600,
		accessPropertiesByDotNotation: false,
		serialize: (value) => stringifyJson(value, undefined, '\t'),
	});
	file.store = {...content};
}

function read(folder: string): Result<Content> {
	const stored = guarded(folder, (): unknown => {
		openFolder(folder);
		const path = join(folder, 'settings.json');
		return existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : {};
	});
	if (!stored.ok) return stored;
	const parsed = content.safeParse(stored.value, inWords);
	if (!parsed.success) return err(damaged(folder, parsed.error.issues.map(({path, message}) => `${path.join('.')}: ${message}`).join('; ')));
	for (const [name, {accepts, expected}] of Object.entries(settingKinds)) {
		const value = parsed.data.settings[name];
		if (value !== undefined && !accepts(value)) return err(damaged(folder, `"${name}" is not ${expected}`));
	}
	return ok(parsed.data);
}

function guarded<Value>(folder: string, work: () => Value): Result<Value> {
	try {
		return attempt('cannot use "settings.json"', work);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return err(damaged(folder, error.message));
	}
}

const damaged = (folder: string, why: string) =>
	failure.localIo(`"settings.json" is damaged: ${why.replace(/\.*$/, '')}.`, `mend or delete ${join(folder, 'settings.json')}`);
