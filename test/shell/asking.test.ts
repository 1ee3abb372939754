import {expect, test} from 'vitest';
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
