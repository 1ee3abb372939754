import type {Json} from '../output/output.js';
import {ExactNumber, isHeld, marking, Unwritten} from './exact-number.js';
import {limits} from './limits.js';
import {randomUuid} from './uuid.js';

/** JSON that is nested deeper than it may be; the message is a clause (`nested deeper than 100 levels`). */
export class TooDeep extends SyntaxError {
	constructor(depth: number) {
		super(`nested deeper than ${depth} levels`);
	}
}

/**
 * The value of a JSON text from outside. Numbers that a double does not give back are `ExactNumber`, keys such as `__proto__` are keys. Throws
 * `TooDeep` before anything is made of a text that is nested deeper than `depth`, so that whoever walks through a value may call itself, and
 * what `JSON.parse` throws.
 */
export function parseJson(text: string, depth: number = limits.jsonDepth): Json {
	const inexact = scan(text, depth);
	const value = JSON.parse(text) as Json;
	if (inexact.length === 0) return value;
	// The text is JSON, so that every place of a numeral is one.
	const mark = randomMark();
	return unmarked(JSON.parse(markedText(text, inexact, mark)) as Json, mark);
}

/** `JSON.stringify` that writes exact numbers with their digits; `replacer` may be asked twice. */
export function stringifyJson(value: unknown, replacer?: (key: string, inner: unknown) => unknown, indent?: number | string): string {
	try {
		return JSON.stringify(value, replacer, indent);
	} catch (error) {
		if (!(error instanceof Unwritten)) throw error;
	}
	const mark = randomMark();
	const json = marking(mark, () => JSON.stringify(value, replacer, indent));
	return json.replaceAll(new RegExp(`"${mark}([^"]*)"`, 'g'), '$1');
}

let drawn: string | undefined;

/** What marks the digits of exact numbers among texts: it is drawn anew by each process, so that no text from outside begins with it. */
function randomMark(): string {
	drawn ??= randomUuid();
	return drawn;
}

/** Where a numeral stands in a text. */
type NumeralSpan = readonly [from: number, to: number];

/** Goes through the text once, over the texts in it in one step each: where numerals stand that a double does not give back. */
function scan(text: string, depth: number): readonly NumeralSpan[] {
	const inexact: NumeralSpan[] = [];
	let open = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === quote) at = endOfText(text, at);
		else if (code === bracket || code === brace) {
			open += 1;
			if (open > depth) throw new TooDeep(depth);
		} else if (code === closedBracket || code === closedBrace) open -= 1;
		else if (code === minus || isDigit(code)) {
			const end = endOfNumeral(text, at);
			if (mayBeInexact(text, at, end) && !isHeld(text.slice(at, end))) inexact.push([at, end]);
			at = end - 1;
		}
	}
	return inexact;
}

const [quote, minus, plus, point, bracket, brace, closedBracket, closedBrace, backslash] = [...'"-+.[{]}\\'].map((sign) => sign.charCodeAt(0));
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isExponent = (code: number): boolean => code === 101 || code === 69;

/** The index of the quote that ends the text begun at `from`; the length where none does. */
function endOfText(text: string, from: number): number {
	for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
		let before = at;
		while (text.charCodeAt(before - 1) === backslash) before -= 1;
		if ((at - before) % 2 === 0) return at;
	}
	return text.length;
}

function endOfNumeral(text: string, from: number): number {
	let end = from + 1;
	for (let code = text.charCodeAt(end); isDigit(code) || code === point || isExponent(code) || code === plus || code === minus; ) {
		end += 1;
		code = text.charCodeAt(end);
	}
	return end;
}

/** Any 15 digits that are near enough to 1 come back from a double. */
function mayBeInexact(text: string, from: number, end: number): boolean {
	if (end - from > 15 || text.startsWith('-0', from)) return true;
	for (let at = from; at < end; at += 1) if (isExponent(text.charCodeAt(at))) return true;
	return false;
}

function markedText(text: string, places: readonly NumeralSpan[], mark: string): string {
	let [marked, at] = ['', 0];
	for (const [from, to] of places) {
		marked += `${text.slice(at, from)}"${mark}${text.slice(from, to)}"`;
		at = to;
	}
	return marked + text.slice(at);
}

/** The value, which is nobody else's yet, with exact numbers in place of their marks. */
function unmarked(value: Json, mark: string): Json {
	if (typeof value === 'string') return value.startsWith(mark) ? ExactNumber.of(value.slice(mark.length)) : value;
	if (value === null || typeof value !== 'object') return value;
	const inner = value as Record<string, Json>;
	// A key of its own is set, whatever its name: `__proto__` too.
	for (const key of Object.keys(inner)) inner[key] = unmarked(inner[key] ?? null, mark);
	return value;
}
