import type {Failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import type {Item} from '../read/item.js';
import type {PlannedWrite} from '../write/planned-write.js';
import {type RowPatch, requestForOne, requestsForSeveral, type WriteOptions, type WriteRequests} from '../write/requests.js';
import type {WritableBody} from '../write/writable.js';
import {bodiesFault, bodyFault, changeFault, changesFault, idsFault, optionsFault} from './called.js';
import {seenOf} from './since.js';

/** Options of a change that must not run over another's: `since` is the row as it was read; `conflict` where it has changed. */
export type ChangeOptions = WriteOptions & {readonly since?: Item};

/** The same of several objects: nothing of them is sent where one has changed. */
export type ManyOptions = WriteOptions & {readonly since?: readonly Item[]};

/** A part of a body: what is not named stays. */
export type Changes<Body> = string extends keyof Body ? Body : Partial<Body>;
/** The same of an object that it names. */
export type ChangesWithId<Body> = (Changes<Body> | WritableBody) & {readonly id: number};

/** What each write of a collection would send. */
export type DryRun<Body = Row> = {
	readonly create: (body: Body | WritableBody, options?: WriteOptions) => Result<readonly PlannedWrite[]>;
	readonly createMany: (bodies: readonly (Body | WritableBody)[], options?: WriteOptions) => Result<readonly PlannedWrite[]>;
	readonly update: (id: number, changes: Changes<Body> | WritableBody, options?: ChangeOptions) => Result<readonly PlannedWrite[]>;
	readonly updateMany: (changes: readonly ChangesWithId<Body>[], options?: WriteOptions) => Result<readonly PlannedWrite[]>;
	readonly replaceMany: (
		bodies: readonly ((Body | WritableBody) & {readonly id: number})[],
		options?: WriteOptions,
	) => Result<readonly PlannedWrite[]>;
	readonly replace: (id: number, body: Body | WritableBody, options?: ChangeOptions) => Result<readonly PlannedWrite[]>;
	readonly remove: (id: number, options?: ChangeOptions) => Result<readonly PlannedWrite[]>;
	readonly removeMany: (ids: readonly number[], options?: WriteOptions) => Result<readonly PlannedWrite[]>;
};

/** The requests of each write of a collection, by the path of its list below `/api`. */
export const requestsOf = (path: string) => {
	const list = `/api${path}`;
	const one = (method: 'PUT' | 'PATCH' | 'DELETE', id: number, body: Row | undefined, {since, ...options}: ChangeOptions): WriteRequests =>
		requestForOne(list, {method, id, ...(body && {body}), seen: since && seenOf(since)}, options);
	const several = (method: PlannedWrite['method'], items: readonly Row[], {since, ...options}: ManyOptions): WriteRequests =>
		requestsForSeveral(list, {method, items, seen: since?.map(seenOf)}, options);
	return {
		create: (body: Row, options: WriteOptions) => requestForOne(list, {method: 'POST', body}, options),
		createMany: (bodies: readonly Row[], options: WriteOptions) => several('POST', bodies, options),
		update: (id: number, body: Row, options: ChangeOptions) => one('PATCH', id, body, options),
		updateMany: (changes: readonly RowPatch[], options: ManyOptions) => several('PATCH', changes, options),
		replaceMany: (bodies: readonly RowPatch[], options: ManyOptions) => several('PUT', bodies, options),
		replace: (id: number, body: Row, options: ChangeOptions) => one('PUT', id, body, options),
		remove: (id: number, options: ChangeOptions) => one('DELETE', id, undefined, options),
		// Servers differ on ids that are not there, some refuse them and some skip them without a word: they are always looked at first.
		removeMany: (ids: readonly number[], options: ManyOptions) =>
			several(
				'DELETE',
				ids.map((id) => ({id})),
				{since: [], ...options},
			),
	};
};

/** Why a write of a collection must not be made of its arguments. */
export const writeFaults = (wrong: Failure | undefined) => {
	const created = (fault: Failure | undefined, options: unknown) => wrong ?? fault ?? optionsFault('write', options);
	const changed = (fault: Failure | undefined, options: unknown) => wrong ?? fault ?? optionsFault('many', options);
	const one = (id: unknown, body: unknown, options: unknown) => wrong ?? bodyFault(body) ?? changeFault({id, body, options});
	return {
		create: (body: unknown, options: unknown) => created(bodyFault(body), options),
		createMany: (bodies: unknown, options: unknown) => created(bodiesFault(bodies), options),
		update: one,
		replace: one,
		updateMany: (changes: unknown, options: unknown) => changed(changesFault(changes), options),
		replaceMany: (bodies: unknown, options: unknown) => changed(changesFault(bodies), options),
		remove: (id: unknown, options: unknown) => wrong ?? changeFault({id, options}),
		removeMany: (ids: unknown, options: unknown) => changed(idsFault(ids), options),
	};
};

const shown = (fault: Failure | undefined, requests: () => WriteRequests): Result<readonly PlannedWrite[]> =>
	fault ? err(fault) : ok(requests().chunks.map(({write}) => write));

/** The same as lists of requests alone. */
export const dryRunOf = (requests: ReturnType<typeof requestsOf>, faults: ReturnType<typeof writeFaults>): DryRun => ({
	create: (body, options) => shown(faults.create(body, options), () => requests.create(body, options ?? {})),
	createMany: (bodies, options) => shown(faults.createMany(bodies, options), () => requests.createMany(bodies, options ?? {})),
	update: (id, changes, options) => shown(faults.update(id, changes, options), () => requests.update(id, changes, options ?? {})),
	updateMany: (changes, options) => shown(faults.updateMany(changes, options), () => requests.updateMany(changes, options ?? {})),
	replaceMany: (bodies, options) => shown(faults.replaceMany(bodies, options), () => requests.replaceMany(bodies, options ?? {})),
	replace: (id, body, options) => shown(faults.replace(id, body, options), () => requests.replace(id, body, options ?? {})),
	remove: (id, options) => shown(faults.remove(id, options), () => requests.remove(id, options ?? {})),
	removeMany: (ids, options) => shown(faults.removeMany(ids, options), () => requests.removeMany(ids, options ?? {})),
});
