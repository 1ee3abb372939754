import type {JobId, QuestionId, RunEvent, TaskQuestion, WorkerName} from './job.js';

/** A run that asks; `until` is in ms since 1970. */
type AskingRun = {
	readonly job: JobId;
	readonly worker: WorkerName;
	readonly until: number;
	/** Ends what it asks. */
	readonly signal: AbortSignal;
	readonly say: (event: RunEvent) => void;
};

/** The questions of one run. */
export type RunQuestions = {
	/** Gives the answer; undefined where there is none. */
	readonly ask: (question: TaskQuestion) => Promise<string | undefined>;
	/** Withdraws what nobody has answered; from now on nothing is asked. */
	readonly end: () => void;
};

export type OpenQuestions = ReturnType<typeof createOpenQuestions>;

/** The questions of all runs of a runner that wait for an answer. */
export function createOpenQuestions() {
	const open = new Map<string, (given: string | undefined) => void>();
	const keyOf = (job: JobId, question: QuestionId): string => `${job} ${question}`;
	const settle = (job: JobId, question: QuestionId, given: string | undefined): void => {
		const resolve = open.get(keyOf(job, question));
		open.delete(keyOf(job, question));
		resolve?.(given);
	};
	return {
		answer: settle,
		of: ({job, worker, until, signal, say}: AskingRun): RunQuestions => {
			let count = 0;
			let isOver = signal.aborted;
			const end = (): void => {
				isOver = true;
				for (let number = 1; number <= count; number += 1) {
					const question = `${worker}/${number}`;
					if (!open.has(keyOf(job, question))) continue;
					settle(job, question, undefined);
					say({type: 'withdrawn', question});
				}
			};
			signal.addEventListener('abort', end, {once: true});
			return {
				end,
				ask: (about) => {
					if (isOver) return Promise.resolve(undefined);
					count += 1;
					const question = `${worker}/${count}`;
					return new Promise((resolve) => {
						open.set(keyOf(job, question), resolve);
						say({type: 'question', question, until, ...about});
					});
				},
			};
		},
	};
}
