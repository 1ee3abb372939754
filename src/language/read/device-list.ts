import {type Problem, problem} from '../../core/problem.js';
import {type Piece, textOf} from './pieces.js';
import {expandRange} from './range.js';
import type {Char} from './tokenize.js';

/** One `field=a,b` or `field!=a`: values of one field are OR (of `tag`: AND). */
export type Selector = {readonly field: string; readonly not: boolean; readonly values: readonly string[]};

/**
 * What stands after `devices`: literal names with their ranges written out, globs, and selectors that narrow both. In a glob
 * `*` is any run, `?` one character, and `\` makes the character after it literal. Names and globs are not repeated.
 */
export type DeviceList = {readonly names: readonly string[]; readonly globs: readonly string[]; readonly selectors: readonly Selector[]};

/** The fields a selector may name. */
export const selectorFields = ['name', 'site', 'region', 'location', 'tenant', 'role', 'platform', 'manufacturer', 'model', 'status', 'tag'] as const;

/** Sorts values into names, globs and selectors (docs/contract/grammar.md). A value that a comma joins to a selector is one more value of it. */
export function readDeviceList(pieces: readonly Piece[]): {readonly list: DeviceList; readonly problems: readonly Problem[]} {
	const state: ListState = {names: new Set(), globs: new Set(), selectors: new Map(), problems: []};
	let current: OpenSelector | undefined;
	for (const piece of pieces) {
		const sign = selectorSign(piece);
		if (sign !== -1) current = addSelector(state, piece, sign);
		else if (current && piece.joined) addValue(state, current, {piece, value: piece.text});
		else {
			current = undefined;
			addNames(state, piece);
		}
	}
	const selectors = [...state.selectors.values()].map(({values, ...selector}) => ({...selector, values: [...values]}));
	return {list: {names: [...state.names], globs: [...state.globs], selectors}, problems: state.problems};
}

/** Where the bare `=` of a selector stands in a word, -1 where it is none. */
export const selectorSign = ({chars}: Pick<Piece, 'chars'>): number => chars.findIndex(({text, literal}) => text === '=' && !literal);

type OpenSelector = {readonly field: string; readonly not: boolean; readonly values: Set<string>};

type ListState = {
	readonly names: Set<string>;
	readonly globs: Set<string>;
	readonly selectors: Map<string, OpenSelector>;
	readonly problems: Problem[];
};

function addSelector(state: ListState, piece: Piece, sign: number): OpenSelector {
	const {selectors, problems} = state;
	const before = piece.chars[sign - 1];
	const not = before?.text === '!' && !before.literal;
	const word = textOf(piece.chars.slice(0, not ? sign - 1 : sign));
	const field = word.toLowerCase();
	const value = textOf(piece.chars.slice(sign + 1));
	const start = {start: piece.start, end: piece.chars[sign]?.start ?? piece.end};
	if (!selectorFields.some((known) => known === field)) problems.push(problem.unknownSelector(start, word, selectorFields));
	else if (value === '') problems.push(problem.badValue(piece, piece.text, field, 'a slug or a name'));
	const key = `${field}${not ? '!' : ''}`;
	const selector = selectors.get(key) ?? {field, not, values: new Set()};
	selectors.set(key, selector);
	addValue(state, selector, {piece, value});
	return selector;
}

/** NetBox takes the word null for none of any relation (seen on 4.4 to 4.7), so an object of that name cannot be asked for. */
function addValue({problems}: ListState, {field, values}: OpenSelector, {piece, value}: {readonly piece: Piece; readonly value: string}): void {
	if (value === 'null' && field !== 'name') problems.push(problem.nullSelector(piece, field));
	values.add(value);
}

const isGlobSign = ({text, literal}: Char): boolean => !literal && (text === '*' || text === '?');

function addNames({names, globs, problems}: ListState, piece: Piece): void {
	if (piece.text === '') {
		problems.push(problem.badValue(piece, '', 'devices', 'a device name'));
		return;
	}
	const words = expandRange(piece);
	if (!words.ok) {
		problems.push(words.error);
		return;
	}
	for (const word of words.value) {
		if (word.some(isGlobSign)) globs.add(word.map(globText).join(''));
		else names.add(textOf(word));
	}
}

/** In the text of a glob a literal sign is told from a meant one by a backslash. */
const globText = (char: Char): string => (char.literal && /[*?\\]/.test(char.text) ? `\\${char.text}` : char.text);
