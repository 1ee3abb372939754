import {failure} from '../core/failure.js';
import {previewText, questionText} from '../format/question.js';
import type {Key} from '../terminal/key-names.js';
import {visible} from '../terminal/visible.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import {exit, leaveText} from './leave.js';
import {intentOf} from './line/keymap.js';
import type {Confirmation, Effect, Entry, Question} from './message.js';
import {saved} from './result.js';
import {type Asking, isHeld, type State} from './state.js';

/** Yes or no is asked below what is printed, a text on the terminal, lent for that. */
export function asked(environment: Environment, state: State, question: Question): Step {
	if (question.kind === 'confirm') return confirm(environment, state, question);
	return [
		{...state, lent: state.lent + 1},
		{type: 'lend', question},
	];
}

/** The first question that waited, once nothing else has the keyboard. */
export function askNext(environment: Environment, state: State): Step {
	const [next, ...questions] = state.questions;
	return next && !isHeld(state) && !state.isOver ? confirm(environment, {...state, questions}, next) : [state];
}

/** Asks for yes or no; while another question stands, or something is read or typed that it would end, this one waits. */
function confirm({theme}: Environment, state: State, question: Confirmation): Step {
	if (isHeld(state)) return [{...state, questions: [...state.questions, question]}];
	const shown = question.preview ? previewText(question.preview, {width: state.size.columns, theme}) : '';
	const text = `${questionText(question)}${question.name === undefined ? ' [y/N]' : ':'} `;
	return [{...state, overlay: {kind: 'asking', text, answer: '', question}}, ...print(shown)];
}

/** A key while a question stands: Enter is No, another answer than yes or no is asked again. Where a name is asked, that name is yes. */
export function askingKey(environment: Environment, state: State, {asking, key}: {readonly asking: Asking; readonly key: Key}): Step {
	const settle = (isYes: boolean): Step => settled(environment, state, {asking, isYes});
	const answered = (answer: string): Step => [{...state, overlay: {...asking, answer}}];
	if (key.type !== 'chord') return answered(asking.answer + key.text);
	const intent = intentOf(key.chord);
	if (intent === 'delete-left') return answered([...asking.answer].slice(0, -1).join(''));
	if (intent === 'escape' || intent === 'interrupt' || intent === 'end-of-input') return settle(false);
	if (intent !== 'submit') return [state];
	const typed = asking.answer.trim();
	const answer = typed.toLowerCase();
	const name = asking.question?.name;
	if (name === undefined ? answer === 'y' || answer === 'yes' : typed === name) return settle(true);
	return answer === '' || answer === 'n' || answer === 'no' ? settle(false) : answered('');
}

/** The job that asked has been stopped: its question goes, with what was typed as its answer. */
export function withdraw(state: State, {job, question}: Pick<Entry, 'job' | 'question'>): Step {
	const isMeant = (one: Confirmation | undefined): boolean => one !== undefined && 'job' in one && one.job === job && one.question === question;
	const {overlay} = state;
	if (overlay?.kind === 'asking' && isMeant(overlay.question)) return closed(state, overlay);
	const questions = state.questions.filter((waiting) => !isMeant(waiting));
	return questions.length < state.questions.length ? [{...state, questions}] : [state, {type: 'withdraw', job, question}];
}

/**
 * A job in the background has ended, which is `said`. Where it is asked whether to leave, the question counts the jobs that still run.
 * After the last one it is taken back: the shell leaves, as it was told to, unless another answer than yes has been begun.
 */
export function jobEnded(state: State, said: readonly Effect[]): Step {
	const {overlay, jobs} = state;
	if (overlay?.kind !== 'asking' || overlay.question) return [state, ...said];
	if (jobs.size > 0) return [{...state, overlay: {...overlay, text: leaveText(jobs.size)}}, ...said];
	const taken = andThen(closed(state, overlay), (free) => [free, ...said]);
	return 'yes'.startsWith(overlay.answer.trim().toLowerCase()) ? andThen(taken, (free) => exit(free, 0)) : taken;
}

/** The question is answered. Without a question of a job or a file it was about leaving. */
function settled(environment: Environment, state: State, {asking, isYes}: {readonly asking: Asking; readonly isYes: boolean}): Step {
	const {question} = asking;
	if (!question && isYes) return exit({...state, overlay: undefined}, 0);
	const step = closed(state, asking);
	if (!question) return step;
	if ('job' in question) {
		const {job, name} = question;
		// An instance may be called "no".
		const no = name === undefined ? 'no' : undefined;
		return [...step, {type: 'answer', job, question: question.question, given: isYes ? (name ?? 'yes') : no}];
	}
	if (isYes) return [...step, {type: 'save', ...question.save, overwrite: true}];
	return andThen(step, (left) => saved(environment, left, {failure: failure.declined('not confirmed: nothing was written.')}));
}

/** The question is over: it stays on the screen with its answer. */
const closed = (state: State, {text, answer}: Asking): Step => [{...state, overlay: undefined}, ...print(text + visible(answer))];
