import {expect, test} from 'vitest';
import {rows} from '../../src/output.js';
import {converse} from './conversation.js';

const question = {kind: 'confirm', text: 'overwrite peers.json?', answer: () => undefined} as const;
const answers = (keys: string): unknown => {
	const shell = converse();
	shell.send({type: 'asked', question});
	shell.type(keys);
	return shell.effects().map((effect) => (effect.type === 'answer' ? effect.given : effect));
};

test.each([
	['y<enter>', ['yes']],
	['YES<enter>', ['yes']],
	['<enter>', ['no']],
	['n<enter>', ['no']],
	['<ctrl-c>', ['no']],
	['maybe<enter>', []],
	['maybe<enter>y<enter>', ['yes']],
	['no<backspace><backspace>y<enter>', ['yes']],
])('P12 Enter is No, another text asks again: %s', (keys, expected) => {
	expect(answers(keys)).toEqual(expected);
});

test('C18 what a question is about is shown before it, and that of a waiting question when its turn comes', () => {
	const shell = converse();
	const preview = (name: string) => rows([{id: 1, name, description: '\u001b[2J'}], ['id', 'name', 'description']);
	shell.send({type: 'asked', question: {...question, text: 'delete 1 object?', preview: preview('AMS1')}});
	shell.send({type: 'asked', question: {...question, text: 'delete 1 object?', preview: preview('FRA1')}});
	expect(shell.printed()).toBe('id  name  description\n1   AMS1  \\x1b[2J\n');
	shell.type('<enter>');
	expect(shell.printed()).toBe('delete 1 object? [y/N] \nid  name  description\n1   FRA1  \\x1b[2J\n');
});

test('P12 the question stands on the screen with its answer, and a second one waits for it', () => {
	const shell = converse();
	shell.send({type: 'asked', question});
	shell.send({type: 'asked', question: {...question, text: 'overwrite other.json?'}});
	expect(shell.state().overlay).toMatchObject({text: 'overwrite peers.json? [y/N] '});
	shell.type('y<enter>');
	expect(shell.printed()).toBe('overwrite peers.json? [y/N] y\n');
	expect(shell.state().overlay).toMatchObject({text: 'overwrite other.json? [y/N] '});
	shell.type('<enter>x');
	expect(shell.printed()).toBe('overwrite other.json? [y/N] \n');
	expect(shell.line()).toBe('x|');
});
