import type {Json, Row} from '../../output/output.js';
import type {Scene} from './context.js';
import type {Fields} from './field.js';
import type {FilterSpec} from './filter-spec.js';

/** The faults of a body, by field: `{name: ['This field is required.']}`. */
export type Faults = {readonly [field: string]: readonly string[] | {readonly [name: string]: Json}};

/** Fields that no two objects have the same of. A null is never the same, unless nulls count; `when`: the objects that it is about. */
export type Together = {
	readonly fields: readonly string[];
	/** `Device and Name`: what the fields are called; or all that is said. */
	readonly words?: string;
	readonly said?: string | ((record: Row, scene: Scene) => string);
	readonly nulls?: true;
	/** The field whose text is the same in small letters. */
	readonly caseless?: string;
	readonly when?: (record: Row) => boolean;
};

/** Everything the lab knows of one kind of object; what NetBox says of it in one place. */
export type Kind = {
	/** Below `/api/`: `dcim/sites`. */
	readonly path: string;
	/** Other paths of the same list. */
	readonly aliases?: readonly string[];
	/** Content type: `dcim.site`. */
	readonly type: string;
	/** As in `No Site matches the given query.` */
	readonly model: string;
	/** As in `site with this name already exists.` */
	readonly verbose: string;
	/** What OPTIONS says of it. */
	readonly about?: string;
	readonly display: (record: Row, scene: Scene) => string;
	readonly fields: Fields;
	readonly brief: readonly string[];
	/** The keys of a nested object, where they are not those of `brief`. */
	readonly nested?: readonly string[];
	readonly ordering: readonly string[];
	/** The fields that a body may leave out or empty and that no object is saved without. */
	readonly filled?: readonly string[];
	/** The fields that no body changes, and what is said of one that does. */
	readonly steady?: {readonly [field: string]: string};
	/** The fields that a PUT without them sets to what a new object has; all others it keeps (seen on 4.7.3). */
	readonly reset?: readonly string[];
	/** Names that sort as people count, without case. */
	readonly natural?: readonly string[];
	readonly filters: {readonly [name: string]: FilterSpec};
	/** The filters that NetBox 4.7.3 has for this kind and the lab has not, without their lookups: they are refused, never passed over. */
	readonly lacks?: readonly string[];
	/** The NetBox from which on the lab knows it; an older one has it too, in a form that the lab was not held against. */
	readonly since?: string;
	/** No edit of it stands in the change log. */
	readonly unlogged?: true;
	/** The fields that `q=` looks into; a path like `local_as.asn` goes through a relation, and one like `=asn` must be equal. */
	readonly search: readonly string[];
	/** Which methods exist: all, all but bulk changes, or reading only. */
	readonly methods: 'all' | 'single' | 'read';
	/** False where `fields=` and `brief=` are ignored. */
	readonly shapes: boolean;
	/** Objects of this kind are the same in every branch. */
	readonly global?: true;
	/** Stored values that follow from a row of a data set in a way of their own. */
	readonly keep?: (row: Row) => Row;
	/** Stored values that a new object starts with, other than those of its fields; `plain` is told in the answer and not kept. */
	readonly born?: (time: string, record: Row) => Row;
	/** What makes two objects the same to the database, which keeps the second out. */
	readonly alike?: readonly (readonly string[])[];
	/** What no two objects have the same of. */
	readonly together?: readonly Together[];
	/** What `ordering` sorts by under a name that is no stored field. */
	readonly sorts?: {readonly [name: string]: (record: Row, scene: Scene) => string};
	/** Faults that are found before those of what names an object by its type. */
	readonly before?: (record: Row) => Faults | undefined;
	/** Faults of the object as a whole, after those of its fields. */
	readonly clean?: (record: Row, scene: Scene, before: Row | undefined) => Faults | undefined;
	/** What a save keeps in another way than a body gives it. */
	readonly settle?: (record: Row, before: Row | undefined, scene: Scene) => Row;
};
