import {expect, test} from 'vitest';
import {text} from '../../src/output/output.js';
import {type Conversation, type ConversationOptions, converse, jobOf} from './conversation.js';

const lines = (from: number, to: number): string => Array.from({length: to - from + 1}, (_, index) => `row ${from + index}\n`).join('');

/** A shell on 24 rows whose every command gives these lines. */
function paging(output: string, options: ConversationOptions = {}): Conversation {
	const shell = converse({
		...options,
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

test.each(['G', 'c'])('D11 more-pager %s shows the rest at once', (key) => {
	const shell = paging(lines(1, 20_000));
	shell.type('show version<enter>');
	shell.printed();
	shell.type(key);
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

test('D11 more-pager h says which keys there are, another key turns nothing', () => {
	const shell = paging(lines(1, 100));
	shell.type('show version<enter>');
	shell.printed();
	shell.type('hx<tab>');
	expect(shell.state().overlay).toMatchObject({kind: 'pager', isHelping: true});
	expect(shell.printed()).toBe('');
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

test('D11 more-pager set cli screen-length says how long a screen is', () => {
	const shell = paging(lines(1, 100), {settings: {screenLength: 11}});
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
	const shell = converse({settings: {screenLength: 5}});
	shell.type('help<enter>');
	expect(more(shell)).toBe('pager');
	expect(shell.printed().split('\n')).toHaveLength(6);
});
