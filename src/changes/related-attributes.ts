import {isNumber} from '../core/exact-number.js';
import type {Item} from '../netbox/read/item.js';
import {isChoice, isRelated} from '../netbox/write/likeness.js';
import type {Json, Row} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import type {NaturalKey} from './natural-keys.js';

/** Whether an object has attributes; undefined where that cannot be told, since NetBox reads more of them than an object shows. */
function hasAttributes(said: Row, row: Row, keys: readonly NaturalKey[]): boolean | undefined {
	const each = Object.entries(said).map(([name, value]) => hasAttribute({name, value}, row, keys));
	if (each.includes(false)) return false;
	return each.includes(undefined) ? undefined : each.length > 0;
}

type Attribute = {readonly name: string; readonly value: Json};

function hasAttribute({name, value}: Attribute, row: Row, keys: readonly NaturalKey[]): boolean | undefined {
	if (!Object.hasOwn(row, name)) return undefined;
	const there = row[name] ?? null;
	if (value === null || there === null) return value === there;
	if (isList(value) || isList(there)) return undefined;
	if (isRow(value)) return isRow(there) && !isChoice(there) ? hasAttributes(value, there, []) : undefined;
	if (isRelated(there)) return isNumber(value) || /^\d+$/.test(String(value)) ? String(value) === String(there.id) : false;
	if (isChoice(there)) return value === there['value'];
	const key = keys.find(({field}) => field === name);
	// Of a network or an address NetBox compares the mask as well.
	if (key)
		return (
			key.means(String(value), there) &&
			(!/[.:]/.test(String(there)) || name === 'name' || String(value).includes('/') === String(there).includes('/'))
		);
	return typeof value === 'boolean' || typeof there === 'boolean' ? value === there : String(value) === String(there);
}

/** The texts and ids by which objects with attributes can be asked for. */
export const namesIn = (said: Row, keys: readonly NaturalKey[]): readonly (string | number)[] =>
	Object.entries(said).flatMap(([name, value]) =>
		(name === 'id' || keys.some(({field}) => field === name)) && (typeof value === 'string' || isNumber(value))
			? [isNumber(value) ? Number(String(value)) : value]
			: [],
	);

/** The objects that have the attributes, and those of which it cannot be told. */
export function withAttributes(
	said: Row,
	rows: readonly Item[],
	keys: readonly NaturalKey[],
): {readonly meant: readonly Item[]; readonly perhaps: readonly Item[]} {
	const told = rows.map((row) => ({row, has: hasAttributes(said, row, keys)}));
	return {meant: told.filter(({has}) => has === true).map(({row}) => row), perhaps: told.filter(({has}) => has === undefined).map(({row}) => row)};
}
