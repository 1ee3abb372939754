import type {Span} from '../../core/problem.js';
import {normalKeyword} from '../tree/keyword.js';
import type {CommandNode} from '../tree/schema.js';
import {levelAt, rootWords} from './level.js';
import {placeRead} from './pasted-prompt.js';
import {isBare, type Tokens} from './tokenize.js';

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

/** A line with its alias written out; `back` says where a span of it stands in the line as typed. */
export type Unfolded = {
	readonly line: string;
	readonly alias: Span;
	readonly shift: number;
	readonly back: <Place extends Span>(span: Place) => Place;
};

/**
 * The line that an alias makes of this one, read from the root; undefined where the first word is none. A command of the same
 * name wins, and what comes out is not unfolded again (docs/contract/commands.md C22 alias-command).
 */
export function unfold(tree: CommandNode, {shown: line, tokens, prompt}: Tokens, said: SaidAt): Unfolded | undefined {
	if (!said.aliases) return undefined;
	const [first] = tokens;
	const meant = first && isBare(first) ? aliasesAt(tree, {...said, ...placeRead(tree, prompt, said.place)}).get(first.text) : undefined;
	if (!first || meant === undefined) return undefined;
	const alias = {start: first.start, end: first.end};
	const written = meant.startsWith('/') ? meant : `/${meant}`;
	const shift = written.length - (alias.end - alias.start);
	const backAt = (index: number, edge: number): number => (index >= alias.end + shift ? index - shift : edge);
	return {
		line: line.slice(0, alias.start) + written + line.slice(alias.end),
		alias,
		shift,
		back: (span) => ({...span, start: backAt(span.start, alias.start), end: backAt(span.end, alias.end)}),
	};
}

/** The aliases that can be said at a place: those that are no command there. */
export function aliasesAt(tree: CommandNode, {place, aliases = {}}: SaidAt): ReadonlyMap<string, string> {
	const level = levelAt(tree, place);
	return new Map(Object.entries(aliases).filter(([name]) => !level.has(normalKeyword(name)) && !rootWords.includes(normalKeyword(name))));
}
