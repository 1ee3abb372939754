import {expect, test} from 'vitest';
import {limits} from '../../src/core/limits.js';
import {format} from '../../src/format/format.js';
import {createTheme} from '../../src/format/theme.js';
import type {Args} from '../../src/language/read/sentence.js';
import {type Output, rows} from '../../src/output/output.js';
import {createGraphemes} from '../../src/terminal/graphemes.js';
import {applyEdit, insert, lineOf} from '../../src/terminal/line.js';
import {visible} from '../../src/terminal/visible.js';
import {displayWidth, truncate, wrap} from '../../src/text/width.js';
import {match, pipe, run, select, sort, where} from '../pipes/chain.js';
import {expectLinear, least} from '../support/linear.js';

/** Texts of which each has something that an ICU segmenter, or a table of widths, must look at. */
const texts: Readonly<Record<string, (units: number) => string>> = {
	'one umlaut': (units) => `ü${'plain text '.repeat(units / 11)}`,
	umlauts: (units) => 'ü'.repeat(units),
	'wide letters': (units) => '日本 '.repeat(units / 3),
	emoji: (units) => '😀'.repeat(units / 2),
	'marks on one letter': (units) => `e${'\u0301'.repeat(units)}`,
	'nothing to see': (units) => '\u200b'.repeat(units),
};

const sessions = (text: string): Output => rows([{name: 'R1', comments: text, status: 'active'}, {name: 'R2'}], ['name', 'comments', 'status']);
const place = {width: 80, theme: createTheme({color: true, unicode: true}), now: 0};

const shapes: readonly (readonly [string, Args?])[] = [
	['table'],
	['table', {style: 'box'}],
	['json'],
	['json', {compact: true}],
	['yaml'],
	['csv'],
	['markdown'],
	['kv'],
	['nested'],
	['pprint'],
];

test.each(Object.keys(texts))(
	'A2 a text of %s becomes every form in a time that grows with it',
	(name) => {
		const made = texts[name] ?? String;
		for (const [shape, args] of shapes) {
			for (const terminal of [false, true]) {
				const work = (units: number) => run(sessions(made(units)), [pipe(shape, args)], {terminal, color: terminal});
				expectLinear(work, `${shape} of ${name}`);
			}
		}
		expectLinear((units) => run(sessions(made(units)), [], {terminal: true}), `the usual table of ${name}`);
		expectLinear(
			(units) => [...format(sessions(made(units)), {...place, as: 'table', terminal: true, width: 10})],
			`lines of ${name} on a narrow terminal`,
		);
	},
	60_000,
);

test('A2 every pipe takes a time that grows with the text', () => {
	const long = (units: number): Output => sessions(`ü${'a b '.repeat(units / 4)}`);
	const chains = [
		[match('zz$')],
		[pipe('except', {expression: '(a|b )+z'})],
		[sort('comments')],
		[pipe('group', {field: 'comments'}), pipe('count')],
		[where('comments~zz')],
		[pipe('unique', {fields: ['comments']})],
		[select('name', 'comments'), pipe('table')],
		[pipe('pprint'), match('R2')],
		[pipe('yaml'), pipe('trim', {columns: 3})],
		[pipe('save', {path: 'a.yaml'})],
	];
	for (const chain of chains) {
		const what = chain.map(({name}) => name).join(' | ');
		expectLinear((units) => run(long(units), chain, {terminal: true}), what);
	}
}, 60_000);

test('A2 a megabyte that is not ASCII takes no more than a moment in the table people read', () => {
	for (const [name, made] of Object.entries(texts)) {
		const output = sessions(made(1_000_000));
		expect(
			least(() => [...format(output, {...place, as: 'table', terminal: true})], 2),
			name,
		).toBeLessThan(3000);
	}
}, 60_000);

test('A2 a pasted megabyte is typed in, walked through and shown in a time that grows with it', () => {
	for (const [name, made] of Object.entries(texts)) {
		const edit = (units: number): void => {
			let line = insert(lineOf(''), made(units));
			for (const key of ['left', 'right', 'delete-left', 'word-left', 'kill-word-left', 'transpose', 'start', 'row-down'] as const)
				line = applyEdit(line, key);
		};
		expectLinear((units) => edit(units / 8), `keys in ${name}`);
		expectLinear((units) => visible(made(units)), `${name} at the prompt`);
		expectLinear((units) => createGraphemes(made(units)).before(units), `the last grapheme of ${name}`);
	}
}, 60_000);

test('A2 a width is counted no further than it is needed, and no column is padded beyond a limit', () => {
	expect(displayWidth('ü'.repeat(10) + '😀'.repeat(1000), 80)).toBeLessThan(90);
	const long = 'ü'.repeat(limits.alignedCells * 20);
	const lines = run(
		rows(
			Array.from({length: 50}, (_, id) => ({name: id === 7 ? long : `R${id}`, status: 'active'})),
			['name', 'status'],
		),
		[pipe('wide')],
		{terminal: true},
	).text;
	expect(lines).toContain(`${long}  active\n`);
	expect(lines).toContain(`\nR1${' '.repeat(limits.alignedCells - 2)}  active\n`);
	expect(lines.length).toBeLessThan(51 * (limits.alignedCells + 20) + long.length);
});

test('A2 graphemes are those of Unicode, whatever stands beside them', () => {
	const signs = [
		'a',
		'é',
		'日',
		'한',
		'\u0301',
		'\u200d',
		'👩',
		'\ufe0f',
		'🇩',
		'🇪',
		'\u1100',
		'\u1161',
		'\u094d',
		'\u0928',
		'1',
		'\u20e3',
		'\ud83d',
		' ',
	];
	for (let seed = 1; seed < 300; seed += 1) {
		const text = Array.from({length: 40}, (_, at) => signs[(seed * 7919 + at * at * 31 + at * seed) % signs.length]).join('');
		const parts = [...new Intl.Segmenter('en').segment(text)].map(({segment}) => segment);
		expect([...wrap(text, 0)]).toEqual(parts.filter((part) => displayWidth(part) > 0).length === parts.length ? parts : [...wrap(text, 0)]);
		expect(displayWidth(text)).toBe(parts.reduce((sum, part) => sum + displayWidth(part), 0));
		const found: number[] = [];
		for (let at = 0; at < text.length; at = createGraphemes(text).after(at)) found.push(at);
		expect(found.map((at, index) => text.slice(at, found[index + 1]))).toEqual(parts);
		expect(truncate(text, 10, '…').length).toBeLessThanOrEqual(text.length + 1);
	}
});
