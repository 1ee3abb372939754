import {exitOf} from '../../core/exits.js';
import type {Problem} from '../../core/problem.js';
import type {Result} from '../../core/result.js';
import {failureLines} from '../../format/errors.js';
import {promptProblem} from '../../format/problem.js';
import {atWords} from '../../format/text.js';
import type {ReadLine} from '../../language/read/read-line.js';
import type {Sentence} from '../../language/read/sentence.js';
import type {Tokens} from '../../language/read/tokenize.js';
import {sentenceOf} from '../../language/sentence-of.js';
import {text as textOutput} from '../../output/output.js';
import {insert, lineOf} from '../../terminal/line.js';
import {visible} from '../../terminal/visible.js';
import {displayWidth} from '../../text/width.js';
import {watchingOf} from '../../watch/watching.js';
import {echo} from '../echo.js';
import {andThen, type Environment, print, type Step} from '../environment.js';
import {leave} from '../leave.js';
import {promptBefore} from '../look.js';
import {takeBack} from '../own-commands.js';
import {showOutput} from '../result.js';
import {type State, withExit} from '../state.js';
import {startWatch} from '../watch.js';
import {withHistory} from './history.js';
import {startLoading} from './multiline-input.js';
import {readHere} from './reading.js';
import {splitStatements, stopScript} from './script.js';
import {holdsSecret} from './secret.js';

/** Enter: an unfinished line goes on in the next row, else its statements wait to be run, one after the other. */
export function submit({settings}: Environment, state: State): Step {
	const {line} = state;
	const script = splitStatements(line.text, settings.instances);
	if (script.at(-1)?.open) return [{...state, line: insert({...line, cursor: line.text.length}, '\n')}];
	return [{...state, line: lineOf('', line.killed), script, offered: undefined}];
}

/** One statement: shown, kept in the history, and done; a faulty one ends the script it is part of. */
export function runStatement(environment: Environment, state: State, statement: Tokens): Step {
	const line = readHere(environment, state, {cut: statement});
	const said = sentenceOf(line);
	const shown: Step = [{...state, entered: {exit: 0}}, echo(environment, state, line)];
	const kept = andThen(shown, (entered) => remember(entered, line, said));
	return andThen(kept, (entered) =>
		said.ok ? act(environment, entered, {statement: line.shown, said: said.value}) : refuse(environment, entered, {line, problems: said.error}),
	);
}

/** A statement that is on the screen and in the history already, with the lines that were read for it. */
export function runFilled(environment: Environment, state: State, statement: string): Step {
	const said = sentenceOf(readHere(environment, state, {line: statement, filled: true}));
	if (said.ok) return act(environment, state, {statement, said: said.value});
	const [first] = said.error;
	const failed = withExit(state, first ? exitOf(first.code) : 0);
	return andThen([failed, ...print(first ? atWords(failureLines(first, environment.theme), state.size.columns) : '')], stopScript);
}

/** Nothing of it but its keywords is kept, in the history or with the job. */
const isPrivate = (statement: string): boolean => statement.startsWith(' ');

/** The history keeps what was said with every keyword in full, faulty lines as typed, but no prompt of a transcript; nothing with a leading blank, nothing secret. */
function remember(state: State, line: ReadLine, said: Result<Sentence, unknown>): Step {
	if (isPrivate(line.shown) || (said.ok && said.value.kind === 'nothing')) return [state];
	if (holdsSecret(line, said)) return [state, ...print('not kept in history: it holds a secret')];
	const kept = keptLine(line, said);
	const after = withHistory(state, kept);
	return after === state ? [state] : [after, {type: 'remember', line: kept}];
}

/** An alias is kept as it was said. */
function keptLine({shown, cut, alias}: ReadLine, said: Result<Sentence, unknown>): string {
	if (!said.ok || alias || (said.value.kind !== 'run' && said.value.kind !== 'load')) return shown.slice(cut.prompt?.end ?? 0);
	return said.value.command.line;
}

function refuse(
	environment: Environment,
	state: State,
	{line: {shown, cut}, problems}: {readonly line: ReadLine; readonly problems: readonly Problem[]},
): Step {
	const [first] = problems;
	const {theme} = environment;
	const {columns} = state.size;
	const block = first
		? promptProblem(first, {line: shown, show: visible, promptWidth: displayWidth(promptBefore(environment, state, cut)), columns, theme})
		: '';
	const refused = first ? withExit({...state, offered: first.meant}, exitOf(first.code)) : state;
	return andThen([refused, ...print(atWords(block, columns))], stopScript);
}

function act(environment: Environment, state: State, {statement, said}: {readonly statement: string; readonly said: Sentence}): Step {
	switch (said.kind) {
		case 'run': {
			const command = isPrivate(statement) ? {...said.command, line: `${said.command.path.join(' ')} ***`} : said.command;
			const back = takeBack(state, command);
			if (back) return back;
			const watching = watchingOf(command);
			if (watching) return startWatch(state, watching);
			return [command.run.background ? state : {...state, foreground: {command, isCancelling: false}}, {type: 'run', command}];
		}
		case 'help':
		case 'pwd': {
			const text = said.pipes.length > 0 ? said.text : atWords(said.text, state.size.columns);
			return showOutput(environment, state, {output: textOutput(text), pipes: said.pipes, node: undefined, now: 0});
		}
		case 'load':
			return startLoading(state, statement, said);
		case 'go':
			return [{...state, place: said.place}];
		case 'clear':
			return [state, {type: 'clear'}];
		case 'leave':
			return leave(state);
		case 'nothing':
			return [state];
		default:
			return said satisfies never;
	}
}
