import {quoteAlways} from '../../text/quote.js';
import {isLoadWord, normalKeyword} from '../tree/keyword.js';
import {lineOf} from './argv.js';
import {type Owner, optionNames, shortestPrefix} from './options.js';
import type {Sentence} from './sentence.js';
import {isBare} from './tokenize.js';
import type {Walk} from './walk.js';

/** What a line asks to be read for one of its options. */
export type Load = Extract<Sentence, {readonly kind: 'load'}>;

/** Where a bare `load-terminal` stands as the value of an option that takes several lines. */
export function loadIn({options}: Walk): Pick<Load, 'at' | 'isList' | 'taken'> | undefined {
	for (const {spec, runs} of options.given.values()) {
		const word = spec.multiline ? runs.flat().find((token) => isBare(token) && isLoadWord(token.text)) : undefined;
		if (word) return {at: {start: word.start, end: word.end}, isList: spec.many, taken: takenNames(options.owner)};
	}
	return undefined;
}

/** The line with what was read in place of `load-terminal`: for a list each line is read as values, else all of it is one text. */
export function fillIn(line: string, {at, isList, taken}: Pick<Load, 'at' | 'isList' | 'taken'>, read: readonly string[]): string {
	const words = read.flatMap((row) => row.split(/\s+/)).filter((word) => word !== '');
	const value = isList ? words.map((word) => valueWord(word, taken)).join(' ') : quoteAlways(read.join('\n'));
	return line.slice(0, at.start) + value + line.slice(at.end);
}

/** A word that is a value even where it is called like an option or a sign. */
const valueWord = (word: string, taken: readonly string[]): string =>
	/^[|&]$/.test(word) || isTaken(word, taken) ? quoteAlways(word) : lineOf([word]);

/** Whether the word, bare, would be read as one of these names. */
export function isTaken(word: string, names: readonly string[]): boolean {
	const typed = normalKeyword(word);
	return names.some((name) => normalKeyword(name) === typed || (typed.length >= shortestPrefix && normalKeyword(name).startsWith(typed)));
}

/** Names that a value of these options could be taken for. */
export const takenNames = (owner: Owner): readonly string[] => [...optionNames(owner), 'nowait'];
