import {failure} from '../../core/failure.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Item} from '../../netbox/read/item.js';
import {canonicalText} from '../../output/canonical.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {readContentTypes} from '../deletion/content-types.js';
import {toFields} from '../fields.js';
import {ownName} from '../names.js';
import type {PlanStep} from '../plan.js';
import {withoutSecrets} from './secrets.js';

type LogApi = Pick<Api, 'endpoint'>;

/** What the change log holds of one object: what was done to it, and how it was before and after, as NetBox keeps it. */
type LogEntry = {
	readonly type: string;
	readonly action: string;
	readonly id: number;
	readonly before: Row | null;
	readonly after: Row | null;
	readonly label: Json;
};

/**
 * The steps that take back what one request of any program has written, by the change log, the last first. An object that was changed since by another
 * request is told by its fields when it is read again. What the log does not hold is an error, never left out.
 */
export async function inverseOfRequest(request: string, api: LogApi, instance: string): Promise<Result<readonly PlanStep[]>> {
	const entries = await entriesOf(request, api);
	if (!entries.ok) return entries;
	if (entries.value.length === 0) return err(failure.noRequest(request, instance));
	const steps: PlanStep[] = [];
	for (const entry of entries.value.toReversed()) {
		const step = await stepOf(entry, api);
		if (!step.ok) return step;
		steps.push({...step.value, n: steps.length + 1});
	}
	return ok(steps);
}

async function entriesOf(request: string, api: LogApi): Promise<Result<readonly LogEntry[]>> {
	const [log, types] = await Promise.all([api.endpoint('core/object-changes').list({}, {unchecked: {request_id: request}}), readContentTypes(api)]);
	if (!log.ok) return log;
	if (!types.ok) return types;
	const kinds = new Map(types.value.map(({type, kind}) => [type, kind]));
	const entries: LogEntry[] = [];
	for (const row of log.value.filter(({request_id: id}) => id === request)) {
		const {changed_object_type: type, changed_object_id: id, action, prechange_data: before = null, postchange_data: after = null} = row;
		const kind = kinds.get(String(type));
		if (kind === undefined || typeof id !== 'number')
			return err(failure.notUndone(`${String(type)} ${String(id)}`, 'its kind has no list in the API'));
		const [old, now] = [isRow(before) ? before : null, isRow(after) ? after : null];
		entries.push({
			type: kind,
			action: actionOf(action ?? null),
			id,
			before: old,
			after: now,
			label: ownName(now ?? old ?? {}) ?? row['object_repr'] ?? null,
		});
	}
	return ok(entries);
}

const actionOf = (action: Json): string => String(isRow(action) ? action['value'] : action);

async function stepOf(entry: LogEntry, api: LogApi): Promise<Result<PlanStep>> {
	const {type, action, id, before, after, label} = entry;
	const collection = api.endpoint<Row>(type.replaceAll('.', '/'));
	const head = {n: 0, type, label};
	if (action === 'create') {
		const row = await collection.get(id);
		if (!row.ok) return row;
		if (!row.value) return err(failure.notUndone(`${type} ${id}`, 'it is gone already'));
		const set = Object.fromEntries(Object.entries(toFields(withoutSecrets(asMade(row.value, after)))).map(([field, old]) => [field, {old}]));
		// The ETag of no reading: whether it is as it was made is told by its fields.
		return ok({...head, verb: 'delete', id, set, seen: {etag: 'of the change log'}});
	}
	if (!before) return err(failure.notUndone(`${type} ${id}`, 'the change log does not hold how it was before'));
	const rules = await collection.fields(action === 'delete' ? 'create' : 'change');
	if (!rules.ok) return rules;
	if (action === 'delete') {
		const said = Object.entries(toFields(bodyFrom(before, rules.value))).filter(([, value]) => value !== null && value !== '');
		return ok({...head, verb: 'create', set: Object.fromEntries(said.map(([field, value]) => [field, {new: value}]))});
	}
	return changeBack(entry, rules.value);
}

/** The fields of an object that the log holds, as they were then; the rest as it is. */
function asMade(row: Item, after: Row | null): Row {
	const written = after === null ? {} : saidAs(after);
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Object.hasOwn(written, name) ? (written[name] ?? null) : value]));
}

function changeBack({type, id, label, before, after}: LogEntry, rules: FieldRules): Result<PlanStep> {
	if (!before || !after) return err(failure.notUndone(`${type} ${id}`, 'the change log does not hold it whole'));
	const [old, now] = [toFields(saidAs(before)), toFields(saidAs(after))];
	const names = Object.keys(now).filter((name) => canonicalText(now[name] ?? null) !== canonicalText(old[name] ?? null) && name !== 'last_updated');
	const unsaid = names.find((name) => own(rules, name.split('.')[0] ?? name)?.readOnly !== false);
	if (unsaid !== undefined && !unsaid.startsWith('_'))
		return err(failure.notUndone(`${type} ${id}`, `its field "${unsaid}" cannot be written by the API`));
	const set = names.filter((name) => !name.startsWith('_')).map((name) => [name, {old: now[name] ?? null, new: old[name] ?? null}] as const);
	return ok({n: 0, verb: 'update', type, id, label, set: Object.fromEntries(set), seen: {etag: 'of the change log'}});
}

/** What a body may say of a record of the log. */
const bodyFrom = (record: Row, rules: FieldRules): Row =>
	Object.fromEntries(Object.entries(saidAs(record)).filter(([name]) => own(rules, name)?.readOnly === false));

/** The log names tags by their names alone; a body says them as objects. */
const saidAs = (record: Row): Row =>
	Object.fromEntries(
		Object.entries(record).map(([name, value]) => [
			name,
			name === 'tags' && isList(value) ? (value as readonly Json[]).map((tag) => ({name: tag})) : value,
		]),
	);
