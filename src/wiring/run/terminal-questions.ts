import {once} from '../../core/once.js';
import type {RunningJobs} from '../../jobs/running-jobs.js';

/** The streams of a run without a prompt whose stdin and stderr are terminals; `plain` says, when a question is asked, whether it is a plain line. */
export type Terminals = {readonly stdin: () => NodeJS.ReadStream; readonly stderr: NodeJS.WriteStream; readonly plain: () => boolean};

/** Answers the texts and secrets that jobs ask for (docs/contract/scripts.md S9 needs-answer), asked on stderr so that stdout stays data. */
export function answerOnTerminal(jobs: Pick<RunningJobs, 'subscribe' | 'answer'>, {stdin, stderr, plain}: Terminals): void {
	const asked = once(async () => (await import('../../view/entries.js')).createEntries({stdin: stdin(), stdout: stderr, plain}));
	jobs.subscribe(async (event) => {
		if (event.type === 'withdrawn') (await asked()).withdraw(event);
		if (event.type !== 'question' || event.kind === 'confirm') return;
		const {job, question, kind, text} = event;
		jobs.answer(job, question, await (await asked()).open({job, question, kind, text})());
	});
}
