import * as z from 'zod/mini';
import type {Json} from '../../output/output.js';

/** What NetBox calls its lists, and the types of their filters. */
export const listsQuery = '{ __schema { queryType { fields { name args { name type { name } } } } } }';

const named = z.looseObject({name: z.string()});
const listsAnswer = z.object({
	__schema: z.object({
		queryType: z.object({
			fields: z.array(
				z.looseObject({...named.shape, args: z.array(z.looseObject({...named.shape, type: z.looseObject({name: z.nullable(z.string())})}))}),
			),
		}),
	}),
});

/** The lists of that answer, with the types of their filters. */
export function listsOf(data: Json): readonly {readonly name: string; readonly filters: string | undefined}[] {
	const fields = listsAnswer.safeParse(data).data?.__schema.queryType.fields ?? [];
	return fields
		.filter(({name}) => name.endsWith('_list'))
		.map(({name, args}) => ({name, filters: args.find((arg) => arg.name === 'filters')?.type.name ?? undefined}));
}

/** What a type of filters is made of, so that `{"name": "fceos4"}` can be written as this NetBox wants it. */
export const filterQuery =
	'query ($name: String!) { __type(name: $name) { inputFields { name type { kind enumValues { name } inputFields { name type { enumValues { name } } } } } } }';

const enumValues = z.nullish(z.array(z.looseObject({name: z.string()})));
const inputField = z.looseObject({
	name: z.string(),
	type: z.looseObject({
		enumValues,
		inputFields: z.nullish(z.array(z.looseObject({name: z.string(), type: z.looseObject({enumValues})}))),
	}),
});
const answer = z.object({__type: z.nullable(z.object({inputFields: z.nullish(z.array(inputField))}))});

/** A field of a type of filters, and what its values are made of. */
export type GraphqlInput = z.infer<typeof inputField>;

/** The fields of the type that was asked for. */
export const inputFieldsOf = (data: Json): readonly GraphqlInput[] => answer.safeParse(data).data?.__type?.inputFields ?? [];
