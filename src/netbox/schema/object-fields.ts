/** What the schema of a server says of a field. */
export type ObjectField = {
	/** The kind of the objects that it names (`dcim.sites`); missing where it names none, or of no list that can be asked. */
	readonly kind?: string | undefined;
	/** It names several of them. */
	readonly isMany?: boolean | undefined;
	/** NetBox sets it itself. */
	readonly readOnly?: boolean | undefined;
	/** The values it may have, where there are only so many. */
	readonly choices?: readonly string[] | undefined;
};

/** Field -> what is known of it, for all fields that NetBox shows of an object. */
export type ObjectFields = {readonly [field: string]: ObjectField};

/** The fields of the objects of each list, by its path below the API (`/dcim/sites/`). */
export type FieldsOfLists = {readonly [path: string]: ObjectFields};
