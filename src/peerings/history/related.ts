import {ok, type Result} from '../../core/result.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Json, Row} from '../../output/output.js';
import {cellText, isList} from '../../output/row-values.js';
import {type ShownKind, sessionFields, shownKinds} from '../model.js';
import type {FieldEdit} from './changes.js';

/** What the ids in changed fields stand for today, and what is to be said of those that stand for nothing. */
type Related = {readonly named: (changed: FieldEdit) => FieldEdit; readonly notes: readonly string[]};

/** Asks for the objects that changed fields show, one request for each kind of them: the log has them by id. */
export async function readRelated(netbox: Netbox, changed: readonly FieldEdit[]): Promise<Related> {
	const wanted = new Map<ShownKind, Set<number>>();
	for (const one of changed) {
		const kind = kindOf(one.field);
		if (kind) wanted.set(kind, new Set([...(wanted.get(kind) ?? []), ...idsOf(one.old), ...idsOf(one.new)]));
	}
	const asked = [...wanted].filter(([, ids]) => ids.size > 0);
	const found = await Promise.all(asked.map(async ([kind, ids]) => ({kind, ids, names: await readNames(netbox, kind, [...ids])})));
	const names = new Map(found.map((one) => [one.kind, one.names.ok ? one.names.value : nobody]));
	const unread = found.flatMap((one) => (one.names.ok ? [] : [`${one.kind.endpoint.what} are shown by their ids: ${one.names.error.message}`]));
	const isGone = found.some(({ids, names}) => names.ok && [...ids].some((id) => !names.value.has(id)));
	return {
		named: (one) => {
			const kind = kindOf(one.field);
			const known = kind && names.get(kind);
			return known ? {...one, old: nameIn(known, one.old), new: nameIn(known, one.new)} : one;
		},
		notes: [...unread, ...(isGone ? ['what is shown by its id was deleted since, or is hidden from this token'] : [])],
	};
}

type Names = ReadonlyMap<number, Json>;

const nobody: Names = new Map();

async function readNames(netbox: Netbox, {endpoint}: ShownKind, ids: readonly number[]): Promise<Result<Names>> {
	const listed = await netbox.listBy(endpoint, {parameter: 'id', values: ids}, [['fields', 'id,display,name,asn,address,prefix']]);
	return listed.ok ? ok(new Map(listed.value.rows.map((row) => [row.id, nameOf(row)]))) : listed;
}

const nameOf = (row: Row): Json => row['asn'] ?? row['address'] ?? row['prefix'] ?? row['name'] ?? row['display'] ?? null;

const kinds = new Map(shownKinds.map((kind) => [kind.type, kind]));
const kindOf = (field: string): ShownKind | undefined => kinds.get(sessionFields.find((one) => one.field === field)?.type ?? '');

/** Tags stand in the log by their names. */
const idsOf = (value: Json): readonly number[] => (isList(value) ? value : [value]).filter((one) => typeof one === 'number');

function nameIn(names: Names, value: Json): Json {
	if (isList(value)) return value.map((one) => nameIn(names, one as Json));
	return typeof value === 'number' ? (names.get(value) ?? `id ${cellText(value)}`) : value;
}
