import {sanitize} from '../format/text.js';
import type {Key} from '../terminal/keys.js';
import {visible} from '../terminal/visible.js';
import {print, type Step} from './environment.js';
import {intentOf} from './keymap.js';
import {exit} from './leave.js';
import type {Confirmation} from './message.js';
import type {Asking, State} from './state.js';

/** Asks for yes or no below what is printed; where a question stands already, this one waits. */
export function confirm(state: State, question: Confirmation): State {
	if (state.overlay?.kind === 'asking') return {...state, questions: [...state.questions, question]};
	return {...state, overlay: {kind: 'asking', text: `${sanitize(question.text, {lineFeeds: 'escape'})} [y/N] `, answer: '', question}};
}

/** A key while a question stands: Enter is No, another answer than yes or no is asked again. */
export function askingKey(state: State, asking: Asking, key: Key): Step {
	const answered = (answer: string): Step => [{...state, overlay: {...asking, answer}}];
	if (key.type !== 'chord') return answered(asking.answer + key.text);
	const intent = intentOf(key.chord);
	if (intent === 'delete-left') return answered([...asking.answer].slice(0, -1).join(''));
	if (intent === 'escape' || intent === 'interrupt' || intent === 'end-of-input') return settled(state, asking, false);
	if (intent !== 'submit') return [state];
	const answer = asking.answer.trim().toLowerCase();
	if (answer === 'y' || answer === 'yes') return settled(state, asking, true);
	return answer === '' || answer === 'n' || answer === 'no' ? settled(state, asking, false) : answered('');
}

/** The question is over: it stays on the screen with its answer, and the next one is asked. Without a question of a task it was about leaving. */
function settled(state: State, {text, answer, question}: Asking, isYes: boolean): Step {
	const closed: State = {...state, overlay: undefined};
	if (!question && isYes) return exit(closed, 0);
	const [next, ...questions] = state.questions;
	const after = next ? confirm({...closed, questions}, next) : closed;
	return [after, ...print(text + visible(answer)), ...(question ? [{type: 'answer', question, given: isYes ? 'yes' : 'no'} as const] : [])];
}
