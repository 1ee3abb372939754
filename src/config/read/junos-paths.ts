import {keptWords} from './secrets.js';

/** A statement of Junos by all words that lead to it; of one that is inactive how many words lead to what is. */
export type JunosStatement = {
	readonly number: number;
	readonly words: readonly string[];
	readonly inactive?: number;
	/** The rest of the file is not read: it has more levels or words than a configuration has (`deep`), or the file ends within a block (`open`). */
	readonly isEnd?: 'deep' | 'open';
};

/** More levels, or words of one statement, are no configuration. */
const deepest = 100;
const mostWords = 300;

/** Words that lead to what may be inactive. */
const mostLevels = 20;

const token = /\/\*[\s\S]*?(?:\*\/|$)|#[^\n]*|"(?:[^"\\\n]|\\.)*"?|[{};]|[[\]]|[^\s{};[\]"]+|\n/g;

/** The statements of both forms: lines that begin with `set`, or braces. */
export function* junosStatementsOf(text: string): Generator<JunosStatement | undefined, void, void> {
	if (/^\s*(?:[#!][^\n]*\s*)*(?:set|deactivate|delete)\s/.test(text.slice(0, 20_000))) yield* setStatements(text);
	else yield* braceStatements(text);
}

type Open = {readonly words: number; readonly inactive?: number};

function* braceStatements(text: string): Generator<JunosStatement | undefined, void, void> {
	let [number, path, words, isInactive]: [number, string[], string[], boolean] = [1, [], [], false];
	const open: Open[] = [];
	const statement = (): JunosStatement => {
		const all = [...path, ...words.slice(0, keptWords(words))];
		const inactive = open.at(-1)?.inactive ?? (isInactive ? all.length : undefined);
		return {number, words: all, ...(inactive !== undefined && {inactive})};
	};
	for (const [part] of text.matchAll(token)) {
		yield undefined;
		if (part === '\n') number += 1;
		else if (part.startsWith('/*')) number += part.split('\n').length - 1;
		else if (part === '{') {
			const inactive = open.at(-1)?.inactive ?? (isInactive ? path.length + words.length : undefined);
			open.push({words: words.length, ...(inactive !== undefined && {inactive})});
			path = [...path, ...words];
			if (open.length > deepest || path.length > mostWords) {
				yield {number, words: ['…'], isEnd: 'deep'};
				return;
			}
			[words, isInactive] = [[], false];
		} else if (part === '}' || part === ';') {
			// A block that is empty is a statement too, and so is what lacks its semicolon.
			if (words.length > 0) yield statement();
			[words, isInactive] = [[], false];
			if (part === '}') path = path.slice(0, path.length - (open.pop()?.words ?? 0));
		} else if (part === 'inactive:') isInactive = true;
		else if (!part.startsWith('#') && part !== '[' && part !== ']' && part !== 'protect:' && words.length < mostWords) words.push(unquoted(part));
	}
	if (words.length > 0) yield statement();
	if (open.length > 0) yield {number, words: ['…'], isEnd: 'open'};
}

function* setStatements(text: string): Generator<JunosStatement | undefined, void, void> {
	const off = new Set<string>();
	const set: JunosStatement[] = [];
	for (const [place, line] of text.split('\n').entries()) {
		yield undefined;
		const words = [...line.slice(0, 20_000).matchAll(token)]
			.flatMap(([part]) => (/^(?:[[\]]|#.*|\/\*.*)$/s.test(part) ? [] : [unquoted(part)]))
			.slice(0, mostWords);
		const [verb, ...rest] = words;
		if (verb === 'deactivate') off.add(rest.join('\n'));
		if (verb === 'set') set.push({number: place + 1, words: rest.slice(0, keptWords(rest))});
		if (verb === 'delete') yield {number: place + 1, words: words.slice(0, keptWords(words))};
	}
	for (const statement of set) {
		const {words} = statement;
		const inactive = off.size === 0 ? undefined : words.slice(0, mostLevels).findIndex((_, place) => off.has(words.slice(0, place + 1).join('\n')));
		yield inactive === undefined || inactive < 0 ? statement : {...statement, inactive: inactive + 1};
	}
}

const unquoted = (part: string): string =>
	part.startsWith('"') ? part.slice(1, part.endsWith('"') && part.length > 1 ? -1 : undefined).replace(/\\(.)/g, '$1') : part;
