import {expect, test} from 'vitest';
import {type Conversation, converse} from './conversation.js';

const B = 'netbox get bgp-peerings';
const devices = (shell: Conversation): unknown =>
	shell.effects().flatMap((effect) => (effect.type === 'run' ? [(effect.command.args['devices'] as {readonly names: unknown}).names] : []));

test('G36 load-terminal lines are read to Ctrl-D, then the command runs; the history keeps it as it was said', () => {
	const shell = converse();
	shell.type(`${B} devices load-terminal<enter>`);
	expect(shell.printed()).toBe(`nf#${B} devices load-terminal\nEnter lines and hit Ctrl+D to finish\n`);
	shell.type('R1 R2<enter>leaf?<enter><ctrl-d>');
	expect(shell.printed()).toBe('R1 R2\nleaf?\n');
	expect(shell.state().history).toEqual([`${B} devices load-terminal`]);
	expect(devices(shell)).toEqual([['R1', 'R2']]);
});

test('G36 load-terminal what is typed before Ctrl-D counts without Enter', () => {
	const shell = converse();
	shell.type(`${B} devices load-terminal<enter>R1<ctrl-d>`);
	expect(devices(shell)).toEqual([['R1']]);
});

test('G36 load-terminal Ctrl-C drops the command', () => {
	const shell = converse();
	shell.type(`${B} devices load-terminal<enter>R1<enter>R<ctrl-c>`);
	expect(devices(shell)).toEqual([]);
	expect(shell.printed()).toMatch(/R1\nR\^C\n$/);
	shell.type('x');
	expect(shell.line()).toBe('x|');
});

test('G36 load-terminal pasted lines are lines; TAB and history keys do nothing there', () => {
	const shell = converse({history: ['pwd']});
	shell.type(`${B} devices load-terminal<enter>`);
	shell.paste('R1\nR2\n');
	shell.type('<tab><up>R3<backspace>4<ctrl-d>');
	expect(devices(shell)).toEqual([['R1', 'R2', 'R4']]);
});

test('G36 load-terminal in a pasted block the lines end at a dot, and the block goes on after it', () => {
	const shell = converse();
	shell.paste(`${B} devices load-terminal progress False &\nR1\nR2\n.\npwd`);
	shell.type('<enter>');
	expect(devices(shell)).toEqual([['R1', 'R2']]);
	expect(shell.printed()).toMatch(/R1\nR2\nnf#pwd\n\/\n$/);
});

test('P6 unknown-field the pipes are checked before lines are asked for', () => {
	const shell = converse();
	shell.type(`${B} devices load-terminal | sort sesion<enter>`);
	expect(shell.printed()).toMatch(/unknown field "sesion"\. Did you mean "session"\?\n/);
});

test('G36 load-terminal lines that are no values are refused', () => {
	const shell = converse();
	shell.type(`${B} devices load-terminal<enter>fceos[5-4]<enter><ctrl-d>`);
	expect(shell.printed()).toMatch(/\nbad range "fceos\[5-4\]": 5 is greater than 4\.\n$/);
	expect(devices(shell)).toEqual([]);
});

test('C22 alias-command the history keeps the alias', () => {
	const shell = converse({settings: {aliases: {peers: `${B} devices`}}});
	shell.type('peers R1<enter>');
	expect(shell.state().history).toEqual(['peers R1']);
	expect(devices(shell)).toEqual([['R1']]);
});
