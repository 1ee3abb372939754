import {stringifyJson} from '../../core/json-text.js';
import type {Row} from '../../output/output.js';
import type {PlannedWrite} from './planned-write.js';

/** What goes with any write. */
export type WriteOptions = {
	/** Stands as the message of the change in NetBox's change log. */
	readonly message?: string;
};

/** An object and what shall change of it. */
export type RowPatch = Row & {readonly id: number};

/** An object as it was when it was read, by the ETag that NetBox gives it from 4.6 on. */
export type SeenObject = {readonly id: number; readonly etag: string};

/** One request, and the objects that it writes, in order; with their ids, unless they are new. */
export type Chunk = {readonly write: PlannedWrite; readonly items: readonly Row[]};

/**
 * The requests of one write, in order. A single object that was seen is guarded by the `If-Match` of its request. Several objects have nothing like it:
 * where `seen` is given they are looked at before the first request, all must be there, and those of `seen` as they were.
 */
export type WriteRequests = {readonly chunks: readonly Chunk[]; readonly seen?: readonly SeenObject[] | undefined};

/** One object of a list: a new one has no id; without `body` nothing is said of it but, in a deletion, the message. */
type OneObject = {
	readonly method: PlannedWrite['method'];
	readonly id?: number;
	readonly body?: Row;
	readonly seen?: SeenObject | undefined;
};

/** Several objects of a list, each with its id unless it is new. */
type SeveralObjects = {readonly method: PlannedWrite['method']; readonly items: readonly Row[]; readonly seen?: readonly SeenObject[] | undefined};

/** Bytes and objects of one request: Django refuses bodies over 2.5 MB, fronts over 1 MB; 100 objects take NetBox a few seconds. */
const mostBytes = 500_000;
const mostObjects = 100;

/** A body with the message of its change. */
export const withMessage = (body: Row, {message}: WriteOptions): Row => (message === undefined ? body : {...body, changelog_message: message});

/** The request for one object. `list` is below the server's address: `/api/dcim/sites/`. */
export function requestForOne(list: string, {method, id, body, seen}: OneObject, options: WriteOptions): WriteRequests {
	const said = body ?? (options.message === undefined ? undefined : {});
	const write: PlannedWrite = {
		method,
		path: id === undefined ? list : `${list}${id}/`,
		...(said && {body: withMessage(said, options)}),
		...(seen && {headers: {'If-Match': seen.etag}}),
	};
	return {chunks: [{write, items: [{...body, ...(id !== undefined && {id})}]}]};
}

/** As few requests for several objects as servers take. */
export function requestsForSeveral(list: string, {method, items, seen}: SeveralObjects, options: WriteOptions): WriteRequests {
	const chunks = cut(items.map((item) => withMessage(item, options)));
	return {chunks: chunks.map((rows) => ({write: {method, path: list, body: rows}, items: rows})), seen};
}

/** The same objects, in the order given, as many together as one request may hold. */
function cut(items: readonly Row[]): readonly (readonly Row[])[] {
	const chunks: Row[][] = [];
	let bytes = Number.POSITIVE_INFINITY;
	for (const item of items) {
		const more = Buffer.byteLength(stringifyJson(item)) + 1;
		if (bytes + more > mostBytes || (chunks.at(-1)?.length ?? 0) >= mostObjects) {
			chunks.push([]);
			bytes = 2;
		}
		chunks.at(-1)?.push(item);
		bytes += more;
	}
	return chunks;
}
