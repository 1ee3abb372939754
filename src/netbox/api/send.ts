import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {type Item, partOf} from '../read/item.js';
import {type BulkFailure, bulkFailure, type Outcome, participles} from '../write/outcome.js';
import type {Chunk, WriteRequests} from '../write/requests.js';
import {standsInTheWay, unchanged} from './since.js';
import {type SentObjects, sendChunk, type WritableList} from './writes.js';

/** One object: the row as NetBox has it now. A deletion gives the id alone. */
export async function sendOne<Kind extends Item>(list: WritableList<Kind>, requests: WriteRequests): Promise<Result<Kind>> {
	const sent = await send(list, requests);
	const [outcome] = sent.items;
	if (outcome?.state === 'done') return ok(outcome.row);
	return err(sent.because ?? failure.unexpectedAnswer(list.context.source.instance.name, 'application/json, 200', 'no object in the answer'));
}

/** Several objects: the rows as NetBox has them now, or what became of each. */
export async function sendMany<Kind extends Item>(
	list: WritableList<Kind>,
	requests: WriteRequests,
): Promise<Result<readonly Kind[], BulkFailure<Kind>>> {
	const {items, because} = await send(list, requests);
	const rows = items.flatMap((outcome) => (outcome.state === 'done' ? [outcome.row] : []));
	return because ? err(bulkFailure(items, because, participles[requests.chunks[0]?.write.method ?? 'POST'])) : ok(rows);
}

/**
 * Sends requests in order, after a look at the objects that must be as they were seen: nothing is sent where one is not. The first request that does not
 * go well is the last. No requests send nothing.
 */
export async function send<Kind extends Item>(list: WritableList<Kind>, requests: WriteRequests): Promise<SentObjects<Kind>> {
	const place = requests.chunks[0]?.write.method === 'DELETE' ? {...list, endpoint: partOf(list.endpoint)} : list;
	const guarded = await guard(place, requests);
	if (!guarded.ok) return {items: unsent(requests.chunks, 'nothing was sent'), because: guarded.error};
	const outcomes: Outcome<Kind>[] = [];
	let because: Failure | undefined;
	for (const chunk of guarded.value) {
		const sent = because ? {items: unsent([chunk], 'an earlier request did not go well')} : await sendChunk(place, chunk);
		outcomes.push(...sent.items);
		because ??= 'because' in sent ? sent.because : undefined;
	}
	return {items: outcomes, ...(because && {because})};
}

const unsent = (chunks: readonly Chunk[], why: string): readonly Outcome<never>[] =>
	chunks.flatMap(({items}) => items.map(() => ({state: 'not-sent', why})));

/** The requests as they may go out now: a single object with the ETag that the server itself gives it, several where all stand as they were seen. */
async function guard<Kind extends Item>(list: WritableList<Kind>, {chunks, seen}: WriteRequests): Promise<Result<readonly Chunk[]>> {
	const [first] = chunks;
	const etag = first?.write.headers?.['If-Match'];
	if (first && etag !== undefined) {
		const headers = await unchanged(list, {id: Number(first.items[0]?.['id']), etag});
		return headers.ok ? ok([{...first, write: {...first.write, headers: headers.value}}]) : headers;
	}
	const ids = chunks.flatMap(({items}) => items.flatMap(({id}) => (typeof id === 'number' ? [id] : [])));
	const because = seen && ids.length > 0 ? await standsInTheWay(list, ids, seen) : undefined;
	return because ? err(because) : ok(chunks);
}
