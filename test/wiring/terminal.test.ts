import {expect, test} from 'vitest';
import {followTheme, type StreamLook, takesMarks, themeOf} from '../../src/wiring/run/terminal.js';

const tty = {isTTY: true};
const pipe = {isTTY: false};
const look = (more: Partial<StreamLook> = {}): StreamLook => ({env: {}, noColor: false, color: 'auto', links: false, plain: false, ...more});
const paints = (stream: object, more?: Partial<StreamLook>): boolean => themeOf(stream, look(more)).paint('failed', 'x') !== 'x';

test('D10 no-color colours on a terminal, none elsewhere', () => {
	expect([paints(tty), paints(pipe)]).toEqual([true, false]);
	expect([paints(tty, {color: 'never'}), paints(pipe, {color: 'always'})]).toEqual([false, true]);
});

test('TP1 topology-drawing lines are of ASCII in plain mode, on a dumb terminal and without a UTF-8 locale', () => {
	const draws = (more: Partial<StreamLook>): boolean => themeOf(tty, look(more)).drawsLines;
	expect([draws({}), draws({env: {LANG: 'C.UTF-8'}})]).toEqual([true, true]);
	expect([draws({plain: true}), draws({env: {TERM: 'dumb'}}), draws({env: {LC_ALL: 'C'}})]).toEqual([false, false, false]);
	let plain = false;
	const theme = followTheme(tty, () => look({plain}));
	expect([theme().drawsLines, theme()]).toEqual([true, theme()]);
	plain = true;
	expect(theme().drawsLines).toBe(false);
});

test('D10 no-color NO_COLOR, TERM=dumb and --no-color: none, whatever else is said', () => {
	for (const off of [{env: {NO_COLOR: '1', FORCE_COLOR: '1'}}, {env: {TERM: 'dumb', FORCE_COLOR: '1'}}, {noColor: true, env: {FORCE_COLOR: '1'}}]) {
		expect([off, paints(tty, {color: 'always', ...off})]).toEqual([off, false]);
	}
	expect(paints(tty, {env: {NO_COLOR: ''}})).toBe(true);
});

test('D10 no-color FORCE_COLOR: colours into a pipe too; 0 is as if it were not there', () => {
	expect([paints(pipe, {env: {FORCE_COLOR: '1'}}), paints(pipe, {env: {FORCE_COLOR: '0'}}), paints(tty, {env: {FORCE_COLOR: '0'}})]).toEqual([
		true,
		false,
		true,
	]);
});

test('D10 no-color without a UTF-8 locale tree guides, … and the spinner are ASCII, cell for cell', () => {
	for (const env of [{LANG: 'C'}, {LC_ALL: 'POSIX', LANG: 'de_DE.UTF-8'}, {LC_CTYPE: 'de_DE.ISO-8859-1'}]) {
		const {ellipsis, guides, spinner} = themeOf(tty, look({env}));
		expect([ellipsis, guides('│   └── x'), spinner]).toEqual(['~', '|   `-- x', ['|', '/', '-', '\\']]);
	}
	for (const env of [{}, {LANG: 'C.UTF-8'}, {LC_ALL: 'en_US.utf8', LANG: 'C'}]) expect(themeOf(tty, look({env})).ellipsis).toBe('…');
});

test('C21 set-cli links on: names are links on a terminal with colours, and nowhere else', () => {
	const linked = (stream: object, more?: Partial<StreamLook>): string =>
		themeOf(stream, look({links: true, ...more})).link('https://netbox.lab/1/', 'eth1');
	expect(linked(tty)).toBe('\u001B]8;;https://netbox.lab/1/\u001B\\eth1\u001B]8;;\u001B\\');
	expect([linked(pipe), linked(pipe, {color: 'always'}), linked(tty, {env: {NO_COLOR: '1'}}), linked(tty, {env: {TERM: 'dumb'}})]).toEqual([
		'eth1',
		'eth1',
		'eth1',
		'eth1',
	]);
});

test('C21 set-cli a look follows the settings, and stays the same object while they do', () => {
	let color: StreamLook['color'] = 'never';
	const theme = followTheme({isTTY: true}, () => look({color}));
	const before = theme();
	expect([theme() === before, before.paint('failed', 'x')]).toEqual([true, 'x']);
	color = 'always';
	expect(theme().paint('failed', 'x')).not.toBe('x');
});

test('L16 prompt-marks terminals that are known to take marks, and none in tmux, screen or elsewhere', () => {
	const taken = [
		{TERM_PROGRAM: 'iTerm.app'},
		{TERM_PROGRAM: 'WezTerm'},
		{TERM_PROGRAM: 'ghostty'},
		{LC_TERMINAL: 'iTerm2'},
		{KITTY_WINDOW_ID: '1'},
		{TERM: 'xterm-kitty'},
		{WEZTERM_PANE: '0'},
		{GHOSTTY_RESOURCES_DIR: '/usr/share/ghostty'},
		{WT_SESSION: 'b3a5'},
		{VTE_VERSION: '8000'},
	];
	for (const env of taken) {
		expect([env, takesMarks({TERM: 'xterm-256color', ...env})]).toEqual([env, true]);
		// They are no colours.
		expect(takesMarks({...env, NO_COLOR: '1'})).toBe(true);
		for (const more of [{TERM: 'dumb'}, {TERM: 'screen-256color'}, {TERM: 'tmux'}, {TMUX: '/tmp/tmux-0'}, {STY: '1.x'}, {ZELLIJ: '0'}]) {
			expect([env, more, takesMarks({...env, ...more})]).toEqual([env, more, false]);
		}
	}
	for (const env of [
		{},
		{TERM: 'xterm-256color'},
		{TERM_PROGRAM: 'Apple_Terminal'},
		{TERM_PROGRAM: 'tmux'},
		{VTE_VERSION: '7600'},
		{VTE_VERSION: 'x'},
	]) {
		expect([env, takesMarks(env)]).toEqual([env, false]);
	}
});
