import {isList, isPlain} from '../../output/row-values.js';

/** Reasons that one message gives. */
const mostTexts = 20;

/** Why NetBox refused something, with the path to each field at any depth: `custom_fields.nope: …`, `tags.0.slug: …`; the first of them. */
export function reasonsIn(errors: unknown): readonly string[] {
	const reasons: string[] = [];
	for (const reason of walk(errors, [])) if (reasons.push(reason) === mostTexts) break;
	return reasons;
}

/** Sentences as one, in which a full stop ends the last alone. */
export const joined = (texts: readonly string[]): string =>
	texts
		.slice(0, mostTexts)
		.map((text, place) => (place < texts.length - 1 ? cut(text).replace(/\.+$/, '') : cut(text)))
		.join('; ');

/** Foreign text in a message stays readable. */
export const cut = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text);

function* walk(value: unknown, path: readonly string[]): Generator<string> {
	if (isPlain(value)) {
		if (value !== null && value !== undefined) yield at(path, cut(String(value)));
	} else if (!isList(value)) {
		for (const [key, inner] of Object.entries(value as object)) yield* walk(inner, whole.includes(key) ? path : [...path, key]);
	} else if (path.length > 0 && value.every(isPlain)) {
		const texts = value.slice(0, mostTexts).map((text) => cut(String(text)));
		if (texts.length > 0) yield at(path, texts.join(' '));
	} else for (const [place, inner] of value.entries()) yield* walk(inner, isPlain(inner) ? path : [...path, String(place)]);
}

/** What is said of an object as a whole. */
const whole: readonly string[] = ['__all__', 'non_field_errors'];

const at = (path: readonly string[], text: string): string => (path.length > 0 ? `${path.join('.')}: ${text}` : text);
