import {fileURLToPath} from 'node:url';
import type {Problem} from '../../src/core/problem.js';
import type {Result} from '../../src/core/result.js';
import type {SaidAt} from '../../src/language/read/alias.js';
import {type ReadLine, readLine} from '../../src/language/read/read-line.js';
import type {ParsedCommand, Sentence} from '../../src/language/read/sentence.js';
import {meaningOf} from '../../src/language/sentence-of.js';
import {loadTree} from '../../src/language/tree/load.js';
import type {CommandNode} from '../../src/language/tree/schema.js';
import {frozen} from './frozen.js';

let shipped: CommandNode | undefined;

/** The tree that the shell ships, read once and frozen: all tests share it. */
export function shellTree(): CommandNode {
	if (shipped !== undefined) return shipped;
	const tree = loadTree(fileURLToPath(new URL('../../shell-tree.json', import.meta.url)));
	if (!tree.ok) throw new Error(tree.error.message);
	shipped = frozen(tree.value);
	return shipped;
}

/** A line read in the shipped tree, or in another one; at its root where no place is said. */
export const lineAt = (line: string, said: SaidAt = {place: []}, tree: CommandNode = shellTree()): ReadLine => readLine(tree, {line}, said);

/** What a line means in the shipped tree, or in another one. */
export const read = (line: string, place: readonly string[] = [], tree: CommandNode = shellTree()): Result<Sentence, readonly Problem[]> =>
	meaningOf(lineAt(line, {place, fullWords: true}, tree));

/** The command of a line that must be right. */
export function commandOf(line: string, place: readonly string[] = [], tree: CommandNode = shellTree()): ParsedCommand {
	const sentence = read(line, place, tree);
	if (!sentence.ok) throw new Error(sentence.error.map(({message}) => message).join(' '));
	if (sentence.value.kind !== 'run') throw new Error(`"${line}" runs nothing`);
	return sentence.value.command;
}

/** The first fault of a line that must be wrong, as people see it: code, message with its hint, and the text it points at. */
export function faultOf(
	line: string,
	place: readonly string[] = [],
	tree: CommandNode = shellTree(),
): {code: string; message: string; hint?: string; at: string} {
	const sentence = read(line, place, tree);
	if (sentence.ok) throw new Error(`"${line}" is right`);
	const [first] = sentence.error;
	if (!first) throw new Error('no problem');
	const {code, message, hint, at} = first;
	return {code, message, ...(hint !== undefined && {hint}), at: line.slice(at.start, at.end)};
}
