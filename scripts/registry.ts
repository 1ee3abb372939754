import type {Arg, CommandNode} from '../src/language/tree/schema.js';
import {leaves, sharedOptions} from '../src/language/tree/visit.js';

/** What one command gives its task: options, and what the words of the command say. */
type Given = {readonly says: Readonly<Record<string, string>>; readonly args: readonly (readonly [string, Arg])[]};
type TaskShape = {readonly task: string; readonly runs: CommandNode['runs']; readonly given: readonly Given[]};

/**
 * The TypeScript of src/tasks/registry.generated.ts: what each task is given, where it may run and how it is loaded. Throws where two leaves
 * give one task other arguments, or run it elsewhere.
 */
export function registryOf(tree: CommandNode): string {
	const tasks = tasksOf(tree);
	const types = new Set(tasks.flatMap(({given}) => given.flatMap(({args}) => args.map(([, {type}]) => type))));
	return [
		'// Written by "npm run generate" from shell-tree.json: change that file.',
		...(types.has('device-list') ? ["import type {DeviceList} from '../language/read/device-list.js';"] : []),
		...(types.has('assignments') ? ["import type {Assignment} from '../language/read/sentence.js';"] : []),
		...(types.has('json') ? ["import type {Json} from '../output/output.js';"] : []),
		"import type {Task} from './task.js';",
		'',
		...tablesOf(tasks, 'here', 'tasks that run in the shell alone'),
		...tablesOf(tasks, 'anywhere', 'tasks that a worker on another machine may run too'),
		'/** The arguments of every task, by the tokens of the tree; options with one meaning everywhere are not among them. */',
		'export type TaskArgs = HereArgs & AnywhereArgs;',
		'',
	].join('\n');
}

/** The type of the arguments and the table of the files of the tasks that run there. */
function tablesOf(all: readonly TaskShape[], where: TaskShape['runs'], who: string): readonly string[] {
	const tasks = all.filter(({runs}) => runs === where);
	const [args, table] = where === 'here' ? ['HereArgs', 'hereTasks'] : ['AnywhereArgs', 'anywhereTasks'];
	return [
		`/** The arguments of the ${who}. */`,
		`export type ${args} = {`,
		...tasks.flatMap(argsLines),
		'};',
		'',
		`/** The ${who}, each loaded when it is first run. */`,
		`export const ${table} = {`,
		...tasks.map(({task}) => `\t${key(task)}: () => import('./${filePath(task)}.js'),`),
		`} satisfies {readonly [Name in keyof ${args}]: () => Promise<{readonly run: Task<Name>}>};`,
		'',
	];
}

/** Where a task's file stands under src/tasks, without its ending: `netbox/get-bgp-peerings`. */
const filePath = (task: string): string => task.replaceAll('.', '/').replaceAll('_', '-');

function tasksOf(tree: CommandNode): readonly TaskShape[] {
	const tasks = new Map<string, TaskShape>();
	for (const {node, path} of leaves(tree)) {
		if (node.task === undefined) continue;
		const given = {says: node.says, args: Object.entries(node.args).filter(([token]) => !sharedOptions.includes(token))};
		const {given: before, runs} = tasks.get(node.task) ?? {given: [], runs: node.runs};
		if (runs !== node.runs) throw new Error(`${path.join(' ')}: ${node.task} runs ${runs} elsewhere`);
		const same = before.some((one) => oneLine(one) === oneLine(given));
		if (before.length > 0 && !same && Object.keys(node.says).length === 0)
			throw new Error(`${path.join(' ')}: ${node.task} has other options elsewhere`);
		tasks.set(node.task, {task: node.task, runs, given: same ? before : [...before, given]});
	}
	return [...tasks.values()];
}

function argsLines({task, given}: TaskShape): readonly string[] {
	const [only, ...others] = given;
	if (others.length > 0) return [`\t${key(task)}:`, ...given.map((one, index) => `\t\t| {${oneLine(one)}}${index === others.length ? ';' : ''}`)];
	if (!only || only.args.length === 0) return [`\t${key(task)}: Readonly<Record<never, never>>;`];
	return [`\t${key(task)}: {`, ...only.args.flatMap(([token, arg]) => argLines(nameOf(token, arg), typeOf(arg))), '\t};'];
}

const oneLine = ({says, args}: Given): string =>
	[
		...Object.entries(says).map(([token, value]) => `readonly ${key(token)}: '${value}'`),
		...args.map(([token, arg]) => `readonly ${nameOf(token, arg)}: ${typeOf(arg)}`),
	].join('; ');

const nameOf = (token: string, arg: Arg): string => `${key(token)}${arg.required || arg.default !== undefined ? '' : '?'}`;

/** One line, or where that is too wide one for each alternative, as the formatter would. */
function argLines(name: string, type: string): readonly string[] {
	const line = `\t\treadonly ${name}: ${type};`;
	if (line.replaceAll('\t', '  ').length <= 150) return [line];
	const words = /^readonly \((.*)\)\[\]$/.exec(type)?.[1];
	if (words !== undefined) return [`\t\treadonly ${name}: readonly (`, ...words.split(' | ').map((one) => `\t\t\t| ${one}`), '\t\t)[];'];
	return [`\t\treadonly ${name}:`, ...`${type};`.split(' | ').map((one) => `\t\t\t| ${one}`)];
}

function typeOf(arg: Arg): string {
	const one = valueType(arg);
	if (!arg.many || arg.type === 'device-list') return one;
	return one.includes(' ') ? `readonly (${one})[]` : `readonly ${one}[]`;
}

function valueType({type, values}: Arg): string {
	const words = Object.keys(values ?? {}).map((value) => `'${value}'`);
	switch (type) {
		case 'string':
		case 'boolean':
			return type;
		case 'integer':
			return ['number', ...words].join(' | ');
		case 'enum':
			return words.join(' | ');
		case 'json':
			return 'Json';
		case 'device-list':
			return 'DeviceList';
		case 'assignments':
			return 'Assignment';
		default:
			return type satisfies never;
	}
}

const key = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
