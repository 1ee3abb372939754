import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parse as parseYaml} from 'yaml';
import {format} from '../../src/format/format.js';
import {atWords, oneLine, wrapWords} from '../../src/format/text.js';
import {createTheme} from '../../src/format/theme.js';
import {rows} from '../../src/output/output.js';
import {visible} from '../../src/terminal/visible.js';
import {sanitize} from '../../src/text/clean.js';
import {displayWidth, pad, truncate, wrap} from '../../src/text/width.js';
import {pipe, run} from '../pipes/chain.js';

const anyText = fc.oneof(fc.string({unit: 'grapheme'}), fc.string({unit: 'binary'})).map((text) => sanitize(text, {lineFeeds: 'escape'}));

const piped = {terminal: false, theme: createTheme({color: false, unicode: true}), now: 0} as const;

const range = (from: number, to: number): readonly number[] => Array.from({length: to - from + 1}, (_, index) => from + index);

describe('foreign text', () => {
	test('D9 foreign-text shows control, escape and bidi characters and loses nothing', () => {
		expect(sanitize('\u001b[2J\u009b\u202e\u007f\r', {lineFeeds: 'escape'})).toBe('\\x1b[2J\\x9b\\u202e\\x7f\\x0d');
		expect(sanitize('a\nb\tc', {lineFeeds: 'escape'})).toBe('a\\nb\\tc');
		expect(sanitize('a\nb\tc', {lineFeeds: 'keep'})).toBe('a\nb\\tc');
		const obeyed = [...range(0, 0x1f), ...range(0x7f, 0x9f), 0x61c, 0x200e, 0x200f, ...range(0x2028, 0x202e), ...range(0x2066, 0x2069)];
		for (const code of obeyed)
			expect(sanitize(`a${String.fromCharCode(code)}b`, {lineFeeds: 'escape'}), code.toString(16)).toMatch(/^a\\(?:n|t|x..|u....)b$/);
		expect(sanitize('é日本👩‍👩‍👧[core]', {lineFeeds: 'escape'})).toBe('é日本👩‍👩‍👧[core]');
	});

	test('D7 whatever draws nothing is written out, by Unicode and not by a list', () => {
		const unseen = [
			0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2800, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffe, 0xd800,
		];
		const blanks = [0xa0, 0x1680, 0x2003, 0x202f, 0x3000];
		const rare = [0xe000, 0xe0041, 0xe0100, 0xfdd0, 0x1d173, 0x1ffff, 0x10fffd];
		for (const code of [...unseen, ...blanks, ...rare]) {
			const name = `R1${String.fromCodePoint(code)}`;
			const shown = sanitize(name, {lineFeeds: 'escape'});
			expect(shown, code.toString(16)).toMatch(/^R1\\(?:x..|u....|u\{.{5,6}\})$/);
			expect(visible(name), code.toString(16)).toBe(shown);
			const [json, yaml] = (['json', 'yaml'] as const).map((as) => [...format(rows([{name}], ['name']), {as, ...piped})].join(''));
			expect([json, yaml].join('')).toMatch(/^[ -~\n]*$/);
			expect(JSON.parse(json ?? '')).toEqual([{name}]);
			expect(parseYaml(yaml ?? '')).toEqual([{name}]);
		}
		expect([...format(rows([{name: 'R1\u200b'}], ['name']), {as: 'csv', ...piped})].join('')).toBe('name\nR1\u200b\n');
	});

	test('D7 of the first thousand characters those that pass are the ones that Unicode draws', () => {
		for (const code of range(0, 1000)) {
			const character = String.fromCharCode(code);
			const isSeen = character === ' ' || !/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character);
			expect(sanitize(character, {lineFeeds: 'escape'}) === character, code.toString(16)).toBe(isSeen);
		}
	});

	test('D7 joiners and selectors stay where they change what is drawn, and only there', () => {
		const drawn = ['👩‍👩‍👧', '❤️', '1️⃣', '🇩🇪', '👍🏽', '\u0928\u094d\u200d\u092e', '\u0646\u200c\u0628', 'e\u0301'];
		for (const text of drawn) expect(sanitize(text, {lineFeeds: 'escape'})).toBe(text);
		const bare = ['a\u200db', '👩\u200da', 'R\ufe0f', '1\ufe0f', '\u062f\u200c\u0628', '\u094d\u200d', '\u{1f3f4}\u{e0067}\u{e007f}'];
		for (const text of bare) expect(sanitize(text, {lineFeeds: 'escape'})).toMatch(/\\u/);
	});

	test('D8 wide names stand in columns in every list: of cells, not of letters', () => {
		const device = (name: string) => ({name, hall: name});
		const counted = run(rows([device('東京'), device('R1'), device('a\u200b')], ['name', 'hall']), [pipe('group', {field: 'hall'}), pipe('count')], {
			terminal: true,
		});
		expect(
			counted.text
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => displayWidth(line)),
		).toEqual([10, 10, 10]);
	});

	test('once clean it stays as it is', () => {
		fc.assert(fc.property(anyText, (text) => void expect(sanitize(text, {lineFeeds: 'escape'})).toBe(text)));
	});
});

describe('D18 wrapped-lines lines for people', () => {
	test('are broken at blanks, never within a word, and go on below their beginning', () => {
		expect(atWords('Completed in 0.13s | workers: 1 | requests: 4', 30)).toBe('Completed in 0.13s |\nworkers: 1 | requests: 4');
		expect(atWords(' devices    Device names to query data for\n x    y', 30)).toBe(
			' devices    Device names to\n            query data for\n x    y',
		);
		expect(atWords('  Device not found in Netbox', 20)).toBe('  Device not found\n  in Netbox');
		expect(atWords('job 1 | timeout 10 min in 2 s and 5 sites', 20)).toBe('job 1 | timeout\n10 min in 2 s and 5\nsites');
		expect(atWords('a verylongwordthatfitsnowhere b', 10)).toBe('a\nverylongwordthatfitsnowhere\nb');
		expect(atWords(' a-token-that-is-long    its help text', 20)).toBe(' a-token-that-is-long    its\n    help text');
	});

	test('keep all words, their colours, and lines that fit, whatever the width', () => {
		const line = fc.array(fc.constantFrom('a', 'bcd', '日本', '\u001b[31mred', 'e\u001b[39m', 'x'.repeat(30))).map((words) => words.join(' '));
		fc.assert(
			fc.property(line, fc.integer({min: 1, max: 60}), (text, width) => {
				const broken = atWords(text, width);
				expect(broken.split(/\s+/).join(' ').trim()).toBe(text);
				for (const row of broken.split('\n')) if (displayWidth(row) > width) expect(row.trim()).not.toContain(' ');
			}),
		);
	});
});

describe('cells', () => {
	test('wide characters, emoji and combining marks count as a terminal counts them', () => {
		expect(['abc', '日本', '👩‍👩‍👧', 'e\u0301'].map(displayWidth)).toEqual([3, 4, 2, 1]);
		expect(pad('日', 4)).toBe('日  ');
	});

	test('a cut is between graphemes, marked, and never wider than asked', () => {
		expect(truncate('日本語', 5, '…')).toBe('日本…');
		expect(truncate('日本語', 4, '…')).toBe('日…');
		expect(truncate('e\u0301e\u0301e\u0301', 2, '…')).toBe('e\u0301…');
		expect(truncate('abc', 3, '…')).toBe('abc');
		fc.assert(
			fc.property(
				anyText,
				fc.integer({min: 0, max: 20}),
				(text, width) => void expect(displayWidth(truncate(text, width, '…'))).toBeLessThanOrEqual(width),
			),
		);
	});

	test('rows of a wrapped text are the text, none wider than asked but for a single grapheme', () => {
		const isOne = (row: string): boolean => [...new Intl.Segmenter('en').segment(row)].length === 1;
		fc.assert(
			fc.property(anyText, fc.integer({min: 2, max: 20}), (text, width) => {
				const rows = [...wrap(text, width)];
				expect(rows.join('')).toBe(text);
				expect(rows.filter((row) => displayWidth(row) > width && !isOne(row))).toEqual([]);
			}),
		);
	});

	test('prose is broken at blanks', () => {
		expect(wrapWords('one two three-four', 8)).toEqual(['one two', 'three-fo', 'ur']);
	});

	test('white space is collapsed onto one line', () => {
		expect(oneLine(' a\n\tb  c ')).toBe('a b c');
	});
});
