import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {crash, lack} from '../http/answer.js';
import type {Scene} from '../model/context.js';
import {macOf} from '../reads/mac.js';
import {typeName} from './type-name.js';

/** One sentence for each place of a list at which something is wrong: `{"0": ["…"]}` (seen on 4.7.3). */
export type Placed = {readonly [place: string]: Json};

/** Reads a MAC address; `short`: by the short way of an interface, which has words of its own. */
export function readMac(value: Json, short: boolean): Result<Json, string> {
	if (short && typeof value !== 'string' && typeof value !== 'number') return err('Not a valid string.');
	const text = typeof value === 'number' ? value.toString(16).padStart(12, '0') : String(value);
	const mac = macOf(text.trim());
	if (mac !== undefined) return ok(mac);
	return err(short ? 'Enter a valid MAC address (e.g. 00:11:22:33:44:55).' : `Invalid MAC address format: ${text}`);
}

/** Reads ranges of numbers, each a list of its first and its last. */
export function readRanges(value: Json): Result<Json, string | Placed> {
	if (!Array.isArray(value)) return err({__all__: [`Expected a list of items but got type "${typeName(value)}".`]});
	const isRange = (one: Json): boolean => Array.isArray(one) && one.length === 2 && one.every((bound: Json) => Number.isInteger(bound));
	return placed(value, (one) => (isRange(one) ? undefined : ['Ranges must be specified in the form (lower, upper).']));
}

/** Reads one end of a cable: objects by type and number. What NetBox cables and the lab has not is thrown. */
export function readEnds(value: Json, scene: Scene): Result<Json, string | Placed> {
	if (!Array.isArray(value)) return err({__all__: [`Expected a list of items but got type "${typeName(value)}".`]});
	const read = placed(value, (one) => endFault(one, scene));
	if (!read.ok) return read;
	for (const {object_type, object_id} of value as readonly Row[]) {
		const kind = ends.includes(String(object_type)) ? scene.kindOfType(String(object_type)) : undefined;
		if (kind === undefined) throw lack(`cable that ends at ${String(object_type)}`);
		if (!scene.world.tables.get(kind.path)?.has(Number(object_id))) throw crash('DoesNotExist', `${kind.model} matching query does not exist.`);
	}
	return ok((value as readonly Row[]).map(({object_type = null, object_id}) => ({object_type, object_id: Number(object_id)})));
}

/** What a cable of the lab may end at. */
const ends: readonly string[] = ['dcim.interface', 'dcim.frontport', 'dcim.rearport'];

/** What is wrong with an object at an end, by its fields. */
function endFault(one: Json, scene: Scene): Json | undefined {
	if (!isRow(one)) return {__all__: [`Invalid data. Expected a dictionary, but got ${typeName(one)}.`]};
	const {object_type: type, object_id: id} = one;
	const faults: {[name: string]: Json} = {};
	if (type === undefined) faults['object_type'] = ['This field is required.'];
	else if (typeof type !== 'string' || type.split('.').length !== 2)
		faults['object_type'] = ["Invalid value. Specify a content type as '<app_label>.<model_name>'."];
	else if (scene.kindOfType(type) === undefined && !cabled.test(type)) faults['object_type'] = [`Invalid content type: ${type}`];
	if (id === undefined) faults['object_id'] = ['This field is required.'];
	else if (!/^\d+$/u.test(String(id))) faults['object_id'] = ['A valid integer is required.'];
	return Object.keys(faults).length > 0 ? faults : undefined;
}

/** What NetBox cables and the lab has no kind for. */
const cabled = /^(?:dcim\.(?:console(?:server)?port|power(?:port|outlet|feed))|circuits\.circuittermination)$/u;

export function placed(values: readonly Json[], faultOf: (one: Json) => Json | undefined): Result<Json, Placed> {
	const faults = values.flatMap((one, index) => {
		const fault = faultOf(one);
		return fault === undefined ? [] : [[String(index), fault] as const];
	});
	return faults.length > 0 ? err(Object.fromEntries(faults)) : ok(values);
}
