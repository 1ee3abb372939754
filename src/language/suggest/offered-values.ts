import {choicesOf} from '../read/describe.js';
import {selectorFields} from '../read/device-list.js';
import type {Given} from '../read/options.js';
import {cutPieces} from '../read/pieces.js';
import type {OptionSpec} from '../read/pipe-specs.js';
import type {Token} from '../read/tokenize.js';
import {normalKeyword} from '../tree/keyword.js';
import type {CommandNode, FieldType} from '../tree/schema.js';
import {findNode, findPath, leaves, taskLabel} from '../tree/visit.js';
import type {TypedValue} from './typed-value.js';

/**
 * A value that could stand on the line: as it is meant, not as it is quoted. Of an `open` one more of the same word follows; a new object cannot do
 * without a `required` one.
 */
export type Candidate = {readonly text: string; readonly help: string; readonly open?: boolean; readonly required?: boolean};

type WantedValues = {
	readonly tree: CommandNode;
	/** The command on the line: `where`, `select` and `sort` take its fields. */
	readonly node: CommandNode;
	readonly spec: OptionSpec;
	readonly given: Given | undefined;
	readonly typed: TypedValue;
	readonly values: (source: string) => readonly Candidate[];
};

/** Candidates, those that are most in the way left out. */
export type FoundCandidates = {
	readonly candidates: readonly Candidate[];
	/** How many more there are than those. */
	readonly more: number;
	/** What the texts of all of them begin with. */
	readonly common: string;
	/** The dynamic source that was asked. */
	readonly source?: string;
};

/** No list that is read by people needs more; each one costs time at every key. */
const mostCandidates = 200;

/** The values that go on from what is typed, those on the line already left out. */
export function valuesFor(wanted: WantedValues): FoundCandidates {
	const {spec, typed, given} = wanted;
	const source = sourceOf(wanted);
	if (source === undefined && (typed.field !== undefined || typed.range !== undefined)) {
		const fixed = spec.type === 'conditions' && typed.field !== undefined ? fixedValues(wanted.node, typed.field) : [];
		return pick(fixed, typed.text.toLowerCase(), new Set(typed.siblings.map((text) => text.toLowerCase())));
	}
	const others = typed.field === undefined ? cutPieces((given?.runs ?? []).flat()).pieces.map(({text}) => text) : [];
	const taken = new Set([...typed.siblings, ...others].map((text) => text.toLowerCase()));
	const all = typed.range === undefined ? candidatesOf(wanted, {source, taken}) : rangeParts(wanted.values('devices'), typed.range);
	const start = typed.text.toLowerCase();
	const found = pick(all, start, spec.source === 'commands' ? new Set() : taken);
	const isWithin = spec.source === 'object-types' && found.candidates.length === 0;
	return {...(isWithin ? pick(all, start, taken, hasWithin) : found), ...(source !== undefined && {source})};
}

/** Of an object type people know the last word, and `dcim.sites` begins with its app. */
const hasWithin: typeof startsLike = (text, part) => text.toLowerCase().includes(part);

function pick(all: readonly Candidate[], start: string, taken: ReadonlySet<string>, isWanted = startsLike): Omit<FoundCandidates, 'source'> {
	const candidates: Candidate[] = [];
	let [more, common] = [0, undefined as string | undefined];
	for (const candidate of all) {
		const {text} = candidate;
		if (!isWanted(text, start) || (taken.size > 0 && taken.has(text.toLowerCase()))) continue;
		common = common === undefined ? text : commonOf(common, text);
		if (candidates.length < mostCandidates) candidates.push(candidate);
		else more += 1;
	}
	return {candidates, more, common: common ?? ''};
}

/**
 * Whether the text begins so, without case; `start` is in lower case. Of 50,000 names most differ where the last typed character
 * is, and no text is made for them.
 */
function startsLike(text: string, start: string): boolean {
	const last = start.length - 1;
	const [mine, typed] = [text.charCodeAt(last), start.charCodeAt(last)];
	if (mine < 128 && typed < 128 && (mine | caseBit) !== (typed | caseBit)) return false;
	return text.startsWith(start) || text.slice(0, start.length).toLowerCase() === start;
}

/** What tells an ASCII letter from its capital. */
const caseBit = 0x20;

/** What both texts begin with. */
export function commonOf(a: string, b: string): string {
	if (b.startsWith(a)) return a;
	let length = 0;
	while (length < b.length && a[length] === b[length]) length += 1;
	return a.slice(0, length);
}

/** The source that does not stand in the tree. The values of a condition come from `values of FIELD`. */
function sourceOf({spec, typed, node}: WantedValues): string | undefined {
	if (typed.range !== undefined) return typed.range === '' ? undefined : 'devices';
	if (typed.field !== undefined) {
		const name = normalKeyword(typed.field);
		if (spec.type === 'device-list') return name === 'name' ? 'devices' : selectorFields.find((field) => field === name);
		return Object.hasOwn(node.fields ?? {}, name) ? conditionSource(node, name) : undefined;
	}
	if (spec.source === 'files') return `files ${typed.text.slice(0, typed.text.lastIndexOf('/') + 1)}`;
	return spec.source === undefined || known.includes(spec.source) ? undefined : spec.source;
}

/** The kind of the rows whose values the cache keeps. */
const sessions = 'plugins.bgp.session';

/** Where the values of a field of the command's own rows are known: its choices, the names of objects, or what is cached of sessions. */
function conditionSource({kind, types}: CommandNode, name: string): string | undefined {
	if (kind === undefined || isFixed(types?.[name])) return undefined;
	if (types?.[name]?.type === 'choice') return `choices of ${kind} ${name}`;
	if (kind === sessions) return `values of ${name}`;
	if (name === 'device' || name === 'name') return 'devices';
	return name === 'tags' ? 'tag' : selectorFields.find((field) => field === name);
}

const isFixed = (type: FieldType | undefined): boolean => type?.type === 'enum' || type?.type === 'boolean';

/** The values of a field that the tree knows all of. */
function fixedValues({types = {}}: CommandNode, field: string): readonly Candidate[] {
	const type = types[normalKeyword(field)];
	const values = type?.type === 'boolean' ? {True: '', False: ''} : isFixed(type) ? (type?.values ?? {}) : {};
	return Object.entries(values).map(([text, help]) => ({text, help}));
}

/** The numbers and letters that stand in names after the same beginning. */
function rangeParts(names: readonly Candidate[], beginning: string): readonly Candidate[] {
	const start = beginning.toLowerCase();
	const parts = names.flatMap(({text}) =>
		text.toLowerCase().startsWith(start) ? (/^(?:\d+|[a-z](?![a-z]))/i.exec(text.slice(start.length)) ?? []) : [],
	);
	return [...new Set(parts)].map((text) => ({text, help: '', open: true}));
}

/** Sources that the tree itself can answer, and the one of values within JSON, which are no words of the line (`json-offers.ts`). */
const known: readonly string[] = ['commands', 'tasks', 'fields', 'object-fields'];

/** Words that stand for workers, alone. */
const everyWorker: readonly Candidate[] = [
	{text: 'any', help: 'The first that is free'},
	{text: 'all', help: 'Each of them'},
];

type AskedSource = {readonly source: string | undefined; readonly taken: ReadonlySet<string>};

function candidatesOf({tree, node, spec, given, typed, values}: WantedValues, {source, taken}: AskedSource): readonly Candidate[] {
	if (source !== undefined && spec.source !== 'workers') return values(source);
	switch (spec.source) {
		case undefined:
			return choicesOf(spec).map((text) => ({text, help: spec.values?.[text] ?? ''}));
		case 'object-fields':
			return [];
		case 'commands':
			return pathCandidates(tree, (given?.runs ?? []).flat(), typed.text);
		case 'tasks':
			return taskCandidates(tree);
		case 'fields':
			return fieldCandidates(node).map(({text, help}) => ({
				text: spec.type === 'conditions' ? `${text}=` : text,
				help,
				open: spec.type === 'conditions',
			}));
		case 'workers':
			return workerCandidates(taken, node.writes, values('workers'));
		case 'aliases':
		case 'api-paths':
		case 'branches':
		case 'cache-keys':
		case 'devices':
		case 'files':
		case 'instances':
		case 'jobs':
		case 'object-types':
		case 'plans':
		case 'sessions':
			return values(spec.source);
		default:
			return spec.source satisfies never;
	}
}

/** The fields of the rows: what has a name of its own with its path, then the other keys that no such name is spelt like. */
function fieldCandidates({fields = {}, keys = []}: CommandNode): readonly Candidate[] {
	const named = Object.entries(fields).map(([text, [path = '']]) => ({text, help: path.startsWith('$') ? '' : path}));
	return [...named, ...keys.filter((key) => !Object.hasOwn(fields, key)).map((text) => ({text, help: ''}))];
}

/** A command that changes data runs on one worker. */
function workerCandidates(taken: ReadonlySet<string>, writes: boolean, workers: readonly Candidate[]): readonly Candidate[] {
	if (taken.has('any') || taken.has('all') || (writes && taken.size > 0)) return [];
	const signs = writes ? everyWorker.filter(({text}) => text !== 'all') : everyWorker;
	return [...(taken.size === 0 ? signs : []), ...workers];
}

/** Every task once: two commands may run the same. */
const taskCandidates = (tree: CommandNode): readonly Candidate[] => [
	...new Map(
		leaves(tree).flatMap(({node}) => (node.task === undefined ? [] : [[node.task, {text: taskLabel(node.task), help: node.help}] as const])),
	).values(),
];

/** The keywords that go on from a path of the manual, spaced or dotted. */
function pathCandidates(tree: CommandNode, words: readonly Token[], typed: string): readonly Candidate[] {
	const stop = typed.lastIndexOf('.') + 1;
	const above = findPath(tree, [...words.map(({text}) => text), typed.slice(0, stop)]);
	const node = above.ok ? findNode(tree, above.value) : undefined;
	return Object.entries(node?.children ?? {}).map(([token, {help}]) => ({text: typed.slice(0, stop) + token, help}));
}
