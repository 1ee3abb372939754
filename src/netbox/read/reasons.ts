import type {FieldReasons} from '../../core/failure.js';
import {isList, isPlain, isRow} from '../../output/row-values.js';
import {withoutToken} from '../transport/token.js';

/** Reasons that one message gives. */
const mostTexts = 20;

/** Why NetBox refused something, with the path to each field at any depth: `custom_fields.nope: …`, `tags.0.slug: …`; the first of them. */
export function reasonsIn(errors: unknown): readonly string[] {
	const reasons: string[] = [];
	for (const {path, texts} of walk(errors, [])) if (reasons.push(at(path, texts.join(' '))) === mostTexts) break;
	return reasons;
}

/**
 * The same as data, of one object; undefined where nothing is said of any field. A front may repeat the token in its answer: it stands in no text here,
 * nor in a name.
 */
export function fieldReasons(errors: unknown, token: string): FieldReasons | undefined {
	if (!isRow(errors) || 'detail' in errors || 'exception' in errors || Array.isArray(errors['errors'])) return undefined;
	const fields = new Map<string, string[]>();
	let left = mostTexts;
	for (const {path, texts} of walk(errors, [])) {
		const name = withoutToken(cut(path.join('.')), token) || whole[0];
		fields.set(name, [...(fields.get(name) ?? []), ...texts.map((text) => withoutToken(text, token))]);
		left -= 1;
		if (left === 0) break;
	}
	return fields.size > 0 ? Object.fromEntries(fields) : undefined;
}

/** Sentences as one, in which a full stop ends the last alone. */
export const joined = (texts: readonly string[]): string =>
	texts
		.slice(0, mostTexts)
		.map((text, place) => (place < texts.length - 1 ? cut(text).replace(/\.+$/, '') : cut(text)))
		.join('; ');

/** Foreign text in a message stays readable. */
export const cut = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text);

type FieldReason = {readonly path: readonly string[]; readonly texts: readonly string[]};

function* walk(value: unknown, path: readonly string[]): Generator<FieldReason> {
	if (isPlain(value)) {
		if (value !== null && value !== undefined) yield {path, texts: [cut(String(value))]};
	} else if (!isList(value)) {
		for (const [key, inner] of Object.entries(value as object))
			yield* walk(inner, (whole as readonly string[]).includes(key) ? path : [...path, key]);
	} else if (path.length > 0 && value.every(isPlain)) {
		const texts = value.slice(0, mostTexts).map((text) => cut(String(text)));
		if (texts.length > 0) yield {path, texts};
	} else for (const [place, inner] of value.entries()) yield* walk(inner, isPlain(inner) ? path : [...path, String(place)]);
}

/** What is said of an object as a whole. */
const whole = ['__all__', 'non_field_errors'] as const;

const at = (path: readonly string[], text: string): string => (path.length > 0 ? `${path.join('.')}: ${text}` : text);
