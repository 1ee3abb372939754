import type {CommandNode, FieldType} from '../language/tree/schema.js';
import {type FieldPaths, isSameField} from './fields.js';

/** Alias of a field -> what its values are; an alias without one is text. */
export type Types = Readonly<Record<string, FieldType>>;

/** What is known of the fields of a command's rows. */
export type KnownFields = Pick<CommandNode, 'fields' | 'types'>;

/** The types of all aliases of a command: what the tree gives none is text. */
export const typesOf = ({fields = {}, types = {}}: KnownFields): Types =>
	Object.fromEntries(Object.keys(fields).map((name) => [name, types[name] ?? {type: 'text'}]));

/**
 * What the values of a field are: of an alias, or of the alias that a path (`remote_as`, `remote_as.asn`) leads to. Undefined where only
 * the rows can tell: of a command without fields, of custom fields, of a path that no alias names.
 */
export function typeOf(field: string, fields: FieldPaths, types: Types): FieldType | undefined {
	const alias = Object.keys(types).find((name) => isSameField(name, field));
	if (alias !== undefined || Object.keys(fields).some((name) => isSameField(name, field))) return types[alias ?? ''];
	const leading = Object.keys(fields).find((name) => fields[name]?.some((path) => path === field || path.startsWith(`${field}.`)));
	return leading === undefined ? undefined : types[leading];
}
