import {err, ok, type Result} from '../../core/result.js';
import type {Item, Prepared} from '../read/item.js';
import {fetchAll, fetchPage} from '../read/pages.js';
import {pageSize, parameterOf, withParameter} from '../read/query.js';
import type {Refusal} from '../read/reader.js';
import type {Context} from './context.js';

/** Ranges that one list is cut into at most; no more are in flight than the server's connections allow. */
const mostRanges = 16;

/**
 * The same rows as one after the other, by ranges of ids side by side. Ranges and not offsets: a row that is deleted meanwhile
 * moves every later row one offset down, and the first of the next page would be lost.
 */
export async function parallelRows<Kind extends Item>({source}: Context, prepared: Prepared<Kind>): Promise<Result<readonly Kind[]>> {
	const bounded = prepared.query.some(([name]) => /^id__[gl]te?$/.test(name));
	const ranges = bounded ? ok([{}]) : await rangesOf(source, prepared);
	if (!ranges.ok) return err(ranges.error.failure);
	const stop = new AbortController();
	const signal = AbortSignal.any([prepared.signal, stop.signal]);
	const held = {bytes: 0};
	let first: Refusal | undefined;
	const parts = ranges.value.map(async (range) => {
		const rows = await fetchAll(source, {...prepared, query: [...Object.entries(range), ...prepared.query], signal, held});
		if (rows.ok) return rows.value;
		first ??= rows.error;
		stop.abort();
		return [];
	});
	const rows = (await Promise.all(parts)).flat();
	return first ? err((first satisfies Refusal).failure) : ok(rows);
}

type Range = {readonly id__gte?: number; readonly id__lt?: number};

/** Ids are spread evenly enough; the last range has no end, so that rows born meanwhile are in it. */
async function rangesOf<Kind extends Item>(
	source: Context['source'],
	{endpoint, query, signal}: Prepared<Kind>,
): Promise<Result<readonly Range[], Refusal>> {
	const size = Number(parameterOf(query, 'limit', pageSize));
	const end = (ordering: string) =>
		fetchPage(source, {endpoint, signal, query: withParameter(withParameter(query, 'ordering', ordering), 'limit', 1)});
	const [lowest, highest] = await Promise.all([end('id'), end('-id')]);
	if (!lowest.ok) return lowest;
	if (!highest.ok) return highest;
	const from = lowest.value.results[0]?.id ?? 0;
	const to = highest.value.results[0]?.id ?? 0;
	const parts = Math.max(1, Math.min(mostRanges, Math.ceil(lowest.value.count / size)));
	const cuts = Array.from({length: parts - 1}, (_, index) => from + Math.ceil(((to - from + 1) * (index + 1)) / parts));
	const inner = [...new Set(cuts)].filter((cut) => cut > from && cut <= to);
	return ok(
		[undefined, ...inner].map((start, index) => ({
			...(start !== undefined && {id__gte: start}),
			...(inner[index] !== undefined && {id__lt: inner[index]}),
		})),
	);
}
