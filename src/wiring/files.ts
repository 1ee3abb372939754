import {homedir} from 'node:os';
import {writtenLine} from '../format/written.js';
import type {Save} from '../pipes/apply.js';
import {ok, type Result} from '../result.js';
import {saveFile} from '../store/files.js';

/** Writes what a pipe saves; gives the line that says so. */
export function performSave({path, text, overwrite}: Save, cwd: string): Result<string> {
	const written = saveFile({path, text, overwrite, home: homedir(), cwd});
	return written.ok ? ok(writtenLine(path, written.value)) : written;
}
