import {afterAll, beforeAll, expect, test} from 'vitest';
import {withFigures} from '../../scripts/docs/figures.js';
import {checkLinks} from '../../scripts/docs/links.js';
import {loadPages, type Page} from '../../scripts/docs/pages.js';
import {readPage} from '../../scripts/docs/reader.js';
import {commandsIn, conversationsOf} from '../../scripts/docs/transcripts.js';
import {operators} from '../../src/language/read/operators.js';
import {displayWord, pipes} from '../../src/language/read/pipe-specs.js';
import {sentenceOf} from '../../src/language/sentence-of.js';
import {lineAt} from '../support/shell-tree.js';
import {binary, cleanEnv, createPlayground, root, tokens} from './nf.js';

const pages = loadPages(root);
const shown = pages.filter((page) => conversationsOf(page).length > 0);

const play = createPlayground();
let url = '';
beforeAll(async () => {
	({url} = await play.lab());
});
afterAll(play.close);

test('pages link to what is there, and name files that are there', () => {
	expect(pages.flatMap((page) => checkLinks(root, page))).toEqual([]);
});

test('pages with transcripts are README, the tours and the collections of examples', () => {
	expect(shown.map(({path}) => path)).toEqual(
		expect.arrayContaining(['README.md', 'docs/cookbook.md', 'docs/first-steps.md', 'docs/pipes.md', 'docs/tour.md', 'docs/tour-junos.md']),
	);
});

test.concurrent.each(shown)(
	'what $path shows is what the lab prints on a terminal',
	async (page) => {
		const home = play.home();
		const env = {...cleanEnv(home), TERM: 'xterm-256color', TZ: 'UTC', NO_COLOR: '1', PROD_NETBOX_TOKEN: tokens.admin};
		const heard = await readPage(page, {home, binary, env, columns: 108, instead: [['https://netbox.example.com', url]]});
		expect(heard.flatMap(({faults}) => faults)).toEqual([]);
	},
	120_000,
);

test('the figures of README are those of docs/performance.md, and it has less than 1,200 words', () => {
	const [readme = '', performance = ''] = ['README.md', 'docs/performance.md'].map((path) => pages.find((page) => page.path === path)?.text);
	expect(readme).toBe(withFigures(readme, performance));
	expect(readme.split(/\s+/).length).toBeLessThan(1_200);
});

const pipesPage = pages.find(({path}) => path === 'docs/pipes.md') as Page;
const piped = conversationsOf(pipesPage).flatMap((conversation) => conversation.map(({command}) => command));

test('docs/pipes.md shows each pipe, and each operator of where, in an example', () => {
	expect([...Object.keys(pipes), displayWord].filter((name) => !piped.some((line) => new RegExp(`\\| ${name}\\b(?!-)`).test(line)))).toEqual([]);
	const conditions = piped.flatMap((line) => [...line.matchAll(/\| where ([^|]*)/g)].map(([, said = '']) => said));
	const isShown = (op: string) => conditions.some((said) => (op === 'in' ? said.includes(' in ') : new RegExp(`\\w${op}[^=~]`).test(said)));
	expect(Object.keys(operators).filter((op) => !isShown(op))).toEqual([]);
});

/** Words of the OS shell, and of routers, that a page names. */
const foreign = ['man nf', 'show ip bgp', 'show running-config', 'show configuration'];

/** What may lack in the text of a page, which often names a command without all it needs. */
const lacking = ['missing-option', 'missing-value', 'incomplete-command'];

test('commands that stand in the text of a page are commands', () => {
	const named = pages
		.filter(({path}) => !/contract|decisions|CHANGELOG|commands\.md/.test(path))
		.flatMap(commandsIn)
		.filter(({command}) => !foreign.includes(command));
	expect(named.length).toBeGreaterThan(30);
	const refused = named.flatMap(({path, line, command}) => {
		const meant = sentenceOf(lineAt(command));
		return meant.ok || meant.error.every(({code}) => lacking.includes(code)) ? [] : [{path, line, command, why: meant.error[0]?.message}];
	});
	expect(refused).toEqual([]);
});
