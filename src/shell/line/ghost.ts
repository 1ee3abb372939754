import type {Theme} from '../../format/theme.js';
import type {Environment} from '../environment.js';
import type {State} from '../state.js';
import {readHere} from './reading.js';

/** Lines that begin right but cannot be said here; after so many the search ends, so that a key is never slow. */
const mostTried = 20;

type Ghostly = Pick<State, 'line' | 'history' | 'place' | 'overlay' | 'offered'>;

/** The rest of the line that a refused one may have meant, where it begins with what is typed: Right takes it, shown or not. */
export function offeredRest({offered = '', overlay, line: {text, cursor}}: Ghostly): string {
	return overlay || cursor !== text.length || !offered.startsWith(text) ? '' : offered.slice(text.length);
}

/**
 * The rest of that line, else of the newest history line that begins with what is typed and can be said here; nothing without colours, as
 * it would look typed.
 */
export function ghostOf(environment: Environment, state: Ghostly): string {
	const {history, overlay} = state;
	const {text, cursor} = state.line;
	if (!environment.settings.ghost || !hasColours(environment.theme) || overlay || cursor !== text.length || text.includes('\n')) return '';
	const meant = offeredRest(state);
	if (meant !== '' || text.trim() === '') return meant;
	let tried = 0;
	for (let at = history.length - 1; at >= 0 && tried < mostTried; at -= 1) {
		const candidate = history[at] ?? '';
		if (!candidate.startsWith(text) || candidate === text || candidate.includes('\n')) continue;
		tried += 1;
		if (readHere(environment, state, {line: candidate}).problems.length === 0) return candidate.slice(text.length);
	}
	return '';
}

const hasColours = (theme: Theme): boolean => theme.paint('dim', 'x') !== 'x';
