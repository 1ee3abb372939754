import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {generatedFiles} from '../scripts/generated-files.js';
import {registryOf} from '../scripts/registry.js';
import {parseTree} from '../src/language/tree/load.js';
import {shellTree} from './support/shell-tree.js';

const inRepository = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test.each(generatedFiles(shellTree()))('$path is what "npm run generate" writes', ({path, text}) => {
	expect(inRepository(path)).toBe(text);
});

test('the schema of the tree file allows what the tree file says', () => {
	const schema: unknown = JSON.parse(inRepository('docs/shell-tree.schema.json'));
	expect(schema).toMatchObject({properties: {$schema: {type: 'string'}}, required: ['help'], additionalProperties: false});
});

test('one task with two sets of arguments is refused', () => {
	const leaf = {help: 'A leaf', task: 'a.leaf', runs: 'here', examples: ['leaf']};
	const tree = parseTree({help: 'r', children: {one: leaf, two: {...leaf, args: {n: {help: 'N', type: 'integer'}}}}});
	expect(() => tree.ok && registryOf(tree.value)).toThrow('two: a.leaf has other options elsewhere');
});

test('one task that runs here by one command and anywhere by another is refused', () => {
	const leaf = {help: 'A leaf', task: 'a.leaf', runs: 'here', examples: ['leaf']};
	const tree = parseTree({help: 'r', children: {one: leaf, two: {...leaf, runs: 'anywhere'}}});
	expect(() => tree.ok && registryOf(tree.value)).toThrow('two: a.leaf runs here elsewhere');
});
