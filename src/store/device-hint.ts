import {valueAt} from '../cell.js';
import type {Json, Row} from '../output.js';
import type {CachedDevice, DeviceHint} from './cache.js';

/** What completion says of a device, out of its row as NetBox sent it. */
export function hintOf({id, name, row}: Pick<CachedDevice, 'id' | 'name' | 'row'>): DeviceHint {
	const text = (path: string): string | null => {
		const value = valueAt({row}, [path]);
		return typeof value === 'string' ? value : null;
	};
	return {id, name, site: text('site.name'), role: text('role.name'), status: text('status.value')};
}

/** Every different value that rows of devices have in a field, null left out. */
export function partsOf(rows: readonly Row[], field: string): readonly Json[] {
	const values = rows.map((row) => valueAt({row}, [field])).filter((value) => value !== null);
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** By name, those without one first, as SQLite sorts. */
export const byName = (a: DeviceHint, b: DeviceHint): number =>
	Number(a.name !== null) - Number(b.name !== null) || ((a.name ?? '') < (b.name ?? '') ? -1 : (a.name ?? '') > (b.name ?? '') ? 1 : a.id - b.id);
