import {type Problem, problem} from '../../core/problem.js';
import type {Json} from '../../output/output.js';
import {choicesOf, expectedOf} from './describe.js';
import type {Options} from './options.js';
import type {OptionSpec, OptionSpecs} from './pipe-specs.js';
import type {Args, Pipe} from './sentence.js';
import {readValues} from './values.js';
import type {WalkedPipe} from './walk-pipe.js';

/** The pipe that its words come to, and what is missing or wrong in it. `shown` is the line, for columns. */
export function checkPipe(
	{sign, words, name, isDisplay, options}: WalkedPipe,
	shown: string,
): {readonly pipe?: Pipe; readonly problems: readonly Problem[]} {
	const last = words.at(-1);
	const end = last?.end ?? sign.end;
	if (!last) return {problems: [problem.emptyPipe(sign)]};
	if (name === undefined || !options) {
		return {problems: isDisplay ? [problem.badPipeArgument({start: end, end}, 'display', 'a format', undefined)] : []};
	}
	const values = readValues(options, shown);
	const lacking = Object.entries(options.owner.specs).filter(([token, {required}]) => required && !options.given.has(token));
	const problems = [
		...values.problems,
		...missingValues(options),
		...lacking.map(([, spec]) => problem.badPipeArgument({start: end, end}, options.owner.title, expectedOf(spec), undefined)),
	];
	return {pipe: {start: sign.start, end, name, args: {...defaultsOf(options.owner.specs), ...values.args}}, problems};
}

/** The values of the options that the tree gives one. */
export function defaultsOf(specs: OptionSpecs): Args {
	const withDefault = Object.entries(specs).flatMap(([token, spec]) =>
		spec.default === undefined ? [] : [[token, asList(spec, spec.default)] as const],
	);
	return Object.fromEntries(withDefault);
}

const asList = (spec: OptionSpec, value: Json): Json => (spec.many ? [value] : value);

/** Options at the end that still wait for their first value; after a comma the empty place is reported instead. */
export function missingValues({open, given, owner}: Options): readonly Problem[] {
	const waiting = open?.needs === 'value' ? given.get(open.token) : undefined;
	const name = waiting?.names.at(-1);
	if (!waiting || !name || (waiting.runs.at(-1) ?? []).length > 0) return [];
	return [
		owner.kind === 'pipe'
			? problem.badPipeArgument(name, waiting.token, expectedOf(waiting.spec), undefined)
			: problem.missingValue(name, waiting.token, choicesOf(waiting.spec)),
	];
}
