import {cellText, valueAt} from '../cell.js';
import type {RowSet} from '../rows.js';

/** Rows as a table of Markdown; a `|` in a cell is escaped, null is an empty cell. `clean` is applied to every cell and leaves no line feed. */
export function writeMarkdown({rows, columns}: RowSet, clean: (text: string) => string): string {
	const line = (cells: readonly string[]): string => `| ${cells.map((cell) => clean(cell).replaceAll('|', '\\|')).join(' | ')} |\n`;
	const header = line(columns.map(({name}) => name)) + line(columns.map(() => '---'));
	return header + rows.map((row) => line(columns.map(({paths}) => cellText(valueAt(row, paths))))).join('');
}
