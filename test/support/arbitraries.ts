import fc from 'fast-check';
import type {Arg, CommandNode} from '../../src/language/tree/schema.js';
import {findNode, type Leaf, leaves} from '../../src/language/tree/visit.js';
import {quoteAlways} from '../../src/text/quote.js';

/** A line that the tree allows, and what it must be read as; `args` are the values as given, without defaults. */
export type Saying = {readonly line: string; readonly path: readonly string[]; readonly args: Readonly<Record<string, unknown>>};

/** Any command of the tree with a task, its keywords cut or whole, its options in any order, any values. */
export function sayings(tree: CommandNode): fc.Arbitrary<Saying> {
	const commands = leaves(tree).filter(({node}) => node.task !== undefined);
	return fc.constantFrom(...commands).chain((leaf) => sayingOf(tree, leaf));
}

/** Any word, with many characters that have a meaning to the shell. */
export const words: fc.Arbitrary<string> = fc.oneof(
	fc.string({unit: 'grapheme'}),
	fc.string({unit: fc.constantFrom(...'ab1 \t\u00A0\n\'"\\|&#,[]{}*?=!<>~/.-_éß中')}),
);

/** Any text typed at the prompt: noise, and lines that are nearly right. */
export function lines(tree: CommandNode): fc.Arbitrary<string> {
	const noise = fc.constantFrom(
		'|',
		'&',
		'?',
		'??',
		',',
		'[',
		'{',
		'"',
		"'",
		'\\',
		'#',
		'/',
		'do',
		'help',
		'nowait',
		'R1',
		'leaf[1-',
		'site=',
		'json',
		'where',
		'a=b',
		'first',
		' ',
	);
	const broken = fc.tuple(sayings(tree), fc.array(noise, {maxLength: 4}), fc.nat(), fc.nat()).map(([{line}, more, from, to]) =>
		line
			.slice(from % (line.length + 1))
			.concat(' ', more.join(' '))
			.slice(0, (to % 200) + 1),
	);
	return fc.oneof(
		words,
		broken,
		fc.array(noise, {maxLength: 8}).map((parts) => parts.join(' ')),
		sayings(tree).map(({line}) => line),
	);
}

type Part = {readonly token: string; readonly text: string; readonly value: unknown};

function sayingOf(tree: CommandNode, {path, node}: Leaf): fc.Arbitrary<Saying> {
	const args = Object.entries(node.args);
	const positionals = args.filter(([, arg]) => arg.positional).map(([token, arg]) => partOf(token, arg));
	const options = args
		.filter(([, arg]) => !arg.positional)
		.map(([token, arg]) => {
			// A command that changes data runs on one worker.
			const part = partOf(token, arg, node.writes && token === 'workers' ? 1 : 3);
			return arg.required || arg.oneOf !== undefined ? part : fc.option(part, {nil: undefined});
		});
	// Of options of which exactly one must be given one is.
	const choices = [...new Set(args.flatMap(([, {oneOf}]) => oneOf ?? []))].map((name) =>
		args.filter(([, {oneOf}]) => oneOf === name).map(([token]) => token),
	);
	const keywords = path.map((token, depth) => keywordOf(token, findNode(tree, path.slice(0, depth)), node.writes));
	return fc
		.tuple(
			fc.tuple(...keywords),
			fc.tuple(...positionals),
			fc.tuple(...options).chain((given) => fc.shuffledSubarray(given, {minLength: given.length})),
			fc.tuple(...choices.map((tokens) => fc.constantFrom(...tokens))),
		)
		.map(([said, first, rest, chosen]) => {
			const isLeft = ({token}: Part): boolean => choices.some((tokens) => tokens.includes(token)) && !chosen.includes(token);
			const parts = [...first, ...rest.filter((part) => part !== undefined)].filter((part) => !isLeft(part));
			return {
				line: [...said, ...parts.map(({text}) => text)].join(' '),
				path,
				args: Object.fromEntries(parts.map(({token, value}) => [token, value])),
			};
		});
}

/** A keyword as people type it: whole or cut where that stays clear, in any case, with `_` for `-`. */
function keywordOf(token: string, above: CommandNode | undefined, isWhole: boolean): fc.Arbitrary<string> {
	const siblings = Object.keys(above?.children ?? {}).filter((sibling) => sibling !== token);
	const cuts = Array.from(token, (_, index) => token.slice(0, index + 1)).filter(
		(cut) => cut === token || !siblings.some((sibling) => sibling.startsWith(cut)),
	);
	const typed = fc.constantFrom(...(isWhole ? [token] : cuts));
	return fc
		.tuple(typed, fc.constantFrom('as is', 'upper', 'underscore'))
		.map(([word, how]) => (how === 'upper' ? word.toUpperCase() : how === 'underscore' ? word.replaceAll('-', '_') : word));
}

function partOf(token: string, arg: Arg, most = 3): fc.Arbitrary<Part> {
	const name = arg.positional ? [] : [token];
	const value = anyValueOf(arg, most).map(({text, value}) => ({token, text: [...name, ...(text === '' ? [] : [text])].join(' '), value}));
	return arg.presence === undefined ? value : fc.oneof(fc.constant({token, text: token, value: arg.presence}), value);
}

function anyValueOf(arg: Arg, most: number): fc.Arbitrary<{readonly text: string; readonly value: unknown}> {
	if (arg.type === 'device-list') {
		const names = fc.uniqueArray(
			words.filter((word) => word !== ''),
			{minLength: 1, maxLength: 5},
		);
		return joined(names).map(({text, value}) => ({text, value: {names: value, globs: [], selectors: []}}));
	}
	if (arg.type === 'assignments') {
		const one = words.map((word) => ({text: word, quoted: true}));
		return fc
			.uniqueArray(fc.tuple(fc.constantFrom('status', 'peer-group', 'tags'), one), {minLength: 1, maxLength: 3, selector: ([field]) => field})
			.map((all) => ({
				text: all.map(([field, {text}]) => `${field}=${quoteAlways(text)}`).join(' '),
				value: all.map(([field, value]) => ({field: field.replace('-', '_'), text: value.text, values: [value]})),
			}));
	}
	if (!arg.many) return oneOf(arg);
	const several = fc.uniqueArray(oneOf(arg), {minLength: 1, maxLength: most, selector: ({value}) => value});
	return several.map((each) => ({text: each.map(({text}) => text).join(' '), value: each.map(({value}) => value)}));
}

function oneOf(arg: Arg): fc.Arbitrary<{readonly text: string; readonly value: unknown}> {
	if (arg.type === 'integer')
		return fc.integer({min: arg.minimum ?? 0, max: arg.maximum ?? 1_000_000}).map((value) => ({text: String(value), value}));
	if (arg.type === 'boolean') return fc.boolean().chain((value) => anyCase(value ? 'True' : 'False').map((text) => ({text, value})));
	if (arg.type === 'enum') return fc.constantFrom(...Object.keys(arg.values ?? {})).chain((value) => anyCase(value).map((text) => ({text, value})));
	if (arg.type === 'json') return objects.map((value) => ({text: JSON.stringify(value), value}));
	return words.map((value) => ({text: quoteAlways(value), value}));
}

/** JSON objects as filters are. */
const objects = fc
	.dictionary(fc.constantFrom('name', 'site', 'a b'), fc.oneof(fc.string(), fc.integer(), fc.array(fc.string(), {maxLength: 2})), {maxKeys: 3})
	.map((object) => ({...object}));

const anyCase = (word: string): fc.Arbitrary<string> => fc.constantFrom(word, word.toUpperCase(), word.toLowerCase());

/** Values of a list, parted by commas, blanks or both. */
function joined(names: fc.Arbitrary<string[]>): fc.Arbitrary<{readonly text: string; readonly value: readonly string[]}> {
	return fc.tuple(names, fc.constantFrom(' ', ',', ', ', ' , ', ' ,')).map(([value, sign]) => ({text: value.map(quoteAlways).join(sign), value}));
}
