import {spawn} from '@lydell/node-pty';
import {createEmulator, type View} from './emulator.js';

/** A program on a real pseudo-terminal, its screen kept by an emulator. */
export type Pty = View & {
	readonly pid: number;
	readonly type: (bytes: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly signal: (name: NodeJS.Signals) => void;
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
	/** How long `until` waits, in ms. */
	readonly patience?: number;
};

const beat = 10;

/** What the terminal of the test says about itself. */
const ofTerminal = /^(?:NO_COLOR|TERM_PROGRAM|LC_TERMINAL|VTE_VERSION|WT_SESSION|TMUX|STY|ZELLIJ|(?:KITTY|WEZTERM|GHOSTTY|ITERM)_.*)$/;

/** Starts the program. `NO_COLOR` is unset and `CI` off: ink draws nothing in CI. */
export function openPty({file, args, cwd, env = {}, columns = 80, rows = 24, patience = 20_000}: PtyOptions): Pty {
	const outer = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTerminal.test(name)));
	const fixed = {CI: 'false', CONTINUOUS_INTEGRATION: 'false', NODE_ENV: 'production', TERM: 'xterm-256color'};
	const seen = {...outer, ...fixed, ...env};
	const program = spawn(file, [...args], {name: seen.TERM, cols: columns, rows, cwd, env: seen});
	const emulator = createEmulator({columns, rows, patience, beat});
	let written = '';
	let isOver = false;
	const reading = program.onData((text) => {
		written += text;
		emulator.write(text);
	});
	const exit = new Promise<number>((resolve) => {
		program.onExit(({exitCode}) => {
			isOver = true;
			resolve(exitCode);
		});
	});

	const pty: Pty = {
		...emulator.view,
		pid: program.pid,
		type: (bytes) => program.write(bytes),
		resize: (newColumns, newRows) => {
			emulator.resize(newColumns, newRows);
			program.resize(newColumns, newRows);
		},
		signal: (name) => program.kill(name),
		written: () => written,
		until: (holds) => emulator.until(typeof holds === 'string' ? holds : () => holds(pty)),
		exit,
		close: async () => {
			if (!isOver) program.kill('SIGKILL');
			await exit;
			reading.dispose();
			emulator.dispose();
		},
	};
	return pty;
}
