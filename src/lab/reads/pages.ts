import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {idOf} from '../model/context.js';
import {lastOf} from './query.js';

/** What a page is cut by. */
export type PageRules = {
	/** The address asked for, without its query. */
	readonly url: string;
	readonly maximum: number;
	/** Cursor paging, from NetBox 4.6. */
	readonly cursor: boolean;
};

/** One page of records and the links around it. */
export type Page = {readonly records: readonly Row[]; readonly count: number | null; readonly next: Json; readonly previous: Json};

/** Rows of a page where none was asked for. */
const usual = 50;

/** Cuts a page by `start`, or by `limit` and `offset`; the faults are those of a cursor. `sorted` gives all records in their order. */
export function cutPage(query: URLSearchParams, rules: PageRules, sorted: (byId: boolean) => readonly Row[]): Result<Page, string> {
	const limit = limitOf(query, rules.maximum);
	if (rules.cursor && query.has('start')) return cutCursor(query, {...rules, limit}, sorted);
	const records = sorted(false);
	const offset = whole(lastOf(query, 'offset')) ?? 0;
	const link = (at: number): string => linkTo(rules.url, query, {limit: String(limit), offset: at > 0 ? String(at) : undefined});
	return ok({
		records: records.slice(offset, offset + limit),
		count: records.length,
		next: offset + limit >= records.length ? null : link(offset + limit),
		previous: offset <= 0 ? null : link(offset - limit),
	});
}

function cutCursor(
	query: URLSearchParams,
	rules: PageRules & {readonly limit: number},
	sorted: (byId: boolean) => readonly Row[],
): Result<Page, string> {
	const start = whole(lastOf(query, 'start'));
	if (start === undefined) return err("Invalid 'start' parameter: must be a non-negative integer.");
	if (query.has('offset')) return err("'start' and 'offset' are mutually exclusive.");
	if (query.has('ordering')) return err('Ordering cannot be specified in conjunction with cursor-based pagination.');
	const records = sorted(true)
		.filter((record) => idOf(record) >= start)
		.slice(0, rules.limit);
	const last = records.at(-1);
	const next =
		last === undefined || records.length < rules.limit ? null : linkTo(rules.url, query, {limit: String(rules.limit), start: String(idOf(last) + 1)});
	return ok({records, count: null, next, previous: null});
}

/** `limit`, cut silently at the maximum; 0 means the maximum, nonsense means the usual. */
export function limitOf(query: URLSearchParams, maximum: number): number {
	const asked = whole(lastOf(query, 'limit'));
	if (asked === undefined) return Math.min(usual, maximum);
	return asked === 0 ? maximum : Math.min(maximum, asked);
}

const whole = (text: string | null): number | undefined => (text !== null && /^\s*\+?\d+\s*$/u.test(text) ? Number(text) : undefined);

/** The same address with other parameters, sorted and encoded as Python does it; repeated ones are kept. */
function linkTo(url: string, query: URLSearchParams, changes: {readonly [name: string]: string | undefined}): string {
	const names = [...new Set([...query.keys(), ...Object.keys(changes)])].toSorted((a, b) => Number(a > b) - Number(a < b));
	const parts = names.flatMap((name) => {
		const values = Object.hasOwn(changes, name) ? [changes[name]] : query.getAll(name);
		return values.filter((value) => value !== undefined).map((value) => `${quotePlus(name)}=${quotePlus(value)}`);
	});
	return parts.length === 0 ? url : `${url}?${parts.join('&')}`;
}

/** `quote_plus` of Python: like `encodeURIComponent`, but more is encoded and a space is a plus. */
const quotePlus = (text: string): string =>
	encodeURIComponent(text)
		.replaceAll('%20', '+')
		.replace(/[!'()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
