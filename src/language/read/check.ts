import {type Problem, problem, type Span} from '../../core/problem.js';
import {normalKeyword} from '../tree/keyword.js';
import {sharedOptions} from '../tree/visit.js';
import {checkPipe, defaultsOf, excluded, missingValues} from './check-pipe.js';
import {choiceWith, type Given, isLacking, shortestPrefix} from './options.js';
import type {Args, Pipe} from './sentence.js';
import {readValues} from './values.js';
import type {Walk} from './walk.js';

/** What a reading comes to: values with the tree's defaults, pipes, and every problem from left to right. */
export type CheckedLine = {readonly args: Args; readonly pipes: readonly Pipe[]; readonly problems: readonly Problem[]};

/** Whether a reading is complete and right, whatever it then does. `fullWords`: keywords that change data are typed in full. */
export function check(walked: Walk, fullWords: boolean): CheckedLine {
	const {options, tokens, isLost} = walked;
	const values = readValues(options, tokens.shown);
	const pipes = walked.pipes.map((pipe) => checkPipe(pipe, tokens.shown));
	// What lacks may be said by the line that a backslash joins.
	const lacks = tokens.open === 'backslash' ? [] : missing(walked);
	const ends = isLost ? [] : [...lacks, ...misplaced(walked), ...workersProblems(walked, values.args)];
	const problems = [
		...walked.problems,
		...values.problems,
		...ends,
		...(fullWords && !walked.asks ? cutWords(walked) : []),
		...pipes.flatMap((pipe) => pipe.problems),
	];
	return {
		args: {...defaultsOf(options.owner.specs), ...walked.node.says, ...values.args},
		pipes: pipes.flatMap(({pipe}) => (pipe ? [pipe] : [])),
		problems: problems.map((one) => beforeComment(one, walked)).toSorted((a, b) => a.at.start - b.at.start),
	};
}

/** A word is lacking where a comment follows: `match #5`. */
function beforeComment(lacking: Problem, {tokens: {tokens, shown}}: Walk): Problem {
	const comment = tokens.find(({kind}) => kind === 'comment');
	const isLacking = lacking.code === 'missing-value' || (lacking.code === 'bad-pipe-argument' && lacking.at.start === lacking.at.end);
	const isNext = comment !== undefined && tokens.findLast(({start}) => start < comment.start)?.end === lacking.at.end;
	return isLacking && isNext ? problem.beforeComment(lacking, /\S+/.exec(shown.slice(comment.start))?.[0] ?? '#') : lacking;
}

/** Whether the reading is of a command that a job runs in the background, on demand. */
export const canRunBehind = ({node}: Walk): boolean => Object.hasOwn(node.args, 'timeout');

/** Whether a reading prints something that pipes can take. */
export const isPipeable = ({node, asks}: Walk): boolean => asks || node.task !== undefined || node.moves === 'pwd';

/** Whether the place that the reading names is one to enter. */
export const isPlace = ({node, keywords, asks}: Walk): boolean => !asks && keywords.length > 0 && node.subshell;

/** The place right after the last word of the command. */
function endOf({tokens, pipes}: Walk): Span {
	const stop = pipes[0]?.sign.start ?? tokens.shown.length;
	const last = tokens.tokens.findLast(({kind, end}) => end <= stop && kind !== 'background' && kind !== 'comment');
	const end = last?.end ?? 0;
	return {start: end, end};
}

function missing(walked: Walk): readonly Problem[] {
	const {node, keywords, options, asks, fromRoot, level} = walked;
	if (asks) return [];
	const isInner = Object.keys(node.children).length > 0;
	const first = walked.tokens.tokens.find(({kind}) => kind === 'word');
	if (keywords.length === 0) return fromRoot && first ? [problem.incompleteCommand(endOf(walked), first.text.toLowerCase(), [...level.keys()])] : [];
	if (isInner)
		return node.subshell ? tooShort(keywords) : [problem.incompleteCommand(endOf(walked), walked.path.join(' '), Object.keys(node.children))];
	return [
		...missingValues(options),
		...Object.keys(options.owner.specs)
			.filter((token) => isLacking(options, token))
			.flatMap((token): readonly Problem[] => {
				const [first = token, ...others] = choiceWith(options.owner.specs, token);
				return first === token ? [problem.missingOption(endOf(walked), [token, ...others], node.examples[0])] : [];
			}),
		...excluded(options),
	];
}

/** A stray letter enters no place: what stands alone is a whole word or has three letters (docs/contract/grammar.md G30 enter-sub-shell). */
function tooShort([only, ...others]: Walk['keywords']): readonly Problem[] {
	const name = only?.path.at(-1) ?? '';
	if (!only || others.length > 0 || only.token.text.length >= Math.min(shortestPrefix, name.length)) return [];
	return [problem.shortPlace(only.token, only.token.text, name)];
}

function misplaced(walked: Walk): readonly Problem[] {
	const {pipes, background, keywords, path, asks, tokens} = walked;
	const said = asks ? 'help' : path.join(' ');
	const isSaid = asks || keywords.length > 0;
	const signs = [...(pipes[0] ? [pipes[0].sign] : []), ...(background ? [background] : [])];
	if (!isSaid) {
		// `| count` or `&` alone: nothing stands before the sign.
		return signs.slice(0, 1).map((sign) => {
			const word = tokens.shown.slice(sign.start, sign.end);
			const [first] = pipes;
			return first
				? problem.pipeAlone(sign, word, (first.words[0] ? tokens.shown.slice(first.words[0].start) : 'count').trim())
				: problem.unknownCommand(sign, word, []);
		});
	}
	return [
		...(pipes[0] && !isPipeable(walked) ? [problem.notPipeable(pipes[0].sign, said)] : []),
		// A line that a backslash joins to the next one does not end in its sign.
		...(background && tokens.open !== 'backslash' && (asks || !canRunBehind(walked)) ? [problem.notBackground(background, said)] : []),
	];
}

function cutWords({keywords}: Walk): readonly Problem[] {
	return keywords
		.filter(({node}) => node.writes)
		.slice(0, 1)
		.filter(({token, path}) => normalKeyword(token.text) !== path.at(-1))
		.map(({token, path}) => problem.fullWord(token, token.text, path.at(-1) ?? ''));
}

/** `any` and `all` stand alone; a command that changes data runs on one worker. */
function workersProblems({options, node}: Walk, args: Args): readonly Problem[] {
	const given = options.given.get('workers');
	const names = args['workers'];
	if (!given || !Array.isArray(names) || !sharedOptions.includes(given.token)) return [];
	const isMixed = names.length > 1 && (names.includes('any') || names.includes('all'));
	if (node.writes && (names.length > 1 || names.includes('all'))) return [wrongWorkers(given, names, 'any or the name of one worker')];
	return isMixed ? [wrongWorkers(given, names, 'any, all or names of workers')] : [];
}

function wrongWorkers({runs}: Given, names: readonly string[], expected: string): Problem {
	const tokens = runs.flat();
	const at = {start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0};
	return problem.badValue(at, names.join(','), 'workers', expected);
}
