import {RE2JS, RE2JSSyntaxException} from 're2js';
import {lack} from '../http/answer.js';

/**
 * Whether a text begins with a pattern of a custom field. NetBox's patterns are Python's; here they are matched in time linear in the text, so that no
 * pattern can hang the lab as some hang a real server. What linear time does not allow, and what the two read in different ways, is refused in words.
 */
export function beginsWith(pattern: string, text: string): boolean {
	if (isReadOtherwise(pattern, text)) throw lack(`pattern such as ${pattern} in custom fields`);
	try {
		return RE2JS.compile(pattern).matcher(text).lookingAt();
	} catch (thrown) {
		if (!(thrown instanceof RE2JSSyntaxException)) throw thrown;
		throw lack(`pattern such as ${pattern} in custom fields`);
	}
}

/** Forms that only one of the two has; letters, digits and blanks of other scripts, which Python counts; a line end that its `$` looks over. */
const isReadOtherwise = (pattern: string, text: string): boolean =>
	/\[:|\{,|\\[CQEpPz1-9]|\(\?<[^=!]/u.test(pattern) ||
	(/[^\0-\x7f]/u.test(text) && /\\[dswb]|\(\?\w*i/iu.test(pattern)) ||
	(text.endsWith('\n') && pattern.includes('$'));
