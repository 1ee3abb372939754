import type {Work} from '../core/long-work.js';
import type {Key} from '../terminal/key-names.js';
import {inLines, partsOf} from '../text/chunks.js';
import {displayWidth} from '../text/width.js';
import {type Environment, print, type Step} from './environment.js';
import {intentOf} from './line/keymap.js';
import type {Made} from './message.js';
import type {Pager, State} from './state.js';

/** Whether what is longer than a screen stops there (docs/contract/output.md D11 more-pager). */
export const isPaging = ({settings}: Environment): boolean => settings.pager && settings.screenLength !== 0;

/** Shows a text, stopping at full screens where it is longer than one. */
export function page({settings}: Environment, state: State, text: string): Step {
	const length = settings.screenLength === 'auto' ? state.size.rows : settings.screenLength;
	return turn(state, {kind: 'pager', text, at: 0, length, isHelping: false}, length - 1);
}

/** What the row below the page says. */
export const pagerText = ({text, at, isHelping}: Pager): string =>
	`--More--(${Math.floor((at / text.length) * 100)}%)${isHelping ? '  Space page  Enter line  G or c the rest  q or Ctrl-C stop' : ''}`;

/** The keys at a full screen, for `man keys`. */
export const pagerKeys: readonly {readonly chord: string; readonly does: string}[] = [
	{chord: 'Space', does: 'At --More--: the next screen'},
	{chord: 'Enter', does: 'At --More--: one more line'},
	{chord: 'G, c', does: 'At --More--: all the rest'},
	{chord: 'q, Ctrl-C', does: 'At --More--: stop'},
	{chord: 'h', does: 'At --More--: show these keys'},
];

/** A key at a full screen; keys that mean nothing here are dropped. */
export function pagerKey(state: State, pager: Pager, key: Key): Step {
	if (key.type === 'paste') return [state];
	const intent = key.type === 'chord' ? intentOf(key.chord) : undefined;
	if (intent === 'interrupt') return [{...state, overlay: undefined}];
	if (intent === 'submit') return turn(state, pager, 1);
	switch (key.type === 'text' ? key.text : undefined) {
		case ' ':
			return turn(state, pager, pager.length - 1);
		case 'G':
		case 'c':
			return [
				{...state, overlay: undefined, showing: {after: ''}},
				{type: 'show', work: restOf(pager)},
			];
		case 'q':
			return [{...state, overlay: undefined}];
		case 'h':
			return [{...state, overlay: {...pager, isHelping: true}}];
		default:
			return [state];
	}
}

function* restOf({text, at}: Pager): Work<Made> {
	yield* inLines(partsOf(text, at));
	return {text: '', saves: []};
}

/** So many more rows of the screen at once, and the end of the pager where the text ends. */
function turn(state: State, pager: Pager, rows: number): Step {
	const end = endOfRows(pager, Math.max(1, rows), state.size.columns);
	const shown = print(pager.text.slice(pager.at, end));
	return end >= pager.text.length
		? [{...state, overlay: undefined}, ...shown]
		: [{...state, overlay: {...pager, at: end, isHelping: false}}, ...shown];
}

/** Where the text has filled so many rows; at least one line is taken. A line that is wider than the screen fills several. */
function endOfRows({text, at}: Pager, rows: number, columns: number): number {
	let [end, left] = [at, rows];
	while (end < text.length && left > 0) {
		const feed = text.indexOf('\n', end);
		const next = feed < 0 ? text.length : feed + 1;
		left -= Math.max(1, Math.ceil(displayWidth(text.slice(end, feed < 0 ? next : feed)) / Math.max(1, columns)));
		if (left < 0 && end > at) return end;
		end = next;
	}
	return end;
}
