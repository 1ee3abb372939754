/** What Python calls white space at the ends of a text: unlike JavaScript's, U+FEFF is none, U+001C to U+001F and U+0085 are. */
const ends =
	/^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/gu;

/** A value of a form without white space at its ends, as Django's text fields read it (seen on 4.7.3). */
export const stripped = (value: string): string => value.replace(ends, '');

/**
 * Text without its case, by the capitals that PostgreSQL's UPPER() makes of it. In the collation `natural_sort`, which is ICU's, these
 * are Unicode's full ones, such as SS of ß; elsewhere one character stays one, so that ß is itself. Neither makes K of the Kelvin
 * sign; S of ſ, I of ı and Σ of ς both do (seen on 4.7.3).
 */
export function folded(text: string, natural: boolean): string {
	return natural || !beyondAscii.test(text) ? text.toUpperCase() : text.replace(/./gsu, capitalOf);
}

const beyondAscii = /[^\0-\x7f]/u;

/** The capital that is one character, or the character itself where it has none. */
function capitalOf(character: string): string {
	const upper = character.toUpperCase();
	return [...upper].length === 1 ? upper : character;
}
