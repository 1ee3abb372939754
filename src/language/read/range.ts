import {limits} from '../../core/limits.js';
import {type Problem, problem} from '../../core/problem.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Piece} from './pieces.js';
import type {Char} from './tokenize.js';

/** Ways to go on: one for plain text, several for a bracket. */
type RangeChoices = readonly (readonly Char[])[];

/** The words that a word with bare brackets stands for, leftmost slowest; itself where it has none. Characters keep whether they are literal. */
export function expandRange(piece: Piece): Result<readonly (readonly Char[])[], Problem> {
	const parts: RangeChoices[] = [];
	let names = 1;
	for (let at = 0; at < piece.chars.length; ) {
		const part = readPart(piece, at);
		if (!part.ok) return part;
		names *= part.value.count;
		if (names > limits.rangeNames) return err(problem.rangeTooLarge(piece, piece.text, totalNames(piece, names, part.value.end), limits.rangeNames));
		parts.push(part.value.choices());
		at = part.value.end;
	}
	return ok(parts.reduce<RangeChoices>((made, choices) => made.flatMap((before) => choices.map((after) => [...before, ...after])), [[]]));
}

type RangePart = {readonly count: number; readonly end: number; readonly choices: () => RangeChoices};

/** The number of names of the whole word, once a part of it alone is too large. */
function totalNames(piece: Piece, names: number, from: number): number {
	let total = names;
	for (let at = from; at < piece.chars.length; ) {
		const part = readPart(piece, at);
		if (!part.ok) return total;
		total *= part.value.count;
		at = part.value.end;
	}
	return total;
}

const isSign = (char: Char | undefined, sign: string): boolean => char?.text === sign && !char.literal;

function readPart(piece: Piece, at: number): Result<RangePart, Problem> {
	const {chars} = piece;
	const bad = (why: string): Result<never, Problem> => err(problem.badRange(piece, piece.text, why));
	if (isSign(chars[at], ']')) return bad('no opening "["');
	if (!isSign(chars[at], '[')) {
		const next = chars.findIndex((char, index) => index > at && (isSign(char, '[') || isSign(char, ']')));
		const end = next === -1 ? chars.length : next;
		return ok({count: 1, end, choices: () => [chars.slice(at, end)]});
	}
	const close = chars.findIndex((char, index) => index > at && isSign(char, ']'));
	if (close === -1) return bad('no closing "]"');
	const steps = chars
		.slice(at + 1, close)
		.map(({text}) => text)
		.join('')
		.split(',')
		.map(readStep);
	const wrong = steps.find((step) => typeof step === 'string');
	if (typeof wrong === 'string') return bad(wrong);
	const good = steps.filter((step) => typeof step !== 'string');
	const place = {start: chars[at]?.start ?? piece.start, end: chars[close]?.end ?? piece.end, literal: true};
	const choices = (): RangeChoices => good.flatMap(({make}) => make()).map((text) => [...text].map((char) => ({...place, text: char})));
	return ok({count: good.reduce((sum, {count}) => sum + count, 0), end: close + 1, choices});
}

type RangeStep = {readonly count: number; readonly make: () => readonly string[]};

/** One item between the commas of a bracket, or why it is none. */
function readStep(item: string): RangeStep | string {
	if (item === '') return 'nothing between the brackets or commas';
	const [, from = '', dash, to = ''] = /^([^-]*)(?:(-)(.*))?$/s.exec(item) ?? [];
	if (from === '' || (dash && to === '')) return `"${item}" is open`;
	if (![from, to || from].every((end) => /^(?:\d{1,15}|[A-Za-z])$/.test(end))) return `"${item}" is no number, letter or range of them`;
	if (!dash) return {count: 1, make: () => [item]};
	return /\d/.test(from) && /\d/.test(to) ? numbers(from, to) : letters(from, to);
}

function numbers(from: string, to: string): RangeStep | string {
	const [first, last] = [Number(from), Number(to)];
	if (first > last) return `${from} is greater than ${to}`;
	const width = from.startsWith('0') ? from.length : 0;
	const count = last - first + 1;
	return {count, make: () => Array.from({length: count}, (_, index) => String(first + index).padStart(width, '0'))};
}

function letters(from: string, to: string): RangeStep | string {
	if (/\d/.test(from + to)) return `"${from}-${to}" mixes numbers and letters`;
	if (/[a-z]/.test(from) !== /[a-z]/.test(to)) return `"${from}-${to}" mixes small letters and capitals`;
	const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
	if (first > last) return `${from} is greater than ${to}`;
	return {count: last - first + 1, make: () => Array.from({length: last - first + 1}, (_, index) => String.fromCharCode(first + index))};
}
