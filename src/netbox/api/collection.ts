import type {Row} from '../../output.js';
import {err, type Result} from '../../result.js';
import type {PlannedWrite} from '../lost-answer.js';
import type {Endpoint, Page} from '../netbox.js';
import {type Choices, choicesOf, type FieldRules, fieldRules} from './choices.js';
import {type Context, type Item, partOf} from './context.js';
import type {Filter} from './filters.js';
import type {BulkFailure} from './outcome.js';
import type {Change, Chunk, WriteOptions} from './plan.js';
import {type ChangeOptions, type DryRun, dryRunOf, type ManyOptions, plansOf} from './plans.js';
import {countRows, getRow, type ListOptions, listRows, onePage, oneRow, type PageOptions, pagesOf, type ReadOptions} from './reads.js';
import {standsInTheWay, unchanged} from './since.js';
import {type Place, sendMany, sendOne} from './writes.js';

/** A row, of which no more than the id can be promised where only some fields are asked for. */
type Shaped<Kind, Options> = Options extends {readonly fields: readonly string[]} ? Item : Kind;
type PagesOptions = Omit<ListOptions, 'ordering' | 'parallel'>;
type GetOptions = Pick<ReadOptions, 'fields'>;

/** All objects of one kind. Nothing rejects for anything the network or the server does; each call is a `Result`. */
export type Collection<Kind extends Item, By extends Filter = Filter> = {
	/** `dcim/sites`. */
	readonly path: string;
	/** Every row that matches, once each, by ascending id unless `ordering` says otherwise. */
	readonly list: <Options extends ListOptions>(filter?: By, options?: Options) => Promise<Result<readonly Shaped<Kind, Options>[]>>;
	/** The same rows by ascending id, page by page; a failure is the last that comes. */
	readonly pages: <Options extends PagesOptions>(filter?: By, options?: Options) => AsyncIterable<Result<readonly Shaped<Kind, Options>[]>>;
	/** One page (50 rows where no limit is given), with the number of all rows that match. */
	readonly page: <Options extends PageOptions>(filter?: By, options?: Options) => Promise<Result<Page<Shaped<Kind, Options>>>>;
	/** The row of this id, or null. */
	readonly get: <Options extends GetOptions>(id: number, options?: Options) => Promise<Result<Shaped<Kind, Options> | null>>;
	/** The only row that matches; `not-found` where there is none, `usage` with the candidates where there are several. */
	readonly one: <Options extends ReadOptions>(filter: By, options?: Options) => Promise<Result<Shaped<Kind, Options>>>;
	readonly count: (filter?: By, options?: Pick<ReadOptions, 'unchecked'>) => Promise<Result<number>>;
	/** The values that fields may have, by field; `forbidden` where the token may not write here, for NetBox tells nobody else. */
	readonly choices: () => Promise<Result<Choices>>;
	/** What a body may say of each field; `forbidden` where the token may not do this write. NetBox ignores fields that are not here. */
	readonly fields: (write: 'create' | 'change') => Promise<Result<FieldRules>>;
	readonly create: (body: Row, options?: WriteOptions) => Promise<Result<Kind>>;
	/** In few requests, each of which NetBox does wholly or not at all; stops at the first that does not go well. */
	readonly createMany: (bodies: readonly Row[], options?: WriteOptions) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** PATCH: what is not named stays. */
	readonly update: (id: number, changes: Row, options?: ChangeOptions) => Promise<Result<Kind>>;
	readonly updateMany: (changes: readonly Change[], options?: ManyOptions) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** PUT: NetBox keeps what is neither named nor required. */
	readonly replace: (id: number, body: Row, options?: ChangeOptions) => Promise<Result<Kind>>;
	readonly replaceMany: (bodies: readonly Change[], options?: ManyOptions) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** Gives the id. `conflict` names what depends on the object. */
	readonly remove: (id: number, options?: ChangeOptions) => Promise<Result<{readonly id: number}>>;
	/** Ids that are not there are told before anything is sent (`not-found`). */
	readonly removeMany: (ids: readonly number[], options?: ManyOptions) => Promise<Result<readonly Item[], BulkFailure<Item>>>;
	/** The requests that the writes of the same names would send. Sends nothing. */
	readonly dryRun: DryRun;
};

/** The collection behind a list of the API. */
export function createCollection<Kind extends Item, By extends Filter = Filter>(context: Context, endpoint: Endpoint<Kind>): Collection<Kind, By> {
	const plans = plansOf(endpoint.path);
	const place: Place<Kind> = {context, endpoint};
	const ids: Place<Item> = {context, endpoint: partOf(endpoint)};
	return {
		path: endpoint.path.slice(1, -1),
		list: (filter, options) => listRows(context, endpoint, {...options, filter: filter ?? {}}),
		pages: (filter, options) => pagesOf(context, endpoint, {...options, filter: filter ?? {}}),
		page: (filter, options) => onePage(context, endpoint, {...options, filter: filter ?? {}}),
		get: (id, options) => getRow(context, endpoint, {id, ...options}),
		one: (filter, options) => oneRow(context, endpoint, {...options, filter}),
		count: (filter, options) => countRows(context, endpoint, {...options, filter: filter ?? {}}),
		choices: () => choicesOf(context, endpoint),
		fields: (write) => fieldRules(context, endpoint, write),
		create: (body, options = {}) => sendOne(place, plans.create(body, options), body),
		createMany: (bodies, options = {}) => sendMany(place, plans.createMany(bodies, options)),
		update: (id, changes, options = {}) => sendGuarded(place, plans.update(id, changes, options), {item: {...changes, id}, ...options}),
		updateMany: (changes, options = {}) => sendTogether(place, plans.updateMany(changes, options), options),
		replaceMany: (bodies, options = {}) => sendTogether(place, plans.replaceMany(bodies, options), options),
		replace: (id, body, options = {}) => sendGuarded(place, plans.replace(id, body, options), {item: {...body, id}, ...options}),
		remove: (id, options = {}) => sendGuarded(ids, plans.remove(id, options), {item: {id}, ...options}),
		// Servers differ on ids that are not there: some refuse them, some skip them without a word.
		removeMany: (all, options = {}) => sendTogether(ids, plans.removeMany(all, options), {since: [], ...options}),
		dryRun: dryRunOf(plans),
	};
}

async function sendGuarded<Kind extends Item>(
	place: Place<Kind>,
	write: PlannedWrite,
	{item, since}: ChangeOptions & {readonly item: Row},
): Promise<Result<Kind>> {
	if (!since) return sendOne(place, write, item);
	const guard = await unchanged(place, since);
	return guard.ok ? sendOne(place, {...write, headers: guard.value}, item) : guard;
}

/** Several objects; where `since` is given they are looked at first, and nothing is sent where one is gone or has changed. */
async function sendTogether<Kind extends Item>(
	place: Place<Kind>,
	chunks: readonly Chunk[],
	{since}: ManyOptions,
): Promise<Result<readonly Kind[], BulkFailure<Kind>>> {
	const all = chunks.flatMap(({items}) => items);
	const ids = all.flatMap(({id}) => (typeof id === 'number' ? [id] : []));
	const because = since && ids.length > 0 ? await standsInTheWay(place, ids, since) : undefined;
	if (!because) return sendMany(place, chunks);
	return err({...because, items: all.map(() => ({state: 'not-sent', why: 'nothing was sent'}))});
}
