import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import {Terminal} from '@xterm/headless';

/** A terminal in this process: what is written goes to an emulator, what is typed comes out of stdin. */
export type Screen = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly type: (bytes: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** The rows on the screen, blanks at their ends cut. */
	readonly rows: () => readonly string[];
	/** All rows, from the top of the scrollback; empty rows at the end cut. */
	readonly everything: () => readonly string[];
	readonly cursor: () => {readonly x: number; readonly y: number};
	/** Every byte written so far. */
	readonly written: () => string;
	/** Resolves as soon as the predicate holds for the screen; fails with the screen as its message. */
	readonly until: (holds: string | ((screen: Screen) => boolean)) => Promise<void>;
	/** Resolves when nothing was written for a while: the page is drawn. */
	readonly settle: () => Promise<void>;
};

const patience = 8_000;
const beat = 5;
const calmBeats = 20;

/** A screen of so many cells, with a long scrollback. */
export function createScreen(columns = 80, rows = 24): Screen {
	const terminal = new Terminal({cols: columns, rows, scrollback: 50_000, allowProposedApi: true});
	const output = Object.assign(new EventEmitter(), {columns, rows, isTTY: true, writable: true});
	let written = '';
	let pending = 0;
	const stdout = Object.assign(output, {
		write: (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
			// As the terminal driver does: a line feed also returns.
			const text = String(chunk).replace(/\r?\n/g, '\r\n');
			written += String(chunk);
			pending += 1;
			terminal.write(text, () => {
				pending -= 1;
			});
			const done = rest.findLast((argument) => typeof argument === 'function');
			if (typeof done === 'function') queueMicrotask(() => done());
			return true;
		},
	}) as unknown as NodeJS.WriteStream;
	const input = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => input, ref: () => input, unref: () => input});
	const line = (at: number): string => terminal.buffer.active.getLine(at)?.translateToString(true) ?? '';
	const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, beat));

	const screen: Screen = {
		stdin: input as unknown as NodeJS.ReadStream,
		stdout,
		type: (bytes) => void input.write(bytes),
		resize: (newColumns, newRows) => {
			terminal.resize(newColumns, newRows);
			Object.assign(output, {columns: newColumns, rows: newRows});
			output.emit('resize');
		},
		rows: () => Array.from({length: terminal.rows}, (_, row) => line(terminal.buffer.active.baseY + row)),
		everything: () => {
			const all = Array.from({length: terminal.buffer.active.length}, (_, row) => line(row));
			return all.slice(0, all.findLastIndex((row) => row !== '') + 1);
		},
		cursor: () => ({x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY}),
		written: () => written,
		until: async (holds) => {
			const passes = typeof holds === 'string' ? () => screen.rows().some((row) => row.includes(holds)) : () => holds(screen);
			for (let waited = 0; waited < patience; waited += beat) {
				if (pending === 0 && passes()) return;
				await pause();
			}
			throw new Error(`the screen never showed ${String(holds)}:\n${screen.rows().join('\n').trimEnd()}`);
		},
		settle: async () => {
			let length = -1;
			for (let calm = 0; calm < calmBeats; calm += 1) {
				if (written.length !== length || pending > 0) calm = 0;
				length = written.length;
				await pause();
			}
		},
	};
	return screen;
}
