import type {Theme} from '../../format/theme.js';
import {parse} from '../../language/parse.js';
import type {Environment} from '../environment.js';
import type {State} from '../state.js';

/** Lines that begin right but do not parse here; after so many the search ends, so that a key is never slow. */
const mostTried = 20;

/** The rest of the newest history line that begins with what is typed and can be said here; nothing without colours, as it would look typed. */
export function ghostOf({tree, theme, settings}: Environment, {line, history, place, overlay}: State): string {
	const {text, cursor} = line;
	if (!settings.ghost || !hasColours(theme) || overlay || text.trim() === '' || cursor !== text.length || text.includes('\n')) return '';
	let tried = 0;
	for (let at = history.length - 1; at >= 0 && tried < mostTried; at -= 1) {
		const candidate = history[at] ?? '';
		if (!candidate.startsWith(text) || candidate === text || candidate.includes('\n')) continue;
		tried += 1;
		if (parse(tree, {line: candidate}, {place, fullWords: settings.fullWords, aliases: settings.aliases}).ok) return candidate.slice(text.length);
	}
	return '';
}

const hasColours = (theme: Theme): boolean => theme.paint('dim', 'x') !== 'x';
