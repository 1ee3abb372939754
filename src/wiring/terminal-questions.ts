import {failure} from '../failure.js';
import {err, ok, type Result} from '../result.js';
import type {Questions} from '../tasks/task.js';

/** The streams of a run without a prompt whose stdin and stderr are terminals. */
export type Terminals = {readonly stdin: NodeJS.ReadStream; readonly stderr: NodeJS.WriteStream};

/**
 * Asks for what `instance add` and `instance token` need (docs/contract.md S9), on stderr so that stdout stays data. Everything else
 * is answered by `others`.
 */
export const createTerminalQuestions = ({stdin, stderr}: Terminals, others: Questions): Questions => {
	const ask = async (type: 'input' | 'password', message: string): Promise<Result<string>> => {
		const {default: enquirer} = await import('enquirer');
		try {
			const {given} = await enquirer.prompt<{given: string}>({type, name: 'given', message, stdin, stdout: stderr});
			return ok(given);
		} catch {
			// enquirer rejects with an empty text on Ctrl-C and Esc.
			return err(failure.cancelled(0, 'nothing was asked of NetBox'));
		}
	};
	return {...others, ask: (question) => ask('input', question), askSecret: (question) => ask('password', question)};
};
