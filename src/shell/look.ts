import type {Style} from '../format/theme.js';
import {placeName, promptName} from '../language/read/pasted-prompt.js';
import type {ReadLine} from '../language/read/read-line.js';
import type {Tokens} from '../language/read/tokenize.js';
import {highlight} from '../language/suggest/highlight.js';
import {hintLine} from '../language/suggest/hint.js';
import type {Environment} from './environment.js';
import type {State} from './state.js';

/** A part of a text and how it is coloured. */
export type StyledSpan = {readonly start: number; readonly end: number; readonly style: Style};

/** What a prompt is made of. */
export type Prompting = Pick<State, 'place' | 'standing'>;

/** `nf#`, or in a sub-shell `nf[netbox-get]#`; by `set cli prompt instance` the name of the instance in place of `nf`, where one is meant. No space follows it. */
export function promptText({settings}: Pick<Environment, 'settings'>, {place, standing}: Prompting): string {
	const called = settings.prompt === 'instance' && standing ? promptName(standing.instance) : 'nf';
	return place.length === 0 ? `${called}#` : `${called}[${placeName(place)}]#`;
}

/** What stands before a line in the scrollback: nothing where it brings its own prompt. */
export const promptBefore = (environment: Pick<Environment, 'settings'>, state: Prompting, {prompt}: Tokens): string =>
	prompt ? '' : promptText(environment, state);

/** What stands before the second and later rows of a line. */
export const continuationText = '... ';

/** The colours of a line, in order and without overlap; a pasted block of several rows has none. */
export const spansOf = (line: ReadLine): readonly StyledSpan[] =>
	line.shown.includes('\n') ? [] : highlight(line).map(({style, ...span}) => ({...span, style: style === 'error' ? 'mistake' : style}));

/** What is said of the line that is being typed: what was just said, else what can follow here, where `head` is the line up to the cursor. */
export function hintOf({line, overlay, notice, wanting, offered}: State, head: ReadLine): string {
	if (notice !== undefined) return notice;
	if (overlay?.kind === 'search') return 'Ctrl-R older  Ctrl-S newer  Right edit  Enter run  Esc back';
	if (wanting) return `asking for ${wanting.sources.join(', ')}`;
	if (line.text === '' && offered !== undefined) return 'Right takes the corrected line  ? help';
	return line.text.includes('\n') ? '' : hintLine(head);
}

/** What is said while nothing is typed: how many jobs run, and where help is. */
export function restingWords({line, overlay, notice, wanting, jobs, offered}: State): readonly string[] {
	if (line.text !== '' || notice !== undefined || wanting || (overlay && overlay.kind !== 'menu')) return [];
	const running = jobs.size === 0 ? [] : [`${jobs.size} ${jobs.size === 1 ? 'job' : 'jobs'} running`];
	return offered === undefined ? [...running, '? help'] : running;
}
