import {atWords} from '../../format/text.js';
import {help} from '../../language/suggest/help.js';
import {asksInJson, offersHere} from '../../language/suggest/json-offers.js';
import type {Offers} from '../../language/suggest/offers.js';
import {insert} from '../../terminal/line.js';
import {sanitize} from '../../text/clean.js';
import {echo} from '../echo.js';
import {type Environment, print, type Step} from '../environment.js';
import type {State} from '../state.js';
import {askFor, valuesOf} from './menu.js';
import {readHere, readTyped} from './reading.js';

/** `?`: what can follow, printed above the line, which stays; the second one says more. In quotes it is a character, as it is in JSON of which nothing is known. */
export function questionMark(environment: Environment, state: State): Step {
	const {line} = state;
	const typed = readTyped(environment, state);
	if (typed.head.cut.open && !asksInJson(typed.head)) return [{...state, line: insert(line, '?')}];
	const found = offersHere(typed.head, valuesOf(state));
	const {effects, missing} = askFor(state, found.sources);
	if (missing.length > 0) return [{...state, wanting: {key: 'help', line, sources: missing}}, ...effects];
	const [shown, ...printed] = show(environment, state, found);
	return [shown, ...effects, ...printed];
}

/** `?` once the values are there. */
export const helpNow = (environment: Environment, state: State): Step =>
	show(environment, state, offersHere(readTyped(environment, state).head, valuesOf(state)));

function show(environment: Environment, state: State, found: Offers): Step {
	const {line} = state;
	const verbose = state.helped === line;
	const asked = echo(environment, state, readHere(environment, state, {line: `${line.text}${verbose ? '??' : '?'}`}));
	const text = atWords(sanitize(help(found, {verbose}), {lineFeeds: 'keep'}), state.size.columns);
	return [{...state, helped: line}, asked, ...print(text), {type: 'ended', exit: 0}];
}
