import {own} from '../../core/own-property.js';
import {type Problem, problem} from '../../core/problem.js';
import {drawingForms, outputForms} from '../../output/output.js';
import {type KeywordMatch, matchKeyword} from '../tree/keyword.js';
import {type Options, readOptions} from './options.js';
import {displayWord, pipes, pipeWords} from './pipe-specs.js';
import {isBare, type Token} from './tokenize.js';

/** One pipe of a line. `options` is absent while its name is missing, unfinished or wrong. */
export type WalkedPipe = {
	readonly sign: Token;
	readonly words: readonly Token[];
	/** `display` without its format has no name yet. */
	readonly name?: string;
	readonly isDisplay: boolean;
	readonly options?: Options;
};

/** A pipe with what is wrong in it; `written` has its keywords in full. */
export type ReadPipe = {readonly pipe: WalkedPipe; readonly problems: readonly Problem[]; readonly written: ReadonlyMap<Token, string>};

/** Reads a pipe from its sign and the words up to the next one. */
export function readPipe([sign, ...words]: readonly [Token, ...Token[]]): ReadPipe {
	const named = pipeWords();
	const [first, ...rest] = words;
	if (!first) return {pipe: {sign, words, isDisplay: false}, problems: [], written: new Map()};
	const match = matchPipe(first, named);
	if (match.kind === 'many') return wrongPipe(sign, words, problem.ambiguousKeyword(first, first.text, match.names));
	if (match.kind === 'none') return wrongPipe(sign, words, problem.unknownPipe(first, first.text, [...named.keys()]));
	const name = named.get(match.name) ?? match.name;
	if (name === displayWord) return readDisplay(sign, [first, ...rest]);
	return withOptions({sign, words, isDisplay: false, name}, rest, [[first, match.name]]);
}

/** Words of one pipe do not compete: `exc` begins `except` and `exclude`, which are the same pipe. */
function matchPipe(token: Token, named: ReadonlyMap<string, string>): KeywordMatch {
	const match = matchBare(token, [...named.keys()]);
	const [first] = match.kind === 'many' ? match.names : [];
	const isOne = match.kind === 'many' && new Set(match.names.map((name) => named.get(name))).size === 1;
	return isOne && first !== undefined ? {kind: 'one', name: first, exact: false} : match;
}

const matchBare = (token: Token, names: readonly string[]): KeywordMatch => (isBare(token) ? matchKeyword(token.text, names) : {kind: 'none'});

/** `display FORMAT`: the word after it is the pipe. */
function readDisplay(sign: Token, words: readonly [Token, ...Token[]]): ReadPipe {
	const [first, format, ...rest] = words;
	const pipe = {sign, words, isDisplay: true};
	if (!format) return {pipe, problems: [], written: new Map([[first, displayWord]])};
	// The beginning of a form that every result has means that form.
	const plain = matchBare(format, outputForms);
	const match = plain.kind === 'none' ? matchBare(format, drawingForms) : plain;
	const all = `${outputForms.join(', ')}, or of a topology ${drawingForms.join(', ')}`;
	if (match.kind !== 'one') return wrongPipe(sign, words, problem.badPipeArgument(format, displayWord, all, format.text));
	return withOptions({...pipe, name: match.name}, rest, [
		[first, displayWord],
		[format, match.name],
	]);
}

const wrongPipe = (sign: Token, words: readonly Token[], wrong: Problem): ReadPipe => ({
	pipe: {sign, words, isDisplay: false},
	problems: [wrong],
	written: new Map(),
});

type NamedPipe = Omit<WalkedPipe, 'options'> & {readonly name: string};

function withOptions(pipe: NamedPipe, words: readonly Token[], written: readonly (readonly [Token, string])[]): ReadPipe {
	// Faults name the pipe as it was said: `include`, not `match`.
	const title = written.at(-1)?.[1] ?? pipe.name;
	const options = readOptions({kind: 'pipe', title, specs: own(pipes, pipe.name)?.args ?? {}}, words);
	return {pipe: {...pipe, options}, problems: options.problems, written: new Map([...written, ...options.written])};
}
