import * as z from 'zod/mini';
import {failure} from '../failure.js';
import type {NetboxInstance} from '../instance.js';
import type {Row} from '../output.js';
import {err, ok, type Result} from '../result.js';
import type {Answer} from './answer.js';
import {wrongShape} from './failures.js';
import type {Endpoint, Page, Query} from './netbox.js';
import {listTarget, pageSize, parameterOf, withParameter} from './query.js';
import type {Reading, Refusal} from './reader.js';
import {asSent, pageAnswer} from './schema.js';

type Item = Row & {readonly id: number};

/** Where pages come from: a reader, with the branch that is looked at. */
export type Source = {
	readonly instance: NetboxInstance;
	readonly token: string;
	readonly get: (reading: Omit<Reading, 'branch'>) => Promise<Result<Answer, Refusal>>;
};

/** What to list. `signal` besides the job's own. */
export type Listing<Kind extends Item> = {readonly endpoint: Endpoint<Kind>; readonly query: Query; readonly signal?: AbortSignal};

/** One page, exactly as asked. */
export async function fetchPage<Kind extends Item>(source: Source, {endpoint, query, signal}: Listing<Kind>): Promise<Result<Page<Kind>, Refusal>> {
	return parsePage(source, endpoint, await source.get({list: endpoint, signal, target: () => listTarget(endpoint, query)}));
}

/**
 * All rows by ascending id. Each page is asked by the last id seen, never by an offset or by the server's `next`: rows that
 * come and go meanwhile neither repeat nor hide others, and small pages, wrong hosts and proxies do not matter. After a 504 or
 * a time-out pages are half as large.
 */
export async function fetchAll<Kind extends Item>(source: Source, listing: Listing<Kind>): Promise<Result<Kind[], Refusal>> {
	const rows: Kind[] = [];
	for await (const page of eachPage(source, listing)) {
		if (!page.ok) return page;
		for (const row of page.value) rows.push(row);
	}
	return ok(rows);
}

/** The same rows page by page; a failure is the last that comes. */
export async function* eachPage<Kind extends Item>(
	source: Source,
	{endpoint, query, signal}: Listing<Kind>,
): AsyncGenerator<Result<readonly Kind[], Refusal>, void, void> {
	if (parameterOf(query, 'ordering', 'id') !== 'id') throw new Error('lists are read by id: only a single page may have another order');
	let size = Number(parameterOf(query, 'limit', pageSize));
	let last: number | undefined;
	for (;;) {
		const from = last === undefined ? query : withParameter(query, 'id__gt', last);
		let asked = size;
		const target = (halvings: number) => {
			asked = Math.max(1, Math.floor(size / 2 ** halvings));
			return listTarget(endpoint, withParameter(from, 'limit', asked));
		};
		const page = parsePage(source, endpoint, await source.get({list: endpoint, signal, target}));
		if (!page.ok) return yield page;
		const {count, results} = page.value;
		const wrong = orderProblem(results, last);
		if (wrong !== undefined)
			return yield err({failure: failure.unexpectedAnswer(source.instance.name, 'application/json, 200', `${wrong} in ${endpoint.what}`)});
		yield ok(results);
		if (results.length >= count || results.length === 0) return;
		last = results.at(-1)?.id;
		size = asked;
	}
}

/** Rows out of order would be lost or doubled by paging, and a front that drops parameters would make it endless. */
function orderProblem(rows: readonly Item[], last: number | undefined): string | undefined {
	if (last !== undefined && rows[0] && rows[0].id <= last) return 'the server ignores "id__gt"';
	return rows.every((row, place) => row.id > (rows[place - 1]?.id ?? Number.NEGATIVE_INFINITY)) ? undefined : 'the server ignores "ordering=id"';
}

/** The rows are checked and given back as they came: not a key is lost, moved or changed. */
function parsePage<Kind extends Item>(source: Source, endpoint: Endpoint<Kind>, answer: Result<Answer, Refusal>): Result<Page<Kind>, Refusal> {
	if (!answer.ok) return answer;
	const page = asSent(pageAnswer, answer.value.json);
	const rows = page.ok ? asSent(z.array(endpoint.row), page.value.results) : page;
	if (page.ok && rows.ok) return ok({count: page.value.count, results: rows.value});
	const asked = {instance: source.instance, token: source.token, url: source.instance.url + listTarget(endpoint, [])};
	const wrong = rows.ok ? '' : rows.error;
	return err({failure: wrongShape(asked, page.ok ? wrong : `no list of objects (${wrong})`), answer: answer.value});
}
