/** What a typed keyword means among the keywords of its level. */
export type KeywordMatch =
	| {readonly kind: 'one'; readonly name: string; readonly exact: boolean}
	| {readonly kind: 'many'; readonly names: readonly string[]}
	| {readonly kind: 'none'};

/** The form in which keywords are compared: case does not matter, `-` and `_` are the same. */
export const normalKeyword = (word: string): string => word.toLowerCase().replaceAll('_', '-');

/** The one keyword that `word` is, or is a prefix of; the whole word wins over longer ones. The empty word means nothing. */
export function matchKeyword(word: string, names: readonly string[]): KeywordMatch {
	const typed = normalKeyword(word);
	if (typed === '') return {kind: 'none'};
	const exact = names.find((name) => normalKeyword(name) === typed);
	if (exact !== undefined) return {kind: 'one', name: exact, exact: true};
	const longer = names.filter((name) => normalKeyword(name).startsWith(typed));
	const [only] = longer;
	if (only === undefined) return {kind: 'none'};
	return longer.length === 1 ? {kind: 'one', name: only, exact: false} : {kind: 'many', names: longer};
}

/** Whether the word, where it is bare, asks for lines in place of a value. */
export const isLoadWord = (word: string): boolean => normalKeyword(word) === 'load-terminal';

/** A default as people type it: `True`, not `true`. */
export const shownValue = (value: string | number | boolean): string => (typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value));
