import {isDecision} from '../core/exits.js';
import {type Failure, sentence} from '../core/failure.js';
import {sanitize} from '../text/clean.js';
import type {Theme} from './theme.js';

/** The lines after an incomplete result (J6): what the user decided, then `errors (1):` and a line for each error. Empty if there are none. */
export function errorLines(failures: readonly Failure[], theme: Theme): string {
	const errors = failures.filter((failure) => !isDecision(failure));
	const decisions = failures.filter(isDecision).map((decision) => clean(sentence(decision)));
	const head = errors.length === 0 ? [] : [`errors (${errors.length}):`];
	const lines = [...decisions, ...head, ...errors.map((error) => theme.paint('error', `  ${clean(sentence(error))}`))];
	return lines.map((line) => `${line}\n`).join('');
}

/** A failed command at the prompt: the message, red unless the user decided so, and the hint on a line of its own. */
export function failureLines(failure: Pick<Failure, 'message' | 'hint'> | Failure, theme: Theme): string {
	const {message, hint} = failure;
	const said = clean(message);
	const isDecided = 'code' in failure && isDecision(failure);
	return `${isDecided ? said : theme.paint('error', said)}\n${hint === undefined ? '' : `${clean(hint)}\n`}`;
}

/** The same on stderr (S8): `nf: <message> <hint>`. */
export const failureLine = (failure: Pick<Failure, 'message' | 'hint'>): string => `nf: ${clean(sentence(failure))}\n`;

const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});
