import {intentOf} from '../shell/line/keymap.js';
import {createKeyDecoder, type Key} from '../terminal/key-names.js';
import {sizeOf} from '../terminal/size.js';
import {visible} from '../terminal/visible.js';
import type {Terminal, TerminalQuestion} from './ask.js';
import {rowChange} from './plain-row.js';

/**
 * Asks in one row without an escape byte, a secret without echo. Undefined if the user gave no answer (Ctrl-C, Ctrl-D), or if nobody waits for it any
 * more. Text typed after the answer stays for the next reader.
 */
export function askPlainly({kind, text, signal}: TerminalQuestion, {stdin, stdout}: Omit<Terminal, 'plain'>): Promise<string | undefined> {
	if (signal.aborted) return Promise.resolve(undefined);
	return new Promise((resolve) => {
		const before = `${visible(text)}: `;
		let [answer, isOver, after] = ['', false, ''];
		const become = (next: string): void => {
			const row = (words: string) => ({before, text: words, cursor: words.length});
			if (kind === 'input') stdout.write(rowChange(row(answer), row(next), sizeOf(stdout).columns));
			answer = next;
		};
		const end = (given: string | undefined): void => {
			isOver = true;
			signal.removeEventListener('abort', takeBack);
			stdin.off('data', take).pause().setRawMode(false);
			decoder.end();
			stdout.write('\n');
			resolve(given);
		};
		const takeBack = (): void => end(undefined);
		const hear = (key: Key): void => {
			const intent = key.type === 'chord' ? intentOf(key.chord) : undefined;
			if (isOver) after += key.type === 'chord' ? key.sequence : key.text;
			else if (key.type !== 'chord') become(answer + key.text);
			else if (intent === 'submit') end(answer);
			else if (intent === 'interrupt' || intent === 'end-of-input') end(undefined);
			else if (intent === 'delete-left') become([...answer].slice(0, -1).join(''));
			else if (intent === 'kill-start') become('');
		};
		const decoder = createKeyDecoder(hear);
		const take = (bytes: Uint8Array): void => {
			decoder.push(bytes);
			if (after !== '') stdin.unshift(Buffer.from(after));
		};
		signal.addEventListener('abort', takeBack);
		stdout.write(before);
		stdin.setRawMode(true).on('data', take).resume();
	});
}
