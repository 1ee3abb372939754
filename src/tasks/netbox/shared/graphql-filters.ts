import type {GraphqlInput} from '../../../netbox/schema/graphql-types.js';
import type {Json, Row} from '../../../output/output.js';
import {isPlain} from '../../../output/row-values.js';

/** Whether a value is written as in REST: without the name of a lookup. */
export const isShort = (value: Json): boolean => isPlain(value) || Array.isArray(value);

/** Filters with their lookups: a value as `exact`, several as `in_list`, null as `is_null`, and names of choices as NetBox calls them. */
export const lengthen = (filters: Row, fields: readonly GraphqlInput[]): Row =>
	Object.fromEntries(
		Object.entries(filters).map(([name, value]) => {
			const type = fields.find((field) => field.name === name)?.type;
			return [name, type && isShort(value) ? lengthenOne(value, type) : value];
		}),
	);

function lengthenOne(value: Json, {enumValues: own, inputFields}: GraphqlInput['type']): Json {
	if (!inputFields) return choiceOf(value, own);
	if (inputFields.some(({name}) => name === 'filter_lookup')) return {filter_lookup: asLookup(value, undefined)};
	const exact = inputFields.find(({name}) => name === 'exact');
	return exact ? asLookup(value, exact.type.enumValues) : value;
}

function asLookup(value: Json, choices: GraphqlInput['type']['enumValues']): Json {
	if (value === null) return {is_null: true};
	return Array.isArray(value) ? {in_list: value.map((one: Json) => choiceOf(one, choices))} : {exact: choiceOf(value, choices)};
}

/** `active` as `STATUS_ACTIVE` or `ACTIVE`, as the server has it; what it does not have stays, and NetBox says so. */
function choiceOf(value: Json, choices: GraphqlInput['type']['enumValues']): Json {
	if (typeof value !== 'string' || !choices) return value;
	const word = value.toUpperCase().replace(/\W/g, '_');
	return choices.find(({name}) => name === value || name === word || name.endsWith(`_${word}`))?.name ?? value;
}
