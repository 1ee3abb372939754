import {sizeOf} from '../terminal/size.js';

/**
 * The terminal as ink may use it.
 *
 * It claims endless rows. Ink 6.8 wipes screen and scrollback as soon as its last frame is as high as the screen, and shrinking a window
 * below an open menu is enough for that; `layout` keeps the frame low enough itself.
 *
 * A frame is erased from the row of the cursor: up to its first row, and everything below. Ink goes down to its end first and erases upwards
 * from there, by as many rows as it wrote. A terminal made lower drops the rows below the cursor: the way down is then shorter, and ink
 * would erase printed rows above the frame.
 */
export function inkOutput(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
	const fromCursor = createFromCursor();
	const write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean =>
		(stdout.write as (...words: readonly unknown[]) => boolean).call(stdout, typeof chunk === 'string' ? fromCursor(chunk) : chunk, ...rest);
	return new Proxy(stdout, {
		get: (target, name) => {
			if (name === 'rows') return Number.MAX_SAFE_INTEGER;
			if (name === 'columns') return sizeOf(target).columns;
			if (name === 'write') return write;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}

const hide = '\u001B[?25l';
const esc = hide.slice(0, 1);

function createFromCursor(): (text: string) => string {
	/** Moves down to the end of the frame, and erases its rows upwards. */
	const erasing = new RegExp(`^${esc}\\[\\?25l(?:${esc}\\[(\\d+)B)?${esc}\\[1G((?:${esc}\\[2K${esc}\\[1A)*${esc}\\[2K${esc}\\[G)`);
	/** Moves down to the end of the frame, and up to the cursor's row. */
	const moving = new RegExp(`^${esc}\\[\\?25l(?:${esc}\\[(\\d+)B)?${esc}\\[1G(?:${esc}\\[(\\d+)A)?(${esc}\\[\\d+G${esc}\\[\\?25h)`);
	const erase = (_: string, down: string | undefined, rows: string): string =>
		`${hide}${rowsUp(rows.split(`${esc}[1A`).length - 1 - Number(down ?? 0))}\r${esc}[J`;
	const move = (_: string, down: string | undefined, up: string | undefined, column: string): string =>
		`${hide}${rowsUp(Number(up ?? 0) - Number(down ?? 0))}${column}`;
	return (text) => (text.startsWith(hide) ? text.replace(erasing, erase).replace(moving, move) : text);
}

/** This many rows up, or down if negative. */
const rowsUp = (rows: number): string => (rows === 0 ? '' : rows > 0 ? `${esc}[${rows}A` : `${esc}[${-rows}B`);
