/** What the schema of a server says of a field. */
export type ObjectField = {
	/** The kind of the objects that it names (`dcim.sites`); missing where it names none, or of no list that can be asked. */
	readonly kind?: string | undefined;
	/** It names several of them. */
	readonly isMany?: boolean | undefined;
	/** NetBox sets it itself. */
	readonly readOnly?: boolean | undefined;
	/** It may be null; missing where that is not told. */
	readonly nullable?: boolean | undefined;
	/** The values it may have, where there are only so many. */
	readonly choices?: readonly string[] | undefined;
	/** The filter of its list by the ids of what it names, where there is one, and whether that takes one id alone. */
	readonly filter?: string | undefined;
	readonly takesOne?: boolean | undefined;
};

/** Field -> what is known of it, for all fields that NetBox shows of an object. */
export type ObjectFields = {readonly [field: string]: ObjectField};

/** The fields of the objects of each list, by its path below the API (`/dcim/sites/`). */
type FieldsOfLists = {readonly [path: string]: ObjectFields};

/** What the schema says of all lists; `kinds` is what the objects of each are called elsewhere: two lists may have the same. */
export type DescribedLists = {readonly lists: FieldsOfLists; readonly kinds: {readonly [path: string]: string}};

/** A field by which the objects of a list name those of another kind, and how its list is asked for them. */
export type Relation = {
	/** `plugins.bgp.session`. */
	readonly list: string;
	readonly field: string;
	/** Missing where its list cannot be asked for it. */
	readonly filter?: string | undefined;
	/** The filter takes one id, not several. */
	readonly takesOne: boolean;
	/** The field is a list, which loses what is deleted. */
	readonly isMany: boolean;
};

/** The fields of all lists that name objects of the list at this path and are not set by NetBox; undefined where the schema does not tell. */
export function relationsTo({lists, kinds}: DescribedLists, path: string): readonly Relation[] | undefined {
	const kind = Object.hasOwn(kinds, path) ? kinds[path] : undefined;
	if (kind === undefined) return undefined;
	return Object.entries(lists).flatMap(([at, fields]): readonly Relation[] => {
		const list = kindOf(at);
		// Another list of the same objects.
		if ((kinds[at] ?? list) !== list) return [];
		const naming = Object.entries(fields).filter(([, field]) => field.kind === kind && field.readOnly !== true);
		return naming.map(([field, {filter, takesOne = false, isMany = false}]) => ({list, field, filter, takesOne, isMany}));
	});
}

/** `/dcim/sites/` as `dcim.sites`. */
export const kindOf = (path: string): string => path.slice(1, -1).replaceAll('/', '.');
