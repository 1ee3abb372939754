import {typeColumn} from '../read/describe.js';
import type {CommandNode} from '../tree/schema.js';
import {align, type HelpRow} from './help.js';
import {signatureOf} from './hint.js';

/**
 * The help of a command itself, as `--help` prints it: what it is for, its usage, every option with its type and default, its examples;
 * of a place the words that can follow. Every line ends in a line feed.
 */
export function commandHelp({help, man, args, children, examples}: CommandNode, path: readonly string[]): string {
	const title = path.join(' ');
	const words = Object.entries(children).map(([token, child]): HelpRow => ({token, help: child.help, type: ''}));
	const usage = words.length > 0 ? `${title} ...` : signatureOf(title, Object.entries(args));
	const blocks = [
		[`${title}: ${help}`],
		...(man === undefined ? [] : [[man]]),
		[`usage: ${usage}`, ...align(words.length > 0 ? words : optionRows(args), true)],
		...(examples.length === 0 ? [] : [['examples:', ...examples.map((line) => ` ${line}`)]]),
	];
	return blocks.map((block) => block.map((line) => `${line.trimEnd()}\n`).join('')).join('\n');
}

const isNeeded = ({required, oneOf}: CommandNode['args'][string]): boolean => required || oneOf !== undefined;

/** Positional words in their order, then options, required ones first. */
function optionRows(args: CommandNode['args']): readonly HelpRow[] {
	const rank = ([, spec]: readonly [string, CommandNode['args'][string]]): number => (spec.positional ? 0 : isNeeded(spec) ? 1 : 2);
	return Object.entries(args)
		.toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 0 ? 0 : a[0] < b[0] ? -1 : 1))
		.map(([token, spec]) => ({
			token: `${isNeeded(spec) ? '*' : ''}${spec.positional ? `<${token}>` : token}`,
			help: spec.help,
			type: typeColumn(spec),
		}));
}
