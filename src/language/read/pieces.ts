import {type Problem, problem, type Span} from '../../core/problem.js';
import {type Char, isUnquoted, type Token} from './tokenize.js';

/** One value: a word, a part of it between bare commas, or a text out of a JSON list. */
export type Piece = Span & {
	readonly text: string;
	readonly chars: readonly Char[];
	/** Some of it was quoted or escaped, or it is JSON: then it is no glob, range, selector or `none`. */
	readonly quoted: boolean;
	/** A comma stands between it and the piece before. */
	readonly joined: boolean;
};

/** The pieces of one run of values: `R1,R2 R3` is three. An empty place beside a comma is a problem. */
export function cutPieces(tokens: readonly Token[]): {readonly pieces: readonly Piece[]; readonly problems: readonly Problem[]} {
	const pieces: Piece[] = [];
	const problems: Problem[] = [];
	let comma: Span | undefined;
	for (const part of tokens.flatMap(partsOf)) {
		if (!isComma(part)) {
			pieces.push({...part, joined: comma !== undefined});
			comma = undefined;
			continue;
		}
		if (comma || pieces.length === 0) problems.push(problem.emptyValue(part));
		comma = part;
	}
	if (comma) problems.push(problem.emptyValue(comma));
	return {pieces, problems};
}

/** A whole word as one piece, commas and all. */
export const wholePiece = (token: Token): Piece => ({
	start: token.start,
	end: token.end,
	text: token.text,
	chars: token.chars,
	quoted: !isUnquoted(token.chars, token),
	joined: false,
});

/** Where a bare comma stands outside bare square brackets, as indexes into `chars`. */
export function commasOf(chars: readonly Char[]): readonly number[] {
	let depth = 0;
	const commas: number[] = [];
	for (const [index, {text, literal}] of chars.entries()) {
		if (literal) continue;
		if (text === '[') depth += 1;
		else if (text === ']') depth = Math.max(0, depth - 1);
		else if (text === ',' && depth === 0) commas.push(index);
	}
	return commas;
}

type PiecePart = Omit<Piece, 'joined'> & {readonly comma: boolean};

const isComma = ({comma}: PiecePart): boolean => comma;

function partsOf(token: Token): readonly PiecePart[] {
	if (token.kind === 'json') return [{...wholePiece(token), quoted: true, comma: false}];
	const commas = commasOf(token.chars);
	if (commas.length === 0) return [{...wholePiece(token), comma: false}];
	const parts: PiecePart[] = [];
	let from = 0;
	for (const index of [...commas, token.chars.length]) {
		const before = token.chars.slice(from, index);
		const sign = token.chars[index];
		const span = {start: from === 0 ? token.start : (token.chars[from - 1]?.end ?? token.start), end: sign?.start ?? token.end};
		// `''` has no characters, and yet it is a value.
		if (span.end > span.start) parts.push({...span, text: textOf(before), chars: before, quoted: !isUnquoted(before, span), comma: false});
		if (sign) parts.push({start: sign.start, end: sign.end, text: ',', chars: [sign], quoted: false, comma: true});
		from = index + 1;
	}
	return parts;
}

/** The text of characters. */
export const textOf = (chars: readonly Char[]): string => chars.map(({text}) => text).join('');
