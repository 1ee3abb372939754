import type {Work} from '../core/long-work.js';
import {cellsOf, type RowSet} from '../output/rows.js';
import {createJsonWriting} from './json.js';

/** Rows as JSON, one object a line with the values of its columns; each row is read when its line is made. Without rows there is no line. */
export function* writeNdjson({rows, columns}: RowSet): Work {
	const write = createJsonWriting({compact: true, sorted: true});
	for (const row of rows) yield `${[...write(cellsOf(row, columns))].join('')}\n`;
}
