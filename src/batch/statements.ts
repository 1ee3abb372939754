import type {ScriptLine} from '../format/problem.js';
import {fillIn, type Load} from '../language/load-terminal.js';
import {shownLine} from '../language/parse.js';
import {type Input, needsMore} from '../language/tokenize.js';

/** One line to be run, and where it stands; `more` gives the script's next line, for a command that reads lines itself. */
export type Statement = {readonly input: Input; readonly script: ScriptLine; readonly more?: () => Promise<string | undefined>};

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
export async function* statementsOfScript(lines: AsyncIterable<string>, file: string): AsyncGenerator<Statement> {
	let pending: string[] = [];
	let number = 0;
	const iterator = lines[Symbol.asyncIterator]();
	const more = async (): Promise<string | undefined> => {
		const next = await iterator.next();
		if (next.done) return undefined;
		number += 1;
		return next.value;
	};
	const take = (): Statement => {
		const source = pending.join('\n');
		const firstLine = number - pending.length + 1;
		pending = [];
		return {input: {line: source}, script: {source, file, firstLine}, more};
	};
	for (let line = await more(); line !== undefined; line = await more()) {
		if (number === 1 && line.startsWith('#!')) continue;
		pending.push(line);
		if (!needsMore(pending.join('\n'))) yield take();
	}
	if (pending.length > 0) yield take();
}

/** The statement with the script's next lines in place of its `load-terminal`, up to one that is only a dot; undefined where nothing follows it. */
export async function withLines({script, more}: Statement, load: Load): Promise<Statement | undefined> {
	if (!more) return undefined;
	const lines: string[] = [];
	for (let line = await more(); line !== undefined && line !== '.'; line = await more()) lines.push(line);
	const source = fillIn(script.source, load, lines);
	return {input: {line: source, filled: true}, script: {...script, source}};
}
