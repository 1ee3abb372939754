import {text} from '../output.js';
import {ok} from '../result.js';
import {defineTask} from './task.js';

/** The lines entered before, numbered, oldest first; `last` of them where given. */
export const run = defineTask('history', async ({last}, {history}) => {
	const lines = await history();
	if (!lines.ok) return lines;
	const width = String(lines.value.length).length;
	const numbered = lines.value.map((line, index) => `${String(index + 1).padStart(width)}  ${line}`);
	return ok(text(numbered.slice(last === undefined ? 0 : -last).join('\n')));
});
