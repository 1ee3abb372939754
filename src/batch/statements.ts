import {type Failure, failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {ok, type Result} from '../core/result.js';
import type {ScriptLine} from '../format/problem.js';
import {fillIn, type Load} from '../language/read/load-terminal.js';
import type {Input} from '../language/read/read-line.js';
import {type JoinedRows, joinRow, tokensOf} from '../language/read/tokenize.js';

/** One line to be run, and where it stands; `more` gives the script's next line, for a command that reads lines itself. */
export type Statement = {
	readonly input: Input;
	readonly at: Omit<ScriptLine, 'source'>;
	readonly more?: NextLine;
};

/** The next line of a script; undefined at its end. */
type NextLine = () => Promise<Result<string> | undefined>;

/** Why the rest of a script cannot be read; nothing follows it. */
export type UnreadScript = {readonly unread: Failure};

/** The words of argv: one statement, which may ask for the help of its command. */
export function* statementsOfWords(words: readonly string[], asks: boolean): Generator<Statement> {
	yield {input: {words, asks}, at: {firstLine: 1}};
}

/** Every `-c` is a statement of its own. */
export function* statementsOfLines(lines: readonly string[]): Generator<Statement> {
	for (const line of lines) yield {input: {line}, at: {firstLine: 1}};
}

/** A script as it is read: an open quote, an open bracket or a `\` at the end of a line joins the next one; `#!` may stand first. */
export async function* statementsOfScript(lines: AsyncIterable<Result<string>>, file: string): AsyncGenerator<Statement | UnreadScript> {
	const iterator = lines[Symbol.asyncIterator]();
	let number = 0;
	const more: NextLine = async () => {
		const next = await iterator.next();
		number += 1;
		return next.done ? undefined : next.value;
	};
	let pending: JoinedRows | undefined;
	const take = (rows: JoinedRows): Statement => {
		pending = undefined;
		return {input: {cut: tokensOf(rows)}, at: {file, firstLine: number - rows.count + 1}, more};
	};
	try {
		for (let line = await more(); line !== undefined; line = await more()) {
			if (!line.ok) return yield {unread: line.error};
			if (number === 1 && line.value.startsWith('#!')) continue;
			pending = joinRow(pending, line.value);
			if (pending.text.length > limits.scriptLine) return yield {unread: tooLong(file, number - pending.count + 1)};
			if (pending.open === undefined) yield take(pending);
		}
		number -= 1;
		if (pending) yield take(pending);
	} finally {
		await iterator.return?.();
	}
}

const tooLong = (file: string, line: number): Failure =>
	failure.localIo(
		`cannot read ${file === '-' ? 'standard input' : `"${file}"`}: what begins in line ${line} has more than ${limits.scriptLine.toLocaleString('en')} characters.`,
		'a quote or a bracket may be open there',
	);

/**
 * The line with the script's next lines in place of its `load-terminal`, up to one that is only a dot. Where nothing follows it has
 * no values.
 */
export async function withLines(line: string, load: Load, more: NextLine): Promise<Result<Input>> {
	const lines: string[] = [];
	for (let next = await more(); next !== undefined; next = await more()) {
		if (!next.ok) return next;
		if (next.value === '.') break;
		lines.push(next.value);
	}
	return ok({line: fillIn(line, load, lines), filled: true});
}
