import type {Failure} from '../../core/failure.js';
import {err, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import type {Endpoint, Page} from '../netbox.js';
import type {Choices, FieldRules} from '../read/field-rules.js';
import type {Item} from '../read/item.js';
import type {Filter} from '../schema/filters.js';
import type {BulkFailure} from '../write/outcome.js';
import type {RowPatch, WriteOptions, WriteRequests} from '../write/requests.js';
import {idFault, kindFault, optionsFault, readingFault, unless} from './called.js';
import {choicesOf, fieldRules} from './choices.js';
import {type ChangeOptions, type DryRun, dryRunOf, type ManyOptions, requestsOf, writeFaults} from './collection-requests.js';
import type {Context} from './context.js';
import {countRows, getRow, type ListOptions, listRows, onePage, oneRow, type PageOptions, pagesOf, type ReadOptions} from './reads.js';
import {sendMany, sendOne} from './send.js';
import type {WritableList} from './writes.js';

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
	const requests = requestsOf(endpoint.path);
	const place: WritableList<Kind> = {context, endpoint};
	const one = (fault: Failure | undefined, of: () => WriteRequests) => unless(fault, () => sendOne(place, of()));
	const many = (fault: Failure | undefined, of: () => WriteRequests) => unlessMany(fault, () => sendMany(place, of()));
	return {
		path: endpoint.path.slice(1, -1),
		...readsOf<Kind, By>(place, wrong),
		choices: () => unless(wrong, () => choicesOf(context, endpoint)),
		fields: (write) => unless(wrong ?? kindFault(write), () => fieldRules(context, endpoint, write)),
		create: (body, options) => one(faults.create(body, options), () => requests.create(body, options ?? {})),
		createMany: (bodies, options) => many(faults.createMany(bodies, options), () => requests.createMany(bodies, options ?? {})),
		update: (id, changes, options) => one(faults.update(id, changes, options), () => requests.update(id, changes, options ?? {})),
		updateMany: (changes, options) => many(faults.updateMany(changes, options), () => requests.updateMany(changes, options ?? {})),
		replaceMany: (bodies, options) => many(faults.replaceMany(bodies, options), () => requests.replaceMany(bodies, options ?? {})),
		replace: (id, body, options) => one(faults.replace(id, body, options), () => requests.replace(id, body, options ?? {})),
		remove: (id, options) => one(faults.remove(id, options), () => requests.remove(id, options ?? {})),
		removeMany: (all, options) => many(faults.removeMany(all, options), () => requests.removeMany(all, options ?? {})),
		dryRun: dryRunOf(requests, faults),
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
