import {isNumber} from '../../core/exact-number.js';
import type {Column, Json} from '../../output/output.js';
import {cellText, isList, valueAt} from '../../output/row-values.js';
import {deviceColumn} from '../../output/rows.js';
import {describeAge, describeMoment, describeTook, localTime, timeOf} from '../../text/ages.js';
import {sanitize} from '../../text/clean.js';
import {describeSize} from '../../text/digits.js';
import {isRemark, type TableRow} from './layout.js';

/** For whom cells are written: on a terminal people read them, who get times by their clock, and values with their unit. `now` in ms. */
export type Readers = {readonly terminal: boolean; readonly now: number};

/** The cells of a table's rows. */
export type TableCells = {
	/** The value in a column, by its index: for a row without values its remark, and an empty text. */
	readonly valueIn: (row: TableRow, index: number) => Json;
	/** The clean text of that value: null and empty lists are `-`. */
	readonly textIn: (row: TableRow, index: number, value: Json) => string;
};

export function createCells(columns: readonly Column[], readers: Readers): TableCells {
	const isDevice = ({name}: Column): boolean => name === deviceColumn.name;
	const deviceAt = columns.findIndex(isDevice);
	const remarkAt = columns.findIndex((column) => !isDevice(column) && column.shows !== 'age');
	const valueIn: TableCells['valueIn'] = (row, index) => {
		const paths = columns[index]?.paths ?? [];
		if (!isRemark(row)) return valueAt(row, paths);
		if (index === deviceAt) return remarkAt < 0 ? `${row.group} - ${row.remark}` : row.group;
		if (index === remarkAt) return row.remark;
		return columns[index]?.shows === 'age' && row.checkedAt !== undefined ? new Date(row.checkedAt).toISOString() : '';
	};
	const textIn: TableCells['textIn'] = (row, index, value) => {
		if (value === null || (isList(value) && value.length === 0)) return '-';
		const {shows, unit} = columns[index] ?? {};
		const text = shows && readers.terminal ? readable(value, shows, readers.now) : cellText(value);
		const of = unit === undefined || isRemark(row) ? null : valueAt(row, [unit]);
		return sanitize(of === null || !readers.terminal ? text : `${text} ${cellText(of)}`, {lineFeeds: 'escape'});
	};
	return {valueIn, textIn};
}

/** Whether a value stands on the right of its column, if all others do. */
export const isOnRight = (value: Json): boolean => value === null || isNumber(value);

/** A time by the clock of people, a size in their units; what is none stays as it is. */
function readable(value: Json, shows: NonNullable<Column['shows']>, now: number): string {
	const text = cellText(value);
	if (shows === 'size') return typeof value === 'number' ? describeSize(value) : text;
	if (typeof value !== 'string') return text;
	if (shows === 'duration') return describeTook(text);
	const at = timeOf(text);
	if (at === undefined) return text;
	switch (shows) {
		case 'time':
			return describeMoment(at, now);
		case 'moment':
			return localTime(at);
		case 'age':
			return describeAge(now - at);
		default:
			return shows satisfies never;
	}
}
