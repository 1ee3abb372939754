import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import {createEmulator, type View} from './emulator.js';

/** A terminal in this process: what is written goes to an emulator, what is typed comes out of stdin. */
export type Screen = View & {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly type: (bytes: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Every byte written so far. */
	readonly written: () => string;
	/** What was written while the terminal was not in raw mode, and would have echoed keys. */
	readonly writtenCooked: () => string;
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
	const emulator = createEmulator({columns, rows, patience, beat});
	const output = Object.assign(new EventEmitter(), {columns, rows, isTTY: true, writable: true});
	let [written, cooked, isRaw] = ['', '', false];
	const stdout = Object.assign(output, {
		write: (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
			// As the terminal driver does: a line feed also returns.
			const text = String(chunk).replace(/\r?\n/g, '\r\n');
			written += String(chunk);
			if (!isRaw) cooked += String(chunk);
			emulator.write(text);
			const done = rest.findLast((argument) => typeof argument === 'function');
			if (typeof done === 'function') queueMicrotask(() => done());
			return true;
		},
	}) as unknown as NodeJS.WriteStream;
	const setRawMode = (mode: boolean) => {
		isRaw = mode;
		return input;
	};
	const input = Object.assign(new PassThrough(), {isTTY: true, setRawMode, ref: () => input, unref: () => input});

	const screen: Screen = {
		...emulator.view,
		stdin: input as unknown as NodeJS.ReadStream,
		stdout,
		type: (bytes) => void input.write(bytes),
		resize: (newColumns, newRows) => {
			emulator.resize(newColumns, newRows);
			Object.assign(output, {columns: newColumns, rows: newRows});
			output.emit('resize');
		},
		written: () => written,
		writtenCooked: () => cooked,
		until: (holds) => emulator.until(typeof holds === 'string' ? holds : () => holds(screen)),
		settle: async () => {
			let length = -1;
			for (let calm = 0; calm < calmBeats; calm += 1) {
				if (written.length !== length || !emulator.isDrawn()) calm = 0;
				length = written.length;
				await emulator.pause();
			}
		},
	};
	return screen;
}
