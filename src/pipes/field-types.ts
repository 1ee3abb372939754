import type {CommandNode, FieldType} from '../language/tree/schema.js';
import {type FieldPaths, isSameField} from './fields.js';

/** Alias of a field -> the type of its values; an alias without one is text. */
export type Types = Readonly<Record<string, FieldType>>;

/** What is known of the fields of a command's rows, and whether it can be drawn. */
export type KnownFields = Pick<CommandNode, 'fields' | 'types' | 'keys' | 'draws'>;

/** The types of all aliases of a command: text if the tree gives none. */
export const typesOf = ({fields = {}, types = {}}: KnownFields): Types =>
	Object.fromEntries(Object.keys(fields).map((name) => [name, types[name] ?? {type: 'text'}]));

/**
 * The type of a field's values: of an alias, or of the alias that a path (`remote_as`, `remote_as.asn`) leads to. Undefined if only the rows can
 * tell: for a command without fields, for custom fields, for a path that no alias names.
 */
export function typeOf(field: string, fields: FieldPaths, types: Types): FieldType | undefined {
	const alias = Object.keys(types).find((name) => isSameField(name, field));
	if (alias !== undefined || Object.keys(fields).some((name) => isSameField(name, field))) return types[alias ?? ''];
	const leading = Object.keys(fields).find((name) => fields[name]?.some((path) => path === field || path.startsWith(`${field}.`)));
	return leading === undefined ? undefined : types[leading];
}
