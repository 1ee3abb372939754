import type {Key} from '../../terminal/key-names.js';
import {lineOf} from '../../terminal/line.js';
import type {Step} from '../environment.js';
import type {Message} from '../message.js';
import type {Search, State} from '../state.js';
import {nextMatch} from './history.js';
import {type Intent, intentOf} from './keymap.js';

/** Ctrl-R opens the search; the line is kept for Esc. Lines that other shells have added meanwhile come later. */
export const openSearch = (state: State): Step => [
	{...state, walk: undefined, overlay: {kind: 'search', query: '', at: undefined, before: state.line, lines: state.history}},
	{type: 'load-history'},
];

/** The lines of all shells came: those that nobody else has written stay, the search begins again. */
export const historyCame = (state: State, {lines}: Message & {readonly type: 'history'}): State =>
	state.overlay?.kind === 'search' && lines.length > 0 ? find(state, {...state.overlay, lines, at: undefined}, 'older') : state;

/** What a key did to the search; `means` is what the key means for the line that was found, once the search is closed. */
export type Searched = {readonly step: Step; readonly means?: Intent};

/** A key while searching: text narrows, Ctrl-R and Ctrl-S move, Esc restores, Enter runs, every other key takes the line for editing. */
export function searchKey(state: State, search: Search, key: Key): Searched {
	if (key.type !== 'chord') return {step: [find(state, {...search, query: search.query + key.text, at: undefined}, 'older')]};
	const intent = intentOf(key.chord);
	switch (intent) {
		case undefined:
			return {step: [state]};
		case 'delete-left':
			return {step: [find(state, {...search, query: [...search.query].slice(0, -1).join(''), at: undefined}, 'older')]};
		case 'search-older':
			return {step: [find(state, search, 'older')]};
		case 'search-newer':
			return {step: [find(state, search, 'newer')]};
		case 'escape':
			return {step: [{...state, overlay: undefined, line: search.before}]};
		case 'right':
			return {step: [taken(state, search)]};
		default:
			return {step: [taken(state, search)], means: intent};
	}
}

/** The history line found, if one is. */
export const foundLine = ({at, lines}: Search): string | undefined => (at === undefined ? undefined : lines[at]);

function find(state: State, search: Search, direction: 'older' | 'newer'): State {
	const shown = foundLine(search);
	const from = search.at ?? search.lines.length;
	const matches = (line: string): boolean => line.includes(search.query) && line !== shown;
	const at = search.query === '' ? undefined : nextMatch(search.lines, {from, direction, matches});
	return {...state, overlay: {...search, at: at ?? search.at}};
}

function taken(state: State, search: Search): State {
	const line = foundLine(search);
	return {...state, overlay: undefined, line: line === undefined ? search.before : lineOf(line, state.line.killed)};
}
