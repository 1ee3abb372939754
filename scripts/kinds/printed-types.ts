import {lookupNames, type ReducedField, type ReducedList, type ReducedShape, type ReducedType} from './reduced.js';

/** The type of the rows of a shape: every field is there but those that only some of such rows have. */
export const typesOfShape = (shape: ReducedShape): string =>
	printed(shape, (name, field) => `readonly ${name}${field.maybe ? '?' : ''}: ${rowType(field)};`);

/** The type of a body: what it must say, and what it may. */
export function typesOfBody(shape: ReducedShape): string {
	const body = printed(shape, (name, field) => `readonly ${name}${field.must ? '' : '?'}: ${bodyType(field)};`);
	return 'tags' in shape ? `TagEdits & ${body}` : body;
}

function printed(shape: ReducedShape, line: (name: string, field: ReducedField) => string): string {
	const lines = Object.entries(shape).flatMap(([name, field]) => [
		...(field.doc === undefined ? [] : [`\t/** ${field.doc.replace(/\.*$/, '.')} */`]),
		`\t${line(name, field)}`,
	]);
	return `{\n${lines.join('\n')}\n}`;
}

/** NetBox shows a choice that is empty as null. */
const rowType = (field: ReducedField): string => {
	const isChoice = typeof field.is === 'object' && 'choice' in field.is;
	return withNone(typeText(field.is, rowType), {
		isNull: field.null === true || (isChoice && field.blank === true),
		isBlank: !isChoice && field.blank === true,
	});
};

const bodyType = (field: ReducedField): string =>
	withNone(typeText(field.is, bodyType), {isNull: field.null === true, isBlank: field.blank === true});

const withNone = (type: string, {isNull, isBlank}: {readonly isNull: boolean; readonly isBlank: boolean}): string =>
	`${type}${isBlank ? " | ''" : ''}${isNull && type !== 'Json' ? ' | null' : ''}`;

function typeText(is: ReducedType, inner: (field: ReducedField) => string): string {
	if (is === 'json') return 'Json';
	if (is === 'relation') return 'RelatedObject';
	if (is === 'integer') return 'number';
	if (is === 'exact') return 'number | ExactNumber';
	if (typeof is === 'string') return is;
	if ('ref' in is) return is.ref.replace(/Request$/, 'Body');
	if ('choice' in is) return `ShownChoice<${is.choice}>`;
	if ('choices' in is) return is.choices;
	if ('map' in is) return `{readonly [name: string]: ${inner(is.map)}}`;
	const item = inner(is.list);
	return `readonly ${/[ |]/.test(item) ? `(${item})` : item}[]`;
}

/** What a list can be asked for: the lookups that have a name of their own, and each other filter with what it takes. */
export function typesOfFilter(filters: ReducedList['filters'], hasCustomFields: boolean): string {
	const known = new Set(Object.values(lookupNames));
	const parts = Object.entries(filters).flatMap(([key, names]) => {
		const [lookups = '', set] = key.split('|');
		if (known.has(lookups)) return [`${lookups}<${quoted(names.split(' '))}${set === undefined ? '' : `, ${set}`}>`];
		return names.split(' ').flatMap((name) => lookups.split(' ').map((lookup) => singly(name, lookup, set)));
	});
	const all = [...parts, ...(hasCustomFields ? ['CustomFilter'] : [])];
	return all.length > 0 ? all.join(' &\n\t') : '{readonly [filter: string]: never}';
}

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(' | ');

/** `gte:number*` of `mask_length`. */
function singly(name: string, lookup: string, set: string | undefined): string {
	const [, suffix, type = '', mark] = /^(?:(\w+):)?(\w+?)([*?])?$/.exec(lookup) ?? [];
	const value = type === 'choice' ? (set ?? 'string') : type;
	return `${mark === '*' ? 'ManyFilter' : 'OneFilter'}<'${name}${suffix === undefined ? '' : `__${suffix}`}', ${value}${mark === '?' ? ' | null' : ''}>`;
}
