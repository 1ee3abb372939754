import type {LineCode, Problem, Span} from '../../core/problem.js';
import {selectorSign} from '../read/device-list.js';
import type {Given, Options} from '../read/options.js';
import type {ReadLine} from '../read/read-line.js';
import {isBare, type Token} from '../read/tokenize.js';
import {readValues} from '../read/values.js';
import type {Walk} from '../read/walk.js';

/** What a part of the line is. */
type PartStyle = 'keyword' | 'option' | 'value' | 'selector' | 'string' | 'pipe' | 'comment' | 'error';

/** A part of the line to be coloured. */
export type Highlight = Span & {readonly style: PartStyle};

/** The parts of a line, from left to right and never overlapping; what is only unfinished at the end of the line is no error. */
export function highlight({walk, alias}: ReadLine): readonly Highlight[] {
	if (!alias) return highlightWalk(walk);
	// A word that the alias takes twice is coloured as where it stands first.
	const typed = new Map<number, Highlight>();
	for (const {style, ...span} of highlightWalk(walk))
		for (const part of alias.typedIn(span)) typed.set(part.start, typed.get(part.start) ?? {...part, style});
	return [{...alias.alias, style: 'keyword'}, ...[...typed.values()].toSorted((a, b) => a.start - b.start)];
}

function highlightWalk(walked: Walk): readonly Highlight[] {
	const {shown, tokens} = walked.tokens;
	const faults = problemsOf(walked).filter((problem) => problem.at.end > problem.at.start && !isUnfinished(problem, shown));
	const styles = stylesOf(walked);
	return tokens.flatMap(({start, end, ...token}) => {
		const isWrong = faults.some(({at}) => at.start < end && at.end > start);
		const style = isWrong ? 'error' : styles.get(start);
		return style && token.kind !== 'root' ? [{start, end, style}] : [];
	});
}

function problemsOf(walked: Walk): readonly Problem[] {
	const all = [walked.options, ...walked.pipes.flatMap(({options}) => (options ? [options] : []))];
	return [...walked.problems, ...all.flatMap((options) => readValues(options, walked.tokens.shown).problems)];
}

const unfinished: readonly LineCode[] = ['ambiguous-keyword', 'unclosed-quote', 'unclosed-json', 'unclosed-line', 'empty-value', 'bad-range'];

/** More typing may make it right. */
const isUnfinished = ({code, at}: Problem, line: string): boolean =>
	unfinished.includes(code) && (at.end === line.length || code.startsWith('unclosed'));

/** The style of each token by its start. */
function stylesOf(walked: Walk): ReadonlyMap<number, PartStyle> {
	const styles = new Map<number, PartStyle>();
	const set = (tokens: readonly Token[], style: PartStyle): void => {
		for (const token of tokens) styles.set(token.start, style);
	};
	for (const token of walked.tokens.tokens) {
		if (token.kind === 'comment') styles.set(token.start, 'comment');
		if (token.kind === 'pipe' || token.kind === 'background') styles.set(token.start, 'pipe');
	}
	set([...walked.written.keys()], 'keyword');
	for (const {sign, words, options} of walked.pipes) {
		set([sign], 'pipe');
		set(
			words.filter((word) => walked.written.has(word)),
			'pipe',
		);
		if (options) setOptions(options, set);
	}
	setOptions(walked.options, set);
	return styles;
}

function setOptions({given}: Options, set: (tokens: readonly Token[], style: PartStyle) => void): void {
	for (const option of given.values()) {
		set(option.names, 'option');
		for (const token of option.runs.flat()) set([token], valueStyle(option, token));
	}
}

function valueStyle({spec}: Given, token: Token): PartStyle {
	if (spec.type === 'device-list' && selectorSign(token) !== -1) return 'selector';
	return token.kind === 'json' || isBare(token) ? 'value' : 'string';
}
