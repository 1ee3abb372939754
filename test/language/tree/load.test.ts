import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {loadCheckedTree} from '../../../src/language/tree/checked.js';
import {loadTree, parseTree} from '../../../src/language/tree/load.js';
import {shellTree} from '../../support/shell-tree.js';

const leaf = {help: 'A leaf', task: 'a.leaf', runs: 'here', examples: ['leaf']};
const root = (children: object): object => ({help: 'The root', children});
const why = (json: unknown): string => {
	const tree = parseTree(json);
	if (tree.ok) throw new Error('the tree is right');
	expect(tree.error.code).toBe('local-io');
	return tree.error.message;
};

test('the tree that ships is right, and frozen to its depth', () => {
	const tree = shellTree();
	expect(Object.isFrozen(tree.children['netbox']?.children['get']?.args)).toBe(true);
	expect(Object.isFrozen(tree.children['show']?.children['jobs']?.args['status']?.values)).toBe(true);
});

test('a tree may name its own schema', () => {
	expect(parseTree({$schema: './x.json', ...root({leaf})})).toMatchObject({ok: true, value: {children: {leaf: {task: 'a.leaf', subshell: false}}}});
});

test('a fault of shape is told with its JSON path', () => {
	expect(why('tree')).toBe('the command tree is wrong at the top: it is no JSON object.');
	expect(why(root({leaf: {...leaf, hlep: 'x'}}))).toContain('the command tree is wrong at children.leaf: ');
	expect(why(root({leaf: {...leaf, args: {one: {help: 'One', type: 'text'}}}}))).toContain('at children.leaf.args.one.type: ');
});

test.each([
	[
		'"oneOf" stands at two options or more, none of them required, positional or with a default',
		{leaf: {...leaf, args: {one: {help: 'One', type: 'string', oneOf: 'x'}}}},
	],
	['"together" stands at options of "oneOf"', {leaf: {...leaf, args: {one: {help: 'One', type: 'string', together: 'x'}}}}],
	['a leaf needs "task" or "moves"', {leaf: {help: 'A leaf'}}],
	['a node with children has no task and no options', {inner: {...leaf, children: {leaf}}}],
	['"task" and "moves" exclude each other', {leaf: {...leaf, moves: 'exit'}}],
	['a command needs "runs": "here" or "anywhere"', {leaf: {help: 'A leaf', task: 'a.leaf', examples: ['leaf']}}],
	['only a command with a task "runs" somewhere', {leaf: {help: 'A leaf', moves: 'exit', runs: 'here'}}],
	['only a command with a task "runs" somewhere', {inner: {help: 'Inner', runs: 'here', children: {leaf}}}],
	['a command that runs here takes no "workers"', {leaf: {...leaf, args: {workers: {help: 'Where', type: 'string', many: true}}}}],
	['a command needs an example', {leaf: {...leaf, examples: []}}],
	['a leaf cannot be entered', {leaf: {...leaf, subshell: true}}],
	[
		'only the last positional word can take many values',
		{leaf: {...leaf, args: {a: {help: 'A', type: 'string', positional: true, many: true}, b: {help: 'B', type: 'string', positional: true}}}},
	],
	['an enum has "values", and nothing else but an integer may', {leaf: {...leaf, args: {a: {help: 'A', type: 'enum'}}}}],
	['an enum has "values", and nothing else but an integer may', {leaf: {...leaf, args: {a: {help: 'A', type: 'string', values: {x: 'X'}}}}}],
	['only a command with a task "says" arguments', {leaf: {help: 'A leaf', moves: 'exit', says: {name: 'x'}}}],
	['only a boolean can have "presence"', {leaf: {...leaf, args: {a: {help: 'A', type: 'string', presence: 'x'}}}}],
	['a positional word cannot have "presence"', {leaf: {...leaf, args: {a: {help: 'A', type: 'boolean', presence: true, positional: true}}}}],
	['only an integer has bounds', {leaf: {...leaf, args: {a: {help: 'A', type: 'string', minimum: 1}}}}],
	[
		'"timeout" is declared in another way elsewhere',
		{one: {...leaf, args: {timeout: {help: 'Job timeout', type: 'integer'}}}, two: {...leaf, args: {timeout: {help: 'Timeout', type: 'integer'}}}},
	],
	[
		'the rows of "dcim.sites" are declared in another way elsewhere',
		{one: {...leaf, kind: 'dcim.sites', fields: {name: ['name']}}, two: {...leaf, kind: 'dcim.sites', fields: {name: ['slug']}}},
	],
])('a tree that says %s is refused', (message, children) => {
	expect(why(root(children))).toContain(`: ${message}.`);
});

test('a file that is not there or no JSON is a local-io failure', () => {
	const folder = mkdtempSync(join(tmpdir(), 'nf-tree-'));
	const path = join(folder, 'tree.json');
	expect(loadTree(path)).toMatchObject({ok: false, error: {code: 'local-io'}});
	writeFileSync(path, '{"help":');
	expect(loadTree(path)).toMatchObject({ok: false, error: {code: 'local-io', message: expect.stringContaining(path)}});
	writeFileSync(path, JSON.stringify(root({leaf})));
	expect(loadTree(path)).toMatchObject({ok: true, value: {help: 'The root'}});
});

test('a tree that the build checked is believed to the letter, and any other text is checked', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'nf-tree-'));
	const [path, checked] = [join(folder, 'tree.json'), join(folder, 'tree.checked')];
	const source = JSON.stringify(root({leaf}));
	writeFileSync(path, source);
	expect(await loadCheckedTree(path, checked)).toMatchObject({ok: true, value: {help: 'The root'}});
	const believed = JSON.stringify({help: 'as it was chécked', children: {}});
	writeFileSync(checked, `${source}\0${believed}`);
	expect(await loadCheckedTree(path, checked)).toMatchObject({ok: true, value: {help: 'as it was chécked'}});
	writeFileSync(checked, `${source} \0${believed}`);
	expect(await loadCheckedTree(path, checked)).toMatchObject({ok: true, value: {help: 'The root'}});
	writeFileSync(checked, `${source}\0${believed.slice(1)}`);
	expect(await loadCheckedTree(path, checked)).toMatchObject({ok: true, value: {help: 'The root'}});
	writeFileSync(checked, `${source}\0${believed}`);
	writeFileSync(path, `${source} `);
	expect(await loadCheckedTree(path, checked)).toMatchObject({ok: true, value: {help: 'The root'}});
	writeFileSync(path, source.replace('"task"', '"tsak"'));
	expect(await loadCheckedTree(path, checked)).toMatchObject({ok: false, error: {code: 'local-io'}});
});

test('what the build checked is the tree that ships', async () => {
	const [path, checked] = ['shell-tree.json', 'dist/shell-tree.checked'].map((name) => join(import.meta.dirname, '../../..', name)) as [
		string,
		string,
	];
	const [source, tree] = readFileSync(checked, 'utf8').split('\0');
	expect([source, JSON.parse(tree ?? '')]).toEqual([readFileSync(path, 'utf8'), shellTree()]);
});
