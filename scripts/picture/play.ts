import {spawn} from '@lydell/node-pty';
import type xterm from '@xterm/headless';
import {createEmulator} from '../../test/support/emulator.js';

/** What one cell of the screen shows. A wide character stands in its first cell, the second has no text. */
export type Cell = {
	readonly text: string;
	readonly color: number | undefined;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly underline: boolean;
};

/** The screen after a conversation: all its cells, row by row, and where the cursor stands. */
export type Shot = {readonly rows: readonly (readonly Cell[])[]; readonly cursor: {readonly x: number; readonly y: number}};

/** One thing typed, and what the screen must then hold before the next is typed. */
export type Step = {readonly type: string; readonly until: (rows: readonly string[]) => boolean};

export type Playing = {
	readonly file: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string>>;
	readonly columns: number;
	readonly rows: number;
};

const patience = 20_000;
const beat = 20;

/** Types the steps into the program on a pseudo-terminal and gives the screen as it then is; the program is ended. */
export async function play(steps: readonly Step[], {file, args, cwd, env, columns, rows}: Playing): Promise<Shot> {
	const emulator = createEmulator({columns, rows, patience, beat});
	const {terminal, view} = emulator;
	const program = spawn(file, [...args], {name: 'xterm-256color', cols: columns, rows, cwd, env: {...env}});
	const ended = new Promise((resolve) => program.onExit(resolve));
	program.onData(emulator.write);
	try {
		for (const {type, until} of steps) {
			program.write(type);
			await emulator.until(() => until(view.rows()));
		}
		return {rows: cellsOf(terminal), cursor: view.cursor()};
	} finally {
		program.kill('SIGKILL');
		await ended;
		emulator.dispose();
	}
}

type Line = NonNullable<ReturnType<xterm.Terminal['buffer']['active']['getLine']>>;

const cellsOf = (terminal: xterm.Terminal): Cell[][] =>
	Array.from({length: terminal.rows}, (_, row) => {
		const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + row);
		return Array.from({length: terminal.cols}, (_, column) => cellOf(line, column));
	});

function cellOf(line: Line | undefined, column: number): Cell {
	const cell = line?.getCell(column);
	return {
		text: cell?.getChars() ?? '',
		color: cell?.isFgPalette() ? cell.getFgColor() : undefined,
		bold: cell !== undefined && cell.isBold() !== 0,
		dim: cell !== undefined && cell.isDim() !== 0,
		underline: cell !== undefined && cell.isUnderline() !== 0,
	};
}
