import {parseJson, TooDeep} from '../../core/json-text.js';
import {type Problem, problem, type Span} from '../../core/problem.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json} from '../../output/output.js';

/** The index after the closer of the bracket at `start`, brackets inside JSON strings left aside; undefined where it is never closed. */
export function jsonEnd(text: string, start: number): number | undefined {
	const sign = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|[[\]{}]/g;
	sign.lastIndex = start;
	let depth = 0;
	for (let found = sign.exec(text); found; found = sign.exec(text)) {
		if (found[0] === '[' || found[0] === '{') depth += 1;
		else if (found[0] === ']' || found[0] === '}') depth -= 1;
		if (depth === 0) return sign.lastIndex;
	}
	return undefined;
}

/** The JSON value of a word, or `bad-json` that names the first character no JSON could have there. */
export function readJson(text: string, option: string, place: {readonly at: Span; readonly column: number}): Result<Json, Problem> {
	try {
		const value = parseJson(text);
		const twice = repeatedKey(text);
		return twice === undefined ? ok(value) : err(problem.badJson(place.at, option, `the key ${twice} stands twice in one object`));
	} catch (error) {
		if (error instanceof TooDeep) return err(problem.badJson(place.at, option, `it is ${error.message}`));
		const fault = faultAt(text);
		const char = String.fromCodePoint(text.codePointAt(fault) ?? 0x20);
		const column = place.column + [...text.slice(0, fault)].length;
		const why = fault < text.length ? `unexpected "${char}" at column ${column}` : 'it ends too early';
		return err(problem.badJson(place.at, option, why, fault === 0 ? text : undefined));
	}
}

/** A key, as written, that an object of this JSON has twice: only the last one would count. */
function repeatedKey(text: string): string | undefined {
	const objects: (Set<unknown> | undefined)[] = [];
	for (const [token, colon] of text.matchAll(/[{}[\]]|"(?:[^"\\]|\\.)*"(\s*:)?/gs)) {
		if (token === '{' || token === '[') objects.push(token === '{' ? new Set() : undefined);
		else if (token === '}' || token === ']') objects.pop();
		else if (colon !== undefined) {
			const key = token.slice(0, -colon.length);
			const keys = objects.at(-1);
			if (keys?.has(parseJson(key))) return key;
			keys?.add(parseJson(key));
		}
	}
	return undefined;
}

type JsonState = 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'next';

/** The index of the first token that JSON does not allow there, the length where it only ends too early. */
function faultAt(text: string): number {
	const token =
		/\s*(?:([[\]{}:,])|("(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
	const open: string[] = [];
	let state: JsonState | undefined = 'value';
	for (let at = 0; ; at = token.lastIndex) {
		const blanks = text.slice(at).search(/\S/);
		if (blanks === -1) return text.length;
		token.lastIndex = at;
		const found = token.exec(text);
		state = found ? after(state, found[1] ?? (found[2] === undefined ? 'scalar' : 'string'), open) : undefined;
		if (state === undefined) return at + blanks;
	}
}

/** What JSON expects after a token, given the closers still owed; undefined where the token may not stand. */
function after(state: JsonState, token: string, owed: string[]): JsonState | undefined {
	if (state === 'colon') return token === ':' ? 'value' : undefined;
	if ((state === 'next' || state === 'first' || state === 'firstKey') && token === owed.at(-1)) {
		owed.pop();
		return 'next';
	}
	if (state === 'next') return token === ',' && owed.length > 0 ? (owed.at(-1) === ']' ? 'value' : 'key') : undefined;
	if (state === 'key' || state === 'firstKey') return token === 'string' ? 'colon' : undefined;
	if (token === '[' || token === '{') {
		owed.push(token === '[' ? ']' : '}');
		return token === '[' ? 'first' : 'firstKey';
	}
	return token === 'string' || token === 'scalar' ? 'next' : undefined;
}
