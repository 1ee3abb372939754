/**
 * A name without case, as NetBox's database compares it: by the capitals of Unicode, so that `straße` is `STRASSE` (names of devices sort naturally
 * there, by ICU; seen on 4.7.3).
 */
export const foldName = (name: string): string => name.toUpperCase();
