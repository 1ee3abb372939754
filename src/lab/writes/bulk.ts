import type {Json, Row} from '../../output/output.js';
import {type Answer, detail, empty, json} from '../http/answer.js';
import type {Faults, Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {createCompare} from '../reads/order.js';
import {render} from '../reads/render.js';
import {createdKeys} from '../reads/shape.js';
import {readNumber} from '../values/plain-values.js';
import {atomically} from './atomically.js';
import {messageOf, type WriteAt} from './changes.js';
import {messageFault} from './message.js';
import {remove} from './remove.js';
import {type Refused, save} from './save.js';

/** Creates several objects, all or none. */
export function bulkCreate(kind: Kind, bodies: readonly unknown[], at: WriteAt): Answer {
	return atomically(at.scene.world, () => {
		const made = bodies.map((body) => save(kind, {body, before: undefined, partial: false}, said(body, at)));
		const refusals = made.map((one) => (one.ok ? undefined : one.error));
		if (refusals.every((refusal) => refusal === undefined))
			return rows(
				201,
				kind,
				made.flatMap((one) => (one.ok ? [one.value] : [])),
				at,
				at.only ?? createdKeys(undefined, kind, at.scene.profile),
			);
		if (!at.scene.profile.isFrom('4.7'))
			return json(
				400,
				refusals.map((refusal) => refusal?.faults ?? {}),
			);
		const errors = refusals.flatMap((refusal, index) => (refusal === undefined ? [] : [{index, errors: refusal.faults}]));
		return refused(errors, bodies.length, {...statusOf(refusals), why: 'could not be created'});
	});
}

/** Changes several objects, all or none; each body names its object by `id`, and they are taken in the order of their kind. */
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
		const refusals: Refused[] = [];
		for (const {id, body, record} of found.rows) {
			const one = save(kind, {body, before: record, partial: at.partial}, said(body, at));
			if (one.ok) saved.push(one.value);
			else if (!at.scene.profile.isFrom('4.7')) return json(400, one.error.faults);
			else {
				refusals.push(one.error);
				errors.push({id, errors: one.error.faults});
			}
		}
		return errors.length > 0
			? refused(errors, bodies.length, {...statusOf(refusals), why: 'could not be updated'})
			: rows(200, kind, saved.toSorted(createCompare(null, kind, at.scene)), at, at.keys);
	});
}

/** Deletes several objects, all or none. */
export function bulkRemove(kind: Kind, bodies: readonly unknown[], at: WriteAt): Answer {
	const found = findAll(kind, bodies, at);
	if ('refusal' in found) return found.refusal;
	return atomically(at.scene.world, () => {
		const errors: {id: number; errors: Faults}[] = [];
		for (const {id, body, record} of found.rows) {
			const gone = remove(kind, record, said(body, at));
			if (gone.ok) continue;
			if (!at.scene.profile.isFrom('4.7')) return detail(409, gone.error.sentence);
			errors.push({id, errors: {__all__: [`Unable to delete: ${gone.error.count} dependent object(s) prevent deletion.`]}});
		}
		return errors.length > 0 ? refused(errors, bodies.length, {status: 409, why: 'could not be deleted'}) : empty(204);
	});
}

/** A missing right outweighs any other fault (seen on 4.7.3). */
const statusOf = (refusals: readonly (Refused | undefined)[]): {readonly status?: number} =>
	refusals.some((one) => one?.single?.status === 403) ? {status: 403} : {};

/** Each object has the message of its own body (seen on 4.7.3). */
const said = (body: unknown, at: WriteAt): WriteAt => ({...at, message: messageOf(body)});

type Found = {readonly id: number; readonly body: unknown; readonly record: Row};

/** The objects that the bodies name, in the order of their kind; an unknown one is refused from NetBox 4.7 on and skipped before. */
function findAll(kind: Kind, bodies: readonly unknown[], {scene, may}: WriteAt): {readonly rows: readonly Found[]} | {readonly refusal: Answer} {
	const faults = bodies.map(nameFault);
	const nameless = faults.flatMap((errors, index) => (errors === undefined ? [] : [{index, errors}]));
	if (nameless.length > 0) return {refusal: refused(nameless, bodies.length, {why: 'failed validation'})};
	const ids = bodies.map((body) => idIn(body as Row));
	const repeated = scene.profile.isFrom('4.7') ? repeatedIn(ids) : [];
	if (repeated.length > 0) return {refusal: refused(repeated, bodies.length, {why: 'are listed more than once'})};
	const table = tableOf(scene.world, kind.path);
	const recordOf = (id: number): Row | undefined => {
		const record = table.get(id);
		return record === undefined || may?.(record) === false ? undefined : record;
	};
	const compare = createCompare(null, kind, scene);
	const rows = ids
		.flatMap((id, index) => {
			const record = recordOf(id);
			return record === undefined ? [] : [{id, body: bodies[index], record}];
		})
		.toSorted((a, b) => compare(a.record, b.record));
	const unknown = ids.filter((id) => recordOf(id) === undefined);
	if (unknown.length === 0 || !scene.profile.isFrom('4.7')) return {rows};
	const errors = unknown.map((id) => ({id, errors: {id: [`Object with ID ${id} does not exist`]}}));
	return {refusal: refused(errors, bodies.length, {why: 'could not be found'})};
}

const asId = {is: 'number'} as const;

function idIn(body: Row): number {
	const read = readNumber(asId, body['id'] ?? null);
	return read.ok ? Number(read.value) : 0;
}

/** What keeps a body from naming an object, or its message from being one. */
function nameFault(body: unknown): Row | undefined {
	if (body === null) return {__all__: ['This field may not be null.']};
	const message = messageFault(body);
	if (message !== undefined && '__all__' in message) return message;
	const id = (body as Row)['id'];
	const read = id === undefined || id === null ? undefined : readNumber(asId, id);
	const faults: Row = {
		...(id === undefined && {id: ['This field is required.']}),
		...(id === null && {id: ['This field may not be null.']}),
		...(read?.ok === false && {id: read.error}),
		...message,
	};
	return Object.keys(faults).length > 0 ? faults : undefined;
}

/** What is said of each id that stands in several bodies. */
function repeatedIn(ids: readonly number[]): readonly Json[] {
	const counts = new Map<number, number>();
	for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
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
