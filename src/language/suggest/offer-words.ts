import type {SaidAt} from '../read/alias.js';
import {lineOf} from '../read/argv.js';
import {textOf} from '../read/pieces.js';
import {type ReadLine, readLine} from '../read/read-line.js';
import type {CommandNode} from '../tree/schema.js';
import {type Offer, type Offers, offersAt, type ValuesOf} from './offers.js';

/** A word that can stand last in argv, whole and as the program is to get it; of an `open` one more of the same word follows. */
export type WordOffer = {readonly text: string; readonly help: string; readonly open: boolean};

/** The words of argv as a line that is typed; an empty last word is one not yet begun. */
export function readTypedWords(tree: CommandNode, words: readonly string[], said: SaidAt): ReadLine {
	const before = lineOf(words.slice(0, -1));
	const line = words.at(-1) ? lineOf(words) : before === '' ? '' : `${before} `;
	return readLine(tree, {line}, said);
}

/** What the last word of such a line can become, and the dynamic sources that were asked. */
export function offerWords(line: ReadLine, values: ValuesOf): {readonly offers: readonly WordOffer[]; readonly sources: readonly string[]} {
	const found = offersAt(line, values);
	const kept = keptOf(found);
	const typed = textOf(found.word?.chars ?? [])
		.slice(kept.length)
		.toLowerCase();
	// An OS shell only takes words that go on from what is typed.
	const goesOn = ({kind, text}: Offer): boolean =>
		kind !== 'value' || found.open?.spec.source !== 'object-types' || text.toLowerCase().startsWith(typed);
	const offers = found.offers.filter(goesOn).map(({kind, text, help, open = false}): WordOffer => {
		const isName = kind === 'keyword' || kind === 'option';
		return {text: isName ? text : kept + text, help, open};
	});
	return {offers, sources: found.sources};
}

/** The part of the word that stays as it is: `site=` of `site=ams`. */
const keptOf = ({word, span}: Offers): string => textOf(word?.chars.filter(({end}) => end <= span.start) ?? []);
