import * as z from 'zod/mini';
import {failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Endpoint, Page, Query} from '../netbox.js';
import type {Answer} from '../transport/answer.js';
import {createTurn, type Turns} from '../transport/one-at-a-time.js';
import {asSent, pageAnswer} from '../transport/validate.js';
import {wrongShape} from './failures.js';
import type {Item} from './item.js';
import {listTarget, pageSize, parameterOf, withParameter} from './query.js';
import type {ReadRequest, Refusal} from './reader.js';

/** Where pages come from: a reader, with the branch that is looked at. */
export type Source = {
	readonly instance: NetboxInstance;
	readonly token: string;
	readonly get: (reading: Omit<ReadRequest, 'branch'>) => Promise<Result<Answer, Refusal>>;
	/** How lists are held that are read whole; each alone up to `limits.listBytes` where not given. */
	readonly holding?: Holding;
};

/** `most` bytes of one list; those that are large are read one after the other. */
type Holding = {readonly most: number; readonly turns: Turns};

/** What several lists of one question hold together, in bytes. */
type HeldBytes = {bytes: number};

/** What to list. `signal` besides the job's own; `held` where other lists belong to the same question. */
export type Listing<Kind extends Item> = {
	readonly endpoint: Endpoint<Kind>;
	readonly query: Query;
	readonly signal?: AbortSignal;
	readonly held?: HeldBytes;
};

/** A page, and the length of its JSON. */
type Walked<Kind> = Page<Kind> & {readonly bytes: number};

/** Bytes that a list may hold without waiting for others. */
const share = 8_000_000;

/** One page, exactly as asked. */
export async function fetchPage<Kind extends Item>(source: Source, {endpoint, query, signal}: Listing<Kind>): Promise<Result<Page<Kind>, Refusal>> {
	const answer = await source.get({list: endpoint, signal, target: () => listTarget(endpoint, query)});
	const page = parsePage(source, endpoint, {answer, asked: Number(parameterOf(query, 'limit', pageSize))});
	return page.ok ? ok({count: page.value.count, results: page.value.results}) : page;
}

/**
 * All rows by ascending id. Each page is asked by the last id seen, never by an offset or by the server's `next`: rows that
 * come and go meanwhile neither repeat nor hide others, and small pages, wrong hosts and proxies do not matter. After a 504, a
 * time-out or an answer that is too large pages are smaller. No more is held than the source allows.
 */
export async function fetchAll<Kind extends Item>(source: Source, listing: Listing<Kind>): Promise<Result<Kind[], Refusal>> {
	const found = await fetchCounted(source, listing);
	return found.ok ? ok(found.value.rows) : found;
}

/** The same, with the number of rows that the first page counted. */
export async function fetchCounted<Kind extends Item>(
	source: Source,
	listing: Listing<Kind>,
): Promise<Result<{readonly count: number; readonly rows: Kind[]}, Refusal>> {
	const {holding = {most: limits.listBytes, turns: undefined}} = source;
	const {held = {bytes: 0}} = listing;
	const turn = createTurn(holding.turns);
	const rows: Kind[] = [];
	let first: number | undefined;
	try {
		for await (const page of eachPage(source, listing)) {
			if (!page.ok) return page;
			first ??= page.value.count;
			held.bytes += page.value.bytes;
			if (held.bytes > holding.most) return err({failure: failure.tooMuch(source.instance.name, listing.endpoint.what, holding.most)});
			for (const row of page.value.results) rows.push(row);
			if (held.bytes > share) await turn.take();
		}
		return ok({count: first ?? 0, rows});
	} finally {
		turn.end();
	}
}

/** The same rows page by page; a failure is the last that comes. */
export async function* eachPage<Kind extends Item>(
	source: Source,
	{endpoint, query, signal}: Listing<Kind>,
): AsyncGenerator<Result<Walked<Kind>, Refusal>, void, void> {
	if (parameterOf(query, 'ordering', 'id') !== 'id') throw new Error('lists are read by id: only a single page may have another order');
	const {name} = source.instance;
	let size = Number(parameterOf(query, 'limit', pageSize));
	const start = Number(parameterOf(query, 'id__gt', Number.NEGATIVE_INFINITY));
	let last: number | undefined;
	let wasEmpty = false;
	for (;;) {
		const from = last === undefined ? query : withParameter(query, 'id__gt', last);
		let asked = size;
		const target = (halvings: number) => {
			asked = Math.max(1, Math.floor(size / 2 ** halvings));
			return listTarget(endpoint, withParameter(from, 'limit', asked));
		};
		const answer = await source.get({list: endpoint, signal, target});
		const page = parsePage(source, endpoint, {answer, asked});
		if (!page.ok) return yield page;
		const {count, results} = page.value;
		const wrong =
			orderProblem(results, last ?? start) ?? (wasEmpty && isHollow(page.value) ? `a page without objects, of ${count} that are left,` : undefined);
		if (wrong !== undefined) return yield err({failure: failure.unexpectedAnswer(name, 'application/json, 200', `${wrong} in ${endpoint.what}`)});
		size = asked;
		wasEmpty = isHollow(page.value);
		// The last rows may have been deleted between the count and the look: asked again, there are none left.
		if (wasEmpty) continue;
		yield page;
		if (results.length >= count) return;
		last = results.at(-1)?.id;
	}
}

/** Rows are left, it says, and it gives none of them. */
const isHollow = ({count, results}: Page<Item>): boolean => results.length === 0 && count > 0;

/** Rows out of order would be lost or doubled by paging, and a front that drops parameters would make it endless. */
function orderProblem(rows: readonly Item[], last: number): string | undefined {
	if (rows[0] && rows[0].id <= last) return 'the server ignores "id__gt"';
	return rows.every((row, place) => row.id > (rows[place - 1]?.id ?? Number.NEGATIVE_INFINITY)) ? undefined : 'the server ignores "ordering=id"';
}

/** An answer, and how many rows were asked for; 0 asks for as many as the server likes to give. */
type Paged = {readonly answer: Result<Answer, Refusal>; readonly asked: number};

/**
 * The rows are checked and given back as they came: not a key is lost, moved or changed. The one place through which every page comes: none
 * holds more rows than were asked for, and no id twice.
 */
function parsePage<Kind extends Item>(source: Source, endpoint: Endpoint<Kind>, {answer, asked}: Paged): Result<Walked<Kind>, Refusal> {
	if (!answer.ok) return answer;
	const page = asSent(pageAnswer, answer.value.json);
	if (!page.ok) return refuse(source, endpoint, {answer: answer.value, why: `no list of objects (${page.error})`});
	const {count, results} = page.value;
	if (asked > 0 && results.length > asked)
		return refuse(source, endpoint, {answer: answer.value, why: `${results.length} objects where ${asked} were asked for`});
	const rows = asSent(z.array(endpoint.row), results);
	if (!rows.ok) return refuse(source, endpoint, {answer: answer.value, why: rows.error});
	const twice = twiceIn(rows.value);
	if (twice !== undefined) return refuse(source, endpoint, {answer: answer.value, why: twice});
	return ok({count, results: rows.value, bytes: answer.value.body.length});
}

function refuse(
	{instance, token}: Source,
	endpoint: Pick<Endpoint<never>, 'path'>,
	{answer, why}: {readonly answer: Answer; readonly why: string},
): Result<never, Refusal> {
	return err({failure: wrongShape({instance, token, url: instance.url + listTarget(endpoint, [])}, why), answer});
}

function twiceIn(rows: readonly Item[]): string | undefined {
	const seen = new Set<number>();
	for (const {id} of rows) {
		if (seen.has(id)) return `the id ${id} twice`;
		seen.add(id);
	}
	return undefined;
}
