import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import type {Endpoint, Page, Query} from '../netbox.js';
import {wrongShape} from '../read/failures.js';
import {fieldsOf, type Item, type Prepared, partOf} from '../read/item.js';
import {fetchBy} from '../read/list-by.js';
import {eachPage, fetchAll, fetchPage} from '../read/pages.js';
import {fitsOneRequest, target} from '../read/query.js';
import {checkFilter, type Filter} from '../schema/filters.js';
import {type AskedNames, namesFault, orderFault} from '../schema/known-names.js';
import {asSent} from '../transport/validate.js';
import type {Context} from './context.js';
import {orderedRows} from './ordered.js';
import {parallelRows} from './parallel.js';

/** How rows are asked for. */
export type ReadOptions<Field extends string = string> = {
	/** Only these fields of each row, and the id. */
	readonly fields?: readonly Field[];
	/** All fields but these; from NetBox 4.5.2 on, refused on an older one. Neither with `fields` nor with `brief`. */
	readonly omit?: readonly Exclude<Field, 'id'>[];
	/** Rows as NetBox shows them within others: id, url, display and what names them. */
	readonly brief?: boolean;
	/** Filters that are sent without a look into any list of names; for what the server's own schema leaves out. */
	readonly unchecked?: Filter;
	/** Ends this call, besides the client's own signal. */
	readonly signal?: AbortSignal;
};

/** How lists are asked for. */
export type ListOptions<Field extends string = string> = ReadOptions<Field> & {
	/** Rows a request asks for; 1,000 where not given. The server may give fewer. */
	readonly pageSize?: number;
	/** A field, `-` before it for falling: `name`, `-created`. By id where not given. Ties are by id. */
	readonly ordering?: string;
	/** Ranges of ids are read side by side: about twice as fast for many thousand rows. */
	readonly parallel?: boolean;
};

/** One page and no more. */
export type PageOptions<Field extends string = string> = ReadOptions<Field> & {
	/** Rows of the page; 50 where not given. */
	readonly limit?: number;
	/** Rows before it. */
	readonly offset?: number;
	/** As for lists. */
	readonly ordering?: string;
};

/** Every row that matches, once each: none twice, none lost, whatever is written meanwhile. */
export async function listRows<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	{filter, ...options}: ListOptions & {readonly filter: Filter},
): Promise<Result<readonly Kind[]>> {
	const fault = orderFault(options, endpoint.what);
	if (fault) return err(fault);
	const prepared = await prepare(context, endpoint, {...options, filter});
	if (!prepared.ok) return prepared;
	const rows = await preparedRows(context, prepared.value, options);
	return rows.ok ? asNamed(context, prepared.value, {named: options, rows: rows.value, answer: rows}) : rows;
}

/** The same for a query that nobody checks any more. */
export async function preparedRows<Kind extends Item>(
	context: Context,
	prepared: Prepared<Kind>,
	{ordering, parallel}: Pick<ListOptions, 'ordering' | 'parallel'>,
): Promise<Result<readonly Kind[]>> {
	if (ordering !== undefined && ordering !== 'id') return orderedRows(context, prepared, ordering);
	if (!fitsOneRequest(prepared)) return cutRows(context, prepared);
	if (parallel) return parallelRows(context, prepared);
	const rows = await fetchAll(context.source, prepared);
	return rows.ok ? rows : err(rows.error.failure);
}

/** The same rows page by page, so that not all need to be in memory; a failure is the last that comes. */
export async function* pagesOf<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	options: ListOptions & {readonly filter: Filter},
): AsyncGenerator<Result<readonly Kind[]>, void, void> {
	const prepared = await prepare(context, endpoint, options);
	if (!prepared.ok) return yield prepared;
	for await (const page of eachPage(context.source, prepared.value)) {
		const read = page.ok
			? await asNamed(context, prepared.value, {named: options, rows: page.value.results, answer: ok(page.value.results)})
			: err(page.error.failure);
		yield read;
		if (!read.ok) return;
	}
}

/** One page, in the order asked, and the number of all rows that match. */
export async function onePage<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	{limit = 50, offset = 0, ordering = 'id', ...options}: PageOptions & {readonly filter: Filter},
): Promise<Result<Page<Kind>>> {
	const fault = orderFault({ordering}, endpoint.what);
	if (fault) return err(fault);
	const prepared = await prepare(context, endpoint, options);
	if (!prepared.ok) return prepared;
	const order = ordering === 'id' || ordering === '-id' ? ordering : `${ordering},id`;
	const query: Query = [...prepared.value.query, ['offset', offset], ['ordering', order], ['limit', limit]];
	const page = await fetchPage(context.source, {...prepared.value, query: query.filter(([name, value]) => name !== 'offset' || value !== 0)});
	if (!page.ok) return err(page.error.failure);
	const named = {...options, ...(ordering !== '-id' && {ordering})};
	return asNamed(context, prepared.value, {named, rows: page.value.results, answer: page});
}

/** The row of this id, or null where there is none, or none that the token may see. */
export async function getRow<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	{id, fields, omit}: {readonly id: number; readonly fields?: readonly string[] | undefined; readonly omit?: readonly string[] | undefined},
): Promise<Result<Kind | null>> {
	const path = `${endpoint.path}${id}/`;
	const query = namesAsked(endpoint, {fields, omit});
	const answer = await context.source.get({list: endpoint, target: () => target(path, query)});
	if (!answer.ok) {
		const {answer: said, failure: why} = answer.error;
		return said?.status === 404 && said.json !== undefined ? ok(null) : err(why);
	}
	const row = asSent((query.length > 0 ? partOf(endpoint) : endpoint).row, answer.value.json);
	const why = row.ok ? (row.value.id === id ? undefined : `the object ${row.value.id}`) : row.error;
	const {instance, token} = context.source;
	if (row.ok && why === undefined)
		return asNamed(context, {endpoint, query: [], signal: context.signal}, {named: {fields, omit}, rows: [row.value], answer: row});
	return err(wrongShape({instance, token, url: `${instance.url}/api${path}`}, why ?? ''));
}

/** The only row that matches: none (`not-found`) and several (`usage`, with ids and places) are different failures. */
export async function oneRow<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	{filter, ...options}: ReadOptions & {readonly filter: Filter},
): Promise<Result<Kind>> {
	const page = await onePage(context, endpoint, {...options, filter, limit: 50});
	if (!page.ok) return page;
	const [first, ...others] = page.value.results;
	const {name} = context.source.instance;
	if (!first) return err(failure.noObject(endpoint.what, `with ${wordsOf(filter)}`, name));
	if (others.length > 0) return err(failure.severalObjects(endpoint.what, page.value.results.map(placeOf), name));
	return ok(first);
}

/** How many rows match. */
export async function countRows<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	options: ReadOptions & {readonly filter: Filter},
): Promise<Result<number>> {
	const page = await onePage(context, endpoint, {...options, fields: ['id'], limit: 1});
	return page.ok ? ok(page.value.count) : page;
}

type Came<Value> = {readonly named: AskedNames; readonly rows: readonly Row[]; readonly answer: Result<Value>};

/** An answer, unless its rows show that a name was ignored. */
async function asNamed<Kind extends Item, Value>(
	context: Context,
	prepared: Prepared<Kind>,
	{named, rows, answer}: Came<Value>,
): Promise<Result<Value>> {
	const fault = await namesFault({...context, prepared}, rows, named);
	return fault ? err(fault) : answer;
}

async function prepare<Kind extends Item>(
	context: Context,
	endpoint: Endpoint<Kind>,
	{filter, unchecked, fields, omit, brief, pageSize, signal}: ListOptions & {readonly filter: Filter},
): Promise<Result<Prepared<Kind>>> {
	const {schema, customFilters} = context;
	const checked = await checkFilter(filter, {path: endpoint.path, what: endpoint.what, schema, customFilters, unchecked});
	if (!checked.ok) return checked;
	const more: Query = [
		...namesAsked(endpoint, {fields, omit}),
		...(brief === true ? ([['brief', true]] as const) : []),
		...(pageSize === undefined ? [] : ([['limit', pageSize]] as const)),
	];
	const until = AbortSignal.any([context.signal, ...(signal ? [signal] : [])]);
	return ok({endpoint: fields || omit ? partOf(endpoint) : endpoint, query: [...checked.value, ...more], signal: until});
}

/** The parameters that say which fields rows shall have. */
const namesAsked = (endpoint: {readonly path: string}, {fields, omit}: Pick<AskedNames, 'fields' | 'omit'>): Query =>
	fields ? [['fields', fieldsOf(endpoint, fields)]] : omit ? [['omit', omit.join(',')]] : [];

/** Too many values for one request line: cut where the cuts mean the same as the whole. */
async function cutRows<Kind extends Item>(context: Context, {endpoint, query, signal}: Prepared<Kind>): Promise<Result<readonly Kind[]>> {
	const countOf = (name: string) => query.filter(([other]) => other === name).length;
	const parameter = query.map(([name]) => name).toSorted((a, b) => countOf(b) - countOf(a))[0] ?? '';
	// Values of `tag` and of negations are AND: in parts they would match more.
	if (parameter === 'tag' || /__n/.test(parameter)) return err(failure.usage(`the filter "${parameter}" has too many values for one request.`));
	const values = query.filter(([name]) => name === parameter).map(([, value]) => String(value));
	const found = await fetchBy(context.source, {endpoint, query: query.filter(([name]) => name !== parameter), signal}, {parameter, values});
	if (!found.ok) return err(found.error.failure);
	const [gone] = found.value.gone;
	return gone === undefined ? ok(found.value.rows) : err(failure.noObject(endpoint.what, `with ${parameter}=${gone}`, context.source.instance.name));
}

const wordsOf = (filter: Filter): string =>
	Object.entries(filter)
		.map(([name, value]) => `${name}=${[value].flat().join(',')}`)
		.join(' ');

/** What tells rows of one name apart. */
function placeOf(row: Item): string {
	const place = ['site', 'tenant', 'device', 'vrf'].flatMap((key) => {
		const of = row[key];
		const name = isRow(of) ? of['name'] : undefined;
		return typeof name === 'string' ? [`${key} ${name}`] : [];
	});
	return `${row.id}${place.length > 0 ? ` (${place.join(', ')})` : ''}`;
}
