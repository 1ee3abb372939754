import {atWords} from '../../format/text.js';
import {needsMore} from '../../language/read/tokenize.js';
import {help} from '../../language/suggest/help.js';
import {insert} from '../../terminal/line.js';
import {sanitize} from '../../text/clean.js';
import {echo} from '../echo.js';
import {type Environment, print, type Step} from '../environment.js';
import type {State} from '../state.js';
import {askFor, suggest} from './menu.js';

/** `?`: what can follow, printed above the line, which stays; the second one says more. In quotes it is a character. */
export function questionMark(environment: Environment, state: State): Step {
	const {line} = state;
	if (needsMore(line.text.slice(0, line.cursor))) return [{...state, line: insert(line, '?')}];
	const {sources} = suggest(environment, state, line);
	const {effects, missing} = askFor(state, sources);
	if (missing.length > 0) return [{...state, wanting: {key: 'help', line, sources: missing}}, ...effects];
	const [shown, ...printed] = helpNow(environment, state);
	return [shown, ...effects, ...printed];
}

/** `?` once the values are there. */
export function helpNow(environment: Environment, state: State): Step {
	const {line, place} = state;
	const verbose = state.helped === line;
	const at = {line: line.text, cursor: line.cursor, place, aliases: environment.settings.aliases};
	const text = help(environment.tree, at, (source) => state.values.get(source)?.values ?? [], {verbose});
	const asked = echo(environment, state, `${line.text}${verbose ? '??' : '?'}`);
	return [{...state, helped: line}, ...print(asked), ...print(atWords(sanitize(text, {lineFeeds: 'keep'}), state.size.columns))];
}
