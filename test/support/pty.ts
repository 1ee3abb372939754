import {spawn} from '@lydell/node-pty';
import {Terminal} from '@xterm/headless';

/** A program on a real pseudo-terminal, its screen kept by an emulator. */
export type Pty = {
	readonly type: (bytes: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly signal: (name: NodeJS.Signals) => void;
	/** The rows on the screen, blanks at their ends cut. */
	readonly rows: () => readonly string[];
	/** All rows, from the top of the scrollback; empty rows at the end cut. */
	readonly everything: () => readonly string[];
	readonly cursor: () => {readonly x: number; readonly y: number};
	/** Everything the program has written. */
	readonly written: () => string;
	/** Resolves as soon as a row on the screen has the text, or the predicate holds; fails with the screen as its message. */
	readonly until: (holds: string | ((pty: Pty) => boolean)) => Promise<void>;
	/** Resolves with the code when the program has ended. */
	readonly exit: Promise<number>;
	/** Ends the program if it runs and waits for its end; belongs in every test's teardown. */
	readonly close: () => Promise<void>;
};

export type PtyOptions = {
	readonly file: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly columns?: number;
	readonly rows?: number;
};

const patience = 20_000;
const beat = 10;

/** Starts the program. `NO_COLOR` is unset and `CI` off: ink draws nothing in CI. */
export function openPty({file, args, cwd, env = {}, columns = 80, rows = 24}: PtyOptions): Pty {
	const {NO_COLOR: _, ...outer} = process.env;
	const fixed = {CI: 'false', CONTINUOUS_INTEGRATION: 'false', NODE_ENV: 'production', TERM: 'xterm-256color'};
	const program = spawn(file, [...args], {name: 'xterm-256color', cols: columns, rows, cwd, env: {...outer, ...fixed, ...env}});
	const terminal = new Terminal({cols: columns, rows, scrollback: 50_000, allowProposedApi: true});
	let written = '';
	let pending = 0;
	let isOver = false;
	const reading = program.onData((text) => {
		written += text;
		pending += 1;
		terminal.write(text, () => {
			pending -= 1;
		});
	});
	const exit = new Promise<number>((resolve) => {
		program.onExit(({exitCode}) => {
			isOver = true;
			resolve(exitCode);
		});
	});
	const line = (at: number): string => terminal.buffer.active.getLine(at)?.translateToString(true) ?? '';

	const pty: Pty = {
		type: (bytes) => program.write(bytes),
		resize: (newColumns, newRows) => {
			terminal.resize(newColumns, newRows);
			program.resize(newColumns, newRows);
		},
		signal: (name) => program.kill(name),
		rows: () => Array.from({length: terminal.rows}, (_, row) => line(terminal.buffer.active.baseY + row)),
		everything: () => {
			const all = Array.from({length: terminal.buffer.active.length}, (_, row) => line(row));
			return all.slice(0, all.findLastIndex((row) => row !== '') + 1);
		},
		cursor: () => ({x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY}),
		written: () => written,
		until: async (holds) => {
			const passes = typeof holds === 'string' ? () => pty.rows().some((row) => row.includes(holds)) : () => holds(pty);
			for (let waited = 0; waited < patience; waited += beat) {
				if (pending === 0 && passes()) return;
				await new Promise((resolve) => setTimeout(resolve, beat));
			}
			throw new Error(`the screen never showed ${String(holds)}:\n${pty.rows().join('\n').trimEnd()}`);
		},
		exit,
		close: async () => {
			if (!isOver) program.kill('SIGKILL');
			await exit;
			reading.dispose();
			terminal.dispose();
		},
	};
	return pty;
}
