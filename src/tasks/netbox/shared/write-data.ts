import {type Failure, failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import {longestMessage} from '../../../netbox/api/called.js';
import type {RowPatch} from '../../../netbox/write/requests.js';
import type {Json, Row} from '../../../output/output.js';
import {isRow} from '../../../output/row-values.js';

/** The objects of `data`: one JSON object, or a list of some; `message` is what the line says for all of them. */
export function readObjects(data: Json, message?: string): Result<readonly Row[]> {
	const items = Array.isArray(data) ? (data as readonly Json[]) : [data];
	if (items.length === 0) return err(failure.usage('"data" is an empty list: there is nothing to write.'));
	const wrong = items.findIndex((item) => !isRow(item));
	if (wrong >= 0) {
		const message = Array.isArray(data) ? `item ${wrong + 1} of "data" is no JSON object.` : '"data" must be a JSON object or a list of some.';
		return err(failure.usage(message));
	}
	const objects = items as readonly Row[];
	const fault = messagesFault(objects, message);
	return fault ? err(fault) : ok(objects);
}

/** Why a message would not be kept as it is said; `name` is where it stands. */
export function messageFault(message: string, name = '"message"'): Failure | undefined {
	const {length} = [...message];
	return length > longestMessage ? failure.usage(`${name} has ${length} characters; NetBox keeps ${longestMessage}.`) : undefined;
}

/** The same of the message that each object may have of its own. */
function messagesFault(objects: readonly Row[], ofAll: string | undefined): Failure | undefined {
	if (ofAll !== undefined && objects.some((one) => Object.hasOwn(one, 'changelog_message')))
		return failure.usage('the message is said twice: by "message", and as "changelog_message" in "data".');
	const faults = objects.map(({changelog_message: message}, place) => {
		const name = `"changelog_message"${objects.length > 1 ? ` of item ${place + 1}` : ''} in "data"`;
		return typeof message === 'string' ? messageFault(message, name) : undefined;
	});
	return faults.find((fault) => fault !== undefined);
}

/** What shall change of which object: each object of `data` has its id, or one object without an id stands for all the ids given. */
export function readChanges(
	data: Json,
	{ids, message}: {readonly ids: readonly number[] | undefined; readonly message: string | undefined},
): Result<readonly RowPatch[]> {
	const objects = readObjects(data, message);
	if (!objects.ok) return objects;
	const changes = ids === undefined ? withOwnIds(objects.value) : withIds(objects.value, ids);
	if (!changes.ok) return changes;
	const twice = changes.value.find(({id}, place) => changes.value.findIndex((other) => other.id === id) < place);
	if (twice) return err(failure.usage(`"data" has the id ${twice.id} twice.`));
	const bare = changes.value.find((change) => Object.keys(change).length === 1);
	return bare ? err(failure.usage(`"data" says nothing to change of ${bare.id}.`)) : changes;
}

function withIds(objects: readonly Row[], ids: readonly number[]): Result<readonly RowPatch[]> {
	const [first, ...others] = objects;
	if (!first || others.length > 0) return err(failure.usage('with "object-id", "data" must be one object, that holds for each id.'));
	if ('id' in first) return err(failure.usage('the id is said twice: leave out "object-id", or the "id" in "data".'));
	return ok(ids.map((id) => ({...first, id})));
}

function withOwnIds(objects: readonly Row[]): Result<readonly RowPatch[]> {
	const wrong = objects.findIndex(({id}) => !Number.isInteger(id) || Number(id) < 1);
	if (wrong < 0) return ok(objects as readonly RowPatch[]);
	const which = objects.length > 1 ? `item ${wrong + 1} of "data"` : '"data"';
	return err(failure.usage(`${which} has no "id" of an object.`, 'or say which objects: object-id 1,2'));
}
