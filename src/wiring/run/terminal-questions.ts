import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Entry} from '../../shell/message.js';
import type {Questions} from '../../tasks/task.js';

/** The streams of a run without a prompt whose stdin and stderr are terminals; `plain` says, when a question is asked, whether it is a plain line. */
export type Terminals = {readonly stdin: NodeJS.ReadStream; readonly stderr: NodeJS.WriteStream; readonly plain: () => boolean};

/**
 * Asks the questions of `instance add` and `instance token` (docs/contract/scripts.md S9 needs-answer), on stderr so that stdout stays data, and until the signal fires.
 * `others` answers all other questions.
 */
export const createTerminalQuestions =
	({stdin, stderr, plain}: Terminals, others: Questions) =>
	(signal: AbortSignal): Questions => {
		const given = async (kind: Entry['kind'], text: string): Promise<Result<string>> => {
			const {ask} = await import('../../view/ask.js');
			const answer = await ask({kind, text, signal}, {stdin, stdout: stderr, plain: plain()});
			return answer === undefined ? err(failure.cancelled(0, 'nothing was asked of NetBox')) : ok(answer);
		};
		return {...others, ask: (question) => given('input', question), askSecret: (question) => given('password', question)};
	};
