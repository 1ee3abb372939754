import {stringifyJson} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import {valueAt} from '../../output/row-values.js';
import type {CachedDevice, DeviceHint} from './cache.js';

/** What completion says of a device, out of its row as NetBox sent it. */
export function hintOf({id, name, row}: Pick<CachedDevice, 'id' | 'name' | 'row'>): DeviceHint {
	const parts = ['site.name', 'role.name', 'status.value'].map((path) => valueAt({row}, [path]));
	return {id, name, about: parts.filter((part) => typeof part === 'string' && part !== '').join(', ')};
}

/** Every different value that rows of devices have in a field, null left out. */
export function partsOf(rows: readonly Row[], field: string): readonly Json[] {
	const values = rows.map((row) => valueAt({row}, [field])).filter((value) => value !== null);
	return [...new Map(values.map((value) => [stringifyJson(value), value])).values()];
}

/** By name, those without one first, as SQLite sorts. */
export const byName = (a: DeviceHint, b: DeviceHint): number =>
	Number(a.name !== null) - Number(b.name !== null) || ((a.name ?? '') < (b.name ?? '') ? -1 : (a.name ?? '') > (b.name ?? '') ? 1 : a.id - b.id);
