import {type Problem, problem, type Span} from '../core/problem.js';
import {err, ok, type Result} from '../core/result.js';
import {checkPipes} from '../pipes/check.js';
import {expandLine} from './expand.js';
import {mend} from './mend.js';
import type {Unfolded} from './read/alias.js';
import {isPlace} from './read/check.js';

import {isClosed} from './read/describe.js';
import {loadIn} from './read/load-terminal.js';
import {type ReadLine, readLine} from './read/read-line.js';
import type {Args, ParsedCommand, Pipe, RunOptions, Sentence, WorkerTarget} from './read/sentence.js';
import type {Token} from './read/tokenize.js';
import {commandHelp} from './suggest/command-help.js';
import {help} from './suggest/help.js';
import {type Offers, offersAt} from './suggest/offers.js';
import type {CommandNode} from './tree/schema.js';
import {comparing, findNode, sharedOptions} from './tree/visit.js';

/**
 * What a line means; or what is wrong with it, the first from the left first, with the whole line that may have been meant. Nothing is
 * done unless all of it is right, its pipes too.
 */
export function sentenceOf(line: ReadLine): Result<Sentence, readonly Problem[]> {
	const said = judge(line);
	if (said.ok) return said;
	const [first, ...others] = said.error;
	const meant = mend(line, said.error, judge);
	return first && meant !== undefined ? err([{...first, meant}, ...others]) : said;
}

function judge(line: ReadLine): Result<Sentence, readonly Problem[]> {
	const meant = meaningOf(line);
	if (!meant.ok) return meant;
	const problems = faultsOfPipes(meant.value, line);
	return problems.length > 0 ? err(problems) : meant;
}

/** What help and places print are lines, which have no fields of their own. */
function faultsOfPipes(said: Sentence, {tree, shown}: ReadLine): readonly Problem[] {
	if (said.kind === 'help' || said.kind === 'pwd') return [...checkPipes(said.pipes, {}, shown), ...unwatched(said.pipes, said.kind)];
	if (said.kind !== 'run' && said.kind !== 'load') return [];
	const {command} = said;
	const node = findNode(tree, command.path);
	const faults = checkPipes(command.pipes, node ?? {}, shown);
	if (!node || !isWatchable(node)) return [...faults, ...unwatched(command.pipes, command.path.join(' '))];
	const watch = command.run.background ? command.pipes.find(({name}) => name === 'watch') : undefined;
	return watch ? [...faults, problem.notBackground(watch, watch.name)] : faults;
}

/** Whether a command may be run again and again: it asks, or shows rows, and changes nothing. */
const isWatchable = ({writes, runs, quiet, fields}: CommandNode): boolean => !writes && (runs === 'anywhere' || !quiet || fields !== undefined);

const unwatched = (pipes: readonly Pipe[], command: string): readonly Problem[] =>
	pipes.filter(({name}) => name === 'watch').map(({start, end}) => problem.notWatched({start, end}, command));

/** The same for any rows: the fields and the values that its pipes name are not looked up. */
export function meaningOf(line: ReadLine): Result<Sentence, readonly Problem[]> {
	if (line.problems.length > 0) return err(line.problems);
	return ok(withSpans(line.question ? helpAsked(line.question) : saidBy(line), line.alias));
}

/** The sentence with the spans of the line as typed. */
function withSpans(said: Sentence, alias: Unfolded | undefined): Sentence {
	if (!alias) return said;
	const {back} = alias;
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

function helpAsked({about, word, isVerbose}: NonNullable<ReadLine['question']>): Sentence {
	const found = offersAt(about, () => []);
	return {kind: 'help', text: help(found, {verbose: isVerbose}) + patternHint(found, word), pipes: []};
}

/** Where the `?` ends a word of free text, as in `match leaf?`, it may have been meant as a part of it. */
function patternHint({open, offers, word: typed}: Offers, word: string): string {
	const isText = typed && open && !isClosed(open.spec) && offers.length === 0;
	return isText ? ` a bare "?" asks for help: quote it where it is text: "${word}"\n` : '';
}

function saidBy(line: ReadLine): Sentence {
	const {walk, checked} = line;
	const {place, asks, node, path, keywords, fromRoot} = walk;
	if (asks) return {kind: 'help', text: helpText(line), pipes: checked.pipes.filter(isTyped(line))};
	if (keywords.length === 0) return fromRoot ? {kind: 'go', place: []} : {kind: 'nothing'};
	if (isPlace(walk)) return {kind: 'go', place: path};
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
			const load = loadIn(walk);
			const command = compared(commandOf(line), node, line.tree);
			return load ? {kind: 'load', command, ...load} : {kind: 'run', command};
		}
		default:
			return node.moves satisfies never;
	}
}

/** What an alias pipes is its result, and no help. */
const isTyped =
	({alias}: ReadLine) =>
	({start, end}: Span): boolean =>
		!alias || alias.typedIn({start, end}).some((part) => part.start === alias.back({start, end}).start);

/** With a help flag what the command is; `help <words>` is `<words> ?`. */
function helpText({tree, walk, walk: {tokens, place, pipes}}: ReadLine): string {
	if (walk.helpFlag && walk.keywords.length > 0) return commandHelp(walk.node, walk.path);
	const [, ...words] = tokens.tokens;
	const stop = pipes[0]?.sign.start ?? tokens.shown.length;
	const asked = words.filter((token: Token) => token.start < stop && token.kind !== 'comment').map(({start, end}) => tokens.shown.slice(start, end));
	const line = asked.length === 0 ? '' : `${asked.join(' ')} `;
	return help(
		offersAt(readLine(tree, {line}, {place}), () => []),
		{verbose: false, withKeys: asked.length === 0},
	);
}

function commandOf({walk, checked: {args, pipes}}: ReadLine): ParsedCommand {
	const own = Object.entries(args).filter(([token]) => !sharedOptions.includes(token));
	return {
		line: expandLine(walk),
		task: walk.node.task ?? '',
		path: walk.path,
		args: Object.fromEntries(own),
		run: runOptions(args, walk.background !== undefined),
		pipes,
		writes: walk.node.writes,
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

/** The options of the pipe that its command has under the same name; the others begin with `with-` there. */
const sameNames: readonly string[] = ['unified', 'fields', 'except'];

/**
 * What a command means with `| compare …` right behind it: the command that compares, of the same options and with the same line
 * (docs/contract/compare.md CM8 compare-forms). Any other command as it is.
 */
function compared(command: ParsedCommand, node: CommandNode, tree: CommandNode): ParsedCommand {
	const [first, ...pipes] = command.pipes;
	const found = comparing(node, first?.name, tree);
	// What only the other command takes, as the word of `show bgp neighbors`, says that its rows are no whole devices.
	if (!first || found?.node.task === undefined || Object.keys(command.args).some((token) => !Object.hasOwn(found.node.args, token))) return command;
	const options = Object.entries(first.args).map(
		([token, value]) => [sameNames.includes(token) ? token : `with-${token === 'at' ? 'time' : token}`, value] as const,
	);
	// Two workers would compare twice.
	const run = {...command.run, workers: 'any'} as const;
	return {...command, task: found.node.task, path: found.path, args: {...command.args, ...Object.fromEntries(options)}, run, pipes};
}
