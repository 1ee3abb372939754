import {needsMore} from '../language/tokenize.js';
import {print, type Step} from './environment.js';
import type {State} from './state.js';

/** The prompt before a line of a transcript. */
const prompt = /^nf(?:\[[^\]\s]*\])?#[ \t\u00A0]*/;

/** The commands of a text of several rows: rows that an open quote, bracket or backslash joins are one. Blank rows are none, but of a blank text one; a prompt before a row is none of it. */
export function splitStatements(text: string): readonly string[] {
	const statements: string[] = [];
	let open: string | undefined;
	for (const row of text.split('\n')) {
		const statement = open === undefined ? row.replace(prompt, '') : `${open}\n${row}`;
		open = needsMore(statement) ? statement : undefined;
		if (open === undefined && statement.trim() !== '') statements.push(statement);
	}
	if (open !== undefined) statements.push(open);
	return statements.length > 0 ? statements : [''];
}

/** Whether Enter has to wait for another row (an open quote, bracket or backslash at the end). */
export const isUnfinished = (text: string): boolean => needsMore(splitStatements(text).at(-1) ?? '');

/** Says how much of a pasted block was left out, and leaves it out. */
export function stopScript(state: State): Step {
	const left = state.script.length;
	if (left === 0) return [state];
	return [{...state, script: []}, ...print(`stopped: ${left} ${left === 1 ? 'line' : 'lines'} not run`)];
}
