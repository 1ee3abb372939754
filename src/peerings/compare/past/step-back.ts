import {err, ok, type Result} from '../../../core/result.js';
import {canonicalText} from '../../../output/canonical.js';
import type {Json, Row} from '../../../output/output.js';
import {cellText, isEmpty, isList} from '../../../output/row-values.js';
import type {PastChange} from './log.js';

/**
 * The state of an object before all of these changes (newest first), from the one that it has now; undefined where it is not there. Each step must find
 * what the log says it was after the change, or the error says where it does not. Of a state only the fields count that both have.
 */
export function stepBack(reached: Row | undefined, changes: readonly PastChange[]): Result<Row | undefined, string> {
	let state = reached;
	for (const change of changes) {
		const fault = faultOf(state, change);
		if (fault !== undefined) return err(`${fault} in change ${change.id} of ${change.time}`);
		state = change.action === 'create' ? undefined : {...state, ...emptied(state), ...change.before};
	}
	return ok(state);
}

/** Why the change does not lead to the state; undefined where it does. */
function faultOf(state: Row | undefined, {action, before, after}: PastChange): string | undefined {
	if (action === 'delete') {
		if (state) return 'it is there, and the log deletes it';
		return isEmpty(before) ? 'the log does not say what it was' : undefined;
	}
	if (!state) return 'it is gone, and the log does not delete it';
	if (isEmpty(after) || (action === 'update' && isEmpty(before))) return 'the log does not say what was changed';
	const left = {...emptied(state), ...after};
	const field = Object.keys(left).find((name) => Object.hasOwn(state, name) && !isSame(state[name] ?? null, left[name] ?? null));
	return field === undefined ? undefined : `its ${field} is ${wordsOf(state[field])}, and ${wordsOf(after[field])}`;
}

/** The custom fields of a state, all empty: of those that the log does not name the object held nothing. */
const emptied = (state: Row | undefined): Row =>
	Object.fromEntries(Object.keys(state ?? {}).flatMap((name) => (name.startsWith('custom_fields.') ? [[name, null] as const] : [])));

/** Related objects have no order. */
const isSame = (one: Json, other: Json): boolean => canonicalText(inOrder(one)) === canonicalText(inOrder(other)) || (isEmpty(one) && isEmpty(other));

const inOrder = (value: Json): Json => (isList(value) && value.every(isId) ? value.toSorted((a, b) => a - b) : value);
const isId = (value: unknown): value is number => typeof value === 'number';

const wordsOf = (value: Json | undefined): string => (isEmpty(value ?? null) ? 'empty' : `"${cellText(value ?? null).slice(0, 60)}"`);
