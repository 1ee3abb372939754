import type {Failure} from '../../core/failure.js';
import {err, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import type {Endpoint, Page} from '../netbox.js';
import type {Choices, FieldRules} from '../read/field-rules.js';
import {type Item, partOf} from '../read/item.js';
import type {Filter} from '../schema/filters.js';
import type {BulkFailure} from '../write/outcome.js';
import type {Chunk, RowPatch, WriteOptions} from '../write/plan.js';
import type {PlannedWrite} from '../write/planned-write.js';
import {idFault, kindFault, optionsFault, readingFault, unless} from './called.js';
import {choicesOf, fieldRules} from './choices.js';
import type {Context} from './context.js';
import {type ChangeOptions, type DryRun, dryRunOf, type ManyOptions, plansOf, writeFaults} from './plans.js';
import {countRows, getRow, type ListOptions, listRows, onePage, oneRow, type PageOptions, pagesOf, type ReadOptions} from './reads.js';
import {standsInTheWay, unchanged} from './since.js';
import {sendMany, sendOne, type WritableList} from './writes.js';

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
	readonly updateMany: (changes: readonly RowPatch[], options?: ManyOptions) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** PUT: NetBox keeps what is neither named nor required. */
	readonly replace: (id: number, body: Row, options?: ChangeOptions) => Promise<Result<Kind>>;
	readonly replaceMany: (bodies: readonly RowPatch[], options?: ManyOptions) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** Gives the id. `conflict` names what depends on the object. */
	readonly remove: (id: number, options?: ChangeOptions) => Promise<Result<{readonly id: number}>>;
	/** Ids that are not there are told before anything is sent (`not-found`). */
	readonly removeMany: (ids: readonly number[], options?: ManyOptions) => Promise<Result<readonly Item[], BulkFailure<Item>>>;
	/** The requests that the writes of the same names would send. Sends nothing. */
	readonly dryRun: DryRun;
};

/** The collection behind a list of the API. */
export function createCollection<Kind extends Item, By extends Filter = Filter>(
	context: Context,
	endpoint: Endpoint<Kind>,
	/** Why there can be no such list: every call then fails so, and sends nothing. */
	wrong?: Failure,
): Collection<Kind, By> {
	const faults = writeFaults(wrong);
	const plans = plansOf(endpoint.path);
	const place: WritableList<Kind> = {context, endpoint};
	const ids: WritableList<Item> = {context, endpoint: partOf(endpoint)};
	return {
		path: endpoint.path.slice(1, -1),
		...readsOf<Kind, By>(place, wrong),
		choices: () => unless(wrong, () => choicesOf(context, endpoint)),
		fields: (write) => unless(wrong ?? kindFault(write), () => fieldRules(context, endpoint, write)),
		create: (body, options) => unless(faults.create(body, options), () => sendOne(place, plans.create(body, options ?? {}), body)),
		createMany: (bodies, options) => unlessMany(faults.createMany(bodies, options), () => sendMany(place, plans.createMany(bodies, options ?? {}))),
		update: (id, changes, options) =>
			unless(faults.update(id, changes, options), () =>
				sendGuarded(place, plans.update(id, changes, options ?? {}), {...options, item: {...changes, id}}),
			),
		updateMany: (changes, options) =>
			unlessMany(faults.updateMany(changes, options), () => sendTogether(place, plans.updateMany(changes, options ?? {}), options ?? {})),
		replaceMany: (bodies, options) =>
			unlessMany(faults.replaceMany(bodies, options), () => sendTogether(place, plans.replaceMany(bodies, options ?? {}), options ?? {})),
		replace: (id, body, options) =>
			unless(faults.replace(id, body, options), () => sendGuarded(place, plans.replace(id, body, options ?? {}), {...options, item: {...body, id}})),
		remove: (id, options) => unless(faults.remove(id, options), () => sendGuarded(ids, plans.remove(id, options ?? {}), {...options, item: {id}})),
		// Servers differ on ids that are not there: some refuse them, some skip them without a word.
		removeMany: (all, options) =>
			unlessMany(faults.removeMany(all, options), () => sendTogether(ids, plans.removeMany(all, options ?? {}), {since: [], ...options})),
		dryRun: dryRunOf(plans, faults),
	};
}

type Reads<Kind extends Item, By extends Filter> = Pick<Collection<Kind, By>, 'list' | 'pages' | 'page' | 'get' | 'one' | 'count'>;

function readsOf<Kind extends Item, By extends Filter>({context, endpoint}: WritableList<Kind>, wrong: Failure | undefined): Reads<Kind, By> {
	return {
		list: (filter, options) =>
			unless(wrong ?? readingFault('list', [filter, options]), () => listRows(context, endpoint, {...options, filter: filter ?? {}})),
		pages: (filter, options) => {
			const fault = wrong ?? readingFault('pages', [filter, options]);
			return fault ? only(fault) : pagesOf(context, endpoint, {...options, filter: filter ?? {}});
		},
		page: (filter, options) =>
			unless(wrong ?? readingFault('page', [filter, options]), () => onePage(context, endpoint, {...options, filter: filter ?? {}})),
		get: (id, options) => unless(wrong ?? idFault(id) ?? optionsFault('get', options), () => getRow(context, endpoint, {id, ...options})),
		one: (filter, options) => unless(wrong ?? readingFault('one', [filter, options], true), () => oneRow(context, endpoint, {...options, filter})),
		count: (filter, options) =>
			unless(wrong ?? readingFault('count', [filter, options]), () => countRows(context, endpoint, {...options, filter: filter ?? {}})),
	};
}

async function* only(fault: Failure): AsyncGenerator<Result<never>, void, void> {
	yield err(fault);
}

const unlessMany = async <Kind extends Item>(fault: Failure | undefined, run: () => Promise<Result<readonly Kind[], BulkFailure<Kind>>>) =>
	fault ? err({...fault, items: []}) : run();

async function sendGuarded<Kind extends Item>(
	place: WritableList<Kind>,
	write: PlannedWrite,
	{item, since}: ChangeOptions & {readonly item: Row},
): Promise<Result<Kind>> {
	if (!since) return sendOne(place, write, item);
	const guard = await unchanged(place, since);
	return guard.ok ? sendOne(place, {...write, headers: guard.value}, item) : guard;
}

/** Several objects; where `since` is given they are looked at first, and nothing is sent where one is gone or has changed. */
async function sendTogether<Kind extends Item>(
	place: WritableList<Kind>,
	chunks: readonly Chunk[],
	{since}: ManyOptions,
): Promise<Result<readonly Kind[], BulkFailure<Kind>>> {
	const all = chunks.flatMap(({items}) => items);
	const ids = all.flatMap(({id}) => (typeof id === 'number' ? [id] : []));
	const because = since && ids.length > 0 ? await standsInTheWay(place, ids, since) : undefined;
	if (!because) return sendMany(place, chunks);
	return err({...because, items: all.map(() => ({state: 'not-sent', why: 'nothing was sent'}))});
}
