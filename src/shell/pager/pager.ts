import type {Work} from '../../core/long-work.js';
import {atWords} from '../../format/text.js';
import type {Key} from '../../terminal/key-names.js';
import {visible} from '../../terminal/visible.js';
import {inLines, partsOf} from '../../text/chunks.js';
import {andThen, type Environment, print, type Step} from '../environment.js';
import {suspend} from '../leave.js';
import {intentOf} from '../line/keymap.js';
import type {Effect, Made, Message} from '../message.js';
import type {Pager, State} from '../state.js';
import {moveOf, pagerHelp} from './keys.js';
import {firstLine} from './lines.js';
import {back, jump, type OpenPager, search, stay, toEnd, toStart, turn} from './turning.js';
import {openTyping, typingKey} from './typing.js';

/** Whether what is longer than a screen stops there (docs/contract/output.md D11 more-pager). */
export const isPaging = ({settings}: Environment): boolean => settings.pager && settings.screenLength !== 0;

/** Shows a text of so many lines, each of which ends in a line feed, stopping at full screens where it is longer than one. */
export function page(environment: Environment, state: State, paged: Pick<Pager, 'text' | 'lines' | 'about'>): Step {
	const start = {begin: firstLine, top: firstLine, end: firstLine, isLeft: false, isOpening: false, waiting: []};
	const [next, ...printed] = turn({environment, state, pager: {kind: 'pager', ...paged, ...start}});
	const {overlay: pager} = next;
	return pager?.kind === 'pager' ? [{...next, overlay: {...pager, isOpening: true}}, {type: 'draw'}] : [next, ...printed];
}

/** The row of the pager is drawn: its first page comes, and then the keys that waited for it. */
export function opened(environment: Environment, state: State): Step {
	const {overlay: pager} = state;
	if (pager?.kind !== 'pager' || !pager.isOpening) return [state];
	const free: State = {...state, overlay: {...pager, isOpening: false, waiting: []}};
	return lateKeys(environment, pager.waiting, [free, ...print(pager.text.slice(0, pager.end.at))]);
}

/** A key at a full screen; keys that mean nothing here are dropped. */
export function pagerKey(environment: Environment, state: State, {pager, key}: {readonly pager: Pager; readonly key: Key}): Step {
	const intent = key.type === 'chord' ? intentOf(key.chord) : undefined;
	if (intent === 'suspend') return suspend(state);
	if (pager.seeking || pager.isOpening) {
		if (intent === 'interrupt' && pager.seeking) return [state, {type: 'stop-seek'}];
		return [{...state, overlay: {...pager, waiting: [...pager.waiting, key]}}];
	}
	const paging: OpenPager = {environment, state, pager: {...pager, said: undefined}};
	return pager.typing ? typed(paging, pager.typing, key) : moved(paging, key);
}

/** A key while it is typed what to search; Enter alone searches the same again. */
function typed({pager, ...paging}: OpenPager, typing: NonNullable<Pager['typing']>, key: Key): Step {
	const {line, isEntered} = typingKey(typing, key);
	if (!line || !isEntered) return stay({...paging, pager: {...pager, typing: line}});
	const searched = line.text === '' ? pager.searched : line.text;
	return search({...paging, pager: {...pager, typing: undefined, searched}}, 'here');
}

function moved(paging: OpenPager, key: Key): Step {
	const {state, pager} = paging;
	const move = moveOf(key);
	switch (move) {
		case 'page':
			return turn(paging);
		case 'line':
			return turn(paging, 1);
		case 'back':
			return back(paging);
		case 'start':
			return toStart(paging);
		case 'end':
			return toEnd(paging);
		case 'search':
			return stay({...paging, pager: {...pager, typing: openTyping}});
		case 'next':
			return search(paging, 'below');
		case 'previous':
			return search(paging, 'above');
		case 'rest':
			return [
				{...state, overlay: undefined, showing: {after: ''}},
				{type: 'show', work: restOf(pager)},
			];
		case 'stop':
			return [{...state, overlay: undefined}];
		case 'help':
			return [...stay(paging), ...help(paging)];
		case undefined:
			return [state];
		default:
			return move satisfies never;
	}
}

/** The keys go into the scrollback, as all help does: the row of the pager has no room for them. */
const help = ({environment: {theme}, state: {size}}: OpenPager): readonly Effect[] =>
	print(
		atWords(pagerHelp, size.columns)
			.split('\n')
			.map((row) => `${theme.paint('dim', row)}\n`)
			.join(''),
	);

function* restOf({text, end}: Pager): Work<Made> {
	yield* inLines(partsOf(text, end.at));
	return {text: '', feeds: 0, saves: []};
}

/** The search found a line, or none, or was stopped; then come the keys that waited for it. */
export function sought(environment: Environment, state: State, {sought: outcome}: Message & {readonly type: 'sought'}): Step {
	if (state.overlay?.kind !== 'pager') return [state];
	const {waiting, seeking, ...pager} = state.overlay;
	const paging: OpenPager = {environment, state, pager: {...pager, waiting: []}};
	const found = outcome?.found;
	const step = found ? jump(paging, found) : stay(paging, outcome ? notFound(pager, seeking) : 'search stopped');
	return lateKeys(environment, waiting, step);
}

/** Keys that waited; if the pager is over by then, they are for the prompt. */
const lateKeys = (environment: Environment, keys: readonly Key[], step: Step): Step =>
	keys.reduce<Step>(
		(before, key) =>
			andThen(before, (state) => {
				const {overlay: pager, typedAhead} = state;
				return pager?.kind === 'pager' ? pagerKey(environment, state, {pager, key}) : [{...state, typedAhead: [...typedAhead, key]}];
			}),
		step,
	);

function notFound({searched = '', top}: Pick<Pager, 'searched' | 'top'>, seeking: Pager['seeking']): string {
	const where = seeking === 'above' ? ' above' : seeking === 'here' && top.at === 0 ? '' : ' below';
	return `not shown${where}: ${visible(searched)}`;
}
