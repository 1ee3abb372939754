import {type Failure, isCancel, sentence} from '../core/failure.js';
import {sanitize} from '../text/clean.js';
import type {Theme} from './theme.js';

/** The lines after an incomplete result (J6): that it was cancelled, then `errors (1):` and a line for each error. Empty if there are none. */
export function errorLines(failures: readonly Failure[], theme: Theme): string {
	const errors = failures.filter((failure) => !isCancel(failure));
	const cancels = failures.filter(isCancel).map((cancel) => clean(sentence(cancel)));
	const head = errors.length === 0 ? [] : [`errors (${errors.length}):`];
	const lines = [...cancels, ...head, ...errors.map((error) => theme.paint('error', `  ${clean(sentence(error))}`))];
	return lines.map((line) => `${line}\n`).join('');
}

/** A failed command at the prompt: the message and, on a line of its own, the hint. */
export function failureLines({message, hint}: Pick<Failure, 'message' | 'hint'>, theme: Theme): string {
	return `${theme.paint('error', clean(message))}\n${hint === undefined ? '' : `${clean(hint)}\n`}`;
}

/** The same on stderr (S8): `nf: <message> <hint>`. */
export const failureLine = (failure: Pick<Failure, 'message' | 'hint'>): string => `nf: ${clean(sentence(failure))}\n`;

const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});
