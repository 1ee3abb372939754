import {type Problem, problem, type Span} from '../../core/problem.js';
import {quote} from '../../text/quote.js';
import {type KeywordMatch, matchKeyword, normalKeyword} from '../tree/keyword.js';
import {expectedOf} from './describe.js';
import {type OptionSpec, type OptionSpecs, pipeWords} from './pipe-specs.js';
import {isBare, type Token} from './tokenize.js';

/** Who takes the options: a command by its path (`netbox get bgp-peerings`), or a pipe by its name. */
export type Owner = {readonly kind: 'command' | 'pipe'; readonly title: string; readonly specs: OptionSpecs};

/** An option on the line. A list option given several times has several runs of values; a positional word has no `name` tokens. */
export type Given = {
	readonly token: string;
	readonly spec: OptionSpec;
	readonly names: readonly Token[];
	readonly runs: readonly (readonly Token[])[];
};

/** The option that the next word may belong to. value: it must, a value is missing. more: a list may go on. flag: True or False may follow. */
type OpenOption = {readonly token: string; readonly needs: 'value' | 'more' | 'flag'};

/** The words after a command or a pipe, sorted out. `written` has the option names in full, by their token. */
export type Options = {
	readonly owner: Owner;
	readonly given: ReadonlyMap<string, Given>;
	readonly open?: OpenOption;
	readonly problems: readonly Problem[];
	readonly written: ReadonlyMap<Token, string>;
};

type OptionsState = {
	readonly owner: Owner;
	readonly given: Map<string, {token: string; spec: OptionSpec; names: Token[]; runs: Token[][]}>;
	open?: OpenOption | undefined;
	readonly problems: Problem[];
	readonly written: Map<Token, string>;
};

/** Gives every word to an option or a positional word; what fits nowhere is a problem, and reading goes on. */
export function readOptions(owner: Owner, tokens: readonly Token[]): Options {
	const state: OptionsState = {owner, given: new Map(), problems: [], written: new Map()};
	for (const token of tokens) takeToken(state, token);
	const {open, ...rest} = state;
	return open ? {...rest, open} : rest;
}

/** The positional word that comes next: none of its values stands on the line. */
export const nextPositional = ({owner, given}: Pick<Options, 'owner' | 'given'>): string | undefined =>
	Object.entries(owner.specs).find(([token, {positional}]) => positional && !given.has(token))?.[0];

/** Names that open an option: all but the positional words. */
export const optionNames = ({specs}: Owner): readonly string[] => Object.keys(specs).filter((token) => !specs[token]?.positional);

/** The options of which exactly one must be given, this one among them; none where it is no such option. */
export const choiceWith = (specs: OptionSpecs, token: string): readonly string[] => {
	const oneOf = specs[token]?.oneOf;
	return oneOf === undefined ? [] : Object.keys(specs).filter((name) => specs[name]?.oneOf === oneOf);
};

/** The options that cannot be given beside this one: those of its choice that do not go together with it. */
export const excludedBy = (specs: OptionSpecs, token: string): readonly string[] => {
	const together = specs[token]?.together;
	return choiceWith(specs, token).filter((name) => name !== token && (together === undefined || specs[name]?.together !== together));
};

/** Whether an option must still be given, itself or another one in its place. */
export const isLacking = ({owner: {specs}, given}: Pick<Options, 'owner' | 'given'>, token: string): boolean => {
	const choice = choiceWith(specs, token);
	return choice.length > 0 ? !choice.some((name) => given.has(name)) : specs[token]?.required === true && !given.has(token);
};

/** The shortest prefix that counts as an option where a value could stand as well. */
export const shortestPrefix = 3;

const startsWithComma = ({chars: [first]}: Token): boolean => first?.text === ',' && !first.literal;
const endsWithComma = ({chars}: Token): boolean => chars.at(-1)?.text === ',' && chars.at(-1)?.literal === false;

function takeToken(state: OptionsState, token: Token): void {
	const {open, owner} = state;
	const match = isBare(token) ? matchKeyword(token.text, optionNames(owner)) : ({kind: 'none'} as const);
	const isWhole = match.kind === 'one' && match.exact;
	const isValue = open !== undefined && isValueIn(owner.specs[open.token], token);
	const isNear = match.kind === 'one' && (match.exact || (token.text.length >= shortestPrefix && !isValue));
	if (open && belongs(open, token, {isWhole, isNear})) {
		takeValue(state, open.token, token);
		return;
	}
	if (open?.needs === 'value' && !endsInComma(state, open.token)) refuse(state, open.token, token);
	const positional = nextPositional(state);
	if (match.kind === 'one' && (isNear || positional === undefined)) openOption(state, match.name, token);
	else if (positional !== undefined) takeValue(state, positional, token);
	else takeStray(state, token, match);
}

/** Whether a word is one of the values of a closed set: then it is no beginning of an option, as `device` behind `fields` is not `devices`. */
const isValueIn = (spec: OptionSpec | undefined, {text}: Token): boolean =>
	spec?.type === 'enum' && Object.keys(spec.values ?? {}).some((value) => normalKeyword(value) === normalKeyword(text));

function takeStray(state: OptionsState, token: Token, match: KeywordMatch): void {
	state.open = undefined;
	state.problems.push(match.kind === 'many' ? problem.ambiguousKeyword(token, token.text, match.names) : strayWord(state, token));
}

function belongs(open: OpenOption, token: Token, {isWhole, isNear}: {isWhole: boolean; isNear: boolean}): boolean {
	switch (open.needs) {
		case 'value':
			return !isWhole;
		case 'more':
			return startsWithComma(token) || !isNear;
		case 'flag':
			return isBare(token) && /^(?:true|false)$/i.test(token.text);
		default:
			return open.needs satisfies never;
	}
}

function endsInComma({given}: OptionsState, token: string): boolean {
	const last = given.get(token)?.runs.at(-1)?.at(-1);
	return last !== undefined && endsWithComma(last);
}

/** An option name stands where a value must: it is refused as a value, and taken as the option it names. */
function refuse({owner, problems}: OptionsState, token: string, word: Token): void {
	const spec = owner.specs[token];
	problems.push(
		owner.kind === 'pipe' && spec ? problem.badPipeArgument(word, token, expectedOf(spec), word.text) : problem.optionAsValue(word, token, word.text),
	);
}

function openOption(state: OptionsState, name: string, token: Token): void {
	const spec = state.owner.specs[name];
	if (!spec) return;
	const given = giveRoom(state, name, spec);
	if (given.names.length > 0 && !spec.many) state.problems.push(problem.repeatedOption(token, name));
	given.names.push(token);
	given.runs.push([]);
	state.written.set(token, name);
	state.open = {token: name, needs: spec.presence === undefined ? 'value' : 'flag'};
}

function takeValue(state: OptionsState, name: string, token: Token): void {
	const spec = state.owner.specs[name];
	if (!spec) return;
	const {runs} = giveRoom(state, name, spec);
	if (runs.length === 0) runs.push([]);
	runs.at(-1)?.push(token);
	state.open = spec.many ? {token: name, needs: endsWithComma(token) ? 'value' : 'more'} : undefined;
	if (spec.secret) state.written.set(token, '***');
}

function giveRoom({given}: OptionsState, token: string, spec: OptionSpec): {names: Token[]; runs: Token[][]} {
	const room = given.get(token) ?? {token, spec, names: [], runs: []};
	given.set(token, room);
	return room;
}

function strayWord({owner, given}: OptionsState, token: Token): Problem {
	const at: Span = {start: token.start, end: token.end};
	const names = optionNames(owner);
	if (owner.kind === 'pipe') {
		const words =
			Object.keys(owner.specs).length === 0 ? 'nothing after it' : names.length > 0 ? names.join(', ') : 'one word, quoted where it has spaces';
		return problem.badPipeArgument(at, owner.title, words, token.text);
	}
	// Most pipes are no words that anybody means as a name.
	if (isBare(token) && pipeWords().has(normalKeyword(token.text)))
		return problem.unknownOption(at, token.text, owner.title, names, `| ${normalKeyword(token.text)}`);
	const [list] = Object.entries(owner.specs).filter(
		([name, {required, many, type, source}]) => (required ? many || isMeant(source, token.text) : type === 'device-list') && !given.has(name),
	);
	const isNear = problem.unknownOption(at, token.text, owner.title, names).candidates.length > 0;
	return problem.unknownOption(
		at,
		token.text,
		owner.title,
		names,
		list && !isNear ? `${list[0]} ${isBare(token) ? token.text : quote(token.text)}` : undefined,
	);
}

/** Whether a word may be a value that people leave the option out for: a path of the API begins with a slash, names are any words. */
const isMeant = (source: OptionSpec['source'], word: string): boolean => source !== undefined && (source !== 'api-paths' || word.startsWith('/'));
