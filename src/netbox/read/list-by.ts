import * as z from 'zod/mini';
import {failure} from '../../core/failure.js';
import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {By} from '../netbox.js';
import type {Answer} from '../transport/answer.js';
import type {Item} from './item.js';
import {fetchAll, type Listing, type Source} from './pages.js';
import {cutValues, withValues} from './query.js';
import type {Refusal} from './reader.js';

type ListedValue = string | number;
type ListedRows<Kind> = {readonly rows: readonly Kind[]; readonly gone: readonly ListedValue[]};

/** The sets of values that one request each will ask for. */
export function cutsOf({endpoint, query}: Listing<Item>, by: By, instanceUrl: string): ListedValue[][] {
	const basePath = new URL(instanceUrl).pathname.replace(/\/$/, '');
	return cutValues([...new Set(by.values)], {endpoint, query, parameter: by.parameter, basePath, ...(by.most !== undefined && {most: by.most})});
}

/** All rows that match any value, cut into requests that run side by side; the first failure stops the others. */
export async function fetchBy<Kind extends Item>(source: Source, listing: Listing<Kind>, by: By): Promise<Result<ListedRows<Kind>, Refusal>> {
	const stop = new AbortController();
	const signal = AbortSignal.any([stop.signal, ...(listing.signal ? [listing.signal] : [])]);
	const held = {bytes: 0};
	let first: Refusal | undefined;
	const cuts = cutsOf(listing, by, source.instance.url).map(async (values) => {
		const found = await fetchCut(source, {...listing, signal, held}, {parameter: by.parameter, values});
		if (found.ok) return found.value;
		first ??= found.error;
		stop.abort();
		return nothing;
	});
	const found = await Promise.all(cuts);
	return first ? err(first) : merge(source, listing, found as readonly ListedRows<Kind>[]);
}

const nothing = {rows: [], gone: []};

/** A row may match by several cuts. It is the same then, or was edited between them: of two that say the same time nobody knows which is true. */
function merge<Kind extends Item>(source: Source, {endpoint}: Listing<Kind>, found: readonly ListedRows<Kind>[]): Result<ListedRows<Kind>, Refusal> {
	const rows = new Map<number, Kind>();
	for (const row of found.flatMap((cut) => cut.rows)) {
		const other = rows.get(row.id);
		const newer = other && newerOf(other, row);
		if (other && !newer) {
			const why = `the id ${row.id} twice, and not alike, in ${endpoint.what}`;
			return err({failure: failure.unexpectedAnswer(source.instance.name, 'application/json, 200', why)});
		}
		rows.set(row.id, newer ?? row);
	}
	return ok({rows: [...rows.values()].toSorted((a, b) => a.id - b.id), gone: found.flatMap(({gone}) => gone)});
}

/** Times are compared as text: all are of one server. */
function newerOf<Kind extends Item>(one: Kind, other: Kind): Kind | undefined {
	const [first, second] = [one, other].map((row) => row['last_updated']);
	if (typeof first === 'string' && typeof second === 'string' && first !== second) return first > second ? one : other;
	return stringifyJson(one) === stringifyJson(other) ? one : undefined;
}

/** One refused value makes NetBox refuse the whole request, so it is taken out and the rest asked again. An empty set is never sent: it would match everything. */
async function fetchCut<Kind extends Item>(
	source: Source,
	listing: Listing<Kind>,
	{parameter, values}: By,
): Promise<Result<ListedRows<Kind>, Refusal>> {
	if (values.length === 0) return ok(nothing);
	const rows = await fetchAll(source, {...listing, query: withValues(listing.query, parameter, values)});
	if (rows.ok) return ok({rows: rows.value, gone: []});
	const {answer} = rows.error;
	if (answer && values.length > 1 && isTooLong(answer)) return fetchHalves(source, listing, {parameter, values});
	const refused = answer && refusedValues(answer, parameter);
	if (!refused) return rows;
	const named = values.filter((value) => refused.includes(String(value)));
	const gone = named.length === 0 && values.length === 1 ? values : named;
	if (gone.length === 0) return fetchHalves(source, listing, {parameter, values});
	const rest = await fetchCut(source, listing, {parameter, values: values.filter((value) => !gone.includes(value))});
	return rest.ok ? ok({rows: rest.value.rows, gone: [...gone, ...rest.value.gone]}) : rest;
}

async function fetchHalves<Kind extends Item>(
	source: Source,
	listing: Listing<Kind>,
	{parameter, values}: By,
): Promise<Result<ListedRows<Kind>, Refusal>> {
	const middle = Math.ceil(values.length / 2);
	const left = await fetchCut(source, listing, {parameter, values: values.slice(0, middle)});
	if (!left.ok) return left;
	const right = await fetchCut(source, listing, {parameter, values: values.slice(middle)});
	return right.ok ? merge(source, listing, [left.value, right.value]) : right;
}

/** Whether an answer refuses the length of the request line: gunicorn says 400 in HTML, nginx and others 414. */
export const isTooLong = ({status, body}: Answer): boolean => status === 414 || (status === 400 && body.includes('Request Line is too large'));

/** The values that a 400 names as no choice of the parameter; none where its text is not understood; undefined where it is about something else. */
function refusedValues({status, json}: Answer, parameter: string): readonly string[] | undefined {
	const texts = z.looseObject({[parameter]: z.array(z.string())}).safeParse(json).data?.[parameter];
	if (status !== 400 || !Array.isArray(texts)) return undefined;
	return texts.flatMap((text) => /^Select a valid choice\. (.*) is not one of the available choices\.$/s.exec(String(text))?.[1] ?? []);
}
