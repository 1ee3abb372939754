import {promptProblem} from '../format/problem.js';
import {displayWidth} from '../format/text.js';
import {parse} from '../language/parse.js';
import type {Sentence} from '../language/sentence.js';
import {text as textOutput} from '../output.js';
import {checkPipes} from '../pipes/check.js';
import type {Problem} from '../problem.js';
import {err, type Result} from '../result.js';
import {insert, lineOf} from '../terminal/line.js';
import {visible} from '../terminal/visible.js';
import {findNode} from '../tree/visit.js';
import {echo} from './echo.js';
import {andThen, type Environment, print, type Step} from './environment.js';
import {withHistory} from './history.js';
import {leave} from './leave.js';
import {promptText} from './look.js';
import {showOutput} from './result.js';
import {isUnfinished, splitStatements, stopScript} from './script.js';
import {holdsSecret} from './secret.js';
import type {State} from './state.js';

/** Enter: an unfinished line goes on in the next row, else its statements wait to be run, one after the other. */
export function submit(state: State): Step {
	const {line} = state;
	if (isUnfinished(line.text)) return [{...state, line: insert({...line, cursor: line.text.length}, '\n')}];
	return [{...state, line: lineOf('', line.killed), script: splitStatements(line.text)}];
}

/** One statement: shown, kept in the history, and done; a faulty one ends the script it is part of. */
export function runStatement(environment: Environment, state: State, statement: string): Step {
	const read = readStatement(environment, state, statement);
	const shown: Step = [state, ...print(echo(environment, state, statement))];
	const kept = andThen(shown, (entered) => remember(environment, entered, {statement, read}));
	return andThen(kept, (entered) =>
		read.ok ? act(environment, entered, read.value) : refuse(environment, entered, {statement, problems: read.error}),
	);
}

/** What the statement means, pipes included: nothing runs unless all of it is right. */
function readStatement({tree, settings}: Environment, {place}: State, statement: string): Result<Sentence, readonly Problem[]> {
	const read = parse(tree, {line: statement}, {place, fullWords: settings.fullWords});
	if (!read.ok || read.value.kind !== 'run') return read;
	const {path, pipes} = read.value.command;
	const node = findNode(tree, path);
	const problems = node ? checkPipes(pipes, node, statement) : [];
	return problems.length > 0 ? err(problems) : read;
}

type Entered = {readonly statement: string; readonly read: Result<Sentence, readonly Problem[]>};

/** The history keeps what was said with every keyword in full, faulty lines as typed; nothing with a leading blank, nothing secret. */
function remember(environment: Environment, state: State, {statement, read}: Entered): Step {
	if (statement.startsWith(' ') || (read.ok && read.value.kind === 'nothing')) return [state];
	if (holdsSecret(environment.tree, statement, read)) return [state, ...print('not kept in history: it holds a secret')];
	const line = read.ok && read.value.kind === 'run' ? read.value.command.line : statement;
	const kept = withHistory(state, line);
	return kept === state ? [state] : [kept, {type: 'remember', line}];
}

function refuse(
	{theme}: Environment,
	state: State,
	{statement, problems}: {readonly statement: string; readonly problems: readonly Problem[]},
): Step {
	const [first] = problems;
	const {columns} = state.size;
	const block = first
		? promptProblem(first, {line: statement, show: visible, promptWidth: displayWidth(promptText(state.place)), columns, theme})
		: '';
	return andThen([state, ...print(block)], stopScript);
}

function act(environment: Environment, state: State, said: Sentence): Step {
	switch (said.kind) {
		case 'run': {
			const {command} = said;
			return [command.run.background ? state : {...state, foreground: {command, isCancelling: false}}, {type: 'run', command}];
		}
		case 'help':
		case 'pwd':
			return showOutput(environment, state, {output: textOutput(said.text), pipes: said.pipes, node: undefined, now: 0});
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
