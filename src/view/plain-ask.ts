import {intentOf} from '../shell/keymap.js';
import type {Entry} from '../shell/message.js';
import {createKeyDecoder, type Key} from '../terminal/keys.js';
import {sizeOf} from '../terminal/size.js';
import {visible} from '../terminal/visible.js';
import type {Terminal} from './ask.js';
import {rowChange} from './plain-row.js';

/** Asks on a plain page: one row, a secret without echo. Undefined where the user gave no answer (Ctrl-C, Ctrl-D), or nobody waits for it any more. */
export function askPlainly({kind, text, signal}: Omit<Entry, 'answer'>, {stdin, stdout}: Terminal): Promise<string | undefined> {
	if (signal.aborted) return Promise.resolve(undefined);
	return new Promise((resolve) => {
		const before = `${visible(text)}: `;
		let answer = '';
		const become = (next: string): void => {
			const row = (words: string) => ({before, text: words, cursor: words.length});
			if (kind === 'input') stdout.write(rowChange(row(answer), row(next), sizeOf(stdout).columns));
			answer = next;
		};
		const end = (given: string | undefined): void => {
			signal.removeEventListener('abort', takeBack);
			stdin.off('data', decoder.push).setRawMode(false);
			decoder.end();
			stdout.write('\n');
			resolve(given);
		};
		const takeBack = (): void => end(undefined);
		const hear = (key: Key): void => {
			const intent = key.type === 'chord' ? intentOf(key.chord) : undefined;
			if (key.type !== 'chord') become(answer + key.text);
			else if (intent === 'submit') end(answer);
			else if (intent === 'interrupt' || intent === 'end-of-input') end(undefined);
			else if (intent === 'delete-left') become([...answer].slice(0, -1).join(''));
			else if (intent === 'kill-start') become('');
		};
		const decoder = createKeyDecoder(hear);
		signal.addEventListener('abort', takeBack);
		stdout.write(before);
		stdin.setRawMode(true).on('data', decoder.push).resume();
	});
}
