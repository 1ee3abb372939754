import type {Key} from '../../terminal/key-names.js';

/** What a key at a full screen is for. */
type Move = 'page' | 'line' | 'back' | 'start' | 'end' | 'search' | 'next' | 'previous' | 'rest' | 'stop' | 'help';

/** The keys of a move, what they are called, and what they do: in full for `man keys`, and in a word. */
type PagerBinding = {readonly keys: readonly string[]; readonly move: Move; readonly chord: string; readonly does: string; readonly word: string};

const bindings: readonly PagerBinding[] = [
	{keys: [' ', 'pagedown'], move: 'page', chord: 'Space', does: 'the next page', word: 'page'},
	{keys: ['enter', 'down'], move: 'line', chord: 'Enter', does: 'one more line', word: 'line'},
	{keys: ['b', 'pageup'], move: 'back', chord: 'b', does: 'a page back', word: 'back'},
	{keys: ['g', 'home'], move: 'start', chord: 'g', does: 'the first page', word: 'start'},
	{keys: ['G', 'end'], move: 'end', chord: 'G', does: 'the last page', word: 'end'},
	{keys: ['/'], move: 'search', chord: '/', does: 'search: type a text and Enter', word: 'search'},
	{keys: ['n'], move: 'next', chord: 'n', does: 'the next page with a hit', word: 'next hit'},
	{keys: ['N'], move: 'previous', chord: 'N', does: 'the hit before this page', word: 'hit before'},
	{keys: ['c'], move: 'rest', chord: 'c', does: 'all the rest', word: 'the rest'},
	{keys: ['q', 'ctrl-c'], move: 'stop', chord: 'q, Ctrl-C', does: 'stop', word: 'stop'},
	{keys: ['h'], move: 'help', chord: 'h', does: 'show these keys', word: 'these keys'},
];

/** What the key is for, undefined where it is for nothing. */
export function moveOf(key: Key): Move | undefined {
	if (key.type === 'paste') return undefined;
	const pressed = key.type === 'text' ? key.text : key.chord;
	return bindings.find(({keys}) => keys.includes(pressed))?.move;
}

/** The keys at a full screen, for `man keys`. */
export const pagerKeys: readonly {readonly chord: string; readonly does: string}[] = bindings.map(({chord, does}) => ({
	chord,
	does: `At --More--: ${does}`,
}));

/** The same in a few words. */
export const pagerHelp = bindings.map(({chord, word}) => `${chord} ${word}`).join('  ');
