import {promptOf} from '../../language/read/pasted-prompt.js';
import {type JoinedRows, joinRow, type Tokens, tokensOf} from '../../language/read/tokenize.js';
import {print, type Step} from '../environment.js';
import type {State} from '../state.js';

/** The commands of a text of several rows: rows that an open quote, bracket or backslash joins are one. Blank rows are none, but of a blank text one. */
export function splitStatements(text: string, instances: readonly string[]): readonly Tokens[] {
	const statements: Tokens[] = [];
	let open: JoinedRows | undefined;
	for (const row of text.split('\n')) {
		const {statement, isBlank} = open ? {statement: row, isBlank: false} : begun(row, instances);
		if (isBlank) continue;
		const rows = joinRow(open, statement, instances);
		open = rows.open && rows;
		if (!open) statements.push(tokensOf(rows, instances));
	}
	if (open) statements.push(tokensOf(open, instances));
	return statements.length > 0 ? statements : [tokensOf(joinRow(undefined, ''))];
}

/** A row that begins a statement; after the prompt of a transcript no blank stands, as after our own, and nothing but the prompt is blank. */
function begun(row: string, instances: readonly string[]): {readonly statement: string; readonly isBlank: boolean} {
	const end = promptOf(row, instances)?.end ?? 0;
	const said = end === 0 ? row : row.slice(end).replace(/^[ \t\u00A0]+/, '');
	return {statement: row.slice(0, end) + said, isBlank: said.trim() === ''};
}

/** Says how much of a pasted block was left out, and leaves it out. */
export function stopScript(state: State): Step {
	const {left, said} = stoppedScript(state);
	return [left, ...print(said)];
}

/** The same, what is said as text. */
export function stoppedScript(state: State): {readonly left: State; readonly said: string} {
	const {length} = state.script;
	if (length === 0) return {left: state, said: ''};
	return {left: {...state, script: []}, said: `stopped: ${length} ${length === 1 ? 'line' : 'lines'} not run\n`};
}
