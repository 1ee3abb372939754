import {own} from '../../core/own-property.js';
import type {Span} from '../../core/problem.js';
import {drawingForms, outputForms} from '../../output/output.js';
import {aliasesAt} from '../read/alias.js';

import {excludedBy, isLacking, nextPositional, type Options, type Owner, optionNames} from '../read/options.js';
import {displaySpec, displayWord, drawings, type OptionSpec, type PipeSpec, pipes} from '../read/pipe-specs.js';
import type {ReadLine} from '../read/read-line.js';
import {sourceAt} from '../read/sources.js';
import {isBare, type Token} from '../read/tokenize.js';
import type {Walk} from '../read/walk.js';
import type {WalkedPipe} from '../read/walk-pipe.js';
import {normalKeyword} from '../tree/keyword.js';
import type {CommandNode} from '../tree/schema.js';
import {comparePipe, comparing} from '../tree/visit.js';
import {type Candidate, valuesFor} from './offered-values.js';
import {typedValue} from './typed-value.js';

/** Values of a source of the tree, best known ones at once: `devices` -> names with a hint; `devices at prod` where the line names that instance. */
export type ValuesOf = (source: string) => readonly Candidate[];

/** One thing that can stand at the cursor. `text` is not yet quoted. */
export type Offer = {
	readonly kind: 'keyword' | 'option' | 'value' | 'field' | 'json';
	readonly text: string;
	readonly help: string;
	readonly required: boolean;
	readonly spec?: OptionSpec;
	/** How a pipe may be said. */
	readonly example?: string;
	/** Said in a sub-shell, of which it is no word. */
	readonly ofRoot?: boolean;
	/** More of the same word follows it. */
	readonly open?: boolean;
};

/** All that can stand at the cursor, and the reading of what stands before the word there. */
export type Offers = {
	readonly before: Walk;
	/** The word at the cursor, up to the cursor; absent after a blank. */
	readonly word?: Token;
	/** What the offers replace. */
	readonly span: Span;
	readonly offers: readonly Offer[];
	/** The option or positional word whose value may stand here. */
	readonly open?: {readonly token: string; readonly spec: OptionSpec; readonly owner: Owner};
	/** How many more values there are than offers, and what all values begin with. */
	readonly more: number;
	readonly common: string;
	/** Names of dynamic sources that were asked. */
	readonly sources: readonly string[];
};

/** Everything that can be said at the end of a line, but within JSON (`offersHere`), filtered by the word that is typed there. With the cursor inside of a line it is read up to there. */
export function offersAt(line: ReadLine, values: ValuesOf): Offers {
	const {alias} = line.before;
	const found = offersIn(line, values);
	if (!alias) return withAliases(line, found);
	const {word} = found;
	if (!word) return {...found, span: alias.back(found.span)};
	const chars = word.chars.filter((char) => alias.typedIn(char).length > 0).map(alias.back);
	// No name can take the place of a word that the alias begins.
	const isWhole = chars.length === word.chars.length;
	const offers = isWhole ? found.offers : found.offers.filter(({kind}) => kind !== 'keyword' && kind !== 'option');
	return {...found, offers, span: alias.back(found.span), word: {...alias.back(word), chars}};
}

/** As the first word an alias can be said as well. */
function withAliases({tree, said}: ReadLine, found: Offers): Offers {
	if (!said.aliases || found.before.tokens.tokens.length > 0) return found;
	const {place} = found.before;
	const aliases = Array.from(
		aliasesAt(tree, {...said, place}),
		([text, line]): Offer => ({kind: 'keyword', text, help: line, required: false, ofRoot: place.length > 0}),
	);
	return {...found, offers: [...found.offers, ...aliases.filter(startsLike(found.word))]};
}

function offersIn({tree, before}: ReadLine, values: ValuesOf): Offers {
	const {walk, word} = before;
	const end = word?.end ?? walk.tokens.shown.length;
	const none: Offers = {before: walk, ...(word && {word}), span: {start: word?.start ?? end, end}, offers: [], more: 0, common: '', sources: []};
	if (walk.isLost || walk.background || word?.kind === 'json' || word?.kind === 'comment') return none;
	const lastPipe = walk.pipes.at(-1);
	if (lastPipe?.options) return optionOffers(tree, {none, options: lastPipe.options, values});
	if (lastPipe) return pipeNameOffers(none, lastPipe);
	if (walk.level.size > 0) return keywordOffers(none);
	return optionOffers(tree, {none, options: walk.options, values});
}

function keywordOffers(none: Offers): Offers {
	const offers = Array.from(
		none.before.level,
		([text, {node, ofRoot = false}]): Offer => ({kind: 'keyword', text, help: node.help, required: false, ofRoot}),
	);
	return {...none, offers: offers.filter(startsLike(none.word))};
}

function pipeNameOffers(none: Offers, {words, isDisplay}: WalkedPipe): Offers {
	if (words.length > (isDisplay ? 1 : 0)) return none;
	const {node, pipes: said} = none.before;
	const isFor = (name: string): boolean => name !== comparePipe || (node.comparedBy !== undefined && said.length === 1);
	const names = isDisplay ? [...outputForms, ...(node.draws ? drawingForms : [])] : [...Object.keys(pipes).filter(isFor), displayWord];
	const offers = names.toSorted().map((name): Offer => {
		const {help, example} = own(pipes, name) ?? own<PipeSpec>(drawings, name) ?? displaySpec;
		return {kind: 'keyword', text: name, help, required: false, example: `${name} ${example}`.trim()};
	});
	return {...none, offers: offers.filter(startsLike(none.word))};
}

type OptionPlace = {readonly none: Offers; readonly options: Options; readonly values: ValuesOf};

function optionOffers(tree: CommandNode, {none, options, values}: OptionPlace): Offers {
	const {owner, given} = options;
	const token = options.open?.token ?? nextPositional(options);
	const spec = token === undefined ? undefined : owner.specs[token];
	const typed = typedValue(none.word, spec);
	const mustBeValue = options.open?.needs === 'value' || typed.isInside;
	const names = mustBeValue ? [] : optionNames(owner).filter((name) => (owner.specs[name]?.many || !given.has(name)) && !isExcluded(name, options));
	const named = names.map((name) => optionOffer(name, owner, options)).filter(startsLike(none.word));
	if (token === undefined || !spec) return {...none, offers: named.toSorted(byNeed)};
	const instance = none.before.options.given.get('instance')?.runs[0]?.[0]?.text;
	const there: ValuesOf = (source) => values(sourceAt(source, instance));
	const {node, pipes: said} = none.before;
	const {node: ofRows} = (owner.kind === 'pipe' && said.length > 1 && comparing(node, said[0]?.name, tree)) || {node};
	const found = valuesFor({tree, node: ofRows, spec, given: given.get(token), typed, values: there});
	const kind = spec.source === 'fields' ? 'field' : 'value';
	const offers = found.candidates.map((candidate): Offer => ({kind, required: false, ...candidate}));
	return {
		...none,
		span: typed.from === undefined ? none.span : {start: typed.from, end: none.span.end},
		offers: [...offers, ...named.toSorted(byNeed)],
		more: found.more,
		common: found.common,
		open: {token, spec, owner},
		sources: found.source === undefined ? [] : [sourceAt(found.source, instance)],
	};
}

function optionOffer(name: string, {specs}: Owner, options: Options): Offer {
	const spec = specs[name];
	return {kind: 'option', text: name, help: spec?.help ?? '', required: isLacking(options, name), ...(spec && {spec})};
}

/** Another option stands in its place. */
const isExcluded = (name: string, {owner, given}: Options): boolean => excludedBy(owner.specs, name).some((other) => given.has(other));

const byNeed = (a: Offer, b: Offer): number => Number(b.required) - Number(a.required) || (a.text < b.text ? -1 : 1);

/** Keywords go on from what is typed; a word with quotes in it is none. */
const startsLike = (word: Token | undefined): ((offer: Offer) => boolean) => {
	const typed = normalKeyword(word?.text ?? '');
	const canBe = word === undefined || isBare(word);
	return ({text}) => canBe && normalKeyword(text).startsWith(typed);
};
