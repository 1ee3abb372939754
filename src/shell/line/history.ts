import {applyEdit, insert, type Line, lineOf} from '../../terminal/line.js';
import type {Step} from '../environment.js';
import type {State} from '../state.js';

/** Up and Down: by row inside a line of several rows, else through the history lines that begin with what is typed. */
export function walkHistory(state: State, direction: 'older' | 'newer'): Step {
	const row = applyEdit(state.line, direction === 'older' ? 'row-up' : 'row-down');
	if (row !== state.line) return [{...state, line: row}];
	const walk = state.walk ?? {at: state.history.length, typed: state.line};
	const at = nextMatch(state.history, {from: walk.at, direction, matches: (line) => line.startsWith(walk.typed.text) && line !== state.line.text});
	if (at === undefined) return [direction === 'newer' && state.walk ? {...state, line: walk.typed, walk: undefined} : state];
	return [{...state, line: recalled(state, at), walk: {at, typed: walk.typed}}];
}

/** Alt-.: the last word of the line before, as it was written. */
export function insertLastWord(state: State): Step {
	const word = /\S+(?=\s*$)/.exec(state.history.at(-1) ?? '')?.[0];
	return [word === undefined ? state : {...state, line: insert(state.line, word)}];
}

/** The state with the line at the end of the history; the same line twice in a row is kept once. */
export const withHistory = (state: State, line: string): State =>
	line === state.history.at(-1) ? state : {...state, history: [...state.history, line]};

type HistoryQuery = {readonly from: number; readonly direction: 'older' | 'newer'; readonly matches: (line: string) => boolean};

/** The index of the next line that matches, going away from `from`. */
export function nextMatch(history: readonly string[], {from, direction, matches}: HistoryQuery): number | undefined {
	const step = direction === 'older' ? -1 : 1;
	for (let at = from + step; at >= 0 && at < history.length; at += step) {
		if (matches(history[at] ?? '')) return at;
	}
	return undefined;
}

const recalled = (state: State, at: number): Line => lineOf(state.history[at] ?? '', state.line.killed);
