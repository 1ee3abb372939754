import {stringifyJson} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import {valueAt} from '../../output/row-values.js';
import type {CachedDevice, DeviceHint} from './cache.js';

/** The hint of completion for a device, from its row as NetBox sent it. */
export function hintOf({id, name, row}: Pick<CachedDevice, 'id' | 'name' | 'row'>): DeviceHint {
	const parts = ['site.name', 'role.name', 'status.value'].map((path) => valueAt({row}, [path]));
	return {id, name, about: parts.filter((part) => typeof part === 'string' && part !== '').join(', ')};
}

/** Every different value of a field in rows of devices, without null. */
export function partsOf(rows: readonly Row[], field: string): readonly Json[] {
	const values = rows.map((row) => valueAt({row}, [field])).filter((value) => value !== null);
	return [...new Map(values.map((value) => [stringifyJson(value), value])).values()];
}

/** By name, nameless ones first, as SQLite sorts. */
export const byName = (a: DeviceHint, b: DeviceHint): number =>
	Number(a.name !== null) - Number(b.name !== null) || ((a.name ?? '') < (b.name ?? '') ? -1 : (a.name ?? '') > (b.name ?? '') ? 1 : a.id - b.id);
