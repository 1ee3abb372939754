import {RE2JS, RE2JSSyntaxException} from 're2js';
import {err, ok, type Result} from '../core/result.js';

/** A test of one text; it takes time linear in the text, whatever the expression. */
export type Matcher = (text: string) => boolean;

/** Compiles a regular expression in RE2's syntax; the error describes its fault, without a full stop. */
export function parseExpression(expression: string): Result<Matcher, string> {
	try {
		const compiled = RE2JS.compile(expression);
		return ok((text) => compiled.test(text));
	} catch (error) {
		if (!(error instanceof RE2JSSyntaxException)) throw error;
		const said = error.getDescription();
		return err(words[said] ?? said);
	}
}

/** The same for an expression that was checked before the job began. */
export function matcherOf(expression: string): Matcher {
	const parsed = parseExpression(expression);
	if (!parsed.ok) throw new Error(`unchecked expression: ${parsed.error}`);
	return parsed.value;
}

const words: Readonly<Record<string, string>> = {
	'missing closing )': 'unclosed group',
	'missing closing ]': 'unclosed bracket',
	'unexpected )': 'a ")" too many',
};
