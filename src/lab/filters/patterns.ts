import {RE2JS, RE2JSSyntaxException} from 're2js';
import {crash, lack} from '../http/answer.js';

/** What PostgreSQL's classes hold: letters of all scripts, and digits of ours alone (seen on 4.7.3, whose database is C.UTF-8). */
const classes: {readonly [name: string]: string} = {
	...{alpha: '\\p{L}', digit: '0-9', alnum: '\\p{L}\\p{N}', upper: '\\p{Lu}', lower: '\\p{Ll}', xdigit: '0-9A-Fa-f'},
	...{space: '\\t-\\r \\x{85}\\x{1680}\\x{2000}-\\x{2006}\\x{2008}-\\x{200a}\\x{2028}\\x{2029}\\x{205f}\\x{3000}', blank: ' \\t'},
	...{cntrl: '\\x00-\\x1f\\x7f', punct: '!-/:-@\\[-`{-~', graph: '!-~\\p{L}\\p{N}', print: ' -~\\p{L}\\p{N}', word: '\\p{L}\\p{N}_'},
};

const letters: {readonly [letter: string]: string} = {d: 'digit', w: 'word', s: 'space'};

/** Characters that a letter stands for after a backslash: `\b` is a backspace, and `\B` a backslash. */
const characters: {readonly [letter: string]: string} = {
	...{a: '\\x07', b: '\\x08', B: '\\\\', e: '\\x1b', f: '\\f', n: '\\n', r: '\\r', t: '\\t', v: '\\x0b', 0: '\\x00'},
};

const invalid = (why: string): unknown => crash('DataError', `invalid regular expression: ${why}`);

/** Something of a pattern in the other syntax, and where it ends. */
type Piece = {readonly text: string; readonly end: number};

/**
 * A pattern of PostgreSQL, compiled to one of linear time: no pattern can hang the lab. One that PostgreSQL refuses crashes the real server, and what linear
 * time does not allow is refused in words: looking around, back references, edges of words, collating elements.
 */
export function compilePattern(pattern: string, ignoreCase: boolean): (text: string) => boolean {
	if (pattern.startsWith('***')) throw lack(`pattern such as ${pattern}`);
	const translated = translate(pattern);
	try {
		const compiled = RE2JS.compile(translated, RE2JS.DOTALL | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0));
		return (text) => compiled.matcher(text).find();
	} catch (thrown) {
		if (!(thrown instanceof RE2JSSyntaxException)) throw thrown;
		throw invalid('parentheses () not balanced');
	}
}

function translate(pattern: string): string {
	let text = '';
	for (let at = 0; at < pattern.length; ) {
		const {text: more, end} = pieceAt(pattern, at);
		text += more;
		at = end;
	}
	return text;
}

function pieceAt(pattern: string, at: number): Piece {
	const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
	switch (character) {
		case '\\':
			return escapeAt(pattern, at, false);
		case '[':
			return bracketAt(pattern, at);
		case '(':
			return pattern[at + 1] === '?' ? groupAt(pattern, at) : {text: '(', end: at + 1};
		case '{':
			return /^\{\d/u.test(pattern.slice(at)) ? {text: '{', end: at + 1} : {text: '\\{', end: at + 1};
		case '}':
			return {text: /\{\d+(?:,\d*)?$/u.test(pattern.slice(0, at)) ? '}' : '\\}', end: at + 1};
		case ']':
			return {text: '\\]', end: at + 1};
		default:
			return {text: character, end: at + character.length};
	}
}

/** What follows `(?`: nothing but a group that is not kept, or at the beginning that no case is told apart. */
function groupAt(pattern: string, at: number): Piece {
	const rest = pattern.slice(at);
	if (rest.startsWith('(?:')) return {text: '(?:', end: at + 3};
	const [whole = '', options = ''] = /^\(\?([a-z]+)\)/u.exec(rest) ?? [];
	if (at === 0 && options === 'i') return {text: '(?i)', end: whole.length};
	if (at === 0 && options === 'c') return {text: '(?-i)', end: whole.length};
	if (/^\(\?<?[=!]/u.test(rest) || (at === 0 && options !== '')) throw lack(`pattern such as ${pattern}`);
	throw invalid('quantifier operand invalid');
}

/** What stands after a backslash. */
function escapeAt(pattern: string, at: number, isInside: boolean): Piece {
	const letter = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0);
	if (at + 1 >= pattern.length) throw invalid('invalid escape \\ sequence');
	const end = at + 1 + letter.length;
	const name = letters[letter.toLowerCase()];
	if (name !== undefined) {
		const isNot = letter !== letter.toLowerCase();
		if (isInside && isNot) throw lack(`pattern such as ${pattern}`);
		return {text: isInside ? (classes[name] ?? '') : `[${isNot ? '^' : ''}${classes[name]}]`, end};
	}
	const code = codeAt(pattern, at);
	if (code !== undefined) return code;
	const known = characters[letter];
	if (known !== undefined && !/^\\0\d/u.test(pattern.slice(at))) return {text: known, end};
	if (letter === 'A' && !isInside) return {text: '\\A', end};
	if (/[1-9mMyYZ0]/u.test(letter)) throw lack(`pattern such as ${pattern}`);
	if (/[a-z\d]/iu.test(letter)) throw invalid('invalid escape \\ sequence');
	return {text: /[!-/:-@[-`{-~]/u.test(letter) ? `\\${letter}` : letter, end};
}

/** A character by its number: `\x41`, `\u0041`, `\U00000041`. */
function codeAt(pattern: string, at: number): Piece | undefined {
	const [whole, x, u, long] = /^\\(?:x([\da-f]+)|u([\da-f]{4})|U([\da-f]{8}))/iu.exec(pattern.slice(at)) ?? [];
	const code = Number.parseInt(x ?? u ?? long ?? '', 16);
	if (whole === undefined) return undefined;
	if (code > 0x10ffff) throw invalid('invalid escape \\ sequence');
	return {text: `\\x{${code.toString(16)}}`, end: at + whole.length};
}

/** A bracket with all that stands in it. */
function bracketAt(pattern: string, start: number): Piece {
	const head = /^\[\^?/u.exec(pattern.slice(start))?.[0] ?? '[';
	let [text, at] = [head, start + head.length];
	for (let isFirst = true; at < pattern.length; isFirst = false) {
		if (pattern[at] === ']' && !isFirst) return {text: `${text}]`, end: at + 1};
		const piece = itemAt(pattern, at);
		text += piece.text;
		at = piece.end;
	}
	throw invalid('brackets [] not balanced');
}

function itemAt(pattern: string, at: number): Piece {
	const [whole = '', name = ''] = /^\[:(\w*):\]/u.exec(pattern.slice(at)) ?? [];
	if (whole !== '') {
		const held = Object.hasOwn(classes, name) ? classes[name] : undefined;
		if (held === undefined) throw invalid('invalid character class');
		return {text: held, end: at + whole.length};
	}
	if (/^\[[.=:]/u.test(pattern.slice(at))) throw lack(`pattern such as ${pattern}`);
	if (pattern[at] === '\\') return escapeAt(pattern, at, true);
	const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
	return {text: character === '[' || character === ']' ? `\\${character}` : character, end: at + character.length};
}
