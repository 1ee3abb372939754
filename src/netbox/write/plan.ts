import {stringifyJson} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import type {PlannedWrite} from './planned-write.js';

/** What goes with any write. */
export type WriteOptions = {
	/** Stands as the message of the change in NetBox's change log. */
	readonly message?: string;
};

/** An object and what shall change of it. */
export type RowPatch = Row & {readonly id: number};

/** One request for several objects, and which of them, by their places in what was asked for. */
export type Chunk = {readonly write: PlannedWrite; readonly items: readonly Row[]};

/** Bytes and objects of one request: Django refuses bodies over 2.5 MB, fronts over 1 MB; 100 objects take NetBox a few seconds. */
const mostBytes = 500_000;
const mostObjects = 100;

/** A body with the message of its change. */
export const withMessage = (body: Row, {message}: WriteOptions): Row => (message === undefined ? body : {...body, changelog_message: message});

/** One object by itself. */
export const planOne = (method: PlannedWrite['method'], path: string, body?: Json): PlannedWrite => ({
	method,
	path,
	...(body !== undefined && {body}),
});

/** Many objects in as few requests as servers take, in the order given. */
export function planMany(method: PlannedWrite['method'], path: string, items: readonly Row[]): readonly Chunk[] {
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
	return chunks.map((rows) => ({write: planOne(method, path, rows), items: rows}));
}
