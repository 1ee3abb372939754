import {type Problem, problem} from '../../core/problem.js';
import {err, ok, type Result} from '../../core/result.js';
import {selectorSign} from './device-list.js';
import {operatorSigns} from './operators.js';
import {commasOf, cutPieces, type Piece, textOf} from './pieces.js';
import type {Assignment, Condition} from './sentence.js';
import {type Char, isBare, isUnquoted, type Token} from './tokenize.js';

const expected = 'a condition such as status=active';

/** The conditions of the pipe `where`: `F=V` in one word, or `F in V` in three. */
export function readConditions(tokens: readonly Token[]): readonly Result<Condition, Problem>[] {
	const read: Result<Condition, Problem>[] = [];
	for (let at = 0; at < tokens.length; at += 1) {
		const [field, word, values] = tokens.slice(at, at + 3);
		if (!field) break;
		const isIn = word && isBare(word) && word.text.toLowerCase() === 'in' && !field.chars.some((_, index) => operatorAt(field.chars, index));
		read.push(isIn ? readIn(field, word, values) : readCondition(field));
		if (isIn) at += 2;
	}
	return read;
}

function readIn(field: Token, word: Token, values: Token | undefined): Result<Condition, Problem> {
	if (!values) return err(problem.badPipeArgument(word, 'in', 'a prefix, as 172.16.0.0/16', undefined));
	const read = valuesOf(values.chars, values);
	return read.ok ? ok({field: field.text, op: 'in', values: read.value, at: {start: field.start, end: values.end}}) : read;
}

/** One `F=V`: the first bare operator divides it, bare commas divide its values. */
function readCondition(token: Token): Result<Condition, Problem> {
	const {chars} = token;
	const at = chars.findIndex((_, index) => operatorAt(chars, index) !== undefined);
	const op = operatorAt(chars, at);
	const field = textOf(chars.slice(0, Math.max(at, 0)));
	if (op === undefined || field === '') return err(problem.badPipeArgument(token, 'where', expected, token.text));
	const from = at + op.length;
	const start = chars[from - 1]?.end ?? token.end;
	if (start === token.end) return err(problem.badPipeArgument(token, 'where', expected, token.text));
	// `==`, `=~` and `<>` are no operators, and no value begins so by chance.
	const next = chars[from];
	if (next && !next.literal && /[=!~<>]/.test(next.text)) return err(problem.unknownOperator(token, op + next.text, [...operatorSigns, 'in']));
	const values = valuesOf(chars.slice(from), {start, end: token.end});
	return values.ok ? ok({field, op, values: values.value, at: {start: token.start, end: token.end}}) : values;
}

function operatorAt(chars: readonly Char[], index: number): Condition['op'] | undefined {
	if (index < 0 || chars[index]?.literal) return undefined;
	return operatorSigns.find((op) => [...op].every((sign, offset) => chars[index + offset]?.text === sign && !chars[index + offset]?.literal));
}

function valuesOf(chars: readonly Char[], {start, end}: {readonly start: number; readonly end: number}): Result<Condition['values'], Problem> {
	const values: Condition['values'][number][] = [];
	let from = 0;
	for (const index of [...commasOf(chars), chars.length]) {
		const part = chars.slice(from, index);
		const span = {start: from === 0 ? start : (chars[from - 1]?.end ?? start), end: chars[index]?.start ?? end};
		if (span.end === span.start) return err(problem.emptyValue({start: span.start - 1, end: span.start}));
		values.push({text: textOf(part), quoted: !isUnquoted(part, span)});
		from = index + 1;
	}
	return ok(values);
}

const expectedAssignment = 'FIELD=VALUE, as in status=offline';

type OpenAssignment = {field: string; text: string | null; values: {text: string; quoted: boolean}[]};

/** Reads the words of an option whose values are assignments: fields apart by blanks, values of one field by commas. */
export function readAssignments(
	runs: readonly (readonly Token[])[],
	option: string,
): {readonly value: readonly Assignment[]; readonly problems: readonly Problem[]} {
	const value: OpenAssignment[] = [];
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
		} else if (sign < 1 || !token) problems.push(problem.badValue(piece, piece.text, option, expectedAssignment));
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
function opened({chars, end}: Piece, sign: number, text: string): OpenAssignment {
	const rest = chars.slice(sign + 1);
	const span = {start: chars[sign]?.end ?? end, end};
	return {
		field: textOf(chars.slice(0, sign)).toLowerCase().replaceAll('-', '_'),
		text,
		values: [{text: textOf(rest), quoted: !isUnquoted(rest, span)}],
	};
}
