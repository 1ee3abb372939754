import {shortestPrefix} from '../../language/read/options.js';
import {type Completion, complete, type Suggestion} from '../../language/suggest/complete.js';
import type {ValuesOf} from '../../language/suggest/offers.js';
import type {Key} from '../../terminal/key-names.js';
import {applyEdit, insert, type Line, replace} from '../../terminal/line.js';
import type {Environment, Step} from '../environment.js';
import type {Effect} from '../message.js';
import type {Menu, State} from '../state.js';
import {intentOf} from './keymap.js';
import {readTyped} from './reading.js';

/** What can stand at the cursor, from the values known by now, and the sources that were asked for. */
export const suggest = (environment: Environment, state: State): Completion => complete(readTyped(environment, state).head, valuesOf(state));

/** The values that are known by now. */
export const valuesOf =
	({values}: State): ValuesOf =>
	(source) =>
		values.get(source)?.values ?? [];

/** The effects that ask for values, and whether the answer has to wait for them: some were never loaded, or come from the cache alone. */
export function askFor(state: State, sources: readonly string[]): {readonly effects: readonly Effect[]; readonly missing: readonly string[]} {
	return {
		effects: sources.map((source) => ({type: 'load-values', source})),
		missing: sources.filter((source) => state.values.get(source)?.title !== undefined || !state.values.has(source)),
	};
}

/** TAB: one match is inserted, several by their common beginning, else the menu opens. Values not yet known are waited for. */
export function completeLine(environment: Environment, state: State): Step {
	const found = suggest(environment, state);
	const {effects, missing} = askFor(state, found.sources);
	if (missing.length === 0) return [offer(state, found), ...effects];
	return [openEarly({...state, wanting: {key: 'complete', line: state.line, sources: missing}}, found), ...effects];
}

/** What the values that came by now are enough for: a menu that NetBox can only make longer. What changes the line waits. */
export function openEarly(state: State, found: Completion): State {
	if (!found.sources.every((source) => state.values.has(source))) return state;
	const offered = offer({...state, wanting: undefined}, found);
	return offered.overlay?.kind === 'menu' ? offered : state;
}

/** TAB once the values are there. */
export function completeNow(environment: Environment, state: State): Step {
	return [offer(state, suggest(environment, state))];
}

/** An open menu after values came or the line changed: the same row stays selected; without rows the menu closes. */
export function refreshMenu(environment: Environment, state: State, menu: Menu): State {
	const {suggestions, more, sources} = suggest(environment, state);
	if (suggestions.length === 0) return {...state, overlay: undefined};
	const chosen = menu.suggestions[menu.selected]?.text;
	const selected = Math.max(
		0,
		suggestions.findIndex(({text}) => text === chosen),
	);
	return {...state, overlay: {...menu, suggestions, more, selected, title: titleOf(state, sources)}};
}

/** A key in the open menu; undefined where the key is not for the menu. */
export function menuKey(environment: Environment, state: State, {menu, key}: {readonly menu: Menu; readonly key: Key}): Step | undefined {
	const filtered = filter(state.line, key);
	if (filtered) return [refreshMenu(environment, {...state, line: filtered}, menu)];
	switch (key.type === 'chord' ? intentOf(key.chord) : undefined) {
		case 'complete':
		case 'newer':
			return [moved(state, menu, 1)];
		case 'complete-back':
		case 'older':
			return [moved(state, menu, -1)];
		case 'submit': {
			const suggestion = menu.suggestions[menu.selected];
			return [suggestion ? accept({...state, overlay: undefined}, suggestion) : state];
		}
		case 'escape':
			return [{...state, overlay: undefined, line: menu.before}];
		default:
			return undefined;
	}
}

/** The line with the suggestion in place, and a space after it where a next word may follow. */
function accept(state: State, suggestion: Suggestion): State {
	const follows = state.line.text.slice(suggestion.end, suggestion.end + 1);
	const space = suggestion.space && !/^\s/.test(follows) ? ' ' : '';
	return {...state, line: replace(state.line, suggestion, suggestion.text + space)};
}

function offer(state: State, found: Completion): State {
	const {suggestions, more, sources} = found;
	const [first] = suggestions;
	if (!first) return {...state, notice: 'no match'};
	const menu: State = {...state, overlay: {kind: 'menu', suggestions, more, selected: 0, before: state.line, title: titleOf(state, sources)}};
	// A part of the values says neither which one is meant nor how all begin.
	if (sources.some((source) => state.values.get(source)?.partial) && !isNamed(state, found)) return menu;
	if (suggestions.length === 1) return accept(state, first);
	const typed = state.line.text.slice(first.start, first.end);
	const common = commonBeginning(found);
	if (common.length > typed.length && common.toLowerCase().startsWith(typed.toLowerCase())) {
		return {...state, line: replace(state.line, first, common)};
	}
	return menu;
}

/** Whether the only suggestion is an option that is read so, whatever values there are: three letters or more of its name are no value (G17). */
function isNamed({values, line}: State, {suggestions, sources}: Completion): boolean {
	const [only, ...others] = suggestions;
	if (!only || others.length > 0 || line.text.slice(only.start, only.end).length < shortestPrefix) return false;
	return !sources.some((source) => values.get(source)?.values.some(({text}) => text === only.text));
}

/** What all suggestions begin with, where they are for one and the same word. */
function commonBeginning({suggestions, common}: Completion): string {
	const [first, ...others] = suggestions;
	return others.every(({start, end}) => start === first?.start && end === first.end) ? common : '';
}

const titleOf = (state: State, sources: readonly string[]): string =>
	sources
		.map((source) => ({source, title: state.values.get(source)?.title}))
		.filter(({title}) => title !== undefined)
		.map(({source, title}) => `${source}, ${title}`)
		.join('  ');

const moved = (state: State, menu: Menu, by: number): State => ({
	...state,
	overlay: {...menu, selected: (menu.selected + by + menu.suggestions.length) % menu.suggestions.length},
});

/** Typing in a menu narrows it; a blank ends the word, and `?` asks for help. */
function filter(line: Line, key: Key): Line | undefined {
	if (key.type === 'text') return key.text === ' ' || key.text === '?' ? undefined : insert(line, key.text);
	return key.type === 'chord' && intentOf(key.chord) === 'delete-left' && line.cursor > 0 ? applyEdit(line, 'delete-left') : undefined;
}
