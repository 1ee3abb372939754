import * as z from 'zod/mini';
import {type DescribedLists, kindOf, type ObjectField, type ObjectFields} from './object-fields.js';

const flag = z.optional(z.boolean());
/** The same as it was kept. */
export const describedListsShape: z.ZodMiniType<DescribedLists> = z.object({
	lists: z.record(
		z.string(),
		z.record(
			z.string(),
			z.object({
				...{kind: z.optional(z.string()), isMany: flag, readOnly: flag, choices: z.optional(z.array(z.string()))},
				...{filter: z.optional(z.string()), takesOne: flag, nullable: flag},
			}),
		),
	),
	kinds: z.record(z.string(), z.string()),
});

/** The value of a choice: an empty text among its values is none at all. */
type ChoiceValue = {readonly enum?: readonly unknown[] | undefined; readonly nullable?: boolean | undefined};
type Property = {
	readonly $ref?: string | undefined;
	readonly allOf?: readonly {readonly $ref?: string | undefined}[] | undefined;
	readonly items?: Property | undefined;
	readonly readOnly?: boolean | undefined;
	readonly nullable?: boolean | undefined;
	readonly properties?: {readonly value?: ChoiceValue | undefined} | undefined;
};
const reference = z.looseObject({$ref: z.optional(z.string())});
const single = {
	...reference.shape,
	allOf: z.catch(z.optional(z.array(reference)), undefined),
	readOnly: z.catch(flag, undefined),
	nullable: z.catch(flag, undefined),
	properties: z.catch(
		z.optional(z.looseObject({value: z.optional(z.looseObject({enum: z.optional(z.array(z.unknown())), nullable: z.catch(flag, undefined)}))})),
		undefined,
	),
};
const property: z.ZodMiniType<Property> = z.looseObject({...single, items: z.catch(z.optional(z.looseObject(single)), undefined)});
const component = z.looseObject({properties: z.optional(z.record(z.string(), z.unknown()))});
const documentShape = z.looseObject({
	paths: z.record(z.string(), z.looseObject({get: z.optional(z.unknown())})),
	components: z.optional(z.looseObject({schemas: z.optional(z.record(z.string(), z.unknown()))})),
});
const jsonOf = z.looseObject({'application/json': z.looseObject({schema: reference})});
const filters = z.looseObject({
	parameters: z.array(
		z.looseObject({
			name: z.string(),
			schema: z.optional(
				z.looseObject({type: z.catch(z.optional(z.string()), undefined), items: z.optional(z.looseObject({type: z.optional(z.string())}))}),
			),
		}),
	),
});
const reading = z.looseObject({responses: z.looseObject({'200': z.looseObject({content: jsonOf})})});

/** The properties of each component of an OpenAPI document by its name (`Site`, `PaginatedSiteList`). */
type Components = ReadonlyMap<string, {readonly [field: string]: unknown}>;

/**
 * The fields of the objects of each list, as the answers of an OpenAPI document describe them: bodies
 * say of several related objects no more than that they are numbers. A list that the document does not describe is left out.
 */
export function describeLists(document: unknown): DescribedLists {
	const {paths = {}, components} = documentShape.safeParse(document).data ?? {};
	const parts: Components = new Map(
		Object.entries(components?.schemas ?? {}).map(([name, one]) => [name, component.safeParse(one).data?.properties ?? {}]),
	);
	const lists = Object.entries(paths).flatMap(([path, {get}]) => {
		const name = path.startsWith('/api/') && !path.includes('{') ? rowOf(get, parts) : undefined;
		return name === undefined ? [] : [{path: path.slice('/api'.length), name, get}];
	});
	const names = kindsByName(lists);
	const kinds = Object.fromEntries(lists.flatMap(({path, name}) => (names.has(plainName(name)) ? [[path, names.get(plainName(name)) ?? '']] : [])));
	return {
		kinds,
		lists: Object.fromEntries(lists.map(({path, name, get}) => [path, describe(parts.get(name) ?? {}, {kinds: names, filters: idFilters(get)})])),
	};
}

/** The filters of a list that take ids, each with whether it takes one alone; those of trees say that they take texts, and match what is below too. */
function idFilters(get: unknown): ReadonlyMap<string, boolean> {
	const {parameters = []} = filters.safeParse(get).data ?? {};
	return new Map(
		parameters.flatMap(({name, schema}) => {
			const type = schema?.type === 'array' ? schema.items?.type : schema?.type;
			return type === 'integer' || name.endsWith('_id') ? [[name, schema?.type !== 'array'] as const] : [];
		}),
	);
}

/** The filter for the objects that a field names: `site_id`, `tag_id` of `tags`, or, in plugins, `peer_group`. */
function filterFor(field: string, ids: ReadonlyMap<string, boolean>): Pick<ObjectField, 'filter' | 'takesOne'> {
	const filter = [`${field}_id`, `${field.replace(/s$/, '')}_id`, field].find((name) => ids.has(name));
	return filter === undefined ? {} : {filter, ...(ids.get(filter) && {takesOne: true})};
}

/** `#/components/schemas/Site` as `Site`. */
const nameIn = ({$ref = ''}: {readonly $ref?: string | undefined}): string | undefined => /^#\/components\/schemas\/(.+)$/.exec($ref)?.[1];

/** The name of the rows of a list, by the page that it answers with. */
function rowOf(get: unknown, parts: Components): string | undefined {
	const page = nameIn(reading.safeParse(get).data?.responses['200'].content['application/json'].schema ?? {});
	const results = page === undefined ? undefined : property.safeParse(parts.get(page)?.['results']).data;
	return results?.items && nameIn(results.items);
}

/** Lists by what their rows are called. The first of several of one app stands for its others; a name in two apps tells nothing. */
function kindsByName(lists: readonly {readonly path: string; readonly name: string}[]): ReadonlyMap<string, string> {
	const named = new Map<string, string[]>();
	for (const {path, name} of lists) {
		named.set(plainName(name), [...(named.get(plainName(name)) ?? []), kindOf(path)]);
	}
	return new Map(
		[...named].flatMap(([name, kinds]) => {
			const apps = new Set(kinds.map((kind) => kind.slice(0, kind.lastIndexOf('.'))));
			// The longer one of two names of a list is the one with its words apart (`peer-group`, `bgppeergroup`), if any has a hyphen.
			const [first] = kinds.toSorted((a, b) => Number(b.includes('-')) - Number(a.includes('-')) || a.length - b.length);
			return apps.size === 1 && first !== undefined ? [[name, first] as const] : [];
		}),
	);
}

/** What NetBox calls the same objects where they stand within others, and where they are shown in full. */
const plainName = (name: string): string => name.replace(/^(?:Brief|Nested)(?=[A-Z])/, '').replace(/WithConfigContext$/, '');

type OfList = {readonly kinds: ReadonlyMap<string, string>; readonly filters: ReadonlyMap<string, boolean>};

const describe = (fields: {readonly [field: string]: unknown}, {kinds, filters: ids}: OfList): ObjectFields =>
	Object.fromEntries(
		Object.entries(fields).map(([name, one]) => {
			const field = fieldOf(property.safeParse(one).data ?? {}, kinds);
			return [name, {...field, ...(field.kind !== undefined && filterFor(name, ids))}];
		}),
	);

function fieldOf(of: Property, kinds: ReadonlyMap<string, string>): ObjectField {
	const single = nameIn(of) ?? of.allOf?.map(nameIn).find((name) => name !== undefined);
	const name = single ?? (of.items && (nameIn(of.items) ?? of.items.allOf?.map(nameIn).find((one) => one !== undefined)));
	const kind = name === undefined ? undefined : kinds.get(plainName(name));
	const choices = of.properties?.value?.enum?.flatMap((one) => (one === null || one === '' ? [] : [String(one)]));
	return {
		...(kind !== undefined && {kind, ...(single === undefined && {isMany: true})}),
		...(of.readOnly === true && {readOnly: true}),
		...(choices && {choices}),
		...nullableOf(of),
	};
}

/** Whether a body may say null: NetBox tells the same of its rows and its bodies, but that an empty choice is an empty text in the document. */
function nullableOf({nullable = false, properties}: Property): {readonly nullable?: boolean} {
	if (!properties?.value) return {nullable};
	const {enum: values, nullable: inside = false} = properties.value;
	return nullable || inside ? {nullable: true} : values ? {nullable: values.includes(null) || values.includes('')} : {};
}
