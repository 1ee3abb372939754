import {once} from '../../core/once.js';
import {previewText, questionText} from '../../format/question.js';
import type {Theme} from '../../format/theme.js';
import type {RunningJobs} from '../../jobs/running-jobs.js';
import {sizeOf} from '../../terminal/size.js';

/** The streams of a run without a prompt whose stdin and stderr are terminals; `plain` says, when a question is asked, whether it is a plain line. */
export type Terminals = {
	readonly stdin: () => NodeJS.ReadStream;
	readonly stderr: NodeJS.WriteStream;
	readonly plain: () => boolean;
	/** Writes what a question is about, to stderr. */
	readonly say: (text: string) => void;
	readonly theme: () => Theme;
};

/**
 * Answers the texts and secrets that jobs ask for, and the names by which a write to a protected instance is confirmed (docs/contract/scripts.md S9
 * needs-answer), asked on stderr so that stdout stays data.
 */
export function answerOnTerminal(jobs: Pick<RunningJobs, 'subscribe' | 'answer'>, {stdin, stderr, plain, say, theme}: Terminals): void {
	const asked = once(async () => (await import('../../view/entries.js')).createEntries({stdin: stdin(), stdout: stderr, plain}));
	jobs.subscribe(async (event) => {
		if (event.type === 'withdrawn') (await asked()).withdraw(event);
		if (event.type !== 'question') return;
		const {job, question, kind, text} = event;
		if (kind !== 'confirm') return jobs.answer(job, question, await (await asked()).open({job, question, kind, text})());
		const {preview, name} = event;
		// Nobody asks beside a script for yes or no: `questionsOf` has said so to the task.
		if (name === undefined) return;
		if (preview) say(previewText(preview, {width: sizeOf(stderr).columns, theme: theme()}));
		const given = await (await asked()).open({job, question, kind: 'input', text: questionText({text, name})})();
		jobs.answer(job, question, given?.trim() === name ? name : undefined);
	});
}
