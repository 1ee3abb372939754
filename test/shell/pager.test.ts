import {expect, test} from 'vitest';
import {text} from '../../src/output/output.js';
import {type Conversation, type ConversationOptions, converse, jobOf} from './conversation.js';

const lines = (from: number, to: number): string => Array.from({length: to - from + 1}, (_, index) => `row ${from + index}\n`).join('');

/** A shell with pages of 23 lines whose every command gives these lines. */
function paging(output: string, options: ConversationOptions = {}): Conversation {
	const shell = converse({
		...options,
		settings: {screenLength: 25, ...options.settings},
		answer: (effect, send) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			for (const message of [job.started, ...job.events({type: 'completed', output: text(output)})]) send(message);
		},
	});
	return shell;
}
const more = ({state}: Conversation): unknown => state().overlay?.kind;

test('D11 more-pager a long result stops at a full screen; Space shows the next page, Enter a line', () => {
	const shell = paging(lines(1, 100));
	shell.type('show version<enter>');
	expect(shell.printed()).toBe(`nf#show version\n${lines(1, 23)}`);
	expect(more(shell)).toBe('pager');
	shell.type(' ');
	expect(shell.printed()).toBe(lines(24, 46));
	shell.type('<enter>');
	expect(shell.printed()).toBe(lines(47, 47));
	shell.type('    ');
	expect(shell.printed()).toBe(lines(48, 100));
	expect(more(shell)).toBeUndefined();
});

test('D11 more-pager c shows the rest at once', () => {
	const shell = paging(lines(1, 20_000));
	shell.type('show version<enter>');
	shell.printed();
	shell.type('c');
	expect(shell.printed()).toBe(lines(24, 20_000));
	expect(more(shell)).toBeUndefined();
});

test.each(['q', '<ctrl-c>'])('D11 more-pager %s stops, and the prompt is back', (key) => {
	const shell = paging(lines(1, 100));
	shell.type('show version<enter>');
	shell.printed();
	shell.type(key);
	expect([shell.printed(), more(shell)]).toEqual(['', undefined]);
	shell.type('p');
	expect(shell.line()).toBe('p|');
});

test('D11 more-pager h says which keys there are, in as many rows as they take; another key turns nothing', () => {
	const shell = paging(lines(1, 100), {columns: 40});
	shell.type('show version<enter>');
	shell.printed();
	shell.type('hx<tab>');
	const help = shell.printed();
	expect(help).toMatch(/^Space page {2}Enter line[\s\S]*these keys\n$/);
	expect(help.split('\n').every((row) => row.length <= 40)).toBe(true);
	expect(onScreen(shell)).toEqual([1, 23, undefined]);
});

test('D11 more-pager what fits on the screen is not stopped, and wide lines count for the rows they take', () => {
	const short = paging(lines(1, 23));
	short.type('show version<enter>');
	expect(more(short)).toBeUndefined();
	const wide = paging(`${'x'.repeat(120)}\n`.repeat(30), {columns: 60});
	wide.type('show version<enter>');
	expect(wide.printed().split('\n')).toHaveLength(1 + 11 + 1);
});

test.each([
	['| no-more', 'show version | no-more', {}],
	['screen-length 0', 'show version', {screenLength: 0}],
	['pager off', 'show version', {pager: false}],
])('D11 more-pager no pager with %s', (_, line, settings) => {
	const shell = paging(lines(1, 100), {settings});
	shell.type(`${line}<enter>`);
	expect(shell.printed()).toContain('row 100\n');
	expect(more(shell)).toBeUndefined();
});

/** Opened with so many rows, at `--More--`, and after these keys. */
function after(keys: string, {rows = 100, output = lines(1, rows), ...options}: ConversationOptions & {rows?: number; output?: string} = {}) {
	const shell = paging(output, options);
	shell.type('show version<enter>');
	shell.printed();
	shell.type(keys);
	return shell;
}

/** The lines on the screen by their numbers, and what is said of them. */
const onScreen = ({state}: Conversation) => {
	const {overlay} = state();
	return overlay?.kind === 'pager' ? [overlay.top.line + 1, overlay.end.line, overlay.said] : undefined;
};

test('D11 more-pager b shows the page before, below a line that says so; Space goes on from there', () => {
	const shell = after('  b');
	expect(shell.printed()).toBe(`${lines(24, 69)}… back to line 25\n${lines(25, 46)}`);
	shell.type('b');
	expect(shell.printed()).toBe(`… back to line 3\n${lines(3, 24)}`);
	shell.type('bb');
	expect([shell.printed(), onScreen(shell)]).toEqual([`… back to line 1\n${lines(1, 22)}`, [1, 22, 'this is the beginning']]);
	shell.type(' ');
	expect([shell.printed(), onScreen(shell)]).toEqual([lines(23, 45), [23, 45, undefined]]);
});

test('D11 more-pager Enter moves the screen by a line, and b goes back from what is to be seen', () => {
	const shell = after('<enter><enter>');
	expect(onScreen(shell)).toEqual([3, 25, undefined]);
	shell.printed();
	shell.type('b');
	expect(shell.printed()).toBe(`… back to line 1\n${lines(1, 22)}`);
});

test('D11 more-pager g and G show the first and the last page; the end of a text that was left is left by Space, Enter or q', () => {
	for (const leave of [' ', '<enter>', 'q']) {
		const shell = after('Gg');
		expect(shell.printed()).toBe(`… 55 lines not shown\n${lines(79, 100)}… back to line 1\n${lines(1, 22)}`);
		shell.type('GG');
		expect([shell.printed(), onScreen(shell)]).toEqual([`… 56 lines not shown\n${lines(79, 100)}`, [79, 100, 'this is the end']]);
		shell.type(leave);
		expect([shell.printed(), more(shell)]).toEqual(['', undefined]);
	}
	const short = after('G', {rows: 30});
	expect([short.printed(), onScreen(short)]).toEqual([lines(24, 30), [8, 30, undefined]]);
});

test('D11 more-pager / shows the page that begins with the next hit, from the top of the screen on; n and N other pages with hits', () => {
	const shell = after('/row 57<enter>');
	expect([shell.printed(), onScreen(shell)]).toEqual([`… 33 lines not shown\n>${lines(57, 78)}`, [57, 78, undefined]]);
	shell.type('n');
	expect([shell.printed(), onScreen(shell)]).toEqual(['', [57, 78, 'not shown below: row 57']]);
	shell.type('/7<enter>');
	const [first, ...others] = Array.from({length: 22}, (_, at) => `${/7/.test(String(57 + at)) ? '>' : ''}row ${57 + at}\n`);
	expect(shell.printed()).toBe(`… back to line 57\n${first}${others.join('')}`);
	shell.type('n');
	expect([shell.printed().slice(0, 9), onScreen(shell)]).toEqual(['>row 79\nr', [79, 100, undefined]]);
	shell.type('N');
	expect(shell.printed()).toMatch(/^… back to line 78\n>row 78\n>row 79\n/);
	shell.type('/zz<backspace><backspace>row 1<backspace>2<ctrl-u><enter>');
	expect(onScreen(shell)?.[0]).toBe(78);
	shell.type('/none of them<enter>N');
	expect(onScreen(shell)).toEqual([78, 99, 'not shown above: none of them']);
});

test.each([
	['leaf', ['LEAF 30', 'leaf 31']],
	['Leaf', []],
	['LEAF', ['LEAF 30']],
	['l.*f', []],
	['$40 (a|b)[', ['$40 (a|b)[']],
	['straße', ['Straße']],
])('D11 more-pager %s is searched as it is; only an upper-case letter tells cases apart', (searched, found) => {
	const text = lines(1, 29) + ['LEAF 30', 'leaf 31', '$40 (a|b)[', 'Straße'].map((line) => `${line}\n`).join('') + lines(34, 60);
	const shell = after(`/${searched}<enter>`, {output: text});
	const marked = shell.printed().match(/(?<=^>).*/gm) ?? [];
	expect(marked).toEqual(found);
	if (found.length === 0) expect(onScreen(shell)?.[2]).toBe(`not shown: ${searched}`);
});

test('D11 more-pager Esc, Ctrl-C, and Backspace where nothing is typed give a search up; Ctrl-Z lends the terminal', () => {
	for (const keys of ['/row 9<escape>', '/row 9<ctrl-c>', '/<backspace>']) {
		const shell = after(keys);
		expect([shell.printed(), onScreen(shell)]).toEqual(['', [1, 23, undefined]]);
	}
	const shell = after('/<enter>n');
	expect(onScreen(shell)?.[2]).toContain('nothing was searched');
	shell.type('<ctrl-z>');
	expect([shell.effects().at(-1), shell.state().lent, more(shell)]).toEqual([{type: 'suspend'}, 1, 'pager']);
});

test('D11 more-pager of a paste the first row is searched, and none that is longer than 1,000 characters', () => {
	const shell = after('/');
	shell.paste('row 50\nq');
	shell.paste('x'.repeat(1000));
	shell.type('<enter>');
	expect(onScreen(shell)?.[0]).toBe(50);
});

test('D11 more-pager keys wait for a search that goes on, which Ctrl-C stops; keys behind a q are for the prompt', () => {
	const shell = converse({
		answer: (effect, send) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			for (const message of [job.started, ...job.events({type: 'completed', output: text(lines(1, 100))})]) send(message);
		},
		settings: {screenLength: 25},
		isSeeking: true,
	});
	shell.type('show version<enter>/row 50<enter>');
	shell.printed();
	shell.type(' <ctrl-c>qpw');
	expect(shell.effects().map(({type}) => type)).toEqual(['remember', 'run', 'seek', 'stop-seek']);
	expect([shell.printed(), more(shell)]).toEqual(['', 'pager']);
	shell.send({type: 'sought'});
	expect([shell.printed(), more(shell), shell.line()]).toEqual([lines(24, 46), undefined, 'pw|']);
});

test('D11 more-pager a page is as long as the screen is by then', () => {
	const shell = after('', {settings: {screenLength: 'auto'}});
	expect(onScreen(shell)).toEqual([1, 22, undefined]);
	shell.send({type: 'resized', columns: 80, rows: 11});
	expect(onScreen(shell)).toEqual([14, 22, undefined]);
	shell.type(' ');
	expect(shell.printed()).toBe(lines(23, 31));
});

test('D11 more-pager P12 save-overwrite a question that comes while a text is shown page by page waits for its end', () => {
	const shell = after(' ');
	const save = {how: 'tee', path: 'peers.json', text: '', overwrite: false, header: false} as const;
	shell.send({type: 'asked', question: {kind: 'confirm', text: 'overwrite peers.json?', save}});
	expect(more(shell)).toBe('pager');
	shell.type('q');
	expect(more(shell)).toBe('asking');
	shell.type('y<enter>');
	expect(shell.effects().at(-1)).toMatchObject({type: 'save', path: 'peers.json', overwrite: true});
});

test('D11 more-pager set cli screen-length says how long a screen is', () => {
	for (const screenLength of ['auto', 24] as const) expect(onScreen(after('', {settings: {screenLength}}))).toEqual([1, 22, undefined]);
	const shell = paging(lines(1, 100), {settings: {screenLength: 12}});
	shell.type('show version<enter>');
	expect(shell.printed()).toBe(`nf#show version\n${lines(1, 10)}`);
});

test('D11 more-pager the next line of a pasted block waits for the pager', () => {
	const shell = paging(lines(1, 30));
	shell.paste('show version\npwd');
	shell.type('<enter>');
	expect(shell.printed()).not.toContain('nf#pwd');
	shell.type(' ');
	expect(shell.printed()).toMatch(/row 30\nnf#pwd\n\/\n$/);
});

test('M6 help-command help goes through the pager', () => {
	const shell = converse({settings: {screenLength: 6}});
	shell.type('help<enter>');
	expect(more(shell)).toBe('pager');
	expect(shell.printed().split('\n')).toHaveLength(6);
});
