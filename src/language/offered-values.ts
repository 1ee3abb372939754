import type {CommandNode} from '../tree/schema.js';
import {findNode, findPath, leaves, taskLabel} from '../tree/visit.js';
import {choicesOf} from './describe.js';
import {selectorSign} from './device-list.js';
import type {Given} from './options.js';
import {commasOf, cutPieces, textOf} from './pieces.js';
import type {OptionSpec} from './pipes.js';
import type {Token} from './tokenize.js';

/** A value that could stand on the line: as it is meant, not as it is quoted. */
export type Candidate = {readonly text: string; readonly help: string};

/** The part of the word at the cursor that is a value of its own. */
export type TypedValue = {
	readonly text: string;
	/** Values of the same word, before the last comma. */
	readonly siblings: readonly string[];
	/** Where it begins; absent where nothing is typed. */
	readonly from?: number;
	/** After a comma, `=` or inside a bracket: nothing but a value can stand there. */
	readonly isInside: boolean;
	/** Inside a selector, a range or a condition: names do not help. */
	readonly isOther: boolean;
};

/** Cuts the word at the cursor at its last bare comma, where the option takes several values. */
export function typedValue(word: Token | undefined, spec: OptionSpec | undefined): TypedValue {
	if (!word) return {text: '', siblings: [], isInside: false, isOther: false};
	const commas = spec?.many ? commasOf(word.chars) : [];
	const comma = commas.at(-1);
	const chars = word.chars.slice(comma === undefined ? 0 : comma + 1);
	const isBracket = word.chars.some(({text, literal}) => text === '[' && !literal);
	const isOperator = spec?.type === 'conditions' ? /[=~<>]/.test(textOf(chars)) : spec?.type === 'device-list' && selectorSign(word) !== -1;
	return {
		text: textOf(chars),
		siblings: commas.map((end, index) => textOf(word.chars.slice((commas[index - 1] ?? -1) + 1, end))),
		from: comma === undefined ? word.start : (word.chars[comma]?.end ?? word.start),
		isInside: comma !== undefined || isOperator || (spec?.type === 'device-list' && isBracket),
		isOther: isOperator || (spec?.type === 'device-list' && isBracket),
	};
}

type Wanted = {
	readonly tree: CommandNode;
	/** The command on the line: `where`, `select` and `sort` take its fields. */
	readonly node: CommandNode;
	readonly spec: OptionSpec;
	readonly given: Given | undefined;
	readonly typed: TypedValue;
	readonly values: (source: string) => readonly Candidate[];
};

/** The values that go on from what is typed, those on the line already left out; `source` where they are not known from the tree. */
export function valuesFor(wanted: Wanted): {readonly candidates: readonly Candidate[]; readonly source?: string} {
	const {spec, typed, given} = wanted;
	if (typed.isOther) return {candidates: []};
	const isDynamic = spec.source !== undefined && !known.includes(spec.source);
	const taken = new Set([...typed.siblings, ...cutPieces((given?.runs ?? []).flat()).pieces.map(({text}) => text)].map((text) => text.toLowerCase()));
	const start = typed.text.toLowerCase();
	const candidates = candidatesOf(wanted, taken).filter(({text}) => {
		const lower = text.toLowerCase();
		return lower.startsWith(start) && (spec.source === 'commands' || !taken.has(lower));
	});
	return {candidates, ...(isDynamic && {source: spec.source})};
}

/** Sources that the tree itself can answer. */
const known: readonly string[] = ['commands', 'tasks', 'fields'];

/** Words that stand for workers, alone. */
const everyWorker: readonly Candidate[] = [
	{text: 'any', help: 'The first that is free'},
	{text: 'all', help: 'Each of them'},
];

function candidatesOf({tree, node, spec, given, typed, values}: Wanted, taken: ReadonlySet<string>): readonly Candidate[] {
	switch (spec.source) {
		case undefined:
			return choicesOf(spec).map((text) => ({text, help: ''}));
		case 'commands':
			return pathCandidates(tree, (given?.runs ?? []).flat(), typed.text);
		case 'tasks':
			return leaves(tree).flatMap(({node}) => (node.task === undefined ? [] : [{text: taskLabel(node.task), help: node.help}]));
		case 'fields':
			return Object.entries(node.fields ?? {}).map(([name, paths]) => ({
				text: spec.type === 'conditions' ? `${name}=` : name,
				help: paths[0]?.startsWith('$') ? '' : (paths[0] ?? ''),
			}));
		case 'workers':
			return taken.has('any') || taken.has('all') ? [] : [...(taken.size === 0 ? everyWorker : []), ...values('workers')];
		case 'branches':
		case 'devices':
		case 'instances':
		case 'jobs':
			return values(spec.source);
		default:
			return spec.source satisfies never;
	}
}

/** The keywords that go on from a path of the manual, spaced or dotted. */
function pathCandidates(tree: CommandNode, words: readonly Token[], typed: string): readonly Candidate[] {
	const stop = typed.lastIndexOf('.') + 1;
	const above = findPath(tree, [...words.map(({text}) => text), typed.slice(0, stop)]);
	const node = above.ok ? findNode(tree, above.value) : undefined;
	return Object.entries(node?.children ?? {}).map(([token, {help}]) => ({text: typed.slice(0, stop) + token, help}));
}
