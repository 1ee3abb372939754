import {RE2JS, RE2JSSyntaxException} from 're2js';

/** What is said of a value: why NetBox would refuse it, with a hint, or what could not be told of it. */
export type ValueVerdict = {readonly fault?: string; readonly hint?: string; readonly unsure?: string};

/**
 * Whether a text begins with a pattern of a custom field. NetBox's patterns are Python's; here they are read as RE2's, in time linear in the text. Where the
 * two may differ (other letters than ASCII's, ends of lines, forms that only one of them has) nothing is told.
 */
export function patternFault(pattern: string, text: string): ValueVerdict | undefined {
	const unsure: ValueVerdict = {unsure: `NetBox holds it against the pattern ${pattern}`};
	if (/[^\x20-\x7e]/.test(text) || /\[\[|\[:|\{,|\\[CQEpP]/.test(pattern)) return unsure;
	try {
		return RE2JS.compile(pattern).matcher(text).lookingAt() ? undefined : {fault: `begins with what matches ${pattern}, which ${text} does not`};
	} catch (error) {
		if (!(error instanceof RE2JSSyntaxException)) throw error;
		return unsure;
	}
}
