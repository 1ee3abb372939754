import {type Problem, problem} from '../problem.js';
import {err, ok, type Result} from '../result.js';
import {commasOf, textOf} from './pieces.js';
import type {Condition} from './sentence.js';
import type {Char, Token} from './tokenize.js';

const operators = ['!=', '!~', '<=', '>=', '=', '~', '<', '>'] as const;
const expected = 'a condition such as status=active';

/** One `F=V` of the pipe `where`: the first bare operator divides it, bare commas divide its values. */
export function readCondition(token: Token): Result<Condition, Problem> {
	const {chars} = token;
	const at = chars.findIndex((_, index) => operatorAt(chars, index) !== undefined);
	const op = operatorAt(chars, at);
	const field = textOf(chars.slice(0, Math.max(at, 0)));
	if (op === undefined || field === '') return err(problem.badPipeArgument(token, 'where', expected, token.text));
	const from = at + op.length;
	const start = chars[from - 1]?.end ?? token.end;
	if (start === token.end) return err(problem.badPipeArgument(token, 'where', expected, token.text));
	const values = valuesOf(chars.slice(from), {start, end: token.end});
	return values.ok ? ok({field, op, values: values.value, at: {start: token.start, end: token.end}}) : values;
}

function operatorAt(chars: readonly Char[], index: number): Condition['op'] | undefined {
	if (index < 0 || chars[index]?.literal) return undefined;
	return operators.find((op) => [...op].every((sign, offset) => chars[index + offset]?.text === sign && !chars[index + offset]?.literal));
}

function valuesOf(chars: readonly Char[], {start, end}: {readonly start: number; readonly end: number}): Result<Condition['values'], Problem> {
	const values: Condition['values'][number][] = [];
	let from = 0;
	for (const index of [...commasOf(chars), chars.length]) {
		const part = chars.slice(from, index);
		const span = {start: from === 0 ? start : (chars[from - 1]?.end ?? start), end: chars[index]?.start ?? end};
		if (span.end === span.start) return err(problem.emptyValue({start: span.start - 1, end: span.start}));
		values.push({text: textOf(part), quoted: part.length !== span.end - span.start || part.some(({literal}) => literal)});
		from = index + 1;
	}
	return ok(values);
}
