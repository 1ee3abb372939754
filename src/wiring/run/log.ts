import {appendFileSync, closeSync, constants} from 'node:fs';
import {dirname} from 'node:path';
import {openOwnFile} from '../../store/files/own-file.js';
import {openFolder} from '../../store/files/private-file.js';
import {maskSecrets} from '../../text/secret-shape.js';

/** The log of one user: a file of 0600 without any secret. */
export type Log = {
	/** One line, written with NF_DEBUG=1 only. */
	readonly debug: (line: string) => void;
	/** Logs a bug and returns the id to show the user. */
	readonly bug: (error: unknown) => string;
};

/** A log that creates its file with the first line. If the log cannot be written, only its lines are lost. */
export function createLog(
	path: string,
	{isDebug, now, newId}: {readonly isDebug: boolean; readonly now: () => number; readonly newId: () => string},
): Log {
	const append = (line: string): void => {
		try {
			openFolder(dirname(path));
			const file = openOwnFile(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
			try {
				appendFileSync(file, `${new Date(now()).toISOString()} ${maskSecrets(line)}\n`);
			} finally {
				closeSync(file);
			}
		} catch {
			// Nobody can hear of a log that fails while it reports something else.
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
