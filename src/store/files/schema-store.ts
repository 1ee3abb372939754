import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {limits} from '../../core/limits.js';
import {attempt} from './io-error.js';
import {readOwnFile} from './own-file.js';
import {openFolder, replaceFile} from './private-file.js';

/** Texts by key, kept between runs; a lost one is no harm. */
export type TextStore = {
	/** The text under the key, or undefined. */
	readonly read: (key: string) => Promise<string | undefined>;
	readonly write: (key: string, text: string) => Promise<void>;
};

/**
 * Keeps NetBox's schema of its own API, 16 MB per version of a server, in a file each. A file that cannot be read or written counts as missing: the
 * server is asked again.
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
