import {type Problem, problem} from '../../core/problem.js';
import type {Json} from '../../output/output.js';
import {isLoadWord} from '../tree/keyword.js';
import {readAssignments, readConditions} from './conditions.js';
import {choicesOf, expectedOf} from './describe.js';
import {readDeviceList} from './device-list.js';
import {readJson} from './json-span.js';
import type {Given, Options, Owner} from './options.js';
import {commasOf, cutPieces, type Piece, textOf, wholePiece} from './pieces.js';
import {expandRange} from './range.js';
import type {Args} from './sentence.js';
import {columnOf, type Token} from './tokenize.js';

type ArgValue = Args[string];
type ValueRead = {readonly value?: ArgValue; readonly problems: readonly Problem[]};

/** What the options on the line come to, by token; an option whose value is still missing is left out. `shown` is the line, for columns. */
export function readValues(options: Options, shown: string): {readonly args: Args; readonly problems: readonly Problem[]} {
	const read = [...options.given.values()].map((given) => ({token: given.token, ...readValue(given, {owner: options.owner, shown})}));
	const args = read.flatMap(({token, value}) => (value === undefined ? [] : [[token, value] as const]));
	return {args: Object.fromEntries(args), problems: read.flatMap(({problems}) => problems)};
}

/** Where a value stands: whose option it is, in which line. */
type ValueSpot = {readonly owner: Owner; readonly shown: string};

function readValue(given: Given, place: ValueSpot): ValueRead {
	const {spec} = given;
	const tokens = given.runs.flat();
	if (tokens.length === 0) return spec.presence === undefined ? {problems: []} : {value: spec.presence, problems: []};
	if (spec.type === 'conditions') return conditionsOf(tokens);
	if (spec.type === 'assignments') return readAssignments(given.runs, given.token);
	if (spec.many || spec.type === 'device-list') return readList(given, place);
	const [token, second] = tokens;
	if (!token) return {problems: []};
	const comma = place.owner.kind === 'command' && token.kind === 'word' && spec.type !== 'json' ? commasOf(token.chars)[0] : undefined;
	const extra = comma === undefined ? second : token.chars[comma];
	if (extra) return {problems: [problem.tooManyValues(extra, given.token, comma !== undefined)]};
	return readOne(given, wholePiece(token), place);
}

function conditionsOf(tokens: readonly Token[]): ValueRead {
	const read = readConditions(tokens);
	return {value: read.flatMap((one) => (one.ok ? [one.value] : [])), problems: read.flatMap((one) => (one.ok ? [] : [one.error]))};
}

function readList(given: Given, place: ValueSpot): ValueRead {
	const runs = given.runs.map(cutPieces);
	const open = (piece: Piece) =>
		given.spec.type === 'integer' && /\[[^"]/.test(piece.text) ? openRange(piece) : openJson(given, piece, place.shown);
	const lists = runs.flatMap(({pieces}) => pieces).map(open);
	const pieces = lists.flatMap(({pieces}) => pieces);
	const problems = [...runs.flatMap((run) => run.problems), ...lists.flatMap((list) => list.problems)];
	if (given.spec.type === 'device-list') {
		const {list, problems: wrong} = readDeviceList(pieces);
		return {value: list, problems: [...problems, ...wrong]};
	}
	const read = pieces.map((piece) => readOne(given, piece, place));
	const values = read.flatMap(({value}) => (value === undefined ? [] : [value as Json]));
	// Words of a path may repeat; of anything else the first one counts.
	return {value: given.spec.source === 'commands' ? values : [...new Set(values)], problems: [...problems, ...read.flatMap((one) => one.problems)]};
}

/** The numbers of a range, `[7-9]`, as one piece each; a word of brackets alone was read as JSON. */
function openRange(piece: Piece): {readonly pieces: readonly Piece[]; readonly problems: readonly Problem[]} {
	const bare = piece.text.split('').map((text) => ({start: piece.start, end: piece.end, text, literal: false}));
	const names = expandRange(piece.chars.length === 0 ? {...piece, chars: bare} : piece);
	if (!names.ok) return {pieces: [], problems: [names.error]};
	return {pieces: names.value.map((chars) => ({...piece, text: textOf(chars), chars})), problems: []};
}

/** The texts of a JSON list as one literal piece each; any other piece as it is. */
function openJson(given: Given, piece: Piece, shown: string): {readonly pieces: readonly Piece[]; readonly problems: readonly Problem[]} {
	const isJson = piece.chars.length === 0 && piece.text !== '';
	if (!isJson) return {pieces: [piece], problems: []};
	const json = readJson(piece.text, given.token, {at: piece, column: columnOf(shown, piece.start)});
	if (!json.ok) return {pieces: [], problems: [problem.badJsonList(json.error)]};
	const texts = Array.isArray(json.value) ? json.value : [];
	if (texts.length === 0 || texts.some((text) => typeof text !== 'string')) {
		return {pieces: [], problems: [problem.badValue(piece, piece.text, given.token, 'a list of texts')]};
	}
	const literal = (text: string): Piece['chars'] => text.split('').map((char) => ({start: piece.start, end: piece.end, text: char, literal: true}));
	return {pieces: texts.map((text: string) => ({...piece, text, chars: literal(text), joined: false})), problems: []};
}

function readOne(given: Given, piece: Piece, {owner, shown}: ValueSpot): ValueRead {
	const {spec} = given;
	const {text} = piece;
	// What stands for lines that are still to be read is no value yet.
	if (spec.multiline && !piece.quoted && isLoadWord(text)) return {value: text, problems: []};
	if (spec.type === 'json') {
		const json = readJson(text, given.token, {at: piece, column: columnOf(shown, piece.start)});
		return json.ok ? {value: json.value, problems: []} : {problems: [json.error]};
	}
	if (spec.type === 'string') return {value: text, problems: []};
	const value = (spec.type === 'integer' ? wholeNumber(given, text) : undefined) ?? choice(given, text);
	if (value !== undefined) return {value, problems: []};
	// A positional word is the value of the last word before it.
	const name = given.names.length > 0 ? given.token : (owner.title.split(' ').at(-1) ?? given.token);
	const wrong =
		owner.kind === 'pipe'
			? problem.badPipeArgument(piece, name, expectedOf(spec), text)
			: problem.badValue(piece, text, name, expectedOf(spec), choicesOf(spec));
	return {problems: [wrong]};
}

function wholeNumber({spec}: Given, text: string): number | undefined {
	const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
	const isWithin = value >= (spec.minimum ?? Number.MIN_SAFE_INTEGER) && value <= (spec.maximum ?? Number.MAX_SAFE_INTEGER);
	return isWithin ? value : undefined;
}

function choice({spec}: Given, text: string): string | boolean | undefined {
	const chosen = choicesOf(spec).find((value) => value.toLowerCase() === text.toLowerCase());
	return spec.type === 'boolean' && chosen !== undefined ? chosen === 'True' : chosen;
}
