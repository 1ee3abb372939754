import {shownValue} from './keyword.js';
import type {Arg, CommandNode} from './schema.js';
import {findNode} from './visit.js';

/** Which lines the tree is drawn with. */
export type Guides = 'unicode' | 'ascii';

const guides = {
	unicode: {branch: '├── ', last: '└── ', through: '│   ', blank: '    '},
	ascii: {branch: '|-- ', last: '`-- ', through: '|   ', blank: '    '},
} as const;

type TreeEntry = {readonly title: string; readonly entries: readonly TreeEntry[]};

/** The tree as text: the ancestors of `path` alone, then its node with all below it, in the tree's order. Every line ends in a line feed. */
export function drawTree(tree: CommandNode, path: readonly string[], style: Guides = 'unicode'): string {
	const lines = ['root', ...draw(entriesOf(tree, [], path), '', style)];
	return lines.map((line) => `${line}\n`).join('');
}

function entriesOf(tree: CommandNode, above: readonly string[], path: readonly string[]): readonly TreeEntry[] {
	const node = findNode(tree, above);
	if (!node) return [];
	const next = path[above.length];
	const tokens = next === undefined ? Object.keys(node.children) : [next];
	const children = tokens.map((token) => ({
		title: titleOf(token, findNode(tree, [...above, token])?.help ?? ''),
		entries: entriesOf(tree, [...above, token], path),
	}));
	return next === undefined ? [...Object.entries(node.args).map(argEntry), ...children] : children;
}

const titleOf = (token: string, help: string): string => `${token}:    ${help}`;

function argEntry([token, arg]: readonly [string, Arg]): TreeEntry {
	const fallback = arg.default === undefined ? '' : `, default '${shownValue(arg.default)}'`;
	return {title: titleOf(`${arg.required || arg.oneOf !== undefined ? '*' : ''}${token}`, arg.help + fallback), entries: []};
}

function draw(entries: readonly TreeEntry[], indent: string, style: Guides): readonly string[] {
	const {branch, last, through, blank} = guides[style];
	return entries.flatMap(({title, entries: below}, index) => {
		const isLast = index === entries.length - 1;
		return [`${indent}${isLast ? last : branch}${title}`, ...draw(below, indent + (isLast ? blank : through), style)];
	});
}
