import {writtenLine} from '../format/written.js';
import type {Save} from '../pipes/apply.js';
import {ok, type Result} from '../result.js';
import {appendToFile, fileExists, saveFile} from '../store/files.js';
import {homeFolder} from '../store/paths.js';
import type {Work} from '../work.js';

/** Writes what a pipe saves; gives the line that says so. */
export function* performSave({how, path, text, overwrite, header}: Save, cwd: string): Work<Result<string>> {
	const target = {path, text, home: homeFolder(), cwd};
	const written = yield* how === 'append' ? appendToFile({...target, header}) : saveFile({...target, overwrite});
	return written.ok ? ok(writtenLine(path, written.value)) : written;
}

/** Whether a file would have to be overwritten that the user did not say so of. */
export const wouldOverwrite = ({how, path, overwrite}: Save, cwd: string): boolean =>
	how !== 'append' && !overwrite && fileExists({path, home: homeFolder(), cwd});
