import {failure} from '../core/failure.js';
import {parseJson, valuesIn} from '../core/json-text.js';
import {limits} from '../core/limits.js';
import {drive, type Work} from '../core/long-work.js';
import {err, ok, type Result} from '../core/result.js';
import {readYaml} from '../format/read-yaml.js';
import type {Json} from '../output/output.js';
import {homeFolder} from '../store/files/paths.js';
import {readTextFile} from '../store/files/read-file.js';

/** The document in a file that `save` wrote, as JSON or YAML, whatever the file is called. Bounded in bytes, values and depth (docs/faults.md). */
export async function readSaved(path: string, cwd: string, stop: AbortSignal): Promise<Result<Json>> {
	const text = readTextFile({path, home: homeFolder(), cwd}, limits.savedBytes);
	if (!text.ok) return text;
	if (valuesIn(text.value) > limits.savedValues) return err(failure.localIo(`cannot read "${path}": it has more than ${limits.savedValues} values.`));
	try {
		const value = await drive(documentIn(text.value), {stop});
		return value === undefined ? err(failure.cancelled(0, `"${path}" was not read`)) : ok(value);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return err(failure.localIo(`cannot read "${path}" as JSON or YAML: ${error.message}.`));
	}
}

function* documentIn(text: string): Work<Json> {
	return /^\s*[[{]/.test(text) ? parseJson(text) : yield* readYaml(text);
}
