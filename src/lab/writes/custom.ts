import {stringifyJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {lack} from '../http/answer.js';
import {customFieldsOf, type KnownField} from '../kinds/extras/known-fields.js';
import type {Scene} from '../model/context.js';
import type {Faults, Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import {readCustomValue} from '../values/custom-values.js';
import {readRef} from '../values/related-values.js';

/** The custom fields of a record as a body leaves them, before their values are checked. */
export type CustomDraft = {readonly set: ReadonlyMap<string, Json>; readonly known: readonly KnownField[]};

/** Reads the custom fields of a body by their names. A new record holds every one, with its default, where the body gives none. */
export function readCustomFields(
	given: Json | undefined,
	before: Row | undefined,
	at: {readonly scene: Scene; readonly kind: Kind},
): Result<CustomDraft, Faults> {
	if (given === null) return err({custom_fields: ['This field may not be null.']});
	if (given !== undefined && !isRow(given)) return err({custom_fields: [notNamed]});
	const known = customFieldsOf(at.scene, at.kind.type);
	const isBare = before === undefined && given === undefined;
	const set = new Map(isBare ? initialOf(at) : Object.entries((before?.['custom_fields'] ?? {}) as Row));
	const unknown: [string, string][] = [];
	for (const [name, value] of Object.entries(given ?? {})) {
		const field = known.find((one) => one.name === name);
		if (field === undefined) {
			if (at.scene.profile.isFrom('4.5.8')) unknown.push([name, `Custom field '${name}' does not exist for this object type.`]);
			continue;
		}
		const read = readRelated(field, value, at.scene);
		if (!read.ok) return err({custom_fields: [read.error]});
		set.set(name, read.value);
	}
	return unknown.length > 0 ? err({custom_fields: Object.fromEntries(unknown)}) : ok({set, known});
}

const notNamed = 'Invalid data format. Custom field data must be passed as a dictionary mapping field names to their values.';

/** Checks the values. Where the body gives any, the defaults come only after that, so that a required one is missing although it has a default (seen on 4.7.3). */
export function checkCustomFields({set, known}: CustomDraft, at: CheckAt): Result<Row, Faults> {
	const read = checked(set, known, at);
	if (!read.ok) return read;
	return ok({custom_fields: at.before === undefined ? {...Object.fromEntries(initialOf(at)), ...read.value} : read.value});
}

type CheckAt = {readonly scene: Scene; readonly kind: Kind; readonly before: Row | undefined};

/** All values are checked, those too that a body does not give (seen on 4.7.3). */
function checked(set: ReadonlyMap<string, Json>, known: readonly KnownField[], at: CheckAt): Result<Row, Faults> {
	const kept: [string, Json][] = [];
	for (const [name, value] of set) {
		const field = known.find((one) => one.name === name);
		const read = field === undefined ? ok(value) : readCustomValue(field, value);
		if (!read.ok) return err({__all__: [`Invalid value for custom field '${name}': ${read.error}`]});
		if (field?.unique && isTaken(name, read.value, at)) return err({__all__: [`Custom field '${name}' must have a unique value.`]});
		kept.push([name, read.value]);
	}
	const missing = known.find(({name, required}) => required && !set.has(name));
	return missing ? err({__all__: [`Missing required custom field '${missing.name}'.`]}) : ok(Object.fromEntries(kept));
}

/** Whether another object of the kind has the value. */
function isTaken(name: string, value: Json, {scene, kind, before}: CheckAt): boolean {
	if (value === null || value === '') return false;
	const others = [...tableOf(scene.world, kind.path).values()].filter(({id}) => id !== before?.['id']);
	return others.some((row) => stringifyJson((row['custom_fields'] as Row | undefined)?.[name] ?? null) === stringifyJson(value));
}

/** A new record takes the default of a field that is being provisioned too. */
const initialOf = ({scene, kind}: {readonly scene: Scene; readonly kind: Kind}): readonly (readonly [string, Json])[] =>
	customFieldsOf(scene, kind.type, ['active', 'provisioning']).map(({name, initial}) => [name, initial]);

/** The ids of objects; any other value as it is. */
function readRelated({type, related}: KnownField, value: Json, scene: Scene): Result<Json, string> {
	if ((type !== 'object' && type !== 'multiobject') || value === null) return ok(value);
	const kind = scene.kindOfType(related);
	if (kind === undefined) throw lack(`kind ${related}, which a custom field shows`);
	if (type === 'object') return readRef(kind.path, value, scene);
	if (!Array.isArray(value)) return err(`Unknown related object(s): ${stringifyJson(value)}`);
	const ids: Json[] = [];
	for (const one of value as readonly Json[]) {
		const id = readRef(kind.path, one, scene);
		if (!id.ok) return id;
		ids.push(id.value);
	}
	return ok(ids);
}
