import type {Json} from '../../output/output.js';

/** One of a set of values, with what people read in its place. A server may have values of its own (`FIELD_CHOICES`), which the type does not know. */
export type ShownChoice<Value> = {readonly value: Value; readonly label: string};

/** Another object in a body: its id, or attributes that find it and no other. */
export type RelatedObject = number | {readonly [attribute: string]: Json};

/** Tags to add to those that an object has, and to take away; from NetBox 4.6 on. They do not go with `tags`. */
export type TagEdits = {readonly add_tags?: readonly RelatedObject[]; readonly remove_tags?: readonly RelatedObject[]};
