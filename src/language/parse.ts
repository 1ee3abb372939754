import type {Problem} from '../core/problem.js';
import {err, ok, type Result} from '../core/result.js';
import {type Said, type Unfolded, unfold} from './read/alias.js';
import {type Checked, check, isPlace} from './read/check.js';
import {isClosed} from './read/describe.js';
import {expandLine} from './read/expand.js';
import {loadIn} from './read/load-terminal.js';
import type {Args, ParsedCommand, RunOptions, Sentence, WorkerTarget} from './read/sentence.js';
import {type Input, type Token, type Tokens, tokenize} from './read/tokenize.js';
import {type Walk, walk} from './read/walk.js';
import {help} from './suggest/help.js';
import {offersAt, type Typing} from './suggest/offers.js';
import {sharedOptions} from './tree/consistency.js';
import type {CommandNode} from './tree/schema.js';

/** Where a line is said, and whether keywords that change data must be typed in full. */
export type ParseOptions = Said & {readonly fullWords: boolean};

/** What a line, or the words of argv, mean; or what is wrong with them, the first from the left first. It depends on nothing but its arguments. */
export function parse(tree: CommandNode, input: Input, options: ParseOptions): Result<Sentence, readonly Problem[]> {
	const unfolded = unfold(tree, shownLine(input), options);
	if (!unfolded) return parseUnfolded(tree, input, options);
	const read = parseUnfolded(tree, {line: unfolded.line, filled: 'line' in input && input.filled === true}, options);
	return read.ok ? ok(withSpans(read.value, unfolded)) : err(read.error.map((problem) => ({...problem, at: unfolded.back(problem.at)})));
}

/** The sentence with the spans of the line as typed. */
function withSpans(said: Sentence, {back}: Unfolded): Sentence {
	switch (said.kind) {
		case 'run':
			return {...said, command: {...said.command, pipes: said.command.pipes.map(back)}};
		case 'load':
			return {...said, at: back(said.at), command: {...said.command, pipes: said.command.pipes.map(back)}};
		case 'help':
		case 'pwd':
		case 'go':
		case 'clear':
		case 'leave':
		case 'nothing':
			return said;
		default:
			return said satisfies never;
	}
}

function parseUnfolded(tree: CommandNode, input: Input, {place, fullWords}: ParseOptions): Result<Sentence, readonly Problem[]> {
	const tokens = tokenize(input);
	const isFilled = 'line' in input && input.filled === true;
	const question = isFilled ? undefined : questionOf(tokens, 'words' in input);
	if (question) return askHelp(tree, {tokens, place, question});
	const walked = walk(tree, tokens, place);
	const checked = check(walked, fullWords);
	const alone = 'words' in input && isPlace(walked) ? check({...walked, node: {...walked.node, subshell: false}}, fullWords) : checked;
	return alone.problems.length > 0 ? err(alone.problems) : ok(sentenceOf(tree, walked, checked));
}

/** The line as people see it: what spans of problems point into. For argv the words joined, quoted where they must be. */
export const shownLine = (input: Input): string => tokenize(input).shown;

type Question = {readonly word: number; readonly at: number; readonly isVerbose: boolean};

/** The bare `?` or `??` that ends a line. In argv only a word of its own asks: `leaf?` is a glob there. */
function questionOf({tokens}: Tokens, isArgv: boolean): Question | undefined {
	const last = tokens.findLast(({kind}) => kind !== 'comment');
	if (last?.kind !== 'word') return undefined;
	const marks = [last.chars.at(-1), last.chars.at(-2)];
	const count = marks.findIndex((char) => char?.text !== '?' || char.literal);
	const signs = count === -1 ? 2 : count;
	const first = last.chars.at(-signs);
	if (signs === 0 || !first || last.chars.at(-1)?.end !== last.end || (isArgv && last.chars.length > signs)) return undefined;
	return {word: last.start, at: first.start, isVerbose: signs === 2};
}

type Asked = {readonly tokens: Tokens; readonly place: readonly string[]; readonly question: Question};

function askHelp(tree: CommandNode, {tokens, place, question}: Asked): Result<Sentence, readonly Problem[]> {
	const at = {line: tokens.shown, cursor: question.at, place};
	const wrong = walk(tree, tokenize({line: tokens.shown.slice(0, question.word)}), place).problems;
	if (wrong.length > 0) return err(wrong);
	const text = help(tree, at, () => [], {verbose: question.isVerbose});
	return ok({kind: 'help', text: text + patternHint(tree, at, tokens.shown.slice(question.word)), pipes: []});
}

/** Where the `?` ends a word of free text, as in `match leaf?`, it may have been meant as a part of it. */
function patternHint(tree: CommandNode, at: Typing, word: string): string {
	const {open, offers, word: typed} = offersAt(tree, at, () => []);
	const isText = typed && open && !isClosed(open.spec) && offers.length === 0;
	return isText ? ` a bare "?" asks for help: quote it where it is text: "${word}"\n` : '';
}

function sentenceOf(tree: CommandNode, walked: Walk, checked: Checked): Sentence {
	const {place, asks, node, path, keywords, fromRoot} = walked;
	if (asks) return {kind: 'help', text: helpText(tree, walked), pipes: checked.pipes};
	if (keywords.length === 0) return fromRoot ? {kind: 'go', place: []} : {kind: 'nothing'};
	if (isPlace(walked)) return {kind: 'go', place: path};
	switch (node.moves) {
		case 'exit':
			return place.length > 0 ? {kind: 'go', place: place.slice(0, -1)} : {kind: 'leave'};
		case 'up':
			return {kind: 'go', place: place.slice(0, -1)};
		case 'top':
			return {kind: 'go', place: []};
		case 'quit':
			return {kind: 'leave'};
		case 'pwd':
			return {kind: 'pwd', text: `/${place.join(' ')}\n`, pipes: checked.pipes};
		case 'clear':
			return {kind: 'clear'};
		case 'help':
		case undefined: {
			const load = loadIn(walked);
			const command = commandOf(walked, checked);
			return load ? {kind: 'load', command, ...load} : {kind: 'run', command};
		}
		default:
			return node.moves satisfies never;
	}
}

/** `help <words>` is `<words> ?`. */
function helpText(tree: CommandNode, {tokens, place, pipes}: Walk): string {
	const [, ...words] = tokens.tokens;
	const stop = pipes[0]?.sign.start ?? tokens.shown.length;
	const asked = words.filter((token: Token) => token.start < stop && token.kind !== 'comment').map(({start, end}) => tokens.shown.slice(start, end));
	const line = asked.length === 0 ? '' : `${asked.join(' ')} `;
	return help(tree, {line, cursor: line.length, place}, () => [], {verbose: false, withKeys: asked.length === 0});
}

function commandOf(walked: Walk, {args, pipes}: Checked): ParsedCommand {
	const own = Object.entries(args).filter(([token]) => !sharedOptions.includes(token));
	return {
		line: expandLine(walked),
		task: walked.node.task ?? '',
		path: walked.path,
		args: Object.fromEntries(own),
		run: runOptions(args, walked.background !== undefined),
		pipes,
		writes: walked.node.writes,
	};
}

function runOptions(args: Args, background: boolean): RunOptions {
	const timeout = args['timeout'];
	return {
		workers: workersOf(args['workers']),
		progress: args['progress'] !== false,
		verboseResult: args['verbose-result'] === true,
		background,
		...(typeof timeout === 'number' && {timeout}),
	};
}

function workersOf(value: Args[string] | undefined): WorkerTarget {
	const names = Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
	const [only = 'any'] = names;
	return names.length <= 1 && (only === 'any' || only === 'all') ? only : names;
}
