import type {Theme} from '../../format/theme.js';
import type {Environment} from '../environment.js';
import type {State} from '../state.js';
import {readHere} from './reading.js';

/** Lines that begin right but cannot be said here; after so many the search ends, so that a key is never slow. */
const mostTried = 20;

/** The rest of the newest history line that begins with what is typed and can be said here; nothing without colours, as it would look typed. */
export function ghostOf(environment: Environment, state: Pick<State, 'line' | 'history' | 'place' | 'overlay'>): string {
	const {history, overlay} = state;
	const {text, cursor} = state.line;
	if (!environment.settings.ghost || !hasColours(environment.theme) || overlay || text.trim() === '' || cursor !== text.length || text.includes('\n'))
		return '';
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
