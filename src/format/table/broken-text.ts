import type {Column} from '../../output/output.js';
import {displayWidth, truncate, truncateMiddle, wrap} from '../../text/width.js';

/** Rows of one text; the last one is cut. */
const mostRows = 3;

type Breaking = {readonly column: Pick<Column, 'rank' | 'wrapTo'>; readonly ellipsis: string};

/**
 * A text that is wider than its column, in rows that fit: broken if the column has `wrapTo`, else cut, a key in its middle. Nothing is lost unless one of
 * the rows has an ellipsis.
 */
export function brokenText(text: string, width: number, {column, ellipsis}: Breaking): readonly string[] {
	if (column.wrapTo === undefined) return [(column.rank === 'key' ? truncateMiddle : truncate)(text, width, ellipsis)];
	const rows: string[] = [];
	let rest = text;
	while (rest !== '' && rows.length < mostRows - 1) {
		const row = firstRow(rest, {width, left: mostRows - rows.length - 1});
		// A single grapheme may be wider than all.
		rows.push(truncate(row, width, ellipsis));
		rest = rest.slice(row.length);
	}
	return rest === '' ? rows : [...rows, truncate(rest, width, ellipsis)];
}

/** As much as fits into a row; if the rest fits all the same, up to a sign that parts an address in the second half of the row. */
function firstRow(text: string, {width, left}: {readonly width: number; readonly left: number}): string {
	const [row = ''] = wrap(text, width);
	const end = row === text ? 0 : Math.max(...[':', '/', ',', ' '].map((sign) => row.lastIndexOf(sign))) + 1;
	return end > row.length / 2 && displayWidth(text.slice(end), left * width) <= left * width ? row.slice(0, end) : row;
}
