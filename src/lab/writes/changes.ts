import {stringifyJson} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import type {Right} from '../access/rights.js';
import {crash} from '../http/answer.js';
import {terminationIds} from '../kinds/ports/cables.js';
import type {Change} from '../model/change.js';
import {idOf, type Scene, target, textOf} from '../model/context.js';
import {type Field, isApart} from '../model/field.js';
import type {Kind} from '../model/kind.js';
import {put} from '../model/tables.js';
import {nextId, type Store} from '../state/store.js';
import {said} from '../values/plain-values.js';

/** Where a write happens, who does it, and when. */
export type WriteAt = {
	readonly store: Store;
	readonly scene: Scene;
	readonly user: {readonly id: number; readonly name: string};
	readonly requestId: string;
	readonly message: string;
	readonly tick: () => string;
	/** The fields that are heard; all where it is not given. */
	readonly only?: ReadonlySet<string>;
	/** The objects that the caller may do this to; all where it is not given. */
	readonly may?: Right;
	/** The number of the change row, where it is not the next one. */
	readonly changeId?: number;
};

/** How an object was before an update whose row says nothing of it. */
export const unsaid: Row = {};

/** Writes a row into the change log, unless an update changed nothing but its times. `pre`: how it was before, where that is no more to be seen. */
export function logChange(change: Change, at: WriteAt, pre: Row = snapshot(change.kind, change.before, at.scene)): void {
	if (change.kind.unlogged) return;
	const post = snapshot(change.kind, change.after, at.scene);
	const record = change.after ?? change.before;
	if (record === undefined || stringifyJson(pre) === stringifyJson(post)) return;
	if ([...at.message].length > 200) throw crash('DataError', 'value too long for type character varying(200)');
	// Also where the write came with the header of a branch (seen on 4.7.3).
	const world = change.kind.global ? at.store.main : at.scene.world;
	put(world, 'core/object-changes', {
		id: at.changeId ?? nextId(at.store, 'core/object-changes'),
		time: at.tick(),
		user: at.user.id,
		user_name: at.user.name,
		request_id: at.requestId,
		action: change.before === undefined && pre !== unsaid ? 'create' : change.after === undefined ? 'delete' : 'update',
		changed_object_type: change.kind.type,
		changed_object_id: idOf(record),
		object_repr: change.kind.display(record, at.scene),
		message: at.message,
		prechange_data: pre,
		postchange_data: post,
	});
}

/** An object as the change log keeps it: relations by id, tags by name, choices by value. */
export function snapshot(kind: Kind, record: Row | undefined, scene: Scene): Row {
	if (record === undefined) return {};
	const kept: {[name: string]: Json} = {};
	for (const [name, field] of Object.entries(kind.fields)) {
		if (field.is === 'ends') kept[name] = terminationIds(record, field.end, scene);
		else if (field.is === 'made' && field.logged) kept[name] = field.make(record, scene);
		else if (isKept(name, field) && !scene.profile.lacking[kind.path]?.has(name)) kept[name] = keptValue(field, record[name] ?? null, scene);
	}
	return kept;
}

function isKept(name: string, field: Field): boolean {
	if (isApart(field) || (field.is === 'refs' && field.unlogged) || field.is === 'count' || field.is === 'made' || field.is === 'found') return false;
	if (field.is === 'fixed') return field.value === null || Array.isArray(field.value);
	return name !== 'created' && name !== 'last_updated';
}

function keptValue(field: Field, value: Json, scene: Scene): Json {
	if (field.is === 'fixed') return field.value;
	if (field.is === 'type') return scene.objectTypes().find(({type}) => type === value)?.id ?? null;
	if (field.is !== 'refs' || field.to !== 'extras/tags' || !Array.isArray(value)) return value;
	return value.map((id) => textOf(target(scene, field.to, id) ?? {}, 'name')).toSorted();
}

/** What a body says of its own change. */
export function messageOf(body: unknown): string {
	const message = typeof body === 'object' && body !== null && 'changelog_message' in body ? (body.changelog_message as Json) : null;
	return message === null ? '' : said(message);
}
