import type {Failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import type {Item} from '../read/item.js';
import {type Chunk, planMany, planOne, type RowPatch, type WriteOptions, withMessage} from '../write/plan.js';
import type {PlannedWrite} from '../write/planned-write.js';
import {bodiesFault, bodyFault, changeFault, changesFault, idsFault, optionsFault} from './called.js';
import {etagOf} from './since.js';

/** Options of a change that must not run over another's: `since` is the row as it was read; `conflict` where it has changed. */
export type ChangeOptions = WriteOptions & {readonly since?: Item};

/** The same of several objects: nothing of them is sent where one has changed. */
export type ManyOptions = WriteOptions & {readonly since?: readonly Item[]};

/** What each write of a collection would send. */
export type DryRun = {
	readonly create: (body: Row, options?: WriteOptions) => Result<readonly PlannedWrite[]>;
	readonly createMany: (bodies: readonly Row[], options?: WriteOptions) => Result<readonly PlannedWrite[]>;
	readonly update: (id: number, changes: Row, options?: ChangeOptions) => Result<readonly PlannedWrite[]>;
	readonly updateMany: (changes: readonly RowPatch[], options?: WriteOptions) => Result<readonly PlannedWrite[]>;
	readonly replaceMany: (bodies: readonly RowPatch[], options?: WriteOptions) => Result<readonly PlannedWrite[]>;
	readonly replace: (id: number, body: Row, options?: ChangeOptions) => Result<readonly PlannedWrite[]>;
	readonly remove: (id: number, options?: ChangeOptions) => Result<readonly PlannedWrite[]>;
	readonly removeMany: (ids: readonly number[], options?: WriteOptions) => Result<readonly PlannedWrite[]>;
};

type Plans = ReturnType<typeof plansOf>;

/** The writes of a list, by its path below `/api`, as they will go out. */
export const plansOf = (path: string) => {
	const list = `/api${path}`;
	const one = (method: 'PUT' | 'PATCH', id: number, body: Row) => planOne(method, `${list}${id}/`, body);
	const many = (method: PlannedWrite['method'], items: readonly Row[], options: WriteOptions) =>
		planMany(
			method,
			list,
			items.map((item) => withMessage(item, options)),
		);
	return {
		create: (body: Row, options: WriteOptions) => planOne('POST', list, withMessage(body, options)),
		createMany: (bodies: readonly Row[], options: WriteOptions) => many('POST', bodies, options),
		update: (id: number, body: Row, options: ChangeOptions) => guarded(one('PATCH', id, withMessage(body, options)), options),
		updateMany: (changes: readonly RowPatch[], options: WriteOptions) => many('PATCH', changes, options),
		replaceMany: (bodies: readonly RowPatch[], options: WriteOptions) => many('PUT', bodies, options),
		replace: (id: number, body: Row, options: ChangeOptions) => guarded(one('PUT', id, withMessage(body, options)), options),
		remove: (id: number, options: ChangeOptions) => guarded(planRemove(`${list}${id}/`, options), options),
		removeMany: (ids: readonly number[], options: WriteOptions) =>
			many(
				'DELETE',
				ids.map((id) => ({id})),
				options,
			),
	};
};

const planRemove = (path: string, options: WriteOptions): PlannedWrite =>
	planOne('DELETE', path, options.message === undefined ? undefined : withMessage({}, options));

const guarded = (write: PlannedWrite, {since}: ChangeOptions): PlannedWrite => (since ? {...write, headers: {'If-Match': etagOf(since)}} : write);

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

const planned = (fault: Failure | undefined, plan: () => readonly PlannedWrite[]): Result<readonly PlannedWrite[]> =>
	fault ? err(fault) : ok(plan());

const writesOf = (chunks: readonly Chunk[]): readonly PlannedWrite[] => chunks.map(({write}) => write);

/** The same as lists of requests alone. */
export const dryRunOf = (plans: Plans, faults: ReturnType<typeof writeFaults>): DryRun => ({
	create: (body, options) => planned(faults.create(body, options), () => [plans.create(body, options ?? {})]),
	createMany: (bodies, options) => planned(faults.createMany(bodies, options), () => writesOf(plans.createMany(bodies, options ?? {}))),
	update: (id, changes, options) => planned(faults.update(id, changes, options), () => [plans.update(id, changes, options ?? {})]),
	updateMany: (changes, options) => planned(faults.updateMany(changes, options), () => writesOf(plans.updateMany(changes, options ?? {}))),
	replaceMany: (bodies, options) => planned(faults.replaceMany(bodies, options), () => writesOf(plans.replaceMany(bodies, options ?? {}))),
	replace: (id, body, options) => planned(faults.replace(id, body, options), () => [plans.replace(id, body, options ?? {})]),
	remove: (id, options) => planned(faults.remove(id, options), () => [plans.remove(id, options ?? {})]),
	removeMany: (ids, options) => planned(faults.removeMany(ids, options), () => writesOf(plans.removeMany(ids, options ?? {}))),
});
