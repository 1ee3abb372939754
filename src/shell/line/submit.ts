import type {Problem} from '../../core/problem.js';
import {err, type Result} from '../../core/result.js';
import {failureLines} from '../../format/errors.js';
import {promptProblem} from '../../format/problem.js';
import {atWords} from '../../format/text.js';
import {parse} from '../../language/parse.js';
import {unfold} from '../../language/read/alias.js';
import {withoutPrompt} from '../../language/read/pasted-prompt.js';
import type {Sentence} from '../../language/read/sentence.js';
import type {Input} from '../../language/read/tokenize.js';
import {findNode} from '../../language/tree/visit.js';
import {text as textOutput} from '../../output/output.js';
import {checkPipes} from '../../pipes/check.js';
import {insert, lineOf} from '../../terminal/line.js';
import {visible} from '../../terminal/visible.js';
import {displayWidth} from '../../text/width.js';
import {echo} from '../echo.js';
import {andThen, type Environment, print, type Step} from '../environment.js';
import {leave} from '../leave.js';
import {promptBefore} from '../look.js';
import {takeBack} from '../own-commands.js';
import {showOutput} from '../result.js';
import type {State} from '../state.js';
import {withHistory} from './history.js';
import {startLoading} from './multiline-input.js';
import {isUnfinished, splitStatements, stopScript} from './script.js';
import {holdsSecret} from './secret.js';

/** Enter: an unfinished line goes on in the next row, else its statements wait to be run, one after the other. */
export function submit(state: State): Step {
	const {line} = state;
	if (isUnfinished(line.text)) return [{...state, line: insert({...line, cursor: line.text.length}, '\n')}];
	return [{...state, line: lineOf('', line.killed), script: splitStatements(line.text)}];
}

/** One statement: shown, kept in the history, and done; a faulty one ends the script it is part of. */
export function runStatement(environment: Environment, state: State, statement: string): Step {
	const read = readStatement(environment, state, {line: statement});
	const shown: Step = [state, ...print(echo(environment, state, statement))];
	const kept = andThen(shown, (entered) => remember(environment, entered, {statement, read}));
	return andThen(kept, (entered) =>
		read.ok ? act(environment, entered, {statement, said: read.value}) : refuse(environment, entered, {statement, problems: read.error}),
	);
}

/** A statement that is on the screen and in the history already, with the lines that were read for it. */
export function runFilled(environment: Environment, state: State, statement: string): Step {
	const read = readStatement(environment, state, {line: statement, filled: true});
	if (read.ok) return act(environment, state, {statement, said: read.value});
	const [first] = read.error;
	return andThen([state, ...print(first ? atWords(failureLines(first, environment.theme), state.size.columns) : '')], stopScript);
}

/** What the statement means, pipes included: nothing runs unless all of it is right. */
function readStatement({tree, settings}: Environment, {place}: State, input: Input & {readonly line: string}): Result<Sentence, readonly Problem[]> {
	const read = parse(tree, input, {place, fullWords: settings.fullWords, aliases: settings.aliases});
	if (!read.ok || (read.value.kind !== 'run' && read.value.kind !== 'load')) return read;
	const {path, pipes} = read.value.command;
	const node = findNode(tree, path);
	const problems = node ? checkPipes(pipes, node, input.line) : [];
	return problems.length > 0 ? err(problems) : read;
}

type Entered = {readonly statement: string; readonly read: Result<Sentence, readonly Problem[]>};

/** The history keeps what was said with every keyword in full, faulty lines as typed, but no prompt of a transcript; nothing with a leading blank, nothing secret. */
function remember(environment: Environment, state: State, {statement, read}: Entered): Step {
	if (statement.startsWith(' ') || (read.ok && read.value.kind === 'nothing')) return [state];
	if (holdsSecret(environment.tree, statement, read)) return [state, ...print('not kept in history: it holds a secret')];
	const line = keptLine(environment, state, {statement, read});
	const kept = withHistory(state, line);
	return kept === state ? [state] : [kept, {type: 'remember', line}];
}

/** An alias is kept as it was said. */
function keptLine({tree, settings}: Environment, {place}: State, {statement, read}: Entered): string {
	const said = withoutPrompt(statement);
	if (!read.ok || unfold(tree, statement, {place, aliases: settings.aliases})) return said;
	return read.value.kind === 'run' || read.value.kind === 'load' ? read.value.command.line : said;
}

function refuse(
	{theme}: Environment,
	state: State,
	{statement, problems}: {readonly statement: string; readonly problems: readonly Problem[]},
): Step {
	const [first] = problems;
	const {columns} = state.size;
	const block = first
		? promptProblem(first, {line: statement, show: visible, promptWidth: displayWidth(promptBefore(state, statement)), columns, theme})
		: '';
	return andThen([state, ...print(atWords(block, columns))], stopScript);
}

function act(environment: Environment, state: State, {statement, said}: {readonly statement: string; readonly said: Sentence}): Step {
	switch (said.kind) {
		case 'run': {
			const {command} = said;
			const back = takeBack(state, command);
			if (back) return back;
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
