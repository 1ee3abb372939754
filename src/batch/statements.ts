import {type Failure, failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {ok, type Result} from '../core/result.js';
import type {ScriptLine} from '../format/problem.js';
import {shownLine} from '../language/parse.js';
import {fillIn, type Load} from '../language/read/load-terminal.js';
import {type Input, type Open, openAtEnd} from '../language/read/tokenize.js';

/** One line to be run, and where it stands; `more` gives the script's next line, for a command that reads lines itself. */
export type Statement = {readonly input: Input; readonly script: ScriptLine; readonly more?: () => Promise<Result<string> | undefined>};

/** Why the rest of a script cannot be read; nothing follows it. */
export type Unread = {readonly unread: Failure};

/** The words of argv: one statement. */
export function* statementsOfWords(words: readonly string[]): Generator<Statement> {
	const input = {words};
	yield {input, script: {source: shownLine(input), firstLine: 1}};
}

/** Every `-c` is a statement of its own. */
export function* statementsOfLines(lines: readonly string[]): Generator<Statement> {
	for (const line of lines) yield {input: {line}, script: {source: line, firstLine: 1}};
}

/** A script as it is read: an open quote, an open bracket or a `\` at the end of a line joins the next one; `#!` may stand first. */
export async function* statementsOfScript(lines: AsyncIterable<Result<string>>, file: string): AsyncGenerator<Statement | Unread> {
	const iterator = lines[Symbol.asyncIterator]();
	let number = 0;
	const more = async (): Promise<Result<string> | undefined> => {
		const next = await iterator.next();
		number += 1;
		return next.done ? undefined : next.value;
	};
	let pending = noLines;
	const take = (): Statement => {
		const {source, count} = pending;
		const firstLine = number - count + 1;
		pending = noLines;
		return {input: {line: source}, script: {source, file, firstLine}, more};
	};
	try {
		for (let line = await more(); line !== undefined; line = await more()) {
			if (!line.ok) return yield {unread: line.error};
			if (number === 1 && line.value.startsWith('#!')) continue;
			pending = join(pending, line.value);
			if (pending.source.length > limits.scriptLine) return yield {unread: tooLong(file, number - pending.count + 1)};
			if (pending.open === undefined) yield take();
		}
		number -= 1;
		if (pending.count > 0) yield take();
	} finally {
		await iterator.return?.();
	}
}

/** Lines that belong together so far, and what the next one goes on with. */
type Pending = {readonly source: string; readonly count: number; readonly open: Open | undefined};
const noLines: Pending = {source: '', count: 0, open: undefined};

function join({source, count, open}: Pending, line: string): Pending {
	const joined = count === 0 ? line : `${source}\n${line}`;
	// All is read again only where the line may close what is open: a long text would cost its square.
	const mayClose = open === undefined || open === 'backslash' || (open === 'json' ? /[\]}]/ : /["']/).test(line);
	return {source: joined, count: count + 1, open: mayClose ? openAtEnd(joined) : open};
}

const tooLong = (file: string, line: number): Failure =>
	failure.localIo(
		`cannot read ${file === '-' ? 'standard input' : `"${file}"`}: what begins in line ${line} has more than ${limits.scriptLine.toLocaleString('en')} characters.`,
		'a quote or a bracket may be open there',
	);

/**
 * The statement with the script's next lines in place of its `load-terminal`, up to one that is only a dot; undefined where nothing
 * follows it. Where the lines cannot be read it has no values.
 */
export async function withLines({script, more}: Statement, load: Load): Promise<Result<Statement> | undefined> {
	if (!more) return undefined;
	const lines: string[] = [];
	for (let line = await more(); line !== undefined; line = await more()) {
		if (!line.ok) return line;
		if (line.value === '.') break;
		lines.push(line.value);
	}
	const source = fillIn(script.source, load, lines);
	return ok({input: {line: source, filled: true}, script: {...script, source}});
}
