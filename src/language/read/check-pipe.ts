import {type Problem, problem} from '../../core/problem.js';
import type {Json} from '../../output/output.js';
import {anyOf} from '../../text/did-you-mean.js';
import {choicesOf, expectedOf} from './describe.js';
import {choiceWith, excludedBy, isLacking, type Options} from './options.js';
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
	const problems = [...values.problems, ...missingValues(options), ...lackingIn(options, end), ...excluded(options)];
	return {pipe: {start: sign.start, end, name, args: {...defaultsOf(options.owner.specs), ...values.args}}, problems};
}

/** What must stand behind the pipe and does not; of options in place of each other it is told once. */
function lackingIn(options: Options, end: number): readonly Problem[] {
	const {specs, title} = options.owner;
	return Object.entries(specs).flatMap(([token, spec]) => {
		if (!isLacking(options, token)) return [];
		const choice = choiceWith(specs, token);
		if (choice.length > 0 && choice[0] !== token) return [];
		return [problem.badPipeArgument({start: end, end}, title, choice.length > 0 ? anyOf(choice) : expectedOf(spec), undefined)];
	});
}

/** Of options that stand in place of each other the first one counts. */
export function excluded({owner, given}: Options): readonly Problem[] {
	return [...given.values()].flatMap(({token, names: [at]}) => {
		const before = [...given.keys()].slice(0, [...given.keys()].indexOf(token));
		const first = before.find((name) => excludedBy(owner.specs, token).includes(name));
		return at && first !== undefined ? [problem.excludedOption(at, token, first)] : [];
	});
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
