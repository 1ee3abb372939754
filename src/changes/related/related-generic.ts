import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Json, Row} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import {type ContentType, readContentTypes} from '../deletion/content-types.js';
import {kindsNamedBy} from '../deletion/generic-relations.js';
import {isSaid, oneFault, type SaidObject, typeFieldOf} from './related-forms.js';

/** A value that names an object by its type, which stands beside it: `scope_id`, or `object_id` of an end of a cable. */
type TypedName = {
	readonly item: number;
	/** As messages call it: `scope_id`, `a_terminations.object_id`. */
	readonly label: string;
	/** The field of the body in which it stands, and where in its value. */
	readonly field: string;
	readonly at: readonly (string | number)[];
	readonly type: Json | undefined;
	readonly typeLabel: string;
	readonly value: Json;
};

/** The same as it is looked up. */
export type FoundType = Pick<TypedName, 'item' | 'label' | 'field' | 'at'> & {readonly kind: string; readonly said: SaidObject};

type GenericPlace = {readonly path: string; readonly what: string; readonly rules: FieldRules; readonly api: Pick<Api, 'endpoint'>};
type FaultOfItem = {readonly item: number; readonly fault: Failure};

/** The values of a body that name objects by type; `row` is the object that is changed, which has the type where the body does not say it. */
export function typedNames(body: Row, {item, row, rules}: {readonly item: number; readonly row: Row | undefined; readonly rules: FieldRules}) {
	return Object.entries(body).flatMap(([field, value]): readonly TypedName[] => {
		const typeField = typeFieldOf(field, rules);
		if (typeField !== undefined && value !== null)
			return [{item, label: field, field, at: [], type: body[typeField] ?? row?.[typeField], typeLabel: typeField, value}];
		return cableEnds.has(field) && isList(value) ? (value as readonly Json[]).flatMap((end, place) => endOf(end, {item, field, place})) : [];
	});
}

const cableEnds: ReadonlySet<string> = new Set(['a_terminations', 'b_terminations']);

function endOf(end: Json, {item, field, place}: {readonly item: number; readonly field: string; readonly place: number}): readonly TypedName[] {
	if (!isRow(end) || end['object_id'] === undefined) return [];
	const [label, typeLabel] = [`${field}.object_id`, `${field}.object_type`];
	return [{item, label, field, at: [place, 'object_id'], type: end['object_type'], typeLabel, value: end['object_id']}];
}

/** The kinds of these, by the content types of NetBox, which are read once; and what is wrong with some. */
export async function withTypes(
	names: readonly TypedName[],
	place: GenericPlace,
): Promise<Result<{readonly found: readonly FoundType[]; readonly faults: readonly FaultOfItem[]}>> {
	if (names.length === 0) return ok({found: [], faults: []});
	const types = await readContentTypes(place.api);
	if (!types.ok) return err(types.error);
	const read = names.map((name) => ({name, kind: kindOf(name, types.value, place)}));
	return ok({
		found: read.flatMap(({name, kind}): readonly FoundType[] =>
			typeof kind === 'string' && isSaid(name.value) ? [{...name, kind, said: name.value}] : [],
		),
		faults: read.flatMap(({name, kind}) => {
			const fault = typeof kind === 'string' ? oneFault(name.label, name.value, true) : kind;
			return fault ? [{item: name.item, fault}] : [];
		}),
	});
}

/** The kind that a type means, or why there is none. */
function kindOf({label, typeLabel, field, type}: TypedName, types: readonly ContentType[], {path, what}: GenericPlace): string | Failure {
	const nothing = 'nothing was sent';
	if (type === undefined || type === null)
		return failure.usage(`"${label}" of ${what} needs "${typeLabel}".`, 'as in "dcim.interface"; nothing was sent');
	const found = types.find((one) => one.type === type);
	const may = cableEnds.has(field)
		? kindsNamedBy('dcim.cable-terminations', 'termination')
		: kindsNamedBy(path.replaceAll('/', '.'), field.slice(0, -3));
	const taken = may ? types.filter(({kind}) => may.includes(kind)) : types;
	const near = didYouMean(
		nearest(
			String(type),
			taken.map((one) => one.type),
		),
	);
	if (!found) return failure.usage(`"${String(type)}" is no type of objects that have a list, for "${typeLabel}".${near}`, nothing);
	if (may?.includes(found.kind) === false)
		return failure.usage(
			`"${typeLabel}" of ${what} is no ${found.type}: it takes ${taken
				.map((one) => one.type)
				.toSorted()
				.join(', ')}.`,
			nothing,
		);
	return found.kind;
}
