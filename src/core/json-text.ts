import type {Json} from '../output/output.js';
import {ExactNumber, isHeld, marking, Unwritten} from './exact-number.js';
import {limits} from './limits.js';
import {randomUuid} from './uuid.js';

/** JSON that is nested too deep; the message is a clause (`nested deeper than 100 levels`). */
export class TooDeep extends SyntaxError {
	constructor(depth: number) {
		super(`nested deeper than ${depth} levels`);
	}
}

/**
 * The value of a JSON text from outside. Numbers that a double cannot hold are `ExactNumber`, keys such as `__proto__` are keys. Throws `TooDeep`
 * before it makes anything of a text nested deeper than `depth`, so that code may recurse through a value; also throws whatever `JSON.parse` throws.
 */
export function parseJson(text: string, depth: number = limits.jsonDepth): Json {
	const inexact = scan(text, depth);
	const value = JSON.parse(text) as Json;
	if (inexact.length === 0) return value;
	// The text is JSON, so each span is a numeral.
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

/** How many values a JSON text has at most: each but the first stands after a comma, a bracket or a brace. */
export function valuesIn(text: string): number {
	let values = 1;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === quote) at = endOfText(text, at);
		else if (code === comma || code === bracket || code === brace) values += 1;
	}
	return values;
}

let drawn: string | undefined;

/** The mark for the digits of exact numbers: each process draws its own, so no text from outside begins with it. */
function randomMark(): string {
	drawn ??= randomUuid();
	return drawn;
}

/** Where a numeral stands in a text. */
type NumeralSpan = readonly [from: number, to: number];

/** Scans the text once, each string in one step: finds the numerals that a double cannot hold. */
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

const [quote, comma, minus, plus, point, bracket, brace, closedBracket, closedBrace, backslash] = [...'",-+.[{]}\\'].map((sign) =>
	sign.charCodeAt(0),
);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isExponent = (code: number): boolean => code === 101 || code === 69;

/** The index of the quote that ends the string begun at `from`; the length if none does. */
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

/** A double holds any numeral of 15 characters without an exponent, except `-0`. */
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

/** The value with exact numbers in place of their marks; changes it in place, since nobody else has it yet. */
function unmarked(value: Json, mark: string): Json {
	if (typeof value === 'string') return value.startsWith(mark) ? ExactNumber.of(value.slice(mark.length)) : value;
	if (value === null || typeof value !== 'object') return value;
	const inner = value as Record<string, Json>;
	// Sets an own key, whatever its name: `__proto__` too.
	for (const key of Object.keys(inner)) inner[key] = unmarked(inner[key] ?? null, mark);
	return value;
}
