import {failure} from '../core/failure.js';
import {err, ok, type Result} from '../core/result.js';
import type {Hooks} from '../jobs/run.js';
import type {Questions, ShellQuestions} from '../tasks/task.js';

export type QuestionsOptions = Pick<Hooks, 'attended' | 'ask'>;

/** The yes and no of one run, asked through the runner where somebody is there to answer (docs/contract/scripts.md S9 needs-answer). */
export const questionsOf = ({attended, ask}: QuestionsOptions): Questions => ({
	attended,
	confirm: async (text, about = {}) => {
		const isHeard = attended === 'prompt' || (attended === 'terminal' && about.name !== undefined);
		return isHeard ? ok((await ask({kind: 'confirm', text, ...about})) === (about.name ?? 'yes')) : err(failure.needsAnswer());
	},
});

export type ShellQuestionsOptions = QuestionsOptions & {
	/** The next line of standard input; undefined where there is none. */
	readonly readLine: () => Promise<Result<string> | undefined>;
};

/** The same, with the texts and secrets that only a task of the shell itself asks for. */
export function shellQuestionsOf({attended, ask, readLine}: ShellQuestionsOptions): ShellQuestions {
	const given = async (kind: 'input' | 'password', text: string, otherwise: string): Promise<Result<string>> => {
		if (attended === 'nobody') return err(failure.needsValue(text, otherwise));
		const answer = await ask({kind, text});
		if (answer !== undefined) return ok(answer);
		return err(attended === 'terminal' ? failure.cancelled(0, 'nothing was asked of NetBox') : failure.declined('not answered: nothing was done.'));
	};
	return {
		...questionsOf({attended, ask}),
		ask: (text) => given('input', text, 'give every value in the line, or run it at the prompt'),
		askSecret: (text, otherwise) => given('password', text, otherwise),
		readLine: async () => (await readLine()) ?? err(failure.usage('nothing on standard input.')),
	};
}
