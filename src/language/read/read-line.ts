import {type Problem, problem} from '../../core/problem.js';
import type {CommandNode} from '../tree/schema.js';
import {type SaidAt, type Unfolded, unfold} from './alias.js';
import {type CheckedLine, check, isPlace} from './check.js';
import {type Char, cutAt, type Token, type Tokens, tokenize, type Uncut} from './tokenize.js';
import {type Walk, walk} from './walk.js';

/** What is read: text, or a line that is cut already. A line that was `filled` in ends in values: a `?` there asks for nothing. */
export type Input = Uncut | {readonly line: string; readonly filled: true} | {readonly cut: Tokens};

/**
 * The one reading of a line: its sentence, colours, hint, help, completion and what the history keeps are taken from it. Each part is
 * made once, when it is first asked for. Spans point into `shown`; those of `tokens`, `walk`, `checked` and `question` point into the
 * line with its alias written out, and `alias.back` leads from there.
 */
export type ReadLine = {
	readonly tree: CommandNode;
	readonly said: SaidAt;
	/** The line as people see it. For argv the words joined, quoted where they must be. */
	readonly shown: string;
	/** Its words are those of argv. */
	readonly isArgv: boolean;
	/** The line as it was said, cut. */
	readonly cut: Tokens;
	/** The alias that the line begins with. */
	readonly alias: Unfolded | undefined;
	/** The line with its alias written out, cut. */
	readonly tokens: Tokens;
	readonly walk: Walk;
	/** What stands before a word that is typed at the end of the line. */
	readonly before: Before;
	/** The `?` that ends the line. */
	readonly question: HelpQuestion | undefined;
	/** Its values and pipes, where it asks nothing. */
	readonly checked: CheckedLine;
	/** What is wrong with its words, from left to right; its pipes may still name what is not there (`sentenceOf`). */
	readonly problems: readonly Problem[];
};

/** The words before the one at the end of the line. An alias is written out once a character follows it, and `alias` leads back. */
type Before = {readonly walk: Walk; readonly word?: Token | undefined; readonly alias?: Unfolded | undefined};

/** What a `?` asks about: the line before it, and the word that it ends, as typed. */
type HelpQuestion = {readonly about: ReadLine; readonly word: string; readonly isVerbose: boolean};

/** Reads a line, or the words of argv, at a place of the tree. It depends on nothing but its arguments. */
export const readLine = (tree: CommandNode, input: Input, said: SaidAt): ReadLine => new LineInParts(tree, input, said);

/** What is `undefined` is kept too: each part is made once. */
type MadeOnce<Part> = {readonly made: Part};

class LineInParts implements ReadLine {
	readonly tree: CommandNode;
	readonly said: SaidAt;
	readonly #input: Input;
	#cut: Tokens | undefined;
	#alias: MadeOnce<Unfolded | undefined> | undefined;
	#tokens: Tokens | undefined;
	#walk: Walk | undefined;
	#before: Before | undefined;
	#question: MadeOnce<HelpQuestion | undefined> | undefined;
	#checked: CheckedLine | undefined;
	#problems: readonly Problem[] | undefined;

	constructor(tree: CommandNode, input: Input, said: SaidAt) {
		this.tree = tree;
		this.#input = input;
		this.said = said;
	}

	get shown(): string {
		return 'line' in this.#input ? this.#input.line : this.cut.shown;
	}

	get cut(): Tokens {
		this.#cut ??= 'cut' in this.#input ? this.#input.cut : tokenize(this.#input);
		return this.#cut;
	}

	get alias(): Unfolded | undefined {
		this.#alias ??= {made: unfold(this.tree, this.cut, this.said, (line) => tokenize({line}))};
		return this.#alias.made;
	}

	get tokens(): Tokens {
		this.#tokens ??= this.alias ? tokenize({line: this.alias.line}) : this.cut;
		return this.#tokens;
	}

	get walk(): Walk {
		this.#walk ??= walk(this.tree, this.tokens, this.said.place);
		return this.#walk;
	}

	get before(): Before {
		this.#before ??= beforeWord(this);
		return this.#before;
	}

	get question(): HelpQuestion | undefined {
		this.#question ??= {made: 'filled' in this.#input ? undefined : questionIn(this)};
		return this.#question.made;
	}

	get checked(): CheckedLine {
		this.#checked ??= check(this.walk, this.said.fullWords === true);
		return this.#checked;
	}

	get problems(): readonly Problem[] {
		this.#problems ??= problemsOf(this);
		return this.#problems;
	}

	get isArgv(): boolean {
		return 'words' in this.#input;
	}
}

function beforeWord(line: ReadLine): Before {
	const {tree, said, shown, cut} = line;
	const alias = line.alias && shown.length > line.alias.alias.end ? line.alias : undefined;
	// The word typed is one that the alias has no place for.
	if (alias && alias.end === undefined) return {walk: {...line.walk, isLost: true}, alias};
	const unfolded = alias?.end === alias?.line.length ? line.tokens : cutAt(line.tokens, alias?.end ?? 0);
	const tokens = alias ? unfolded : cut;
	const last = tokens.tokens.at(-1);
	const isWord = last?.end === tokens.shown.length && (last.kind === 'word' || last.kind === 'json' || last.kind === 'comment');
	if (isWord) return {walk: walk(tree, cutAt(tokens, last.start), said.place), word: last, alias};
	return {walk: tokens === line.tokens ? line.walk : walk(tree, tokens, said.place), alias};
}

/** The bare `?` or `??` that ends a line, or a word that its alias takes. In argv only a word of its own asks: `leaf?` is a glob there. */
function questionIn({tree, said, cut, tokens, alias, isArgv}: ReadLine): HelpQuestion | undefined {
	const typed = lastWord(cut);
	const isTaken = typed !== undefined && alias?.takes.includes(typed) === true;
	const last = isTaken ? typed : lastWord(tokens);
	const {length: signs = 0, 0: first} = last ? marksOf(last) : [];
	if (!last || !first) return undefined;
	// What an alias says is a line as any other.
	const isOfArgv = isArgv && (isTaken || !alias || alias.typedIn(last).length > 0);
	if (isOfArgv && last.chars.length > signs) return undefined;
	// What is unfolded already is not unfolded again.
	const about = readLine(tree, {cut: cutAt(isTaken ? cut : tokens, first.start)}, isTaken ? said : {place: said.place});
	return {about, word: (isTaken ? cut : tokens).shown.slice(last.start), isVerbose: signs === 2};
}

function lastWord({tokens, open}: Tokens): Token | undefined {
	const last = tokens.findLast(({kind}) => kind !== 'comment');
	return last?.kind === 'word' && open === undefined ? last : undefined;
}

/** The bare `?` or `??` at the very end of a word. */
function marksOf({chars, end}: Token): readonly Char[] {
	const others = chars.findLastIndex(({text, literal}) => text !== '?' || literal);
	return chars.at(-1)?.end === end ? chars.slice(others + 1).slice(-2) : [];
}

function problemsOf(line: ReadLine): readonly Problem[] {
	const {question, alias, cut} = line;
	if (alias?.lacking && !question) return [...cut.problems, problem.aliasWords(cut.shown.slice(alias.alias.start, alias.alias.end), alias.lacking)];
	const problems = question ? problemsBefore(question.about) : wrongIn(line);
	const unfolded = question?.about.alias ?? alias;
	return unfolded ? problems.map((one) => ({...one, at: unfolded.back(one.at)})) : problems;
}

/** The word that a `?` ends may still become right. */
const problemsBefore = ({before, walk}: ReadLine): readonly Problem[] => (before.word?.kind === 'word' ? before.walk : walk).problems;

/** A place that argv names is not entered: there it is a command that lacks a word. */
function wrongIn({walk, checked, said, isArgv}: ReadLine): readonly Problem[] {
	if (!isArgv || !isPlace(walk)) return checked.problems;
	return check({...walk, node: {...walk.node, subshell: false}}, said.fullWords === true).problems;
}
