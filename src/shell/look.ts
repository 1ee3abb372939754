import type {Style} from '../format/theme.js';
import {placeName, promptOf} from '../language/read/pasted-prompt.js';
import type {ReadLine} from '../language/read/read-line.js';
import {highlight} from '../language/suggest/highlight.js';
import {hintLine} from '../language/suggest/hint.js';
import type {State} from './state.js';

/** A part of a text and how it is coloured. */
export type StyledSpan = {readonly start: number; readonly end: number; readonly style: Style};

/** `nf#`, or in a sub-shell `nf[netbox-get]#`; no space follows it. */
export const promptText = (place: readonly string[]): string => (place.length === 0 ? 'nf#' : `nf[${placeName(place)}]#`);

/** What stands before a line in the scrollback: nothing where it brings its own prompt. */
export const promptBefore = ({place}: Pick<State, 'place'>, line: string): string => (promptOf(line) ? '' : promptText(place));

/** What stands before the second and later rows of a line. */
export const continuationText = '... ';

/** The colours of a line, in order and without overlap; a pasted block of several rows has none. */
export const spansOf = (line: ReadLine): readonly StyledSpan[] =>
	line.shown.includes('\n') ? [] : highlight(line).map(({style, ...span}) => ({...span, style: style === 'error' ? 'mistake' : style}));

/** The one line under the prompt: what was just said, else what can follow here, where `head` is the line up to the cursor. */
export function hintOf({line, overlay, notice, wanting, jobs, standing, offered}: State, head: ReadLine): string {
	if (notice !== undefined) return notice;
	if (overlay?.kind === 'search') return 'Ctrl-R older  Ctrl-S newer  Right edit  Enter run  Esc back';
	if (wanting) return `asking for ${wanting.sources.join(', ')}`;
	if (line.text !== '') return line.text.includes('\n') ? '' : hintLine(head);
	if (offered !== undefined) return 'Right takes the corrected line  ? help';
	const running = jobs.size === 0 ? [] : [`${jobs.size} ${jobs.size === 1 ? 'job' : 'jobs'} running`];
	return [...standingWords(standing), ...running, '? help'].join('  ');
}

/** `prod`, `NetBox 4.6.8`, `bgp 0.19.0`: as much of it as is known. */
function standingWords(standing: State['standing']): readonly string[] {
	if (!standing) return [];
	const {instance, netbox, bgp} = standing;
	return [instance, ...(netbox === undefined ? [] : [`NetBox ${netbox}`]), ...(bgp === undefined ? [] : [`bgp ${bgp}`])];
}
