import {failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {err, ok, type Result} from '../core/result.js';
import {homeFolder} from '../store/files/paths.js';
import {readTextFile} from '../store/files/read-file.js';
import type {Services} from './services.js';

/** The text of a file, or with `-` all lines of standard input. Bounded in bytes (docs/faults.md). */
export async function readFileText(path: string, {cwd, readLine}: {readonly cwd: string} & Pick<Services, 'readLine'>): Promise<Result<string>> {
	if (path !== '-') return readTextFile({path, home: homeFolder(), cwd}, limits.configBytes);
	const lines: string[] = [];
	let length = 0;
	for (;;) {
		const line = await readLine();
		if (line === undefined) break;
		if (!line.ok) return line;
		lines.push(line.value);
		length += line.value.length + 1;
		if (length > limits.configBytes)
			return err(failure.localIo(`cannot read standard input: it is larger than ${limits.configBytes / 1_000_000} MB.`));
	}
	return lines.length === 0 ? err(failure.usage('nothing on standard input.')) : ok(`${lines.join('\n')}\n`);
}
