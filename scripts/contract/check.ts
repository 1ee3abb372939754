import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {marksOf} from './marks.js';
import {type Rule, rulesOf} from './rules.js';
import {titlesOf} from './titles.js';

/** A test by its title, and its file below `test/`. */
export type Titled = {readonly file: string; readonly title: string};

/** The rules of all chapters of docs/contract. */
export function loadRules(root: string): readonly Rule[] {
	const chapters = readdirSync(join(root, 'docs/contract')).filter((file) => file.endsWith('.md'));
	return chapters.flatMap((file) => rulesOf(readFileSync(join(root, 'docs/contract', file), 'utf8')));
}

/** The titles of all tests. */
export function loadTitles(root: string): readonly Titled[] {
	const files = readdirSync(join(root, 'test'), {recursive: true, encoding: 'utf8'}).filter((path) => /\.tsx?$/.test(path));
	return files.flatMap((file) => titlesOf(file, readFileSync(join(root, 'test', file), 'utf8')).map(({text}) => ({file, title: text})));
}

/** What is wrong between rules and tests, a sentence each; none where every rule has an id, a name of its own, and a test that bears both. */
export function faultsOf(rules: readonly Rule[], tests: readonly Titled[]): readonly string[] {
	const names = new Map(rules.map(({id, name}) => [id, name]));
	const marks = tests.flatMap((test) => marksOf(test.title, test.file, names).map((mark) => ({...mark, ...test})));
	const shown = new Set(marks.filter(({kind}) => kind === 'named').map(({id}) => id));
	return [
		...rules.filter(({id}) => id === '').map(({name}) => `a rule has no id: "${name}"`),
		...rules.filter(({name}) => name === '').map(({id}) => `${id} has no name of two or three words`),
		...twice(rules.map(({id}) => id)).map((id) => `${id} is the id of two rules`),
		...twice(rules.map(({name}) => name)).map((name) => `${name} is the name of two rules`),
		...rules.filter(({id, later}) => id !== '' && !later && !shown.has(id)).map(({id, name}) => `no test begins with ${id} ${name}`),
		...marks.filter(({kind}) => kind === 'unknown').map(({id, file, title}) => `${file}: ${id} is no rule and no case: ${title}`),
		...marks.filter(({kind}) => kind === 'unnamed').map(({id, file, title}) => `${file}: ${id} stands without ${names.get(id)}: ${title}`),
	];
}

const twice = (texts: readonly string[]): readonly string[] => [
	...new Set(texts.filter((text, index) => text !== '' && texts.indexOf(text) !== index)),
];
