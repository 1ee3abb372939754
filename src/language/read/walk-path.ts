import {foreignWords} from '../../core/foreign-words.js';
import {type Problem, problem, type Span} from '../../core/problem.js';
import {type KeywordMatch, matchKeyword, normalKeyword} from '../tree/keyword.js';
import type {CommandNode} from '../tree/schema.js';
import {leaves} from '../tree/visit.js';
import {type Command, childrenOf, type Level, levelAt, matchLevel, rootWords} from './level.js';
import {readOptions, shortestPrefix} from './options.js';
import {pipeWords} from './pipe-specs.js';
import {isBare, type Token} from './tokenize.js';

/** A keyword of a command as typed, and the command it led to. */
export type Keyword = Command & {readonly token: Token};

type Written = ReadonlyMap<Token, string>;
/** How a line begins: `help`, `/`, `do` and `run` taken off. */
export type Start = {
	readonly words: readonly Token[];
	readonly level: Level;
	readonly place: readonly string[];
	readonly fromRoot: boolean;
	readonly asks: boolean;
	readonly written: Written;
};

/** Takes off what says where and whether to read: `help`, then `/`, `do` or `run`. */
export function readStart(tree: CommandNode, command: readonly Token[], place: readonly string[]): Start {
	const written = new Map<Token, string>();
	let [first, ...rest] = command;
	let level = levelAt(tree, place);
	const help = first ? matchAt(level, first) : undefined;
	const asks = help?.kind === 'one' && level.get(help.name)?.node.moves === 'help';
	if (asks && first) {
		written.set(first, help.name);
		[first, ...rest] = withRoot(rest);
	}
	const said = first && isBare(first) ? normalKeyword(first.text) : '';
	const fromRoot = first?.kind === 'root' || (rootWords.includes(said) && !level.has(said));
	if (fromRoot) {
		if (first?.kind === 'word') written.set(first, said);
		level = levelAt(tree, []);
		[first, ...rest] = rest;
	}
	return {words: first ? [first, ...rest] : [], level, place: fromRoot ? [] : place, fromRoot, asks, written};
}

/** `/show` as `/` and `show`; the tokenizer does so at the start of a line only. */
function withRoot([first, ...rest]: readonly Token[]): readonly Token[] {
	const sign = first?.chars[0];
	if (!first || sign?.text !== '/' || sign.literal) return first ? [first, ...rest] : [];
	const chars = first.chars.slice(1);
	const after: Token = {...first, start: sign.end, text: first.text.slice(1), chars};
	return [{...first, kind: 'root', end: sign.end, text: sign.text, chars: []}, ...(chars.length > 0 ? [after] : []), ...rest];
}

const matchAt = (level: Level, token: Token): KeywordMatch => (isBare(token) ? matchLevel(level, token.text) : {kind: 'none'});

/** Where the keywords lead; `rest` are the words after them. */
export type Path = {
	readonly level: Level;
	readonly keywords: readonly Keyword[];
	readonly path: readonly string[];
	readonly node: CommandNode;
	readonly rest: readonly Token[];
	readonly problem: Problem | undefined;
	readonly written: Written;
};

/** Follows keywords down the tree as far as they are understood. */
export function readPath(tree: CommandNode, start: Start): Path {
	const {lost, ...followed} = follow(start.words, start.level);
	return pathOf(tree, lost ? {...followed, problem: keywordProblem(tree, {...followed, ...lost, words: start.words})} : followed);
}

/** Keywords down from a level; `lost` is the word that is none there, with what it could be. */
type KeywordsFollowed = {
	readonly keywords: readonly Keyword[];
	readonly level: Level;
	readonly rest: readonly Token[];
	readonly lost?: {readonly token: Token; readonly match: KeywordMatch};
};

function follow(words: readonly Token[], top: Level): KeywordsFollowed {
	const keywords: Keyword[] = [];
	let level = top;
	for (const [index, token] of words.entries()) {
		if (level.size === 0) return {keywords, level, rest: words.slice(index)};
		const match = matchAt(level, token);
		const command = match.kind === 'one' ? level.get(match.name) : undefined;
		if (!command) return {keywords, level, rest: [], lost: {token, match}};
		keywords.push({...command, token});
		level = childrenOf(command.node, command.path);
	}
	return {keywords, level, rest: []};
}

function pathOf(tree: CommandNode, read: {keywords: readonly Keyword[]; level: Level; rest: readonly Token[]; problem?: Problem}): Path {
	const {keywords, level, rest} = read;
	const last = keywords.at(-1);
	const written = new Map(keywords.map(({token, path}) => [token, path.at(-1) ?? '']));
	return {level, keywords, rest, written, path: last?.path ?? [], node: last?.node ?? tree, problem: read.problem};
}

type Lost = Pick<KeywordsFollowed, 'level' | 'keywords'> & NonNullable<KeywordsFollowed['lost']> & {readonly words: readonly Token[]};

function keywordProblem(tree: CommandNode, {token, match, level, keywords, words}: Lost): Problem {
	const at: Span = {start: token.start, end: token.end};
	const last = keywords.at(-1);
	if (match.kind === 'many') return problem.ambiguousKeyword(at, token.text, match.names);
	const after = last?.path.join(' ') ?? '';
	const meant = foreignOf(token, after);
	const here = last ? commandsTaking(level, token) : [];
	const elsewhere = here.length > 0 ? here : commandsSaying(tree, token.text.toLowerCase());
	if (last && meant !== undefined) return problem.foreignWord(at, token.text, {meant, after});
	if (last) return problem.unknownKeyword(at, token.text, after, {choices: [...level.keys()], elsewhere});
	if (token.text.startsWith('!')) return problem.noShellEscape(at, token.text);
	if (meant !== undefined) return problem.foreignWord(at, token.text, {meant, after});
	if (isBare(token) && pipeWords().has(normalKeyword(token.text))) return problem.pipeAlone(at, token.text, words.map(({text}) => text).join(' '));
	const below = commandsBelow(tree, words);
	if (below.length > 0) return problem.commandsBelow(at, token.text, below);
	return problem.unknownCommand(at, token.text, [...level.keys()], elsewhere);
}

/** The word of another shell that a token is, or begins with three letters or more. */
function foreignOf(token: Token, after: string): string | undefined {
	const match = isBare(token) ? matchKeyword(token.text, foreignWords(after)) : undefined;
	return match?.kind === 'one' && (match.exact || token.text.length >= shortestPrefix) ? match.name : undefined;
}

/** Places whose commands are said without them most. */
const oftenLeftOut = ['netbox', 'show'];

/** The commands that the words would be right as below one of those places. */
function commandsBelow(tree: CommandNode, words: readonly Token[]): readonly string[] {
	return oftenLeftOut.flatMap((token) => {
		const node = tree.children[token];
		const {keywords, rest, lost} = follow(words, node ? childrenOf(node, [token]) : new Map());
		const last = keywords.at(-1);
		if (!last || lost) return [];
		const {problems} = readOptions({kind: 'command', title: '', specs: last.node.args}, rest);
		return problems.length === 0 ? [last.path.join(' ')] : [];
	});
}

/** Commands of this level that take the word as an option, with it: `show bgp devices R1` lacks no more than one of them. None that writes, and first those without words of their own. */
function commandsTaking(level: Level, token: Token): readonly string[] {
	if (!isBare(token)) return [];
	const taking = [...level.values()].flatMap(({node, path}) => {
		const options = Object.keys(node.args).filter((name) => !node.args[name]?.positional);
		const option = node.writes ? undefined : options.find((name) => normalKeyword(name) === normalKeyword(token.text));
		const words = Object.values(node.args).filter(({positional}) => positional).length;
		return option === undefined ? [] : [{said: [...path, option].join(' '), words}];
	});
	return taking
		.toSorted((a, b) => a.words - b.words)
		.slice(0, 3)
		.map(({said}) => said);
}

/**
 * Commands of which a keyword is the word, or a part of it between dashes: who comes from a router types `show bgp`. Of those that end in one keyword the one
 * that gets it, if there is one: who types `show peerings` wants to see them. At most three.
 */
function commandsSaying(tree: CommandNode, word: string): readonly string[] {
	const says = (keyword: string): boolean => keyword === word || keyword.split('-').includes(word);
	const found = leaves(tree).flatMap(({path}) => {
		const at = path.findIndex(says);
		return at === -1 ? [] : [path.slice(0, at + 1)];
	});
	const got = new Set(found.flatMap((path) => (path.at(-2) === 'get' ? [path.at(-1)] : [])));
	const meant = found.filter((path) => path.at(-2) === 'get' || !got.has(path.at(-1)));
	return [...new Set(meant.map((path) => path.join(' ')))].slice(0, 3);
}
