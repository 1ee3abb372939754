import type {Work} from '../core/long-work.js';
import {cellText, valueAt} from '../output/row-values.js';
import type {RowSet} from '../output/rows.js';

/** Rows as a Markdown table; a `|` in a cell is escaped, null is an empty cell. `clean` is applied to every cell and must leave no line feed. */
export function* writeMarkdown({rows, columns}: RowSet, clean: (text: string) => string): Work {
	const line = (cells: readonly string[]): string => `| ${cells.map((cell) => clean(cell).replaceAll('|', '\\|')).join(' | ')} |\n`;
	yield line(columns.map(({name}) => name)) + line(columns.map(() => '---'));
	for (const row of rows) yield line(columns.map(({paths}) => cellText(valueAt(row, paths))));
}
