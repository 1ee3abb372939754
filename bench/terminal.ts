import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';

const program = join(import.meta.dirname, '..', 'bin', 'nf.js');

/** How long something may take to be shown before the benchmark says that it hangs, in ms. */
const patience = 60_000;

/** `bin/nf.js` on a pseudo-terminal. What it writes is looked at as it comes: an emulator that is asked each 10 ms is no clock. */
export type BenchTerminal = {
	/** Seconds from the bytes (or, of none, from the start) until what was written since shows the text, colours apart; and how many bytes that took. */
	readonly until: (text: string, bytes?: string) => Promise<{readonly seconds: number; readonly bytes: number}>;
	/** Says these bytes, which end it, and waits for its end. */
	readonly leave: (bytes: string) => Promise<void>;
	/** Kills it and waits for its end. */
	readonly close: () => Promise<void>;
};

/** Starts the prompt; `node` are options of node, as `--cpu-prof`; with `code` it is a Node that runs that instead. */
export function openTerminal(
	env: NodeJS.ProcessEnv,
	{node = [], code}: {readonly node?: readonly string[]; readonly code?: string} = {},
): BenchTerminal {
	let begin = performance.now();
	let written = '';
	let heard: () => void = () => undefined;
	const options = {name: 'xterm-256color', cols: 120, rows: 24, env: env as Record<string, string>};
	const terminal = spawn(process.execPath, code === undefined ? [...node, program] : ['-e', code], options);
	terminal.onData((piece) => {
		written += piece;
		heard();
	});
	const over = new Promise<void>((resolve) => terminal.onExit(() => resolve()));
	return {
		until: (text, bytes = '') =>
			new Promise((resolve, reject) => {
				const late = setTimeout(() => reject(new Error(`the prompt never showed "${text}", but:\n${plain(written)}`)), patience);
				heard = () => {
					if (!plain(written).includes(text)) return;
					clearTimeout(late);
					heard = () => undefined;
					resolve({seconds: (performance.now() - begin) / 1000, bytes: Buffer.byteLength(written)});
				};
				if (bytes === '') return heard();
				begin = performance.now();
				written = '';
				terminal.write(bytes);
			}),
		leave: async (bytes) => {
			terminal.write(bytes);
			await over;
		},
		close: async () => {
			// A hang-up asks it to leave in order, which may wait for a NetBox; SIGKILL always ends it.
			terminal.kill('SIGKILL');
			await over;
		},
	};
}

/** Without colours. */
const plain = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/g, '');
