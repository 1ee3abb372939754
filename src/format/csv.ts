import {stringify} from 'csv-stringify/sync';
import type {Work} from '../core/long-work.js';
import {cellText, valueAt} from '../output/row-values.js';
import type {RowSet} from '../output/rows.js';

/**
 * Rows as CSV (RFC 4180, line feeds), the names of the columns first; null is an empty field. `safe` guards fields that a
 * spreadsheet would run as a formula. `clean` is applied to every field.
 */
export function* writeCsv({rows, columns}: RowSet, {safe, clean}: {readonly safe: boolean; readonly clean: (text: string) => string}): Work {
	const write = (records: readonly string[][]): string =>
		stringify([...records], {
			record_delimiter: '\n',
			escape_formulas: safe,
			quoted_match: /\r/,
			/** A single empty field would be an empty line, which readers skip. */
			quoted_empty: columns.length === 1,
		});
	yield write([columns.map(({name}) => clean(name))]);
	for (let at = 0; at < rows.length; at += atOnce) {
		yield write(rows.slice(at, at + atOnce).map((row) => columns.map(({paths}) => clean(cellText(valueAt(row, paths))))));
	}
}

/** Rows that are written in one piece. */
const atOnce = 100;
