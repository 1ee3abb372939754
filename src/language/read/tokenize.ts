import {type Problem, problem, type Span} from '../../core/problem.js';
import {helpFlags} from '../../text/quote.js';
import {lineOf} from './argv.js';
import {jsonEnd} from './json-span.js';
import {type Prompt, promptOf} from './pasted-prompt.js';

/**
 * One UTF-16 unit of a word and where it stands; literal where it was quoted or escaped, and so is nothing but itself. A backslash that joins
 * the next line right after it is a part of its span.
 */
export type Char = Span & {readonly text: string; readonly literal: boolean};

/** A word, a piece of JSON, or a sign; `text` is what is meant, the span is what was typed. */
export type Token = Span & {
	readonly kind: 'word' | 'json' | 'root' | 'pipe' | 'background' | 'comment';
	readonly text: string;
	readonly chars: readonly Char[];
};

/** What is cut into tokens: a line as typed, or the words of argv, which may ask for the help of their command. */
export type Uncut = {readonly line: string} | {readonly words: readonly string[]; readonly asks?: boolean};

/** A line cut into tokens. `shown` is the line that spans point into; `open` says what the next line would go on with. */
export type Tokens = {
	readonly shown: string;
	/** The prompt before the first token. */
	readonly prompt?: Prompt;
	readonly tokens: readonly Token[];
	readonly problems: readonly Problem[];
	readonly open?: OpenEnd;
};

/** What is open at the end of a line. */
type OpenEnd = 'quote' | 'json' | 'backslash';

type Scan = {readonly text: string; at: number; piped: boolean; readonly tokens: Token[]; readonly problems: Problem[]; open?: Tokens['open']};

/**
 * Cuts a line, or argv where one word stays one word, into tokens. Total: faults are problems beside the tokens. `instances` are the names that the
 * prompt of a transcript may bear.
 */
export function tokenize(input: Uncut, instances: readonly string[] = []): Tokens {
	const text = 'line' in input ? input.line : lineOf(input.words, input.asks);
	const prompt = 'line' in input ? promptOf(text, instances) : undefined;
	const scan: Scan = {text, at: prompt?.end ?? 0, piped: false, tokens: [], problems: []};
	for (skipBlanks(scan); scan.at < text.length; skipBlanks(scan)) readToken(scan);
	const problems = [...scan.problems, ...misplacedSigns(text, scan.tokens)];
	return {shown: text, ...(prompt && {prompt}), tokens: scan.tokens, problems, ...(scan.open !== undefined && {open: scan.open})};
}

/** The tokens of the line up to an index between two characters of a bare word, or between two tokens: nothing is open there. */
export function cutAt({shown, prompt, tokens}: Tokens, index: number): Tokens {
	const text = shown.slice(0, index);
	const kept = tokens.filter(({start}) => start < index).map((token) => (token.end <= index ? token : beginning(token, index)));
	return {shown: text, ...(prompt && {prompt}), tokens: kept, problems: misplacedSigns(text, kept)};
}

function beginning(token: Token, end: number): Token {
	const chars = token.chars.filter((char) => char.end <= end);
	return {...token, end, chars, text: chars.map(({text}) => text).join('')};
}

/** `&` ends a line: only a comment may follow, or a backslash that joins the next line. */
function misplacedSigns(text: string, tokens: readonly Token[]): readonly Problem[] {
	const last = tokens.findLast((token) => token.kind !== 'comment' && !isOpenJoint(text, token));
	const signs = tokens.filter((token) => token.kind === 'background' && token !== last);
	return signs.map((sign) => problem.misplacedBackground(sign, wordAround(text, tokens, sign)));
}

/** A backslash alone at the end: it joins the next line, which is not there yet. */
const isOpenJoint = (text: string, {kind, start}: Token): boolean => kind === 'word' && start === text.length - 1 && text[start] === '\\';

/** What stands on both sides of a sign without a blank between, and the sign; nothing where it stands alone. */
function wordAround(text: string, tokens: readonly Token[], sign: Token): string | undefined {
	const before = tokens.find(({kind, end}) => kind === 'word' && end === sign.start);
	const after = tokens.find(({kind, start}) => kind === 'word' && start === sign.end);
	return before || after ? text.slice((before ?? sign).start, (after ?? sign).end) : undefined;
}

/** Rows that belong together so far. While something is open, they are `cut` again only where the last one may have closed it. */
export type JoinedRows = {readonly text: string; readonly count: number; readonly open?: OpenEnd | undefined; readonly cut?: Tokens | undefined};

/** The rows with one more: an open quote, an open bracket or a backslash at the end joins the next one. */
export function joinRow(rows: JoinedRows | undefined, row: string, instances: readonly string[] = []): JoinedRows {
	const text = rows ? `${rows.text}\n${row}` : row;
	const count = (rows?.count ?? 0) + 1;
	// All is cut again only where it may end: a long text would cost its square.
	if (rows && !mayClose(rows.open, row)) return {text, count, open: rows.open};
	const cut = tokenize({line: text}, instances);
	return {text, count, open: cut.open, cut};
}

function mayClose(open: OpenEnd | undefined, row: string): boolean {
	if (open === 'json') return /[\]}]/.test(row);
	return open !== 'quote' || /["']/.test(row);
}

/** The tokens of the rows, as one line. */
export const tokensOf = ({text, cut}: JoinedRows, instances: readonly string[] = []): Tokens => cut ?? tokenize({line: text}, instances);

/** Whether every character stands for itself unquoted: only such a word can be a keyword. */
export const isBare = (token: Token): boolean => token.kind === 'word' && isUnquoted(token.chars, token);

/** Whether these characters are all of the span, and none of them was quoted or escaped. */
export const isUnquoted = (chars: readonly Char[], {start, end}: Span): boolean =>
	chars.every(({literal}) => !literal) && chars.reduce((width, char) => width + char.end - char.start, 0) === end - start;

/** Whether a word asks for the help of its command. */
export const isHelpFlag = (token: Token): boolean => helpFlags.includes(token.text) && isBare(token);

/** The column of an index, in code points from 1, within its own line. */
export const columnOf = (text: string, index: number): number => [...text.slice(text.lastIndexOf('\n', index - 1) + 1, index)].length + 1;

const blanks = ' \t\u00A0\r\n';
const isBlank = (char: string | undefined): boolean => char !== undefined && blanks.includes(char);
const isJoint = ({text, at}: Scan): boolean => text[at] === '\\' && text[at + 1] === '\n';

function skipBlanks(scan: Scan): void {
	while (isBlank(scan.text[scan.at]) || isJoint(scan)) scan.at += isJoint(scan) ? 2 : 1;
}

function readToken(scan: Scan): void {
	const char = scan.text[scan.at] ?? '';
	if (char === '#') readComment(scan);
	else if (char === '|') readPipe(scan);
	else if (char === '&') add(scan, 'background', scan.at + 1);
	else if (char === '/' && scan.tokens.length === 0) add(scan, 'root', scan.at + 1);
	// What stands after a pipe is text: `match [a-z]` is an expression.
	else if ((char === '[' || char === '{') && !scan.piped) readJson(scan, char);
	else readWord(scan);
}

function readPipe(scan: Scan): void {
	scan.piped = true;
	add(scan, 'pipe', scan.at + 1);
}

function add(scan: Scan, kind: Token['kind'], end: number): void {
	const start = scan.at;
	scan.tokens.push({kind, start, end, text: scan.text.slice(start, end), chars: []});
	scan.at = end;
}

function readComment(scan: Scan): void {
	const end = scan.text.indexOf('\n', scan.at);
	add(scan, 'comment', end === -1 ? scan.text.length : end);
}

function readJson(scan: Scan, bracket: string): void {
	const {text, at} = scan;
	const end = jsonEnd(text, at);
	if (end === undefined) {
		scan.open = 'json';
		scan.problems.push(problem.unclosedJson({start: at, end: at + 1}, bracket, columnOf(text, at)));
	}
	add(scan, 'json', end ?? text.length);
}

function readWord(scan: Scan): void {
	const start = scan.at;
	const chars: Char[] = [];
	for (let char = scan.text[scan.at]; char !== undefined && !isBlank(char) && char !== '|' && char !== '&'; char = scan.text[scan.at]) {
		if (char === "'" || char === '"') readQuoted(scan, chars, char);
		else if (char === '\\') readEscape(scan, chars);
		else take(scan, chars, {text: char, literal: false, width: 1});
	}
	scan.tokens.push({kind: 'word', start, end: scan.at, text: chars.map(({text}) => text).join(''), chars});
}

function take(scan: Scan, chars: Char[], {text, literal, width}: {text: string; literal: boolean; width: number}): void {
	chars.push({text, literal, start: scan.at, end: scan.at + width});
	scan.at += width;
}

function readEscape(scan: Scan, chars: Char[]): void {
	const next = scan.text[scan.at + 1];
	if (next === undefined) {
		scan.open = 'backslash';
		scan.problems.push(problem.unclosedLine({start: scan.at, end: scan.at + 1}, columnOf(scan.text, scan.at)));
	}
	if (next === undefined || next === '\n') joinLines(scan, chars, next === undefined ? 1 : 2);
	else take(scan, chars, {text: next, literal: true, width: 2});
}

/** Right after a character the joint is a part of it; after a quote it is none of any, and the word is quoted anyway. */
function joinLines(scan: Scan, chars: Char[], width: number): void {
	const last = chars.at(-1);
	scan.at += width;
	if (last?.end === scan.at - width) chars[chars.length - 1] = {...last, end: scan.at};
}

const escapes: Readonly<Record<string, string>> = {'"': '"', '\\': '\\', n: '\n', t: '\t'};

function readQuoted(scan: Scan, chars: Char[], quote: string): void {
	const opened = scan.at;
	scan.at += 1;
	for (let char = scan.text[scan.at]; char !== quote; char = scan.text[scan.at]) {
		if (char === undefined) {
			scan.open = 'quote';
			scan.problems.push(problem.unclosedQuote({start: opened, end: opened + 1}, quote, columnOf(scan.text, opened)));
			return;
		}
		const escaped = quote === '"' && char === '\\' ? escapes[scan.text[scan.at + 1] ?? ''] : undefined;
		take(scan, chars, {text: escaped ?? char, literal: true, width: escaped === undefined ? 1 : 2});
	}
	scan.at += 1;
}
