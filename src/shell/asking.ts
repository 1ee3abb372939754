import {failure} from '../core/failure.js';
import {format} from '../format/format.js';
import type {Key} from '../terminal/key-names.js';
import {visible} from '../terminal/visible.js';
import {sanitize} from '../text/clean.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import {exit, leaveText} from './leave.js';
import {intentOf} from './line/keymap.js';
import type {Confirmation, Effect, Entry, Question} from './message.js';
import {saved} from './result.js';
import type {Asking, State} from './state.js';

/** Yes or no is asked below what is printed, a text on the terminal, lent for that. */
export function asked(environment: Environment, state: State, question: Question): Step {
	if (question.kind === 'confirm') return confirm(environment, state, question);
	return [
		{...state, lent: state.lent + 1},
		{type: 'lend', question},
	];
}

/** Asks for yes or no; where a question stands already, this one waits. */
function confirm({theme}: Environment, state: State, question: Confirmation): Step {
	if (state.overlay?.kind === 'asking') return [{...state, questions: [...state.questions, question]}];
	const {preview, text} = question;
	// Nothing in a preview has an age, so the time does not matter.
	const shown = preview
		? [...format(preview, {as: preview.kind === 'text' ? 'default' : 'table', terminal: true, width: state.size.columns, theme, now: 0})].join('')
		: '';
	return [{...state, overlay: {kind: 'asking', text: `${sanitize(text, {lineFeeds: 'escape'})} [y/N] `, answer: '', question}}, ...print(shown)];
}

/** A key while a question stands: Enter is No, another answer than yes or no is asked again. */
export function askingKey(environment: Environment, state: State, {asking, key}: {readonly asking: Asking; readonly key: Key}): Step {
	const settle = (isYes: boolean): Step => settled(environment, state, {asking, isYes});
	const answered = (answer: string): Step => [{...state, overlay: {...asking, answer}}];
	if (key.type !== 'chord') return answered(asking.answer + key.text);
	const intent = intentOf(key.chord);
	if (intent === 'delete-left') return answered([...asking.answer].slice(0, -1).join(''));
	if (intent === 'escape' || intent === 'interrupt' || intent === 'end-of-input') return settle(false);
	if (intent !== 'submit') return [state];
	const answer = asking.answer.trim().toLowerCase();
	if (answer === 'y' || answer === 'yes') return settle(true);
	return answer === '' || answer === 'n' || answer === 'no' ? settle(false) : answered('');
}

/** The job that asked has been stopped: its question goes, with what was typed as its answer. */
export function withdraw(environment: Environment, state: State, {job, question}: Pick<Entry, 'job' | 'question'>): Step {
	const isMeant = (one: Confirmation | undefined): boolean => one !== undefined && 'job' in one && one.job === job && one.question === question;
	const {overlay} = state;
	if (overlay?.kind === 'asking' && isMeant(overlay.question)) return closed(environment, state, overlay);
	const questions = state.questions.filter((waiting) => !isMeant(waiting));
	return questions.length < state.questions.length ? [{...state, questions}] : [state, {type: 'withdraw', job, question}];
}

/**
 * A job in the background has ended, which is `said`. Where it is asked whether to leave, the question counts the jobs that still run.
 * After the last one it is taken back: the shell leaves, as it was told to, unless another answer than yes has been begun.
 */
export function jobEnded(environment: Environment, state: State, said: readonly Effect[]): Step {
	const {overlay, jobs} = state;
	if (overlay?.kind !== 'asking' || overlay.question) return [state, ...said];
	if (jobs.size > 0) return [{...state, overlay: {...overlay, text: leaveText(jobs.size)}}, ...said];
	const taken = andThen(closed(environment, state, overlay), (free) => [free, ...said]);
	return 'yes'.startsWith(overlay.answer.trim().toLowerCase()) ? andThen(taken, (free) => exit(free, 0)) : taken;
}

/** The question is answered. Without a question of a job or a file it was about leaving. */
function settled(environment: Environment, state: State, {asking, isYes}: {readonly asking: Asking; readonly isYes: boolean}): Step {
	const {question} = asking;
	if (!question && isYes) return exit({...state, overlay: undefined}, 0);
	const step = closed(environment, state, asking);
	if (!question) return step;
	if ('job' in question) return [...step, {type: 'answer', job: question.job, question: question.question, given: isYes ? 'yes' : 'no'}];
	if (isYes) return [...step, {type: 'save', ...question.save, overwrite: true}];
	return andThen(step, (left) => saved(environment, left, {failure: failure.declined('not confirmed: nothing was written.')}));
}

/** The question is over: it stays on the screen with its answer, and the next one is asked. */
function closed(environment: Environment, state: State, {text, answer}: Asking): Step {
	const said: Step = [{...state, overlay: undefined}, ...print(text + visible(answer))];
	const [next, ...questions] = state.questions;
	return next ? andThen(said, (left) => confirm(environment, {...left, questions}, next)) : said;
}
