import type {Span} from '../../core/problem.js';
import {normalKeyword} from '../tree/keyword.js';
import type {CommandNode} from '../tree/schema.js';
import {type FilledWord, fillWords} from './alias-words.js';
import {levelAt, rootWords} from './level.js';
import {placeRead} from './pasted-prompt.js';
import {isBare, isHelpFlag, type Token, type Tokens} from './tokenize.js';

/** The user's own words -> the lines they stand for. */
export type Aliases = Readonly<Record<string, string>>;

/**
 * Where a line is said: the place in the tree, the aliases and the names of instances there are, and whether keywords that change data must be
 * typed in full.
 */
export type SaidAt = {
	readonly place: readonly string[];
	readonly aliases?: Aliases;
	readonly instances?: readonly string[];
	readonly fullWords?: boolean;
};

/** How many words an alias needs, how many there are, and the place after the last of them. */
type LackingWords = {readonly needs: number; readonly given: number; readonly at: Span};

/** A line with its alias written out, and how its places stand to those of the line as typed. */
export type Unfolded = {
	readonly line: string;
	readonly alias: Span;
	/** Where a span of it stands in the line as typed; what the alias says stands at the alias. */
	readonly back: <Place extends Span>(span: Place) => Place;
	/** The parts of the line as typed that a span of it holds. */
	readonly typedIn: (span: Span) => readonly Span[];
	/** Where the end of the line as typed stands in it; undefined where the word there has no place in the alias. */
	readonly end: number | undefined;
	/** The words that the alias takes into its line. */
	readonly takes: readonly Token[];
	/** What the alias needs, where fewer words stand after it: then the line ends where the first one is missing. */
	readonly lacking?: LackingWords;
};

/**
 * The line that an alias makes of this one, read from the root; undefined where the first word is none. A command of the same
 * name wins, and what comes out is not unfolded again (docs/contract/commands.md C22 alias-command). `cut` cuts the alias's own line.
 */
export function unfold(tree: CommandNode, typed: Tokens, said: SaidAt, cut: (line: string) => Tokens): Unfolded | undefined {
	if (!said.aliases) return undefined;
	const {shown, tokens, prompt, open} = typed;
	const [first, ...others] = tokens;
	const meant = first && isBare(first) ? aliasesAt(tree, {...said, ...placeRead(tree, prompt, said.place)}).get(first.text) : undefined;
	if (!first || meant === undefined) return undefined;
	const alias = {start: first.start, end: first.end};
	const written = meant.startsWith('/') ? meant : `/${meant}`;
	const words = wordsOf(others);
	const flag = words.find(isHelpFlag);
	if (flag) return asking(shown, {alias, written, flag, restAt: others[words.length]?.start ?? shown.length});
	// Most aliases take no words: what follows goes on from their line.
	if (!/\$[1-9]/.test(meant)) return linked(shown, {alias, text: written, words: [], restAt: alias.end});
	const current = words.findIndex(({end}) => end === shown.length) + 1;
	const filled = fillWords(cut(written), {words, typed: shown, current, isOpen: open !== undefined});
	const {needs, isWhole} = filled;
	const behind = words.at(-1)?.end ?? alias.end;
	const restAt = isWhole ? (words[needs - 1]?.end ?? alias.end) : shown.length;
	const unfolded = linked(shown, {alias, text: filled.text, words: filled.words, restAt});
	return {
		...unfolded,
		...(current > 0 && current <= needs && {end: unfolded.placeOf(current)}),
		takes: words.slice(0, needs),
		...(words.length < needs && {lacking: {needs, given: words.length, at: {start: behind, end: behind}}}),
	};
}

type Asked = {readonly alias: Span; readonly written: string; readonly flag: Token; readonly restAt: number};

/** The line of an alias about which a flag after it asks: nothing else of the words there is read. */
function asking(shown: string, {alias, written, flag, restAt}: Asked): Unfolded {
	const text = `/${flag.text} ${written.slice(1)}`;
	return linked(shown, {alias, text, words: [{from: 1, to: 1 + flag.text.length, number: 0, typed: {start: flag.start, end: flag.end}}], restAt});
}

/** The words after an alias, up to the first sign. */
function wordsOf(tokens: readonly Token[]): readonly Token[] {
	const sign = tokens.findIndex(({kind}) => kind !== 'word' && kind !== 'json');
	return sign === -1 ? tokens : tokens.slice(0, sign);
}

/** An alias with its words in it, and where the rest of the line as typed goes on after it. */
type AliasText = {readonly alias: Span; readonly text: string; readonly words: readonly FilledWord[]; readonly restAt: number};

function linked(
	shown: string,
	{alias, text, words: filled, restAt}: AliasText,
): Unfolded & {readonly placeOf: (number: number) => number | undefined} {
	const line = shown.slice(0, alias.start) + text + shown.slice(restAt);
	const restFrom = alias.start + text.length;
	const words = filled.map((word) => ({...word, from: word.from + alias.start, to: word.to + alias.start}));
	const startAt = (index: number): number => {
		const word = words.find(({from, to}) => from <= index && index < to);
		if (word) return insideOf(word, index, word.typed.start);
		return index < alias.start ? index : index < restFrom ? alias.start : index - restFrom + restAt;
	};
	const endAt = (index: number): number => {
		const word = words.find(({from, to}) => from < index && index <= to);
		if (word) return insideOf(word, index, word.typed.end);
		return index < alias.start ? index : index < restFrom ? alias.end : index - restFrom + restAt;
	};
	const spanOf = ({start, end}: Span): Span => ({start: startAt(start), end: Math.max(startAt(start), endAt(end))});
	const parts: readonly Span[] = [...words.map(({from, to}) => ({start: from, end: to})), {start: restFrom, end: line.length}];
	return {
		line,
		alias,
		end: line.length,
		takes: [],
		back: (span) => ({...span, ...spanOf(span)}),
		typedIn: ({start, end}) =>
			parts
				.map((part) => ({start: Math.max(start, part.start), end: Math.min(end, part.end)}))
				.filter((part) => part.start < part.end)
				.map(spanOf),
		placeOf: (number) => words.find((word) => word.number === number)?.to,
	};
}

/** The place in a word as typed; of a word that was quoted only its ends are known. */
const insideOf = ({from, to, typed}: FilledWord, index: number, edge: number): number =>
	to - from === typed.end - typed.start ? typed.start + index - from : edge;

/** The aliases that can be said at a place: those that are no command there. */
export function aliasesAt(tree: CommandNode, {place, aliases = {}}: SaidAt): ReadonlyMap<string, string> {
	const level = levelAt(tree, place);
	return new Map(Object.entries(aliases).filter(([name]) => !level.has(normalKeyword(name)) && !rootWords.includes(normalKeyword(name))));
}
