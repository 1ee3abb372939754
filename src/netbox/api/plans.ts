import type {Row} from '../../output.js';
import type {PlannedWrite} from '../lost-answer.js';
import type {Item} from './context.js';
import {type Change, planMany, planOne, type WriteOptions, withMessage} from './plan.js';
import {etagOf} from './since.js';

/** Options of a change that must not run over another's: `since` is the row as it was read; `conflict` where it has changed. */
export type ChangeOptions = WriteOptions & {readonly since?: Item};

/** The same of several objects: nothing of them is sent where one has changed. */
export type ManyOptions = WriteOptions & {readonly since?: readonly Item[]};

/** What each write of a collection would send. */
export type DryRun = {
	readonly create: (body: Row, options?: WriteOptions) => readonly PlannedWrite[];
	readonly createMany: (bodies: readonly Row[], options?: WriteOptions) => readonly PlannedWrite[];
	readonly update: (id: number, changes: Row, options?: ChangeOptions) => readonly PlannedWrite[];
	readonly updateMany: (changes: readonly Change[], options?: WriteOptions) => readonly PlannedWrite[];
	readonly replaceMany: (bodies: readonly Change[], options?: WriteOptions) => readonly PlannedWrite[];
	readonly replace: (id: number, body: Row, options?: ChangeOptions) => readonly PlannedWrite[];
	readonly remove: (id: number, options?: ChangeOptions) => readonly PlannedWrite[];
	readonly removeMany: (ids: readonly number[], options?: WriteOptions) => readonly PlannedWrite[];
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
		updateMany: (changes: readonly Change[], options: WriteOptions) => many('PATCH', changes, options),
		replaceMany: (bodies: readonly Change[], options: WriteOptions) => many('PUT', bodies, options),
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

/** The same as lists of requests alone. */
export const dryRunOf = (plans: Plans): DryRun => ({
	create: (body, options = {}) => [plans.create(body, options)],
	createMany: (bodies, options = {}) => plans.createMany(bodies, options).map(({write}) => write),
	update: (id, changes, options = {}) => [plans.update(id, changes, options)],
	updateMany: (changes, options = {}) => plans.updateMany(changes, options).map(({write}) => write),
	replaceMany: (bodies, options = {}) => plans.replaceMany(bodies, options).map(({write}) => write),
	replace: (id, body, options = {}) => [plans.replace(id, body, options)],
	remove: (id, options = {}) => [plans.remove(id, options)],
	removeMany: (ids, options = {}) => plans.removeMany(ids, options).map(({write}) => write),
});
