/**
 * Whether a text begins or ends with a blank. NetBox leaves such blanks out of the values of text filters, as Django's forms do: ` r1` finds `r1`, and
 * a value of nothing else filters nothing (seen on 4.7.3). A pattern keeps them: `name__iregex=^ r1$`.
 */
export const hasBlankEnds = (text: string): boolean => /^[\s\x1c-\x1f\x85]|[\s\x1c-\x1f\x85]$/.test(text);
