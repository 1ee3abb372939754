import {expect, test} from 'vitest';
import {createTheme} from '../../src/format/theme.js';
import type {Environment} from '../../src/shell/environment.js';
import {ghostOf} from '../../src/shell/line/ghost.js';
import {describeKeymap, keymap} from '../../src/shell/line/keymap.js';
import {hintOf} from '../../src/shell/look.js';
import {lineAt, shellTree} from '../support/shell-tree.js';
import {type Conversation, converse} from './conversation.js';

const coloured: Environment = {
	tree: shellTree(),
	theme: createTheme({color: true, unicode: true}),
	settings: {
		progress: true,
		events: 'few',
		fullWords: true,
		expand: true,
		ghost: true,
		pager: true,
		screenLength: 'auto',
		redraw: true,
		output: 'auto',
		aliases: {},
		instances: ['lab'],
		prompt: 'nf',
	},
};
/** The ghost text behind the line as it stands. */
const ghost = (shell: Conversation): string => ghostOf(coloured, shell.state());

test('H16 space-expands a blank after a unique keyword prefix writes the keyword out', () => {
	const shell = converse();
	shell.type('net ge bgp dev ');
	expect(shell.line()).toBe('netbox get bgp-peerings devices |');
});

test('H16 space-expands values and pasted text are never written out', () => {
	const shell = converse();
	shell.paste('netbox get bgp-peerings cache ref');
	shell.type(' ');
	expect(shell.line()).toBe('netbox get bgp-peerings cache ref |');
	shell.type('<ctrl-u>');
	shell.paste('net ');
	expect(shell.line()).toBe('net |');
});

test('H16 space-expands inside the line nothing is written out: the word may go on behind the cursor', () => {
	const shell = converse();
	shell.paste('net get');
	shell.type('<alt-b><left> ');
	expect(shell.line()).toBe('net | get');
});

test('G15 full-words a keyword that changes data is not written out', () => {
	const shell = converse();
	shell.type('instance rem ');
	expect(shell.line()).toBe('instance rem |');
});

test('G15 full-words nor is it behind an alias, and its options are', () => {
	const shell = converse({settings: {aliases: {c: 'netbox crud'}}});
	shell.type('c del ');
	expect(shell.line()).toBe('c del |');
	shell.type('<ctrl-u>c sea ');
	expect(shell.line()).toBe('c search |');
	for (const begun of ['c delete', 'netbox crud delete']) {
		shell.type(`<ctrl-u>${begun} object-t `);
		expect(shell.line()).toBe(`${begun} object-type |`);
	}
});

test('G15 full-words with set cli full-words off it is written out as any other', () => {
	const shell = converse({settings: {fullWords: false, aliases: {c: 'netbox crud'}}});
	shell.type('c del ');
	expect(shell.line()).toBe('c delete |');
});

test('H16 space-expands set cli expand off stops it', () => {
	const shell = converse({settings: {expand: false}});
	shell.type('net ');
	expect(shell.line()).toBe('net |');
});

test('L3 history-prefix Up walks the history lines with the prefix typed, and the line comes back at the bottom', () => {
	const shell = converse({history: ['show jobs', 'show version', 'history', 'show jobs last 3']});
	shell.type('show j<up>');
	expect(shell.line()).toBe('show jobs last 3|');
	shell.type('<up>');
	expect(shell.line()).toBe('show jobs|');
	shell.type('<up><down><down>');
	expect(shell.line()).toBe('show j|');
});

test('L3 history-prefix inside a line of several rows Up moves by row first', () => {
	const shell = converse({history: ['pwd']});
	shell.paste('show jobs\nshow version');
	shell.type('<up>');
	expect(shell.line()).toBe('show jobs|\nshow version');
});

test('L4 history-search Ctrl-R finds older lines, Right takes one for editing', () => {
	const shell = converse({history: ['show jobs', 'history last 5', 'show version']});
	shell.type('abc<ctrl-r>show<ctrl-r>');
	expect(shell.state().overlay).toMatchObject({kind: 'search', query: 'show', at: 0});
	shell.type('<ctrl-s>');
	expect(shell.state().overlay).toMatchObject({at: 2});
	shell.type('<right>');
	expect(shell.line()).toBe('show version|');
});

test('L4 history-search Esc and Ctrl-G bring the line back, Enter runs', () => {
	const shell = converse({history: ['show version']});
	shell.type('abc<ctrl-r>ver<escape>');
	expect(shell.line()).toBe('abc|');
	shell.type('<ctrl-r>ver<enter>');
	expect(shell.effects().filter(({type}) => type === 'run')).toMatchObject([{command: {task: 'show.version'}}]);
});

test('L4 history-search Ctrl-R goes to older lines, Ctrl-S to newer ones, Right takes the line for editing', () => {
	const shell = converse({history: ['show version', 'pwd', 'show jobs', 'show settings']});
	const found = (): unknown => (shell.state().overlay as {readonly at?: number}).at;
	shell.type('<ctrl-r>show');
	expect(found()).toBe(3);
	shell.type('<ctrl-r><ctrl-r>');
	expect(found()).toBe(0);
	shell.type('<ctrl-s>');
	expect(found()).toBe(2);
	shell.type('<right>x');
	expect(shell.line()).toBe('show jobsx|');
});

test('L4 history-search each Ctrl-R shows another line, also where one was entered again and again', () => {
	const shell = converse({history: ['show jobs', 'show version', 'pwd', 'show version', 'pwd', 'show version']});
	shell.type('<ctrl-r>show<ctrl-r>');
	expect(shell.state().overlay).toMatchObject({at: 0});
});

test('L6 shared-history Ctrl-R sees what other shells have entered since, Up does not', () => {
	const shell = converse({
		history: ['show version'],
		answer: (effect, send) => effect.type === 'load-history' && send({type: 'history', lines: ['show version', 'show jobs', 'show settings']}),
	});
	shell.type('<ctrl-r>sett<enter>');
	expect(shell.effects().filter(({type}) => type === 'run')).toMatchObject([{command: {line: 'show settings'}}]);
	const other = converse({history: ['show version']});
	other.send({type: 'history', lines: ['show version', 'show jobs']});
	other.type('<up>');
	expect(other.line()).toBe('show version|');
});

test('L4 history-search lines that come while one is searched for are searched too', () => {
	const shell = converse({history: ['show version']});
	shell.type('<ctrl-r>show');
	shell.send({type: 'history', lines: ['show version', 'show jobs']});
	expect(shell.state().overlay).toMatchObject({query: 'show', at: 1});
});

test('H15 ghost-text the newest history line with this prefix is suggested and taken by Right, a word of it by Alt-Right', () => {
	const shell = converse({history: ['show version', 'show nonsense', 'show settings'], color: true});
	shell.type('show <alt-right>');
	expect(shell.line()).toBe('show settings|');
	shell.type('<ctrl-u>show v<end>');
	expect(shell.line()).toBe('show version|');
});

test('H15 ghost-text a newer line that cannot be said here is passed over', () => {
	const shell = converse({history: ['show version', 'show vrsion', 'bgp-peerings devices R1'], color: true});
	shell.type('show v<right>');
	expect(shell.line()).toBe('show version|');
	shell.type('<ctrl-u>bgp<right>');
	expect(shell.line()).toBe('bgp|');
});

test('H15 ghost-text without colours nothing is suggested', () => {
	const shell = converse({history: ['show version']});
	shell.type('show v<right>');
	expect(shell.line()).toBe('show v|');
});

test('L1 key-table Alt-. puts in the last word of the line before', () => {
	const shell = converse({history: ['netbox get bgp-peerings devices fceos4']});
	shell.type('history <alt-.>');
	expect(shell.line()).toBe('history fceos4|');
});

test('L1 key-table Ctrl-V types the next key as it is', () => {
	const shell = converse();
	shell.type('leaf<ctrl-v>?');
	expect(shell.line()).toBe('leaf?|');
	expect(shell.printed()).toBe('');
});

test('L13 ctrl-c-idle Ctrl-C drops the line and never leaves', () => {
	const shell = converse();
	shell.type('show ver<ctrl-c><ctrl-c>');
	expect(shell.printed()).toBe('nf#show ver^C\nnf#^C\n');
	expect(shell.line()).toBe('|');
	expect(shell.effects()).toEqual([]);
});

test('L14 clear-screen Ctrl-L clears and keeps the line', () => {
	const shell = converse();
	shell.type('show<ctrl-l>');
	expect([shell.line(), shell.effects()]).toEqual(['show|', [{type: 'clear'}]]);
});

test('L1 key-table every chord has one meaning, and all are described', () => {
	const chords = keymap.flatMap((binding) => binding.chords);
	expect(new Set(chords).size).toBe(chords.length);
	expect(describeKeymap()).toContainEqual({chord: 'Ctrl-A, Home', does: 'Go to the start of the line'});
	expect(describeKeymap()).toContainEqual({chord: 'Shift-TAB', does: 'In a menu the value before'});
});

test('E10 whole-line H15 ghost-text the line that a refused one may have meant is offered on the next line, and never run by itself', () => {
	const shell = converse({color: true});
	shell.type('netbox gte bgp-peerigns devices R1<enter>');
	expect(shell.printed()).toContain('did you mean: netbox get bgp-peerings devices R1\n');
	const meant = 'netbox get bgp-peerings devices R1';
	expect(ghost(shell)).toBe(meant);
	shell.type('net');
	expect(ghost(shell)).toBe(meant.slice(3));
	shell.type('<end>');
	expect([shell.line(), shell.effects().map(({type}) => type)]).toEqual([`${meant}|`, ['remember']]);
	shell.type('<ctrl-u>net<ctrl-c>');
	expect(ghost(shell)).toBe('');
	shell.type('shwo version<enter><alt-right>');
	expect([shell.line(), ghost(shell)]).toEqual(['show|', ' version']);
	shell.type('<ctrl-u><enter>');
	expect(ghost(shell)).toBe('');
});

test('E10 whole-line Right takes it where no ghost text is shown, and the hint line says so', () => {
	const shell = converse({settings: {ghost: false}});
	shell.type('shwo version<enter>');
	expect(hintOf(shell.state(), lineAt(''))).toBe('Right takes the corrected line  ? help');
	shell.type('x<right>');
	expect(shell.line()).toBe('x|');
	shell.type('<backspace><right>');
	expect(shell.line()).toBe('show version|');
	shell.type('<enter>');
	expect(hintOf(shell.state(), lineAt(''))).not.toContain('Right');
});
