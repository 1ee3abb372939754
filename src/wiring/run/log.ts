import {appendFileSync, closeSync, constants} from 'node:fs';
import {dirname} from 'node:path';
import {openOwnFile} from '../../store/files/own-file.js';
import {openFolder} from '../../store/files/private-file.js';
import {maskTokens} from '../../store/secrets/token-shape.js';

/** The log of one user: a file of 0600 without any secret. */
export type Log = {
	/** One line, kept with NF_DEBUG=1 only. */
	readonly debug: (line: string) => void;
	/** Keeps what went wrong and gives the id to tell the user. */
	readonly bug: (error: unknown) => string;
};

/** A log that makes its file with the first line. A log that cannot be written loses its lines and nothing else. */
export function createLog(
	path: string,
	{isDebug, now, newId}: {readonly isDebug: boolean; readonly now: () => number; readonly newId: () => string},
): Log {
	const append = (line: string): void => {
		try {
			openFolder(dirname(path));
			const file = openOwnFile(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
			try {
				appendFileSync(file, `${new Date(now()).toISOString()} ${maskTokens(line)}\n`);
			} finally {
				closeSync(file);
			}
		} catch {
			// Nobody can be told of a log that fails while it tells of something else.
		}
	};
	return {
		debug: (line) => {
			if (isDebug) append(line);
		},
		bug: (error) => {
			const id = newId().slice(0, 8);
			append(`bug ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			return id;
		},
	};
}
