import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';

const svg = readFileSync(join(import.meta.dirname, '../docs/session.svg'), 'utf8');
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const cellWidth = 8.4;

/** What a text of the picture says and where each of its characters begins, in pixels, as a browser draws it. */
type Drawn = {readonly text: string; readonly starts: readonly number[]};

/** The texts of a picture as Chromium lays them out. */
function drawnBy(browser: string, picture: string): readonly Drawn[] {
	const folder = mkdtempSync(join(tmpdir(), 'nf-picture-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const measure = `const starts = (one) => Array.from({length: one.getNumberOfChars()}, (_, at) => one.getStartPositionOfChar(at).x);
		const all = [...document.querySelectorAll('text')].map((one) => ({text: one.textContent, starts: starts(one)}));
		document.body.innerHTML = '';
		document.body.append(JSON.stringify(all));`;
	writeFileSync(join(folder, 'page.html'), `<!doctype html><meta charset="utf-8"><body>${picture}<script>${measure}</script>`);
	const quiet = [
		'--headless',
		'--no-sandbox',
		'--disable-gpu',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
	];
	const args = [...quiet, `--user-data-dir=${folder}`, '--dump-dom', `file://${folder}/page.html`];
	const page = execFileSync(browser, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000});
	const json = /<body>(.*)<\/body>/s.exec(page)?.[1] ?? '';
	return JSON.parse(json.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as Drawn[];
}

test('D13 no text of the picture has two blanks in a row, or one at its ends: a browser would not show them', () => {
	const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
	expect(texts.length).toBeGreaterThan(50);
	expect(texts.filter((text) => /^ | $| {2}/.test(text))).toEqual([]);
});

test('D13 the picture shows what is not active, a condition and the question of a write, for dark pages and for light ones', () => {
	for (const text of ['failed', 'planned', 'status!=active', '[y/N]']) expect(svg).toContain(text);
	const colors = (theme: string): readonly string[] => [...theme.matchAll(/\.(\w+)\{fill:(#\w+)/g)].map(([, name, color]) => `${name} ${color}`);
	const [light = '', dark = ''] = /<style>(.*)<\/style>/.exec(svg)?.[1]?.split('@media (prefers-color-scheme: dark)') ?? [];
	expect(colors(light)).toHaveLength(10);
	expect(colors(dark).filter((color) => colors(light).includes(color))).toEqual([]);
	expect(svg.match(/<(?:text|g)[^>]* fill=/g)).toBeNull();
});

test.skipIf(chromium === undefined)(
	'D13 in a browser each character of the picture stands in its column, and the columns of the table below their heads',
	() => {
		const drawn = drawnBy(chromium ?? '', svg);
		const columns = drawn.flatMap(({starts}) => starts.map((x) => (x - 16) / cellWidth));
		expect(columns.length).toBeGreaterThan(500);
		expect(columns.filter((column) => Math.abs(column - Math.round(column)) > 0.2)).toEqual([]);
		// Numbers stand at the right of their column, below the end of its head.
		const endOf = (word: string): readonly number[] =>
			drawn.flatMap(({text, starts}) => (text === word ? [Math.round(((starts.at(-1) ?? 0) - 16) / cellWidth)] : []));
		expect(endOf('remote-as').length).toBe(1);
		expect(endOf('remote-as')).toEqual([...new Set([...endOf('64512'), ...endOf('64513')])]);
	},
	90_000,
);
