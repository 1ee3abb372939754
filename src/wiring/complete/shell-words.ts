/** The words of a line of bash up to the cursor. The last one is the one at the cursor: empty after a blank. */
export type ShellWords = {
	readonly words: readonly string[];
	/** The beginning of the last word that bash takes for a word of its own: `site=` if `=` breaks words. */
	readonly kept: string;
	/** The quote that is open at the cursor, if any. */
	readonly quote: string;
};

/** Cuts a line as bash does, without expanding anything; `breaks` are the characters of COMP_WORDBREAKS. */
export function shellWords(line: string, breaks: string): ShellWords {
	const words: string[] = [''];
	let [kept, quote, isEscaped] = ['', '', false];
	const add = (char: string): void => {
		words[words.length - 1] += char;
	};
	for (const char of line) {
		if (isEscaped) {
			add(quote === '"' && !/["\\$`]/.test(char) ? `\\${char}` : char);
			isEscaped = false;
		} else if (char === '\\' && quote !== "'") isEscaped = true;
		else if (quote !== '') {
			if (char === quote) quote = '';
			else add(char);
		} else if (char === '"' || char === "'") quote = char;
		else if (/\s/.test(char)) {
			if (words.at(-1) !== '') words.push('');
			kept = '';
		} else {
			add(char);
			if (breaks.includes(char)) kept = words.at(-1) ?? '';
		}
	}
	return {words, kept, quote};
}

/** The text escaped so that bash reads it as one word. */
export const escapeForBash = (text: string): string => text.replace(/[\s!"#$&'()*;<>?[\\\]^`{|}~]/g, '\\$&');
