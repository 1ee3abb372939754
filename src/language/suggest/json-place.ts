import {parseJson} from '../../core/json-text.js';

/** Where JSON that is being typed ends: what may stand there, and what is typed of it. */
export type JsonPlace = {
	/** The keys that lead to it, `[]` for an item of a list; of a value its own key is the last. */
	readonly path: readonly string[];
	readonly wants: 'key' | 'value';
	/** What is typed of it, without the quote that begins it; `start` is where that begins in the text. */
	readonly typed: string;
	readonly isQuoted: boolean;
	readonly start: number;
	/** The keys that its object has before it. */
	readonly taken: readonly string[];
};

type JsonToken = {readonly text: string; readonly start: number; readonly isLast: boolean};
/** An object or a list that is not yet closed; `awaits` is what may come next in it. */
type OpenBracket = {readonly kind: '{' | '['; readonly keys: string[]; awaits: 'key' | 'colon' | 'value' | 'next'};

/** The place at the end of the text; undefined where nothing can stand there but a sign, and where no JSON goes on so. */
export function jsonPlace(text: string): JsonPlace | undefined {
	const levels: OpenBracket[] = [];
	for (const token of tokensOf(text)) {
		const level = levels.at(-1);
		if (isTyped(token, level)) return placeAt(levels, token);
		if (!take(levels, token.text)) return undefined;
	}
	return placeAt(levels, {text: '', start: text.length, isLast: true});
}

function* tokensOf(text: string): Generator<JsonToken> {
	for (const {0: found, index} of text.matchAll(/[[\]{}:,]|"(?:[^"\\]|\\[\s\S])*"?|[^\s[\]{}:,"]+/g))
		yield {text: found, start: index, isLast: index + found.length === text.length};
}

/** Whether a token is still being typed: a word at the very end, or a text, which as a key may be whole already. */
function isTyped({text, isLast}: JsonToken, level: OpenBracket | undefined): boolean {
	if (!isLast || !level || /^[[\]{}:,]$/.test(text)) return false;
	return level.awaits === 'key' || (level.awaits === 'value' && !isWhole(text));
}

const isWhole = (text: string): boolean => /^"(?:[^"\\]|\\[\s\S])*"$/.test(text);

function placeAt(levels: readonly OpenBracket[], {text, start}: JsonToken): JsonPlace | undefined {
	const level = levels.at(-1);
	if (level?.awaits !== 'key' && level?.awaits !== 'value') return undefined;
	const isKey = level.awaits === 'key';
	const path = levels.flatMap(({kind, keys}, depth) => (kind === '[' ? ['[]'] : isKey && depth === levels.length - 1 ? [] : keys.slice(-1)));
	const isQuoted = text.startsWith('"');
	const typed = isQuoted ? text.slice(1, isWhole(text) ? -1 : undefined) : text;
	return {path, wants: level.awaits, typed, isQuoted, start, taken: isKey ? level.keys : []};
}

/** Goes on by a whole token; false where it may not stand there. */
function take(levels: OpenBracket[], text: string): boolean {
	const level = levels.at(-1);
	if (text === '{' || text === '[') {
		if (level && level.awaits !== 'value') return false;
		if (level) level.awaits = 'next';
		levels.push({kind: text, keys: [], awaits: text === '{' ? 'key' : 'value'});
		return true;
	}
	if (!level) return false;
	if (text === '}' || text === ']') return (level.kind === '{') === (text === '}') && level.awaits !== 'colon' && levels.pop() !== undefined;
	if (text === ',' || text === ':') return takeSign(level, text);
	if (level.awaits === 'key') {
		level.keys.push(keyOf(text));
		level.awaits = 'colon';
		return isWhole(text);
	}
	const isExpected = level.awaits === 'value';
	level.awaits = 'next';
	return isExpected;
}

function takeSign(level: OpenBracket, sign: ',' | ':'): boolean {
	if (level.awaits !== (sign === ':' ? 'colon' : 'next')) return false;
	level.awaits = sign === ':' ? 'value' : level.kind === '{' ? 'key' : 'value';
	return true;
}

/** A key as it is meant. */
function keyOf(text: string): string {
	try {
		return text.includes('\\') ? String(parseJson(text)) : text.slice(1, -1);
	} catch {
		return text;
	}
}
