import {basename} from 'node:path';
import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {openDocument} from '../settings/document.js';

/** Tokens by name in a JSON file of 0600, in a folder of 0700. Refused if others may read it. */
export type TokenFile = {
	/** Undefined if there is none of this name; other entries do not matter. */
	readonly read: (name: string) => Result<string | undefined>;
	readonly store: (name: string, token: string) => Promise<Result<void>>;
	readonly remove: (name: string) => Promise<Result<void>>;
};

/** The token file of this path; nothing is read or created before its first use. */
export function createTokenFile(path: string): TokenFile {
	const document = openDocument(path, {closed: 'others may not read'});
	const done = async (changing: Promise<Result<unknown>>): Promise<Result<void>> => {
		const changed = await changing;
		return changed.ok ? ok(undefined) : changed;
	};
	return {
		read: (name) => {
			const tokens = document.read();
			if (!tokens.ok) return tokens;
			const token = Object.hasOwn(tokens.value, name) ? tokens.value[name] : undefined;
			if (token === undefined || (typeof token === 'string' && token !== '')) return ok(token);
			return err(failure.localIo(`"${basename(path)}": what stands there for "${name}" is no token.`, `set it with: instance token ${name}`));
		},
		store: (name, token) => done(document.change((tokens) => ok({...tokens, ...Object.fromEntries([[name, token]])}))),
		remove: (name) => done(document.change((tokens) => ok(Object.fromEntries(Object.entries(tokens).filter(([known]) => known !== name))))),
	};
}
