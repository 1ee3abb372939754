import {distance} from 'fastest-levenshtein';

const most = 3;

/**
 * The candidates that a mistyped word may mean, nearest first, then in the order given; at most three. Near is an edit distance of at most 2 (1 for
 * words of four letters or less) that is also less than the word's length, or one word inside the other (3 letters or more). Two swapped neighbours
 * are one edit.
 */
export function nearest(word: string, candidates: readonly string[]): string[] {
	const typed = word.toLowerCase();
	return candidates
		.map((candidate, order) => ({candidate, order, away: away(typed, candidate.toLowerCase())}))
		.filter(({away}) => away !== undefined)
		.toSorted((a, b) => (a.away ?? 0) - (b.away ?? 0) || a.order - b.order)
		.slice(0, most)
		.map(({candidate}) => candidate);
}

/** ` Did you mean "a", "b" or "c"?` with a leading space, or nothing if there is no candidate. */
export function didYouMean(candidates: readonly string[]): string {
	return candidates.length > 0 ? ` Did you mean ${anyOf(candidates.map((word) => `"${word}"`))}?` : '';
}

/** `a`, `a or b`, `a, b or c`. */
export function anyOf(words: readonly string[]): string {
	return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}

function away(typed: string, candidate: string): number | undefined {
	const edits = isSwap(typed, candidate) ? 1 : distance(typed, candidate);
	// Nearly all short words are two edits apart.
	const mostEdits = Math.min(typed.length, candidate.length) <= 4 ? 1 : 2;
	if (edits <= mostEdits && edits < typed.length) return edits;
	const contained = Math.min(typed.length, candidate.length) >= 3 && (typed.includes(candidate) || candidate.includes(typed));
	return contained ? edits : undefined;
}

/** Whether the words are the same except for two swapped neighbours. */
function isSwap(a: string, b: string): boolean {
	const at = [...a].findIndex((_, place) => a[place] !== b[place]);
	return at >= 0 && a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
