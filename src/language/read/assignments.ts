import {type Problem, problem} from '../../core/problem.js';
import {selectorSign} from './device-list.js';
import {cutPieces, type Piece, textOf} from './pieces.js';
import {isUnquoted, type Token} from './tokenize.js';

/** One `field=value,value` of `set`; `text` is all of it, commas too, and null where its values stand in several words. A quoted value is no `none` and has no sign. */
export type Assignment = {
	readonly field: string;
	readonly text: string | null;
	readonly values: readonly {readonly text: string; readonly quoted: boolean}[];
};

const expected = 'FIELD=VALUE, as in status=offline';

type Open = {field: string; text: string | null; values: {text: string; quoted: boolean}[]};

/** Reads the words of an option whose values are assignments: fields apart by blanks, values of one field by commas. */
export function readAssignments(
	runs: readonly (readonly Token[])[],
	option: string,
): {readonly value: readonly Assignment[]; readonly problems: readonly Problem[]} {
	const value: Open[] = [];
	const cut = runs.map(cutPieces);
	const problems = cut.flatMap((run) => [...run.problems]);
	let word: Token | undefined;
	for (const piece of cut.flatMap((run) => run.pieces)) {
		const last = value.at(-1);
		const sign = selectorSign(piece);
		const token = runs.flat().find(({start, end}) => start <= piece.start && piece.end <= end);
		if (piece.joined && last && (sign < 0 || token === word)) {
			last.values.push({text: piece.text, quoted: piece.quoted});
			if (token !== word) last.text = null;
		} else if (sign < 1 || !token) problems.push(problem.badValue(piece, piece.text, option, expected));
		else {
			word = token;
			const one = opened(piece, sign, textOf(token.chars.slice(sign + 1)));
			if (value.some(({field}) => field === one.field)) problems.push(problem.badValue(piece, piece.text, option, `each field once`));
			value.push(one);
		}
	}
	return {value, problems};
}

/** A field with the first of its values; `text` is what stands behind the sign in its word. */
function opened({chars, end}: Piece, sign: number, text: string): Open {
	const rest = chars.slice(sign + 1);
	const span = {start: chars[sign]?.end ?? end, end};
	return {
		field: textOf(chars.slice(0, sign)).toLowerCase().replaceAll('-', '_'),
		text,
		values: [{text: textOf(rest), quoted: !isUnquoted(rest, span)}],
	};
}
