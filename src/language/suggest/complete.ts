import type {Span} from '../../core/problem.js';
import {quoteAlways, quoteBehind} from '../../text/quote.js';
import {isTaken, takenNames} from '../read/load-terminal.js';
import type {ReadLine} from '../read/read-line.js';
import {offersHere} from './json-offers.js';
import {commonOf} from './offered-values.js';
import type {Offer, Offers, ValuesOf} from './offers.js';

/** What can replace a span of the line: `text` is quoted where it must be, `space` says whether a blank goes after it. */
export type Suggestion = Span & {readonly text: string; readonly help: string; readonly required: boolean; readonly space: boolean};

/** The suggestions at the cursor, required options first, and the dynamic sources they come from. */
export type Completion = {
	readonly suggestions: readonly Suggestion[];
	/** How many more values there are. */
	readonly more: number;
	/** What can be typed before a choice is made: all suggestions begin with it. */
	readonly common: string;
	readonly sources: readonly string[];
};

/** What can go on from the end of a line. Each suggestion leaves a line that reads on without a new fault. */
export function complete(line: ReadLine, values: ValuesOf): Completion {
	const found = offersHere(line, values);
	const isTaken = takenWords(found);
	const {offers, more, common, sources} = found;
	return {
		suggestions: offers.map((offer) => suggestionOf(offer, found, isTaken)),
		more,
		common: beginningOf(offers, more > 0 ? common : undefined),
		sources,
	};
}

/** What all offers begin with, those that are not listed included; nothing where it could not stand without quotes. */
function beginningOf(offers: readonly Offer[], ofMore: string | undefined): string {
	const [first = '', ...others] = [...offers.map(({text}) => text), ...(ofMore === undefined ? [] : [ofMore])];
	const common = others.reduce(commonOf, first);
	return common === quoteBehind(common) ? common : '';
}

function suggestionOf(offer: Offer, found: Offers, isTaken: (text: string) => boolean): Suggestion {
	const {text, required} = offer;
	const isName = offer.kind === 'keyword' || offer.kind === 'option';
	const {start, end} = isName && found.word ? {start: found.word.start, end: found.span.end} : found.span;
	const isCondition = offer.kind === 'field' && offer.open === true;
	const typed = isName || isCondition || offer.kind === 'json' ? text : isTaken(text) ? quoteAlways(text) : quoteBehind(text);
	const help = offer.ofRoot ? `root: ${offer.help}` : offer.help;
	return {start, end, text: typed, help, required, space: offer.open !== true};
}

/** Tells values that would be read as an option or as `nowait`: they are quoted, though they need no quotes by themselves. */
function takenWords({open, span, word}: Offers): (text: string) => boolean {
	const isPart = word !== undefined && span.start > word.start;
	const names = open && !isPart ? takenNames(open.owner) : [];
	return (text) => isTaken(text, names);
}
