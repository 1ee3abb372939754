import {failure} from '../core/failure.js';
import {err, ok} from '../core/result.js';
import {text} from '../output/output.js';
import {defineTask} from './task.js';

/** The lines entered before, numbered, oldest first, `last` of them where given; or, after a question, none any more. */
export const run = defineTask('history', async ({last, clear, yes}, {history, questions}) => {
	const kept = await history();
	if (clear) {
		const sure = yes ? ok(true) : await questions.confirm('clear the history?');
		if (!sure.ok) return sure;
		if (!sure.value) return err(failure.declined('not confirmed: nothing was cleared.'));
		const cleared = kept.clear();
		return cleared.ok ? ok(text('')) : cleared;
	}
	const lines = kept.load();
	if (!lines.ok) return lines;
	const width = String(lines.value.length).length;
	const numbered = lines.value.map((line, index) => `${String(index + 1).padStart(width)}  ${line.replaceAll('\n', '\\n')}`);
	return ok(text(numbered.slice(last === undefined ? 0 : -last).join('\n')));
});
