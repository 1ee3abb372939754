import {complete} from '../../language/suggest/complete.js';
import {highlight} from '../../language/suggest/highlight.js';
import type {Key} from '../../terminal/key-names.js';
import {applyEdit, insert, replace} from '../../terminal/line.js';
import type {Environment, Step} from '../environment.js';
import {endOfInput, interrupt, suspend} from '../leave.js';
import type {State} from '../state.js';
import {ghostOf, offeredRest} from './ghost.js';
import {insertLastWord, walkHistory} from './history.js';
import {type Intent, intentOf} from './keymap.js';
import {completeLine, valuesOf} from './menu.js';
import {questionMark} from './question-mark.js';
import {readHere} from './reading.js';
import {openSearch} from './search.js';
import {submit} from './submit.js';

/** A key at the prompt, with no menu or search open. */
export function typeKey(environment: Environment, state: State, key: Key): Step {
	if (state.isLiteral) return [typed({...state, isLiteral: false}, key.type === 'chord' ? key.sequence : key.text)];
	if (key.type === 'paste') return [typed(state, key.text)];
	const intent = intentOf(key.type === 'text' ? key.text : key.chord);
	if (intent) return obey(environment, state, intent);
	return [key.type === 'text' ? typed(state, key.text) : state];
}

/** What the prompt does about an intent. */
export function obey(environment: Environment, state: State, intent: Intent): Step {
	switch (intent) {
		case 'submit':
			return submit(state);
		case 'new-row':
			return [typed(state, '\n')];
		case 'older':
		case 'newer':
			return walkHistory(state, intent);
		case 'search-older':
		case 'search-newer':
			return openSearch(state);
		case 'last-word':
			return insertLastWord(state);
		case 'complete':
			return completeLine(environment, state);
		case 'help':
			return questionMark(environment, state);
		case 'space':
			return [typed(environment.settings.expand ? expanded(environment, state) : state, ' ')];
		case 'interrupt':
			return interrupt(environment, state);
		case 'end-of-input':
			return state.line.text === '' ? endOfInput(state) : [{...state, line: applyEdit(state.line, 'delete-right')}];
		case 'clear':
			return [state, {type: 'clear'}];
		case 'literal':
			return [{...state, isLiteral: true}];
		case 'suspend':
			return suspend(state);
		case 'complete-back':
		case 'escape':
			return [state];
		case 'right':
		case 'end':
		case 'word-right':
			return [takeGhost(environment, state, intent) ?? {...state, line: applyEdit(state.line, intent)}];
		default:
			return [{...state, line: applyEdit(state.line, intent)}];
	}
}

const typed = (state: State, text: string): State => ({...state, line: insert(state.line, text)});

/** The word at the cursor written out where it is the unique beginning of a keyword; not of one that must be typed in full, and never a value. */
function expanded(environment: Environment, state: State): State {
	const {text, cursor} = state.line;
	if (cursor !== text.length) return state;
	const line = readHere(environment, state, {line: text});
	const span = highlight(line).find(({end}) => end === cursor);
	if (span?.style !== 'keyword' && span?.style !== 'option' && span?.style !== 'pipe') return state;
	const word = text.slice(span.start, span.end);
	const [only, ...others] = complete(line, valuesOf(state)).suggestions;
	if (!only || others.length > 0 || only.start !== span.start || !only.text.startsWith(word)) return state;
	const isWriting = line.walk.keywords.some(({node, token}) => node.writes && (line.alias?.back(token) ?? token).start === span.start);
	return line.said.fullWords && isWriting ? state : {...state, line: replace(state.line, only, only.text)};
}

/** At the end of the line the suggested rest is taken: all of it, or one word. */
function takeGhost(environment: Environment, state: State, intent: 'right' | 'end' | 'word-right'): State | undefined {
	const ghost = offeredRest(state) || ghostOf(environment, state);
	if (ghost === '') return undefined;
	const taken = intent === 'word-right' ? (/^\s*\S+/.exec(ghost)?.[0] ?? ghost) : ghost;
	return {...state, line: insert(state.line, taken)};
}
