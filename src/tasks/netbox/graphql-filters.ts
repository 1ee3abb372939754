import {z} from 'zod';
import type {Json, Row} from '../../output.js';

/** What a type of filters is made of, so that `{"name": "fceos4"}` can be written as this NetBox wants it. */
export const filterQuery =
	'query ($name: String!) { __type(name: $name) { inputFields { name type { kind enumValues { name } inputFields { name type { enumValues { name } } } } } } }';

const enumValues = z.array(z.looseObject({name: z.string()})).nullish();
const inputField = z.looseObject({
	name: z.string(),
	type: z.looseObject({
		enumValues,
		inputFields: z.array(z.looseObject({name: z.string(), type: z.looseObject({enumValues})})).nullish(),
	}),
});
const answer = z.object({__type: z.object({inputFields: z.array(inputField).nullish()}).nullable()});

type InputField = z.infer<typeof inputField>;

/** The fields of the type that was asked for. */
export const inputFieldsOf = (data: Json): readonly InputField[] => answer.safeParse(data).data?.__type?.inputFields ?? [];

/** Whether a value is written as in REST: without the name of a lookup. */
export const isShort = (value: Json): boolean => value === null || typeof value !== 'object' || Array.isArray(value);

/** Filters with their lookups: a value as `exact`, several as `in_list`, null as `is_null`, and names of choices as NetBox calls them. */
export const lengthen = (filters: Row, fields: readonly InputField[]): Row =>
	Object.fromEntries(
		Object.entries(filters).map(([name, value]) => {
			const type = fields.find((field) => field.name === name)?.type;
			return [name, type && isShort(value) ? lengthenOne(value, type) : value];
		}),
	);

function lengthenOne(value: Json, {enumValues: own, inputFields}: InputField['type']): Json {
	if (!inputFields) return choiceOf(value, own);
	if (inputFields.some(({name}) => name === 'filter_lookup')) return {filter_lookup: asLookup(value, undefined)};
	const exact = inputFields.find(({name}) => name === 'exact');
	return exact ? asLookup(value, exact.type.enumValues) : value;
}

function asLookup(value: Json, choices: InputField['type']['enumValues']): Json {
	if (value === null) return {is_null: true};
	return Array.isArray(value) ? {in_list: value.map((one: Json) => choiceOf(one, choices))} : {exact: choiceOf(value, choices)};
}

/** `active` as `STATUS_ACTIVE` or `ACTIVE`, as the server has it; what it does not have stays, and NetBox says so. */
function choiceOf(value: Json, choices: InputField['type']['enumValues']): Json {
	if (typeof value !== 'string' || !choices) return value;
	const word = value.toUpperCase().replace(/\W/g, '_');
	return choices.find(({name}) => name === value || name === word || name.endsWith(`_${word}`))?.name ?? value;
}
