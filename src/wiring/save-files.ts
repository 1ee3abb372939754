import type {Work} from '../core/long-work.js';
import {ok, type Result} from '../core/result.js';
import {writtenLine} from '../format/job-lines.js';
import type {Pipe} from '../language/read/sentence.js';
import type {Save} from '../pipes/apply.js';
import {appendToFile, checkTarget, fileExists, saveFile} from '../store/files/files.js';
import {homeFolder} from '../store/files/paths.js';

/** Writes the file of a pipe; returns the line that reports it. */
export function* performSave({how, path, text, overwrite, header}: Save, cwd: string): Work<Result<string>> {
	const target = {path, text, home: homeFolder(), cwd};
	const written = yield* how === 'append' ? appendToFile({...target, header}) : saveFile({...target, overwrite});
	return written.ok ? ok(writtenLine(path, written.value)) : written;
}

/** Whether a file exists that the user did not allow to overwrite. */
export const wouldOverwrite = ({how, path, overwrite}: Save, cwd: string): boolean =>
	how !== 'append' && !overwrite && fileExists({path, home: homeFolder(), cwd});

/** Whether the files that a command's pipes name can be written, checked before it runs: a script hears of it before anything is done. */
export function checkSaves(pipes: readonly Pipe[], cwd: string): Result<void> {
	for (const {name, args} of pipes) {
		if (name !== 'save' && name !== 'append' && name !== 'tee') continue;
		const how = name === 'append' ? 'append' : 'save';
		const checked = checkTarget({how, path: args['path'] as string, overwrite: args['overwrite'] === true, home: homeFolder(), cwd});
		if (!checked.ok) return checked;
	}
	return ok(undefined);
}
