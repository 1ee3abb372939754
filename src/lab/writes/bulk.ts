import type {Json, Row} from '../../output/output.js';
import {type Answer, detail, empty, json} from '../http/answer.js';
import type {Faults, Kind} from '../model/kind.js';
import {forget, tableOf, type World} from '../model/tables.js';
import {createCompare} from '../reads/order.js';
import {render} from '../reads/render.js';
import {createdKeys} from '../reads/shape.js';
import {messageOf, type WriteAt} from './changes.js';
import {remove} from './remove.js';
import {notYours, save} from './save.js';

/** Creates several objects, all or none. */
export function bulkCreate(kind: Kind, bodies: readonly unknown[], at: WriteAt): Answer {
	return atomically(at.scene.world, () => {
		const made = bodies.map((body) => save(kind, {body, before: undefined, partial: false}, said(body, at)));
		const faults = made.map((one) => (one.ok ? undefined : one.error));
		if (faults.every((fault) => fault === undefined))
			return rows(
				201,
				kind,
				made.flatMap((one) => (one.ok ? [one.value] : [])),
				at,
				createdKeys(undefined, kind, at.scene.profile),
			);
		if (!at.scene.profile.isFrom('4.7'))
			return json(
				400,
				faults.map((fault) => fault ?? {}),
			);
		const errors = faults.flatMap((fault, index) => (fault === undefined ? [] : [{index, errors: fault}]));
		return refused(errors, bodies.length, {...statusOf(errors), why: 'could not be created'});
	});
}

/** Changes several objects, all or none; each body names its object by `id`. */
export function bulkChange(
	kind: Kind,
	bodies: readonly unknown[],
	at: WriteAt & {readonly partial: boolean; readonly keys: ReadonlySet<string> | undefined},
): Answer {
	const found = findAll(kind, bodies, at);
	if ('refusal' in found) return found.refusal;
	return atomically(at.scene.world, () => {
		const saved: Row[] = [];
		const errors: {id: number; errors: Faults}[] = [];
		for (const {id, body, record} of found.rows) {
			const one = save(kind, {body, before: record, partial: at.partial}, said(body, at));
			if (one.ok) saved.push(one.value);
			else if (!at.scene.profile.isFrom('4.7')) return json(400, one.error);
			else errors.push({id, errors: one.error});
		}
		return errors.length > 0
			? refused(errors, bodies.length, {...statusOf(errors), why: 'could not be updated'})
			: rows(200, kind, saved, at, at.keys);
	});
}

/** Deletes several objects, all or none. */
export function bulkRemove(kind: Kind, bodies: readonly unknown[], at: WriteAt): Answer {
	const found = findAll(kind, bodies, at);
	if ('refusal' in found) return found.refusal;
	return atomically(at.scene.world, () => {
		const compare = createCompare(null, kind, at.scene);
		const errors: {id: number; errors: Faults}[] = [];
		for (const {id, body, record} of found.rows.toSorted((a, b) => compare(a.record, b.record))) {
			const gone = remove(kind, record, said(body, at));
			if (gone.ok) continue;
			if (!at.scene.profile.isFrom('4.7')) return detail(409, gone.error.sentence);
			errors.push({id, errors: {__all__: [`Unable to delete: ${gone.error.count} dependent object(s) prevent deletion.`]}});
		}
		return errors.length > 0 ? refused(errors, bodies.length, {status: 409, why: 'could not be deleted'}) : empty(204);
	});
}

/** A missing right outweighs any other fault (seen on 4.7.3). */
const statusOf = (errors: readonly {readonly errors: Faults}[]): {readonly status?: number} =>
	errors.some((one) => one.errors === notYours) ? {status: 403} : {};

/** Each object has the message of its own body (seen on 4.7.3). */
const said = (body: unknown, at: WriteAt): WriteAt => ({...at, message: messageOf(body)});

type Found = {readonly id: number; readonly body: unknown; readonly record: Row};

/** The objects that the bodies name; an unknown one is refused from NetBox 4.7 on and skipped before. */
function findAll(kind: Kind, bodies: readonly unknown[], {scene, may}: WriteAt): {readonly rows: readonly Found[]} | {readonly refusal: Answer} {
	const ids = bodies.map((body) => (typeof body === 'object' && body !== null && 'id' in body ? Number(body.id) : undefined));
	const nameless = ids.flatMap((id, index) => (id === undefined ? [{index, errors: {id: ['This field is required.']}}] : []));
	if (nameless.length > 0) return {refusal: refused(nameless, bodies.length, {why: 'failed validation'})};
	const repeated = scene.profile.isFrom('4.7') ? repeatedIn(ids) : [];
	if (repeated.length > 0) return {refusal: refused(repeated, bodies.length, {why: 'are listed more than once'})};
	const table = tableOf(scene.world, kind.path);
	const recordOf = (id: number | undefined): Row | undefined => {
		const record = table.get(id ?? 0);
		return record === undefined || may?.(record) === false ? undefined : record;
	};
	const rows = ids.flatMap((id, index) => {
		const record = recordOf(id);
		return record === undefined || id === undefined ? [] : [{id, body: bodies[index], record}];
	});
	const unknown = ids.filter((id) => id !== undefined && recordOf(id) === undefined);
	if (unknown.length === 0 || !scene.profile.isFrom('4.7')) return {rows};
	const errors = unknown.map((id) => ({id: id ?? null, errors: {id: [`Object with ID ${id} does not exist`]}}));
	return {refusal: refused(errors, bodies.length, {why: 'could not be found'})};
}

/** What is said of each id that stands in several bodies. */
function repeatedIn(ids: readonly (number | undefined)[]): readonly Json[] {
	const counts = new Map<number, number>();
	for (const id of ids) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
	return [...counts].flatMap(([id, count]) =>
		count < 2 ? [] : [{id, errors: {id: [`Each object may be specified only once; ID ${id} is listed ${count} times`]}}],
	);
}

const refused = (errors: readonly Json[], all: number, {status = 400, why}: {readonly status?: number; readonly why: string}): Answer =>
	json(status, {detail: `${errors.length} of ${all} objects ${why}.`, errors});

function rows(status: number, kind: Kind, records: readonly Row[], {scene}: WriteAt, keys?: ReadonlySet<string>): Answer {
	return json(
		status,
		records.map((record) => render({...scene, many: true}, kind, record, keys)),
	);
}

/** Takes back every write of an answer that is a refusal, or of a crash, as the server's transaction does. */
export function atomically(world: World, work: () => Answer): Answer {
	const saved = [...world.tables].map(([path, table]) => [path, new Map(table)] as const);
	const restore = (): void => {
		for (const [path, before] of saved) {
			const table = tableOf(world, path);
			table.clear();
			for (const [id, record] of before) table.set(id, record);
		}
		forget(world);
	};
	try {
		const made = work();
		if (made.status >= 400) restore();
		return made;
	} catch (thrown) {
		restore();
		throw thrown;
	}
}
