import {corrected} from './corrections.js';
import {reduceFilters} from './reduce-filters.js';
import type {ReducedField, ReducedList, ReducedSchema, ReducedShape, ReducedType} from './reduced.js';

/** A part of an OpenAPI document that describes a value. */
export type Described = {
	readonly $ref?: string;
	readonly type?: string;
	readonly format?: string;
	readonly maximum?: number;
	readonly nullable?: boolean;
	readonly description?: string;
	readonly enum?: readonly (string | number | null)[];
	readonly 'x-spec-enum-id'?: string;
	readonly items?: Described;
	readonly allOf?: readonly Described[];
	readonly oneOf?: readonly Described[];
	readonly properties?: {readonly [name: string]: Described};
	readonly required?: readonly string[];
	readonly additionalProperties?: Described | boolean;
};

type Content = {readonly content?: {readonly 'application/json': {readonly schema: Described}}};
type Operation = {
	readonly parameters?: readonly Parameter[];
	readonly requestBody?: Content;
	readonly responses: {readonly [status: string]: Content};
};

/** A parameter of a request. */
export type Parameter = {readonly name: string; readonly in: string; readonly schema: Described};

/** The parts of an OpenAPI document that are read here. */
export type OpenApi = {
	readonly info: {readonly version: string};
	readonly paths: {readonly [path: string]: {readonly get?: Operation; readonly post?: Operation}};
	readonly components: {readonly schemas: {readonly [name: string]: Described}};
};

const refOf = (of: Described | undefined): string | undefined => /^#\/components\/schemas\/(.+)$/.exec(of?.$ref ?? '')?.[1];

/** The text of the reduced schema, a line for each list, set of choices and shape. */
export function reducedSchema(document: OpenApi): string {
	const sets = createChoiceSets(document);
	const reduction = createReduction(document, sets);
	const lists = Object.entries(document.paths).flatMap(([path, {get, post}]) => {
		const parameters = get?.parameters ?? [];
		if (path.includes('{') || !parameters.some(({name}) => name === 'limit')) return [];
		const page = document.components.schemas[refOf(jsonOf(get?.responses['200'])) ?? ''];
		const row = reduction.take(refOf(page?.properties?.['results']?.items));
		const sent = jsonOf(post?.requestBody);
		const body = reduction.take(refOf(sent?.oneOf?.[0] ?? sent));
		if (row === undefined) throw new Error(`${path} does not say what its rows are`);
		const list: ReducedList = {row, ...(body !== undefined && {body}), filters: reduceFilters(parameters, sets.nameOf)};
		return [[path.replace(/^\/api\/|\/$/g, ''), list] as const];
	});
	reduction.finish();
	return linesOf({version: document.info.version, lists: Object.fromEntries(lists), choices: sets.used(), shapes: reduction.shapes()});
}

const jsonOf = (of: Content | undefined): Described | undefined => of?.content?.['application/json'].schema;

const linesOf = ({version, ...tables}: ReducedSchema): string => {
	const parts = Object.entries(tables).map(([name, table]) => {
		const lines = Object.entries(table as object).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
		return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`;
	});
	return `{\n  "version": ${JSON.stringify(version)},\n${parts.join(',\n')}\n}\n`;
};

/** Sets of values, each with the name of the first field that has them: `SiteStatus`. */
type ChoiceSets = {
	/** The name of the set of an enumeration, which a filter may name by its id alone; undefined where it is none. */
	readonly nameOf: (of: Described) => string | undefined;
	readonly used: () => ReducedSchema['choices'];
};

const pascal = (text: string): string => text.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

function createChoiceSets({components}: OpenApi): ChoiceSets {
	const byId = new Map<string, {readonly name: string; readonly values: readonly (string | number)[]}>();
	const names = new Set<string>();
	const add = (owner: string, field: string, of: Described): void => {
		const id = of['x-spec-enum-id'];
		if (id === undefined || of.enum === undefined || byId.has(id)) return;
		const wanted = pascal(`${owner}_${field}`);
		const name = names.has(wanted) ? `${wanted}Value` : wanted;
		names.add(name);
		byId.set(id, {name, values: of.enum.filter((value): value is string | number => value !== null && value !== '')});
	};
	// The rows in full name the sets best, the one with the shortest name first: `SiteStatus`, not `LocationStatus`.
	const order = Object.keys(components.schemas).toSorted((a, b) => Number(isPart(a)) - Number(isPart(b)) || a.length - b.length || (a < b ? -1 : 1));
	for (const owner of order)
		for (const [field, of] of Object.entries(components.schemas[owner]?.properties ?? {}))
			for (const one of [of, of.properties?.['value'], of.items, of.additionalProperties]) if (typeof one === 'object') add(owner, field, one);
	const used = new Set<string>();
	return {
		nameOf: (of) => {
			const id = of['x-spec-enum-id'];
			const set = id === undefined ? undefined : byId.get(id);
			if (id !== undefined && set) used.add(id);
			return set?.name;
		},
		used: () => Object.fromEntries([...byId].flatMap(([id, {name, values}]) => (used.has(id) ? [[name, values] as const] : [])).toSorted(byKey)),
	};
}

const isPart = (name: string): boolean => /^(?:Brief|Nested|Patched|Writable|Paginated)|Request$/.test(name);
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** The shapes that are needed, by what names them. */
function createReduction({components}: OpenApi, {nameOf}: ChoiceSets) {
	const shapes = new Map<string, ReducedShape>();
	const wanted = new Set<string>();
	const take = (name: string | undefined): string | undefined => {
		if (name !== undefined) wanted.add(name);
		return name;
	};
	const typeOf = (of: Described, isBody: boolean): ReducedType => {
		const ref = refOf(of) ?? (of.allOf?.length === 1 ? refOf(of.allOf[0]) : undefined);
		if (ref !== undefined) return isBody && /^(?:Brief|Nested)/.test(ref) ? 'relation' : {ref: take(ref) ?? ''};
		if (of.oneOf) return of.oneOf.some(({type}) => type === 'integer') ? 'relation' : 'string';
		const value = of.properties?.['value'];
		const choice = value && nameOf(value);
		if (choice !== undefined) return {choice};
		const choices = of.enum && nameOf(of);
		if (choices !== undefined) return {choices};
		if (of.type === 'array') return {list: fieldOf(of.items ?? {}, isBody)};
		if (typeof of.additionalProperties === 'object') return {map: fieldOf(of.additionalProperties, isBody)};
		if (of.type === 'integer') return (of.maximum ?? 0) > Number.MAX_SAFE_INTEGER ? 'exact' : 'integer';
		return of.type === 'string' || of.type === 'number' || of.type === 'boolean' ? of.type : 'json';
	};
	const fieldOf = (of: Described, isBody: boolean): ReducedField => {
		const values = of.properties?.['value']?.enum ?? of.enum ?? [];
		const {nullable} = of.properties?.['value'] ?? {};
		return {
			is: typeOf(of, isBody),
			...((of.nullable === true || nullable === true || values.includes(null)) && {null: true}),
			...(values.includes('') && {blank: true}),
			...docOf(of),
		};
	};
	const shapeOf = (name: string): ReducedShape => {
		const {properties = {}, required = []} = components.schemas[name] ?? {};
		const isBody = name.endsWith('Request');
		const fields = Object.entries(properties).map(([field, of]) => [
			field,
			{...fieldOf(of, isBody), ...(isBody && required.includes(field) && {must: true})},
		]);
		return corrected(name, Object.fromEntries(fields) as ReducedShape);
	};
	return {
		take,
		/** Adds what the shapes name, and what that names, until nothing is missing. */
		finish: () => {
			for (const name of wanted) if (!shapes.has(name)) shapes.set(name, shapeOf(name));
		},
		/** An empty one is described elsewhere (`corrections.ts`). */
		shapes: () => Object.fromEntries([...shapes].filter(([, shape]) => Object.keys(shape).length > 0).toSorted(byKey)),
	};
}

/** What NetBox says of a field; a list of choices says no more than the type. */
function docOf({description = ''}: Described): {readonly doc?: string} {
	const said = description.split('\n')[0]?.trim() ?? '';
	return said === '' || said.startsWith('* `') || /serializer|ForeignKey field/i.test(said)
		? {}
		: {doc: said.replace(/\s+/g, ' ').replaceAll('*/', '* /')};
}
