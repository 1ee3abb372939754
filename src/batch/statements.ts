import type {ScriptLine} from '../format/problem.js';
import {shownLine} from '../language/parse.js';
import {type Input, needsMore} from '../language/tokenize.js';

/** One line to be run, and where it stands. */
export type Statement = {readonly input: Input; readonly script: ScriptLine};

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
	const take = (): Statement => {
		const source = pending.join('\n');
		const firstLine = number - pending.length + 1;
		pending = [];
		return {input: {line: source}, script: {source, file, firstLine}};
	};
	for await (const line of lines) {
		number += 1;
		if (number === 1 && line.startsWith('#!')) continue;
		pending.push(line);
		if (!needsMore(pending.join('\n'))) yield take();
	}
	if (pending.length > 0) yield take();
}
