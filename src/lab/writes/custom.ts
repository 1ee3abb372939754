import {ExactNumber} from '../../core/exact-number.js';
import {stringifyJson} from '../../core/json-text.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {lack} from '../http/answer.js';
import {customFieldsOf, type KnownField} from '../kinds/extras.js';
import type {Scene} from '../model/context.js';
import type {Faults, Kind} from '../model/kind.js';
import {readRef} from './values.js';

/** The custom fields of a record after a body; a new record holds every one, with its default. */
export function readCustomFields(
	given: Json | undefined,
	before: Row | undefined,
	at: {readonly scene: Scene; readonly kind: Kind},
): Result<Row, Faults> {
	const known = customFieldsOf(at.scene, at.kind.type);
	const set = new Map(before === undefined ? initialOf(at) : Object.entries((before['custom_fields'] ?? {}) as Row));
	const unknown: [string, string][] = [];
	for (const [name, value] of Object.entries((given ?? {}) as Row)) {
		const field = known.find((one) => one.name === name);
		if (field === undefined) {
			if (at.scene.profile.since45) unknown.push([name, `Custom field '${name}' does not exist for this object type.`]);
			continue;
		}
		const read = readRelated(field, value, at.scene);
		if (!read.ok) return err({custom_fields: [read.error]});
		const plain = isRow(read.value) && Object.hasOwn(read.value, 'value') ? (own(read.value, 'value') ?? null) : read.value;
		const fault = faultOf(field, plain);
		if (fault !== undefined) return err({__all__: [`Invalid value for custom field '${name}': ${fault}`]});
		set.set(name, plain);
	}
	return unknown.length > 0 ? err({custom_fields: Object.fromEntries(unknown)}) : ok(Object.fromEntries(set));
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

const isInteger = (value: Json): boolean => (value instanceof ExactNumber ? /^-?\d+$/.test(value.digits) : Number.isInteger(value));

function faultOf({type, choices, choiceSet}: KnownField, value: Json): string | undefined {
	if (value === null) return undefined;
	if (type === 'boolean' && typeof value !== 'boolean') return 'Value must be true or false.';
	if (type === 'integer' && !isInteger(value)) return 'Value must be an integer.';
	return type === 'select' && !choices.some(([choice]) => choice === value) ? `Invalid choice (${value}) for choice set ${choiceSet}.` : undefined;
}
