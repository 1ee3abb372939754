// CommonJS without names that Node could find: only its default can be imported outside of vitest.
import xterm from '@xterm/headless';

/** A screen as a test reads it. */
export type View = {
	/** The rows on the screen, blanks at their ends cut. */
	readonly rows: () => readonly string[];
	/** All rows, from the top of the scrollback; empty rows at the end cut. */
	readonly everything: () => readonly string[];
	readonly cursor: () => {readonly x: number; readonly y: number};
};

export type EmulatorOptions = {readonly columns: number; readonly rows: number /** ms */; readonly patience: number; readonly beat: number};

/** What a terminal of so many cells shows, fed with what a program writes, with a long scrollback. */
export function createEmulator({columns, rows, patience, beat}: EmulatorOptions) {
	const terminal = new xterm.Terminal({cols: columns, rows, scrollback: 50_000, allowProposedApi: true});
	let pending = 0;
	const line = (at: number): string => terminal.buffer.active.getLine(at)?.translateToString(true) ?? '';
	const view: View = {
		rows: () => Array.from({length: terminal.rows}, (_, row) => line(terminal.buffer.active.baseY + row)),
		everything: () => {
			const all = Array.from({length: terminal.buffer.active.length}, (_, row) => line(row));
			return all.slice(0, all.findLastIndex((row) => row !== '') + 1);
		},
		cursor: () => ({x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY}),
	};
	const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, beat));
	return {
		terminal,
		view,
		pause,
		/** Whether nothing that was written is still to be drawn. */
		isDrawn: (): boolean => pending === 0,
		write: (text: string): void => {
			pending += 1;
			terminal.write(text, () => {
				pending -= 1;
			});
		},
		resize: (newColumns: number, newRows: number): void => terminal.resize(newColumns, newRows),
		dispose: (): void => terminal.dispose(),
		/** Resolves as soon as a row on the screen has the text, or the predicate holds; fails with the screen as its message. */
		until: async (holds: string | (() => boolean)): Promise<void> => {
			const passes = typeof holds === 'string' ? () => view.rows().some((row) => row.includes(holds)) : holds;
			for (let waited = 0; waited < patience; waited += beat) {
				if (pending === 0 && passes()) return;
				await pause();
			}
			throw new Error(`the screen never showed ${String(holds)}:\n${view.rows().join('\n').trimEnd()}`);
		},
	};
}
