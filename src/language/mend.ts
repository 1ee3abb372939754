import type {LineCode, Problem} from '../core/problem.js';
import type {Result} from '../core/result.js';
import {showsSecret} from '../text/secret-shape.js';
import {type ReadLine, readLine} from './read/read-line.js';
import type {Sentence} from './read/sentence.js';

/** What a line means, pipes and all, or its faults. */
type Judge = (line: ReadLine) => Result<Sentence, readonly Problem[]>;

/** Faults of a word in whose place another was probably meant. A word that must be typed in full is not written out. */
const mendable: readonly LineCode[] = [
	'unknown-command',
	'unknown-keyword',
	'unknown-option',
	'unknown-pipe',
	'unknown-field',
	'unknown-selector',
	'bad-value',
];

/** So many lines are tried, and no longer ones: a refusal must not take time. */
const mostTries = 32;
const longest = 2000;

/**
 * The whole line that a faulty one may have meant, every keyword in full: each of its faults, one after the other, mended by a word that
 * is near. Undefined where no such line reads without a fault, and where the line may hold a secret.
 */
export function mend(line: ReadLine, problems: readonly Problem[], judge: Judge): string | undefined {
	const {shown, cut} = line;
	if (shown.length > longest || shown.includes('\n') || cut.open !== undefined || showsSecret(shown)) return undefined;
	let tries = mostTries;
	const mended = (faulty: ReadLine, first: Problem | undefined): string | undefined => {
		if (!first || !mendable.includes(first.code)) return undefined;
		for (const text of rewritings(faulty, first)) {
			if (tries === 0) return undefined;
			tries -= 1;
			const next = readLine(line.tree, {line: text}, line.said);
			const meant = judge(next);
			if (meant.ok) return wholeLine(next, meant.value, line.isArgv);
			const [later] = meant.error;
			const found = later && later.at.start !== first.at.start ? mended(next, later) : undefined;
			if (found !== undefined) return found;
		}
		return undefined;
	};
	return mended(line, problems[0]);
}

/** The line with a near word in place of the faulty one; of a whole command, with what it lacks before, or in place of the words so far. */
function* rewritings({shown, walk, alias}: ReadLine, {code, at, candidates}: Problem): Generator<string> {
	// What an alias says is not the user's to mend here.
	if (alias && at.start < alias.alias.end) return;
	const [from, to] = partOf(shown.slice(at.start, at.end), code).map((index) => at.start + index);
	const put = (text: string, start: number, end: number): string => shown.slice(0, start) + text + shown.slice(end);
	for (const candidate of candidates) {
		const [first = '', ...others] = candidate.split(' ');
		if (others.length === 0 || code === 'unknown-option') yield put(candidate, from ?? at.start, to ?? at.end);
		else {
			yield put(`${first} `, at.start, at.start);
			yield put(candidate, walk.keywords[0]?.token.start ?? at.start, at.end);
		}
	}
}

/** Where the word stands that a fault is about: of a condition or a selector its field, or its one value. */
function partOf(said: string, code: LineCode): readonly [number, number] {
	const [, field = '', op = '', value = ''] = /^([^=!~<>\s]+)([=!~<>]*)([^,]*)$/.exec(said) ?? [];
	if (code === 'bad-value' && op !== '') return [field.length + op.length, field.length + op.length + value.length];
	const [word = said] = code === 'unknown-field' || code === 'unknown-selector' ? (/^[^=!~<>\s]+/.exec(said) ?? []) : [];
	return [0, word.length];
}

/** A line as it can be said again; argv enters no place. */
function wholeLine({shown, cut, alias, walk}: ReadLine, said: Sentence, isArgv: boolean): string | undefined {
	const isCommand = said.kind === 'run' || said.kind === 'load';
	if ([...walk.written.values()].includes('***') || (isArgv && said.kind === 'go')) return undefined;
	return isCommand && !alias ? said.command.line : shown.slice(cut.prompt?.end ?? 0).trim();
}
