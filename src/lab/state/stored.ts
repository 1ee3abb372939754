import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {idOf} from '../model/context.js';
import {initialOf, isApart} from '../model/field.js';
import type {Kind} from '../model/kind.js';

/** A row as it is kept: relations by id, choices by value, nothing that can be computed. */
export function stored(kind: Kind, row: Row): Row {
	const record: {[name: string]: Json} = {id: idOf(row)};
	for (const name in kind.fields) {
		const field = kind.fields[name];
		if (field === undefined || field.is === 'made' || field.is === 'count' || field.is === 'fixed' || field.is === 'found' || isApart(field))
			continue;
		const value = row[name];
		record[name] = value === undefined ? initialOf(field) : field.is === 'custom' ? plainCustom(value) : plain(value, field.is);
	}
	return kind.keep === undefined ? record : {...record, ...kind.keep(row)};
}

function plain(value: Json, is: string): Json {
	if (is === 'ref') return isRow(value) ? (value['id'] ?? null) : value;
	if (is === 'refs') return Array.isArray(value) ? value.map((one) => (isRow(one) ? (one['id'] ?? null) : one)) : [];
	return is === 'choice' && isRow(value) ? (value['value'] ?? null) : value;
}

/** Custom fields as the database keeps them; unset ones are left out, as rows written by code leave them out. */
function plainCustom(value: Json): Json {
	const set = Object.entries(isRow(value) ? value : {}).filter(([, one]) => one !== null);
	return Object.fromEntries(set.map(([name, one]) => [name, plainValue(one)]));
}

/** A choice by its value, objects by their ids; any other value as it is. */
function plainValue(value: Json): Json {
	if (Array.isArray(value) && value.length > 0 && value.every((one) => isRow(one) && 'url' in one)) return plain(value, 'refs');
	return plain(value, isRow(value) && 'url' in value ? 'ref' : 'choice');
}
