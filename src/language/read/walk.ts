import {type Problem, problem} from '../../core/problem.js';
import {normalKeyword} from '../tree/keyword.js';
import type {CommandNode} from '../tree/schema.js';
import type {Level} from './level.js';
import {nextPositional, type Options, readOptions} from './options.js';
import {placeRead} from './pasted-prompt.js';
import {isBare, isHelpFlag, type Token, type Tokens} from './tokenize.js';
import {type Keyword, type Path, readPath, readStart} from './walk-path.js';
import {type ReadPipe, readPipe, type WalkedPipe} from './walk-pipe.js';

/** The one reading of a line: where its words lead and what they give. Nothing is missing or wrong in a value yet. */
export type Walk = {
	readonly tokens: Tokens;
	/** Where the line is read. */
	readonly place: readonly string[];
	/** Begins with `/`, `do` or `run`: read from the root. */
	readonly fromRoot: boolean;
	/** Begins with `help`, or has a help flag: it asks, and runs nothing. */
	readonly asks: boolean;
	/** `--help` or `-h`: it asks about the command itself, and what the command is given is not read. */
	readonly helpFlag?: Token;
	/** The keywords the next word is one of. */
	readonly level: Level;
	readonly keywords: readonly Keyword[];
	readonly path: readonly string[];
	readonly node: CommandNode;
	/** A keyword was not understood, so the words after it were not read. */
	readonly isLost: boolean;
	readonly options: Options;
	readonly pipes: readonly WalkedPipe[];
	/** `&`, or `nowait`. */
	readonly background?: Token;
	readonly problems: readonly Problem[];
	/** Keywords and option names in full, secrets as `***`, by their token. */
	readonly written: ReadonlyMap<Token, string>;
};

/** Reads tokens at a place of the tree, or at the one that their prompt names. Total: it goes on after a fault as far as words can be understood. */
export function walk(tree: CommandNode, tokens: Tokens, said: readonly string[]): Walk {
	const {place, problem: unplaced} = placeRead(tree, tokens.prompt, said);
	const {command, piped, sign, flags} = cut(tokens.tokens);
	const start = readStart(tree, command, place);
	const path = readPath(tree, start);
	const [helpFlag] = flags;
	const {options, nowait} = readLeaf(helpFlag ? {...path, rest: []} : path);
	const walkedPipes = withPatternHints(piped.map(readPipe), tokens.shown);
	const background = sign ?? nowait;
	return {
		tokens,
		place,
		fromRoot: start.fromRoot,
		asks: start.asks || helpFlag !== undefined,
		...(helpFlag && {helpFlag}),
		level: path.level,
		keywords: path.keywords,
		path: path.path,
		node: path.node,
		isLost: unplaced !== undefined || path.problem !== undefined,
		options,
		pipes: walkedPipes.map(({pipe}) => pipe),
		...(background && {background}),
		problems: [
			...(unplaced ? [unplaced] : []),
			...tokens.problems,
			...(path.problem ? [path.problem] : []),
			...options.problems,
			...walkedPipes.flatMap((one) => one.problems),
		],
		written: new Map([
			...start.written,
			...path.written,
			...options.written,
			...flags.map((flag) => [flag, flag.text] as const),
			...walkedPipes.flatMap((one) => [...one.written]),
		]),
	};
}

type Cut = {
	readonly command: readonly Token[];
	readonly flags: readonly Token[];
	readonly piped: readonly (readonly [Token, ...Token[]])[];
	readonly sign: Token | undefined;
};

/** The words before the first pipe, those that ask for help apart, and each pipe with its words. */
function cut(tokens: readonly Token[]): Cut {
	const command: Token[] = [];
	const piped: [Token, ...Token[]][] = [];
	for (const token of tokens) {
		if (token.kind === 'comment' || token.kind === 'background') continue;
		if (token.kind === 'pipe') piped.push([token]);
		else (piped.at(-1) ?? command).push(token);
	}
	const sign = tokens.find(({kind}) => kind === 'background');
	return {command: command.filter((token) => !isHelpFlag(token)), flags: command.filter(isHelpFlag), piped, sign};
}

/** A pipe that is unknown and stands right after a pattern (`match leaf|spine`) may be a part of it: its problem says so. */
function withPatternHints(read: readonly ReadPipe[], shown: string): readonly ReadPipe[] {
	return read.map((one, at) => {
		const {sign, words} = one.pipe;
		const before = read[at - 1]?.pipe;
		const pattern = before?.words.at(-1);
		const isText =
			before?.options && Object.values(before.options.owner.specs).some(({expects, type}) => expects === 'an expression' || type === 'conditions');
		const [unknown, ...others] = one.problems;
		if (!isText || !pattern || unknown?.code !== 'unknown-pipe' || (pattern.end !== sign.start && words[0]?.start !== sign.end)) return one;
		const start = shown.slice(pattern.start, pattern.end).search(/(?<=[=~<>])[^=~<>]/);
		const quoted = pattern.start + (before.name === 'where' ? Math.max(0, start) : 0);
		const whole = `${shown.slice(before.words[0]?.start, quoted)}"${shown.slice(quoted, endOfPattern(read.slice(at)))}"`;
		return {...one, problems: [problem.brokenPattern(unknown, whole), ...others]};
	});
}

/** The last of the pipes that each stand right after the one before. */
function endOfPattern(read: readonly ReadPipe[]): number {
	const ends = read.map(({pipe}) => pipe.words[0]?.end ?? pipe.sign.end);
	const gap = read.findIndex(({pipe}, at) => at > 0 && pipe.sign.start !== ends[at - 1]);
	return ends.at(gap < 0 ? -1 : gap - 1) ?? 0;
}

/** The words after a command; a last bare `nowait` is no value unless an option still waits for one. */
function readLeaf({node, path, rest}: Path): {readonly options: Options; readonly nowait: Token | undefined} {
	const owner = {kind: 'command', title: path.join(' '), specs: node.args} as const;
	const last = rest.at(-1);
	if (last && isBare(last) && normalKeyword(last.text) === 'nowait') {
		const before = readOptions(owner, rest.slice(0, -1));
		if (!awaitsValue(before)) return {options: {...before, written: new Map([...before.written, [last, 'nowait']])}, nowait: last};
	}
	return {options: readOptions(owner, rest), nowait: undefined};
}

function awaitsValue(options: Options): boolean {
	const positional = nextPositional(options);
	return options.open?.needs === 'value' || (positional !== undefined && options.owner.specs[positional]?.required === true);
}
