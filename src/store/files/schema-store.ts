import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {limits} from '../../core/limits.js';
import {attempt} from './io-error.js';
import {readOwnFile} from './own-file.js';
import {openFolder, replaceFile} from './private-file.js';

/** Texts by key, kept between runs; nothing of it is missed when it is lost. */
export type TextStore = {
	/** What was written under the key, or undefined. */
	readonly read: (key: string) => Promise<string | undefined>;
	readonly write: (key: string, text: string) => Promise<void>;
};

/**
 * Keeps what NetBox says of its own API, 16 MB per version of a server, in a file each. A file that cannot be read or written is
 * as good as none: the server is asked again.
 */
export function createSchemaStore(folder: string): TextStore {
	const fileOf = (key: string): string => join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
	return {
		read: async (key) => {
			const read = attempt('', () => readOwnFile(fileOf(key), limits.schemaBytes)?.toString('utf8'));
			return read.ok ? read.value : undefined;
		},
		write: async (key, text) => {
			attempt('', () => {
				openFolder(folder);
				replaceFile(fileOf(key), text);
			});
		},
	};
}
