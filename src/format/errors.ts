import {type Failure, sentence} from '../failure.js';
import {sanitize} from './text.js';
import type {Theme} from './theme.js';

/** What follows a result that is not whole (J6): `errors (1):` and a line per error. Empty where there is none. */
export function errorLines(errors: readonly Failure[], theme: Theme): string {
	if (errors.length === 0) return '';
	const lines = [`errors (${errors.length}):`, ...errors.map((error) => theme.paint('error', `  ${clean(sentence(error))}`))];
	return lines.map((line) => `${line}\n`).join('');
}

/** A failed command at the prompt: the message and, on a line of its own, the hint. */
export function failureLines({message, hint}: Pick<Failure, 'message' | 'hint'>, theme: Theme): string {
	return `${theme.paint('error', clean(message))}\n${hint === undefined ? '' : `${clean(hint)}\n`}`;
}

/** The same on stderr (S8): `nf: <message> <hint>`. */
export const failureLine = (failure: Pick<Failure, 'message' | 'hint'>): string => `nf: ${clean(sentence(failure))}\n`;

const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});
