import {anyOf, didYouMean, nearest} from '../text/did-you-mean.js';
import {foreignHint, lostHint} from './foreign-words.js';

/** A half-open range of UTF-16 units in the line, as `slice` takes it. */
export type Span = {readonly start: number; readonly end: number};

/** Why a line cannot run: the codes are stable, see docs/contract/errors.md. */
export type LineCode =
	| 'unknown-command'
	| 'unknown-keyword'
	| 'unknown-option'
	| 'ambiguous-keyword'
	| 'incomplete-command'
	| 'missing-option'
	| 'missing-value'
	| 'too-many-values'
	| 'bad-value'
	| 'repeated-option'
	| 'excluded-option'
	| 'empty-value'
	| 'unclosed-quote'
	| 'unclosed-json'
	| 'unclosed-line'
	| 'bad-json'
	| 'bad-range'
	| 'range-too-large'
	| 'unknown-selector'
	| 'unknown-pipe'
	| 'empty-pipe'
	| 'bad-pipe-argument'
	| 'bad-expression'
	| 'unknown-field'
	| 'not-pipeable'
	| 'not-background'
	| 'misplaced-background'
	| 'unknown-path'
	| 'unknown-place'
	| 'full-word'
	| 'needs-answer'
	| 'unknown-flag'
	| 'no-shell-escape';

/** A fault in a line, at a place in it. */
export type Problem = {
	readonly code: LineCode;
	readonly at: Span;
	readonly message: string;
	readonly hint?: string;
	readonly candidates: readonly string[];
	/** The whole line that may have been meant: it reads without a fault. */
	readonly meant?: string;
};

const make = (code: LineCode, at: Span, message: string, more: {hint?: string; candidates?: readonly string[]} = {}): Problem => ({
	code,
	at,
	message,
	candidates: more.candidates ?? [],
	...(more.hint !== undefined && {hint: more.hint}),
});

const quoted = (words: readonly string[]): string[] => words.map((word) => `"${word}"`);

/** `elsewhere` are whole commands that say the word; `lost` is the hint where nothing is near. */
type Otherwise = {readonly elsewhere?: readonly string[]; readonly lost?: string};

/** A message that ends in the nearest of the valid words. */
const near = (
	code: LineCode,
	at: Span,
	word: string,
	message: string,
	choices: readonly string[],
	{elsewhere = [], lost}: Otherwise = {},
): Problem => {
	const close = nearest(word, choices);
	const isSure = close.some((name) => name.includes(word) || word.includes(name));
	const candidates = isSure || elsewhere.length === 0 ? close : elsewhere;
	return make(code, at, message + didYouMean(candidates), {candidates, ...(candidates.length === 0 && lost !== undefined && {hint: lost})});
};

/** A word that is no JSON, as an object: `name=fceos4` as it was meant. */
function asObject(option: string, word: string): string {
	const [, key = 'name', value = 'fceos4'] = /^([\w.-]+)[=:]([\w.:/-]+)$/.exec(word) ?? [];
	return `it takes an object, as in: ${option} {"${key}": "${value}"}`;
}

/** The hint for a sign of the shell that may have been meant as text. */
const toQuote = (why: string): {hint: string} => ({hint: `${why}quote it where it is text`});

/** One function for each line error: all messages of lines that cannot run are here. */
export const problem = {
	/** `meant` is the word of `foreignWords`, after the keywords `after`, that the word is, or begins. Its hint is better than a command that is only near. */
	foreignWord: (at: Span, word: string, {meant, after}: {readonly meant: string; readonly after: string}): Problem => {
		const hint = foreignHint(after, meant);
		const more = hint === undefined ? {} : {hint};
		return after === ''
			? make('unknown-command', at, `unknown command "${word}".`, more)
			: make('unknown-keyword', at, `unknown keyword "${word}" after "${after}".`, more);
	},
	/** A pipe with nothing before it: `word` is the first word at fault, `said` the pipe with the words after it. */
	pipeAlone: (at: Span, word: string, said: string): Problem =>
		make('unknown-command', at, `unknown command "${word}".`, {hint: `a pipe stands after a command, as in: show bgp summary | ${said}`}),
	/** `elsewhere` are whole commands that contain the word: they are better than a word here that is only near. */
	unknownCommand: (at: Span, word: string, choices: readonly string[], elsewhere: readonly string[] = []): Problem =>
		near('unknown-command', at, word, `unknown command "${word}".`, choices, {elsewhere, lost: '"help" lists the commands.'}),
	/** `commands` are whole commands: the line would be valid as one of them. */
	commandsBelow: (at: Span, word: string, commands: readonly string[]): Problem =>
		make('unknown-command', at, `unknown command "${word}".${didYouMean(commands)}`, {candidates: commands}),
	/** `after` are the keywords before it; `elsewhere` as above. */
	unknownKeyword: (
		at: Span,
		word: string,
		after: string,
		{choices, elsewhere}: {readonly choices: readonly string[]; readonly elsewhere: readonly string[]},
	): Problem => near('unknown-keyword', at, word, `unknown keyword "${word}" after "${after}".`, choices, {elsewhere, lost: lostHint(after, word)}),
	/** `suggestion` is a whole phrase such as `devices fceos4`, if one is better than a near option name. */
	unknownOption: (at: Span, word: string, of: string, choices: readonly string[], suggestion?: string): Problem => {
		const message = `unknown option "${word}" of "${of}".`;
		return suggestion === undefined
			? near('unknown-option', at, word, message, choices, {lost: `"${of} ?" lists its options.`})
			: make('unknown-option', at, message + didYouMean([suggestion]), {candidates: [suggestion]});
	},
	ambiguousKeyword: (at: Span, word: string, choices: readonly string[]): Problem => {
		const sorted = choices.toSorted();
		const rest = sorted.length - 5;
		const names = rest > 0 ? `${quoted(sorted.slice(0, 5)).join(', ')} and ${rest} more` : anyOf(quoted(sorted));
		return make('ambiguous-keyword', at, `ambiguous "${word}": could be ${names}.`, {candidates: sorted});
	},
	incompleteCommand: (at: Span, said: string, choices: readonly string[]): Problem =>
		make('incomplete-command', at, `incomplete command: "${said}" needs one of ${anyOf(quoted(choices))}.`, {candidates: choices}),
	/** A beginning that is too short to enter the place it could be. */
	shortPlace: (at: Span, word: string, name: string): Problem =>
		make('incomplete-command', at, `"${word}" is too short to enter a sub-shell: it could be "${name}".`, {
			hint: 'type at least 3 letters of it',
			candidates: [name],
		}),
	/** `options`: one of them. */
	missingOption: (at: Span, options: readonly string[], example: string | undefined): Problem =>
		make('missing-option', at, `missing required option ${anyOf(quoted(options))}.`, example === undefined ? {} : {hint: `example: ${example}`}),
	missingValue: (at: Span, option: string, values: readonly string[]): Problem =>
		make('missing-value', at, `option "${option}" needs a value${values.length > 0 ? `: ${anyOf(values)}` : ''}.`),
	/** `at` is after the last word that is there. */
	aliasWords: (alias: string, {needs, given, at}: {readonly needs: number; readonly given: number; readonly at: Span}): Problem =>
		make('missing-value', at, `"${alias}" needs ${needs} ${needs === 1 ? 'word' : 'words'} behind it, got ${given === 0 ? 'none' : given}.`, {
			hint: '"alias list" shows where they go',
		}),
	optionAsValue: (at: Span, option: string, word: string): Problem =>
		make('missing-value', at, `option "${option}" needs a value; "${word}" is an option. Quote it to use it as a value.`),
	/** `divided` by a comma, which may have been meant as text. */
	tooManyValues: (at: Span, option: string, divided = false): Problem =>
		make('too-many-values', at, `option "${option}" takes one value.`, divided ? toQuote('a bare "," divides values: ') : {}),
	/** `expected` is prose (`a whole number from 1 to 86400`); `choices` are the values of an enum. */
	badValue: (at: Span, word: string, option: string, expected: string, choices: readonly string[] = []): Problem =>
		near('bad-value', at, word, `"${word}" is not a value of "${option}": expected ${expected}.`, choices),
	/** A condition with an operator that does not fit such a field. */
	badOperator: (at: Span, field: string, op: string, operators: readonly string[]): Problem =>
		make('bad-pipe-argument', at, `"${op}" does not compare "${field}": expected ${anyOf(operators)}.`),
	unknownOperator: (at: Span, op: string, operators: readonly string[]): Problem =>
		make('bad-pipe-argument', at, `"${op}" is no operator: expected ${anyOf(operators)}.`, {hint: 'a value that begins so must be quoted'}),
	repeatedOption: (at: Span, option: string): Problem => make('repeated-option', at, `option "${option}" is given twice.`),
	excludedOption: (at: Span, option: string, by: string): Problem =>
		make('excluded-option', at, `"${option}" stands in place of "${by}": only one of them can be given.`),
	emptyValue: (at: Span): Problem => make('empty-value', at, 'empty value after ",".'),
	unclosedQuote: (at: Span, quote: string, column: number): Problem =>
		make('unclosed-quote', at, `the ${quote} quote at column ${column} is never closed.`),
	unclosedLine: (at: Span, column: number): Problem => make('unclosed-line', at, `the \\ at column ${column} joins a next line, and there is none.`),
	unclosedJson: (at: Span, bracket: string, column: number): Problem =>
		make('unclosed-json', at, `the ${bracket} at column ${column} is never closed.`, toQuote(`a word that begins with "${bracket}" is JSON: `)),
	/** `word` is what stands there in place of JSON, where that is a bare word. */
	badJson: (at: Span, option: string, why: string, word?: string): Problem =>
		make('bad-json', at, `"${option}" is not valid JSON: ${why}.`, word === undefined ? {} : {hint: asObject(option, word)}),
	/** The same if the option takes text as well. */
	badJsonList: (wrong: Problem): Problem => ({...wrong, ...toQuote('a word that begins with "[" is JSON: ')}),
	badRange: (at: Span, word: string, why: string): Problem => make('bad-range', at, `bad range "${word}": ${why}.`),
	rangeTooLarge: (at: Span, word: string, names: number, limit: number): Problem =>
		make('range-too-large', at, `range "${word}" makes ${names} names; the limit is ${limit}.`),
	unknownSelector: (at: Span, word: string, choices: readonly string[]): Problem =>
		near('unknown-selector', at, word, `unknown selector "${word}".`, choices),
	/** A value that means another thing to NetBox. */
	nullSelector: (at: Span, field: string): Problem => ({
		...make('bad-value', at, `"null" is not a value of "${field}": to NetBox it means none.`),
		...(['location', 'platform', 'tenant'].includes(field) && {hint: `devices without one: netbox get devices filters {"${field}_id": null}`}),
	}),
	unknownPipe: (at: Span, word: string, choices: readonly string[]): Problem =>
		near('unknown-pipe', at, word, `unknown pipe "${word}".`, choices, {lost: '"man pipes" lists the pipes.'}),
	emptyPipe: (at: Span): Problem => make('empty-pipe', at, 'nothing after "|".'),
	notLastPipe: (at: Span, name: string): Problem => make('bad-pipe-argument', at, `"${name}" must be the last pipe.`),
	/** A pipe before it would turn changes into removals. */
	notFirstPipe: (at: Span, name: string): Problem =>
		make('bad-pipe-argument', at, `"${name}" must be the first pipe.`, {hint: 'what a pipe drops before it would show as removed: put it behind'}),
	noPeerings: (at: Span, name: string): Problem =>
		make('bad-pipe-argument', at, `"${name}" needs peerings.`, {hint: `as in: netbox get bgp-peerings devices fceos4 | ${name} cache`}),
	/** `form` is a drawing, or the name of a file that holds one. */
	noTopology: (at: Span, form: string): Problem =>
		make('bad-pipe-argument', at, `"${form}" draws a topology, and this command gives none.`, {
			hint: 'as in: netbox get topology devices fceos4 | display svg',
		}),
	/** `pipe` stands before it. */
	noWholeTopology: (at: Span, form: string, pipe: string): Problem =>
		make('bad-pipe-argument', at, `"${form}" draws a whole topology, and none is left after "${pipe}".`, {hint: `leave out "${pipe}"`}),
	noDrawingToAppend: (at: Span, file: string): Problem =>
		make('bad-pipe-argument', at, `"append" cannot add to "${file}": a drawing is one whole.`, {hint: 'as in: save FILE overwrite'}),
	/** `text` is the pipe that made lines of the rows. */
	rowsOfLines: (at: Span, name: string, text: string): Problem =>
		make('bad-pipe-argument', at, `"${name}" needs rows, and "${text}" makes lines of them.`, {hint: `put "${name}" before "${text}"`}),
	/** `text` is the pipe that made lines of the rows. */
	watchedLines: (at: Span, text: string): Problem =>
		make('bad-pipe-argument', at, `"watch" needs rows, and "${text}" makes lines of them.`, {
			hint: `leave "${text}" out: where no terminal is, a watch writes a JSON line for each change`,
		}),
	watchedFile: (at: Span, name: string): Problem =>
		make('bad-pipe-argument', at, `"${name}" would write the file in every round.`, {hint: `leave "${name}" out, or "watch"`}),
	notWatched: (at: Span, command: string): Problem =>
		make('bad-pipe-argument', at, `"${command}" is not watched.`, {hint: 'only what reads and changes nothing is run again and again'}),
	/** `expected` is prose: `a whole number from 1`. */
	badPipeArgument: (at: Span, name: string, expected: string, word: string | undefined): Problem =>
		make('bad-pipe-argument', at, `"${name}" expects ${expected}, got ${word === undefined ? 'nothing' : `"${word}"`}.`),
	badExpression: (at: Span, expression: string, why: string): Problem => make('bad-expression', at, `bad expression "${expression}": ${why}.`),
	unknownField: (at: Span, field: string, choices: readonly string[]): Problem =>
		near('unknown-field', at, field, `unknown field "${field}".`, choices),
	notPipeable: (at: Span, command: string): Problem => make('not-pipeable', at, `"${command}" has no output to pipe.`),
	notBackground: (at: Span, command: string): Problem => make('not-background', at, `"${command}" cannot run in the background.`),
	/** `around` is the word that contains the sign, if any. */
	misplacedBackground: (at: Span, around?: string): Problem =>
		make(
			'misplaced-background',
			at,
			'"&" is only allowed at the end of a line.',
			around === undefined ? {} : {hint: `${toQuote('').hint}: "${around}"`},
		),
	/** An error for a missing word, before a comment that may have been meant as that word. */
	beforeComment: (lacking: Problem, comment: string): Problem => ({
		...lacking,
		hint: `${toQuote('a bare "#" begins a comment: ').hint}: "${comment}"`,
	}),
	/** An unknown pipe right after a pattern: `whole` is the pipe before it with its pattern quoted. */
	brokenPattern: (unknown: Problem, whole: string): Problem => ({...unknown, hint: `a bare "|" begins a pipe: quote the pattern: ${whole}`}),
	unknownPath: (at: Span, path: string, candidates: readonly string[]): Problem =>
		make('unknown-path', at, `unknown path "${path}".${didYouMean(candidates)}`, {candidates}),
	/** `name` is the text in the brackets of a prompt. */
	unknownPlace: (at: Span, name: string, choices: readonly string[]): Problem => near('unknown-place', at, name, `unknown place "${name}".`, choices),
	fullWord: (at: Span, word: string, whole: string): Problem =>
		make('full-word', at, `"${word}" must be typed in full: "${whole}" changes data.`, {candidates: [whole]}),
	unknownFlag: (at: Span, flag: string, choices: readonly string[]): Problem => near('unknown-flag', at, flag, `unknown flag "${flag}".`, choices),
	noShellEscape: (at: Span, word: string): Problem => make('no-shell-escape', at, `"${word}": there is no OS shell here.`),
};
