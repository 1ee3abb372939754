import type {Json, Row} from '../../output/output.js';
import {rowTime} from '../state/clock.js';
import type {Objects} from './dataset.js';

/** A row by its fields; relations are ids, and what is left out takes its default. */
export type Fields = {readonly [name: string]: Json};

/** Collects the rows of a data set: ids count from 1 in each kind, and each row is a microsecond younger than the one before. */
export type Builder = {
	/** Adds a row and gives its id. */
	readonly add: (path: string, fields: Fields) => number;
	/** The id of the row with this key, added first where it is missing; `fields` is asked only then. */
	readonly once: (path: string, key: string, fields: () => Fields) => number;
	/** Gives a row other values than it was added with. */
	readonly change: (path: string, id: number, fields: Fields) => void;
	readonly objects: () => Objects;
};

/** The time of the first row: made-up data has made-up times, the same in every run. */
const start = Date.UTC(2026, 0, 5, 8) * 1000;

/** An empty data set. */
export function createBuilder(): Builder {
	const tables: {[path: string]: Row[]} = {};
	const known = new Map<string, number>();
	let count = 0;
	const add: Builder['add'] = (path, fields) => {
		tables[path] ??= [];
		const id = tables[path].length + 1;
		const time = rowTime(start + count * 1000);
		count += 1;
		tables[path].push({id, ...fields, created: time, last_updated: time});
		return id;
	};
	const once: Builder['once'] = (path, key, fields) => {
		const id = known.get(`${path} ${key}`) ?? add(path, fields());
		known.set(`${path} ${key}`, id);
		return id;
	};
	const change: Builder['change'] = (path, id, fields) => {
		const [rows, row] = [tables[path], tables[path]?.[id - 1]];
		if (rows === undefined || row === undefined) throw new Error(`no row ${id} in ${path}`);
		rows[id - 1] = {...row, ...fields};
	};
	return {add, once, change, objects: () => tables};
}

/** A later time than that of any row, so many minutes after the first. */
export const laterBy = (minutes: number): string => rowTime(start + minutes * 60_000_000);
