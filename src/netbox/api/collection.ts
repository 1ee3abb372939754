import type {Failure} from '../../core/failure.js';
import {err, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import type {Endpoint, Page} from '../netbox.js';
import type {Choices, FieldRules} from '../read/field-rules.js';
import type {Item} from '../read/item.js';
import type {Filter} from '../schema/filters.js';
import type {BulkFailure} from '../write/outcome.js';
import type {WriteOptions, WriteRequests} from '../write/requests.js';
import type {WritableBody} from '../write/writable.js';
import {bodyNamesFault} from './body-names.js';
import {idFault, kindFault, optionsFault, readingFault, unless} from './called.js';
import {choicesOf, fieldRules} from './choices.js';
import {
	type ChangeOptions,
	type Changes,
	type ChangesWithId,
	type DryRun,
	dryRunOf,
	type ManyOptions,
	requestsOf,
	writeFaults,
} from './collection-requests.js';
import type {Context} from './context.js';
import {countRows, getRow, type ListOptions, listRows, onePage, oneRow, type PageOptions, pagesOf, type ReadOptions} from './reads.js';
import {sendMany, sendOne} from './send.js';
import type {WritableList} from './writes.js';

/** The names of the fields of a row; of rows without a type any text. */
type FieldOf<Kind> = keyof Kind & string;

/** A row as it was asked for: with the fields that were named, without those left out, and of a brief one no more than the id. */
type Shaped<Kind extends Item, Options> = Options extends {readonly brief: true}
	? Item
	: Options extends {readonly fields: readonly (infer Name)[]}
		? string extends Name
			? Item
			: Pick<Kind, 'id' | (Name & keyof Kind)>
		: Options extends {readonly omit: readonly (infer Name)[]}
			? string extends Name
				? Item
				: Omit<Kind, Name & string>
			: Kind;
type PagesOptions<Field extends string> = Omit<ListOptions<Field>, 'ordering' | 'parallel'>;
type GetOptions<Field extends string> = Pick<ReadOptions<Field>, 'fields' | 'omit'>;

/**
 * All objects of one kind: `Kind` is a row, `By` its filters, `Body` what creates one. Each call is a `Result` and rejects for nothing that the network
 * or the server does, nor for a wrong argument (`usage`; nothing was sent then).
 */
export type Collection<Kind extends Item, By extends object = Filter, Body = Row> = {
	/** `dcim/sites`. */
	readonly path: string;
	/** Every row that matches, once each, by ascending id unless `ordering` says otherwise. */
	readonly list: <const Options extends ListOptions<FieldOf<Kind>>>(
		filter?: By,
		options?: Options,
	) => Promise<Result<readonly Shaped<Kind, Options>[]>>;
	/** The same rows by ascending id, page by page; a failure is the last that comes. */
	readonly pages: <const Options extends PagesOptions<FieldOf<Kind>>>(
		filter?: By,
		options?: Options,
	) => AsyncIterable<Result<readonly Shaped<Kind, Options>[]>>;
	/** One page (50 rows where no limit is given), with the number of all rows that match. */
	readonly page: <const Options extends PageOptions<FieldOf<Kind>>>(filter?: By, options?: Options) => Promise<Result<Page<Shaped<Kind, Options>>>>;
	/** The row of this id, or null. */
	readonly get: <const Options extends GetOptions<FieldOf<Kind>>>(id: number, options?: Options) => Promise<Result<Shaped<Kind, Options> | null>>;
	/** The only row that matches; `not-found` where there is none, `usage` with the candidates where there are several. */
	readonly one: <const Options extends ReadOptions<FieldOf<Kind>>>(filter: By, options?: Options) => Promise<Result<Shaped<Kind, Options>>>;
	/** How many rows match. */
	readonly count: (filter?: By, options?: Pick<ReadOptions, 'unchecked'>) => Promise<Result<number>>;
	/** The values that fields may have, by field; `forbidden` where the token may not write here, for NetBox tells nobody else. */
	readonly choices: () => Promise<Result<Choices>>;
	/** What a body may say of each field; `forbidden` where the token may not do this write. */
	readonly fields: (write: 'create' | 'change') => Promise<Result<FieldRules>>;
	/** A new object, as NetBox has it then. A name that NetBox would ignore is refused (`usage`), here and in all writes. */
	readonly create: (body: Body | WritableBody, options?: WriteOptions) => Promise<Result<Kind>>;
	/** In few requests, each of which NetBox does wholly or not at all; stops at the first that does not go well. */
	readonly createMany: (bodies: readonly (Body | WritableBody)[], options?: WriteOptions) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** PATCH: what is not named stays. */
	readonly update: (id: number, changes: Changes<Body> | WritableBody, options?: ChangeOptions) => Promise<Result<Kind>>;
	/** PATCH of several, each with its id. */
	readonly updateMany: (changes: readonly ChangesWithId<Body>[], options?: ManyOptions) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** PUT: NetBox keeps what is neither named nor required. */
	readonly replace: (id: number, body: Body | WritableBody, options?: ChangeOptions) => Promise<Result<Kind>>;
	/** PUT of several, each with its id. */
	readonly replaceMany: (
		bodies: readonly ((Body | WritableBody) & {readonly id: number})[],
		options?: ManyOptions,
	) => Promise<Result<readonly Kind[], BulkFailure<Kind>>>;
	/** Gives the id. `conflict` names what depends on the object. */
	readonly remove: (id: number, options?: ChangeOptions) => Promise<Result<{readonly id: number}>>;
	/** Ids that are not there are told before anything is sent (`not-found`). */
	readonly removeMany: (ids: readonly number[], options?: ManyOptions) => Promise<Result<readonly Item[], BulkFailure<Item>>>;
	/** The requests that the writes of the same names would send. Sends nothing, and asks NetBox nothing: names are not checked. */
	readonly dryRun: DryRun<Body>;
};

/** The collection behind a list of the API. */
export function createCollection<Kind extends Item, By extends object = Filter>(
	context: Context,
	endpoint: Endpoint<Kind>,
	/** Why there can be no such list: every call then fails so, and sends nothing. */
	wrong?: Failure,
): Collection<Kind, By> {
	const faults = writeFaults(wrong);
	const requests = requestsOf(endpoint.path);
	const place: WritableList<Kind> = {context, endpoint};
	const {one, many} = sendersOf(place);
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

/** Sends what has no fault, and says nothing that NetBox would ignore. */
function sendersOf<Kind extends Item>(place: WritableList<Kind>) {
	const one = (fault: Failure | undefined, of: () => WriteRequests): Promise<Result<Kind>> =>
		unless(fault, async () => {
			const requests = of();
			const wrong = await bodyNamesFault(place, requests);
			return wrong ? err(wrong) : sendOne(place, requests);
		});
	const many = async (fault: Failure | undefined, of: () => WriteRequests): Promise<Result<readonly Kind[], BulkFailure<Kind>>> => {
		const requests = fault ? undefined : of();
		const wrong = fault ?? (requests && (await bodyNamesFault(place, requests)));
		return wrong || !requests ? err({...(wrong as Failure), items: []}) : sendMany(place, requests);
	};
	return {one, many};
}

type Reads<Kind extends Item, By extends object> = Pick<Collection<Kind, By>, 'list' | 'pages' | 'page' | 'get' | 'one' | 'count'>;

/** What fields a row has depends on options that TypeScript cannot follow here; the types of the calls promise it to callers. */
function readsOf<Kind extends Item, By extends object>({context, endpoint}: WritableList<Kind>, wrong: Failure | undefined): Reads<Kind, By> {
	const by = (filter: Filter | undefined) => ({filter: filter ?? {}});
	const reads = {
		list: (filter?: Filter, options?: ListOptions) =>
			unless(wrong ?? readingFault('list', [filter, options]), () => listRows(context, endpoint, {...options, ...by(filter)})),
		pages: (filter?: Filter, options?: ListOptions) => {
			const fault = wrong ?? readingFault('pages', [filter, options]);
			return fault ? only(fault) : pagesOf(context, endpoint, {...options, ...by(filter)});
		},
		page: (filter?: Filter, options?: PageOptions) =>
			unless(wrong ?? readingFault('page', [filter, options]), () => onePage(context, endpoint, {...options, ...by(filter)})),
		get: (id: number, options?: ReadOptions) =>
			unless(wrong ?? idFault(id) ?? optionsFault('get', options), () => getRow(context, endpoint, {id, ...options})),
		one: (filter: Filter, options?: ReadOptions) =>
			unless(wrong ?? readingFault('one', [filter, options], true), () => oneRow(context, endpoint, {...options, filter})),
		count: (filter?: Filter, options?: ReadOptions) =>
			unless(wrong ?? readingFault('count', [filter, options]), () => countRows(context, endpoint, {...options, ...by(filter)})),
	};
	return reads as unknown as Reads<Kind, By>;
}

async function* only(fault: Failure): AsyncGenerator<Result<never>, void, void> {
	yield err(fault);
}
