import {typeColumn} from '../src/language/read/describe.js';
import type {Arg, CommandNode} from '../src/language/tree/schema.js';
import {type Leaf, leaves} from '../src/language/tree/visit.js';

/** docs/commands.md: every command with its help, options and examples. */
export const commandsPage = (tree: CommandNode): string =>
	['# Commands', 'Written by `npm run generate` from shell-tree.json: change that file.', ...leaves(tree).flatMap(section)].join('\n\n').concat('\n');

function section({path, node}: Leaf): readonly string[] {
	const args = Object.entries(node.args);
	return [
		`## ${path.join(' ')}`,
		`${node.help}.`,
		...(node.man === undefined ? [] : [marked(node.man)]),
		...(node.writes ? ['It changes data: its name is typed in full.'] : []),
		...(args.length === 0 ? [] : [['| option | does | takes |', '|---|---|---|', ...args.map(optionRow)].join('\n')]),
		...(node.examples.length === 0 ? [] : [['```', ...node.examples, '```'].join('\n')]),
	];
}

function optionRow([token, arg]: readonly [string, Arg]): string {
	const name = arg.positional ? `*${token}*` : `\`${token}\``;
	return `| ${name} | ${marked(arg.help)} | ${marked(typeColumn(arg).slice(1, -1))} |`;
}

const marked = (text: string): string => text.replace(/[|<>]/g, '\\$&');
