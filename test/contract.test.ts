import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {faultsOf, loadRules, loadTitles} from '../scripts/contract/check.js';
import {rulesOf} from '../scripts/contract/rules.js';
import {titlesOf} from '../scripts/contract/titles.js';

const root = fileURLToPath(new URL('..', import.meta.url));

test('every rule of the contract has an id, a name of its own and a test, and every test the id and name of a rule, or the id of a case', () => {
	const rules = loadRules(root);
	expect(rules.length).toBeGreaterThanOrEqual(260);
	expect(faultsOf(rules, loadTitles(root))).toEqual([]);
});

test('rules are the rows of tables of rules, and paragraphs that begin with an id', () => {
	const chapter = [
		'| rule | given, when | then |',
		'|---|---|---|',
		'| O7 cache-true | `cache True` | right |',
		'| O8 | `cache False` | right |',
		'| cache-force | `cache force` | **later** |',
		'',
		'| code | exact message |',
		'|---|---|',
		'| usage (2) | any |',
		'',
		'**L1 key-table** Keys.',
		'- **M1** Given any prompt.',
	];
	expect(rulesOf(chapter.join('\n'))).toEqual([
		{id: 'O7', name: 'cache-true', later: false},
		{id: 'O8', name: '', later: false},
		{id: '', name: 'cache-force', later: true},
		{id: 'L1', name: 'key-table', later: false},
		{id: 'M1', name: '', later: false},
	]);
});

test('titles are those of tests and groups, and the first texts of rows that are titles', () => {
	const source = [
		"test('one', () => {});",
		"describe.each(rows)('two %s', () => {});",
		"test.skipIf(isRoot)('three', () => list('no title'));",
		// biome-ignore lint/suspicious/noTemplateCurlyInString: source that is read here.
		'test(`four ${name} more`, () => {});',
		"test.each([['five', 1], ['six', 2]])('%s', (_, number) => {});",
		"test.each([['no title', 1]])('seven %s', (_, number) => {});",
	];
	const titles = titlesOf('some.test.ts', source.join('\n'));
	expect(titles.map(({text}) => text)).toEqual(['one', 'two %s', 'three', 'four ', 'five', 'six', 'seven %s']);
	expect(titles.map(({text, at}) => source.join('\n').slice(at, at + text.length))).toEqual(titles.map(({text}) => text));
});

const rules = [
	{id: 'O7', name: 'cache-true', later: false},
	{id: 'E1', name: 'caret-place', later: false},
];
const shown = [
	{file: 'a.test.ts', title: 'O7 cache-true E1 caret-place both'},
	{file: 'a.test.ts', title: 'no rule at all'},
];

test.each([
	[[], [], []],
	[[], [{file: 'a.test.ts', title: 'A4 O7 cache-true B3 cases are bare ids, of any file where no rule has them'}], []],
	[[], [{file: 'e2e/package.test.ts', title: 'E1 a case in this file'}], []],
	[[], [{file: 'a.test.ts', title: 'E1 anywhere else'}], ['a.test.ts: E1 stands without caret-place: E1 anywhere else']],
	[[], [{file: 'a.test.ts', title: 'O7 caret-place x'}], ['a.test.ts: O7 stands without cache-true: O7 caret-place x']],
	[[], [{file: 'a.test.ts', title: 'O12 x'}], ['a.test.ts: O12 is no rule and no case: O12 x']],
	[[], [{file: 'a.test.ts', title: 'A12 x'}], ['a.test.ts: A12 is no rule and no case: A12 x']],
	[[{id: 'O8', name: 'cache-false', later: false}], [], ['no test begins with O8 cache-false']],
	[[{id: 'O8', name: 'cache-false', later: true}], [], []],
	[[{id: 'O8', name: 'cache-true', later: true}], [], ['cache-true is the name of two rules']],
	[[{id: 'O7', name: 'cache-true', later: false}], [], ['O7 is the id of two rules', 'cache-true is the name of two rules']],
	[[{id: 'O8', name: '', later: true}], [], ['O8 has no name of two or three words']],
	[[{id: '', name: 'cache-false', later: false}], [], ['a rule has no id: "cache-false"']],
])('of rules %j and tests %j it is said: %j', (more, tests, faults) => {
	expect(faultsOf([...rules, ...more], [...shown, ...tests])).toEqual(faults);
});
