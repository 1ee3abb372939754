import type {Style, Theme} from '../theme.js';

/** Cells that are drawn on, row by row. */
export type Canvas = {
	/** A text from a column on, of this width. */
	readonly text: (row: number, column: number, text: string, look: {readonly width: number; readonly style?: Style | undefined}) => void;
	/** A part of a line through a cell. A second one that crosses it makes a crossing. */
	readonly stroke: (row: number, column: number, sides: string, look: Stroke) => void;
	/** The rows as text that ends without blanks. */
	readonly rows: () => readonly string[];
};

/** How a part of a line looks. */
type Stroke = {readonly style?: Style | undefined; readonly dashed?: boolean};

type CanvasCell = {readonly text: string; readonly style?: Style | undefined};

const joints: Readonly<Record<string, string>> = {
	...{lr: '─', du: '│', dr: '┌', dl: '┐', ru: '└', lu: '┘', dlr: '┬', lru: '┴', dru: '├', dlu: '┤', dlru: '┼'},
};
const dashedJoints: Readonly<Record<string, string>> = {...joints, lr: '╌', du: '╎'};
const ascii: Readonly<Record<string, string>> = {'─': '-', '│': '|', '╌': '.', '╎': ':'};

/** An empty canvas; lines are ASCII where the terminal has no others. */
export function createCanvas({paint, drawsLines}: Pick<Theme, 'paint' | 'drawsLines'>): Canvas {
	const cells: (CanvasCell | undefined)[][] = [];
	const sidesAt = new Map<string, string>();
	const set = (row: number, column: number, cell: CanvasCell): void => {
		for (let at = cells.length; at <= row; at += 1) cells.push([]);
		const line = cells[row] ?? [];
		for (let at = line.length; at < column; at += 1) line.push(undefined);
		line[column] = cell;
	};
	return {
		text: (row, column, text, {width, style}) => {
			set(row, column, {text, style});
			// A wide character stands in the cell it begins in.
			for (let at = 1; at < width; at += 1) set(row, column + at, {text: ''});
		},
		stroke: (row, column, sides, {style, dashed}) => {
			const key = `${row} ${column}`;
			const all = [...new Set([...(sidesAt.get(key) ?? ''), ...sides])].toSorted().join('');
			const before = sidesAt.has(key) ? cells[row]?.[column]?.style : undefined;
			sidesAt.set(key, all);
			const joint = (dashed ? dashedJoints : joints)[all] ?? '┼';
			set(row, column, {text: drawsLines ? joint : (ascii[joint] ?? '+'), style: style ?? before});
		},
		rows: () => cells.map((line) => rowText(line, paint)),
	};
}

/** Cells that look alike are painted together. */
function rowText(line: readonly (CanvasCell | undefined)[], paint: Theme['paint']): string {
	const runs: {text: string; style: Style | undefined}[] = [];
	for (const cell of line) {
		const [text, style] = [cell?.text ?? ' ', cell?.style];
		const last = runs.at(-1);
		if (last && last.style === style) last.text += text;
		else runs.push({text, style});
	}
	const end = runs.at(-1);
	if (end) end.text = end.text.trimEnd();
	return runs.map(({text, style}) => (style === undefined ? text : paint(style, text))).join('');
}
