import {expect, onTestFinished, test} from 'vitest';
import {createTheme} from '../../src/format/theme.js';
import {text} from '../../src/output/output.js';
import type {Pager} from '../../src/shell/state.js';
import {displayWidth} from '../../src/text/width.js';
import {pagerRow} from '../../src/view/pager-row.js';
import {jobOf} from '../shell/conversation.js';
import {type OpenOptions, open} from './open.js';

const standing = {instance: 'prod', netbox: '4.6.8', bgp: '0.19.0'};
const lines = (from: number, to: number): readonly string[] => Array.from({length: to - from + 1}, (_, index) => `row ${from + index}`);

/** At `--More--` of so many rows, of a line that was typed. */
async function paged(options: OpenOptions = {}, {line = 'show version', count = 1203, meta = {}} = {}) {
	const {screen, close} = await open({
		standing,
		settings: {instances: ['prod', 'test', 'lab']},
		perform: (effect, send, emit) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			const output = text(lines(1, count).join('\n'));
			send(job.started);
			for (const message of job.events({type: 'completed', output: {...output, meta: {...output.meta, ...meta}}}))
				if (message.type === 'job') emit(message.event);
		},
		...options,
	});
	onTestFinished(close);
	screen.type(`${line}\r`);
	await screen.until('--More-- ');
	const footer = () => screen.rows().findLast((row) => row !== '');
	return {screen, footer};
}

test.each([
	[40, 10, '--More-- 1-8 of 1,203 (h help)  prod'],
	[60, 24, '--More-- 1-22 of 1,203 (q / b, h help)  prod  NetBox 4.6.8'],
	[80, 24, '--More-- 1-22 of 1,203 (q quits, / searches, b goes back)  prod  NetBox 4.6.8'],
	[120, 40, '--More-- 1-38 of 1,203 (q quits, / searches, b goes back)  prod  NetBox 4.6.8  bgp 0.19.0'],
])(
	'D11 more-pager H20 where-line at %s x %s the row below says which lines are shown, of how many, the keys, and what they are about',
	async (columns, rows, expected) => {
		const {screen, footer} = await paged({columns, rows});
		await screen.settle();
		expect(footer()).toBe(expected);
		expect(screen.cursor().x).toBe(expected.indexOf('  prod'));
		screen.type('G');
		await screen.until('--End--');
		expect(footer()).toMatch(new RegExp(`^--End-- ${(1203 - rows + 4).toLocaleString('en')}-1,203 of 1,203 `));
	},
);

test('H20 where-line at --More-- it is what the result is about: the instance and branch of its job, or of the job whose result it is', async () => {
	const {footer, screen} = await paged({}, {line: 'netbox get devices instance test branch maint-42'});
	await screen.settle();
	expect(footer()).toBe('--More-- 1-22 of 1,203 (q / b, h help)  prod  branch maint-42  NetBox 4.6.8');
	const kept = await paged({}, {line: 'job result 3', meta: {instance: 'test', branch: 'maint-7'}});
	await kept.screen.settle();
	expect(kept.footer()).toBe('--More-- 1-22 of 1,203 (q quits, / searches, b goes back)  test  branch maint-7');
});

test.each([
	[40, 10],
	[80, 24],
	[200, 50],
] as const)(
	'D11 more-pager at %s x %s all that was shown stays in the scrollback, a search and the way back too, and what was seen last is what remains',
	async (columns, rows) => {
		const {screen, footer} = await paged({columns, rows});
		screen.type('/row 700\r');
		await screen.until('--More-- 700');
		screen.type('b');
		await screen.until('-699 of');
		screen.type('/nowhere\r');
		await screen.until('not shown below: nowhere');
		screen.type('h');
		await screen.until('Space page');
		screen.type('q');
		await screen.until('nf#');
		await screen.settle();
		const shown = screen.everything();
		expect(shown.filter((row) => /--More--|nowhere|^\//.test(row))).toEqual([]);
		const page = rows - 2;
		const said = [`… ${700 - page - 1} lines not shown`, `… back to line ${700 - page + 1}`];
		expect(shown.slice(shown.indexOf('row 1'), -1).slice(0, 3 * page)).toEqual([
			...lines(1, page),
			said[0],
			...['>row 700', ...lines(701, 700 + page - 2)],
			said[1],
			...lines(700 - page + 1, 699),
		]);
		expect(footer()).toMatch(/^prod/);
		expect(screen.written()).not.toMatch(/\u001B\[[23]J/);
	},
);

test('D11 more-pager H20 where-line D9 foreign-text the row of the pager is one row, whatever is searched and wherever the result is from', () => {
	const theme = createTheme({color: false, unicode: true});
	const start = {at: 0, line: 0};
	const pager: Pager = {
		...{kind: 'pager', text: '\n'.repeat(99_999), lines: 99_999, begin: start, top: start, isLeft: false, isOpening: false, waiting: []},
		end: {at: 20, line: 20},
	};
	for (const said of [undefined, 'not shown: leaf99', `not shown: ${'網'.repeat(100)}`]) {
		for (const where of [
			undefined,
			{instance: 'lab'},
			{instance: 'prod-'.repeat(20), branch: 'maint-'.repeat(20), netbox: '4.7.3'},
			{instance: 'a\u202eb'},
		]) {
			for (let width = 9; width <= 120; width += 1) {
				const {rows, cursor} = pagerRow({...pager, said}, where, {theme, width});
				expect(rows).toEqual([expect.stringMatching(/^--More--/)]);
				expect(displayWidth(rows[0] ?? '')).toBeLessThanOrEqual(width);
				expect(cursor.x).toBeLessThanOrEqual(width);
				expect(rows[0]).not.toContain('\u202e');
				if (width > 45 && said === undefined && where) expect(rows[0]).toContain(`  ${where.instance.slice(0, 1)}`);
			}
		}
	}
});

test('D11 more-pager what is searched is typed in the row below, and a hit is in reverse', async () => {
	const {screen, footer} = await paged({color: true});
	screen.type('/row 7O');
	await screen.until('/row 7O');
	screen.type('\u007F00');
	await screen.until('/row 700');
	expect(screen.cursor().x).toBe(8);
	screen.type('\r');
	await screen.until('--More-- 700');
	expect(screen.written()).toContain('\u001B[7mrow 700\u001B[27m');
	screen.type('/');
	await screen.until(({rows}) => rows().includes('/'));
	screen.type('\u001B');
	await screen.until('--More-- 700');
	expect(footer()).toContain('prod');
});

test('D11 more-pager after a change of the size pages are as long as the screen, and nothing that was printed is lost', async () => {
	const {screen, footer} = await paged();
	screen.type(' ');
	await screen.until('--More-- 23-44');
	screen.resize(40, 10);
	await screen.until('--More-- 37-44');
	screen.type(' ');
	await screen.until('--More-- 45-52');
	screen.resize(100, 30);
	await screen.until('--More-- 25-52');
	screen.type('b');
	await screen.until('--More-- 1-27');
	screen.type('q');
	await screen.settle();
	const shown = screen.everything().filter((row) => row.startsWith('row ') || row.startsWith('…'));
	expect(shown).toEqual([...lines(1, 52), '… back to line 1', ...lines(1, 27)]);
	expect(footer()).toMatch(/^prod/);
});

test('D11 more-pager D17 plain-prompt on a plain page every row is written once, below the others, and no escape byte', async () => {
	const {screen} = await paged({plain: 'dumb'}, {count: 60});
	screen.type('/row 4o');
	await screen.until('/row 4o');
	screen.type('\u007F');
	await screen.until(({cursor}) => cursor().x === '/row 4'.length);
	screen.type('0');
	await screen.until('/row 40');
	screen.type('\r');
	await screen.until('--End-- 40-60 of 60');
	screen.type('n');
	await screen.until('not shown below: row 40');
	screen.type('q');
	await screen.until(({rows}) => rows().findLast((row) => row !== '') === 'nf#');
	const shown = screen.everything();
	expect(shown.filter((row) => !/^>?row \d+$/.test(row)).slice(1)).toEqual([
		'prod  NetBox 4.6.8  bgp 0.19.0',
		'nf#show version',
		'--More-- 1-22 of 60 (q quits, / searches, b goes back)',
		'/row 40',
		'… 17 lines not shown',
		'--End-- 40-60 of 60 (q quits, / searches, b goes back)',
		'--End-- 40-60 of 60 (not shown below: row 40)',
		'nf#',
	]);
	expect(screen.written()).not.toContain('\u001B');
});
