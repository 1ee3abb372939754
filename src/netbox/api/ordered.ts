import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {fieldsOf, type Item, type Prepared, partOf} from '../read/item.js';
import {fetchAll, fetchPage} from '../read/pages.js';
import {pageSize, parameterOf, withParameter} from '../read/query.js';
import type {Context} from './context.js';

/**
 * Rows in the server's own order. What fits on one page is one request. More is read by id, so that nothing is lost or doubled
 * while others write, and put into the order that pages of ids have; rows that moved meanwhile stand where they were last seen,
 * new ones at the end.
 */
export async function orderedRows<Kind extends Item>(
	{source}: Context,
	prepared: Prepared<Kind>,
	ordering: string,
): Promise<Result<readonly Kind[]>> {
	const order = ordering === '-id' ? ordering : `${ordering},id`;
	const first = await fetchPage(source, {...prepared, query: withParameter(prepared.query, 'ordering', order)});
	if (!first.ok) return err(first.error.failure);
	if (first.value.results.length >= first.value.count) return ok(first.value.results);
	const rows = await fetchAll(source, prepared);
	if (!rows.ok) return err(rows.error.failure);
	const places = await placesOf({source}, prepared, {order, rows: rows.value.length});
	if (!places.ok) return places;
	const placeOf = ({id}: Kind) => places.value.get(id) ?? Number.POSITIVE_INFINITY;
	return ok(rows.value.toSorted((a, b) => compare(placeOf(a), placeOf(b)) || a.id - b.id));
}

/** Infinity less infinity is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

async function placesOf<Kind extends Item>(
	{source}: Pick<Context, 'source'>,
	{endpoint, query, signal}: Prepared<Kind>,
	{order, rows}: {readonly order: string; readonly rows: number},
): Promise<Result<ReadonlyMap<number, number>>> {
	const places = new Map<number, number>();
	// As many as there are rows have places; what is counted beyond came meanwhile.
	const most = rows + pageSize;
	const light = withParameter(withParameter(query, 'fields', fieldsOf(endpoint, [])), 'ordering', order);
	for (let offset = 0; ; ) {
		const at = withParameter(offset === 0 ? light : withParameter(light, 'offset', offset), 'limit', parameterOf(query, 'limit', pageSize) as number);
		const page = await fetchPage(source, {endpoint: partOf(endpoint), query: at, signal});
		if (!page.ok) return err(page.error.failure);
		const {results, count} = page.value;
		for (const {id} of results) places.set(id, places.size);
		offset += results.length;
		if (offset >= Math.min(count, most)) return ok(places);
		if (results.length === 0)
			return err(failure.unexpectedAnswer(source.instance.name, 'application/json, 200', 'a page is empty before the last row'));
	}
}
