import {readFileSync, statSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {failure} from '../failure.js';
import {parseJson} from '../json-text.js';
import {err, ok, type Result} from '../result.js';
import {attempt} from './io-error.js';
import {openFolder, replaceFile} from './private-file.js';

/** Tokens by name in a JSON file of 0600, in a folder of 0700. Refused while others may read it. */
export type TokenFile = {
	readonly read: (name: string) => Result<string | undefined>;
	readonly change: (change: (tokens: Map<string, string>) => void) => Result<void>;
};

/** The token file of this path; nothing is read or made before it is used. */
export function createTokenFile(path: string): TokenFile {
	return {
		read: (name) => {
			const tokens = load(path);
			return tokens.ok ? ok(tokens.value.get(name)) : tokens;
		},
		change: (change) => {
			const tokens = load(path);
			if (!tokens.ok) return tokens;
			change(tokens.value);
			return attempt(`cannot write "${basename(path)}"`, () => {
				openFolder(dirname(path));
				replaceFile(path, `${JSON.stringify(Object.fromEntries(tokens.value), undefined, '\t')}\n`);
			});
		},
	};
}

function load(path: string): Result<Map<string, string>> {
	const name = basename(path);
	const found = attempt(`cannot read "${name}"`, () => {
		const stats = statSync(path, {throwIfNoEntry: false});
		return stats && {text: readFileSync(path, 'utf8'), openTo: stats.mode & 0o077};
	});
	if (!found.ok) return found;
	if (found.value === undefined) return ok(new Map());
	if (found.value.openTo !== 0) return err(failure.localIo(`"${name}" can be read by others: its tokens are not used.`, `chmod 600 ${path}`));
	const tokens = parse(found.value.text);
	return tokens ? ok(tokens) : err(failure.localIo(`"${name}" is damaged.`, `mend or delete ${path}`));
}

function parse(text: string): Map<string, string> | undefined {
	try {
		const entries = Object.entries(parseJson(text) as object);
		return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? new Map(entries) : undefined;
	} catch {
		return undefined;
	}
}
