import {distance} from 'fastest-levenshtein';

const most = 3;

/**
 * The candidates a mistyped word may have meant, nearest first, then in the order given; at most three.
 * Near is an edit distance of at most 2 that is also less than the word's length, or one word inside the other (3 letters or more).
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

/** ` Did you mean "a", "b" or "c"?` with a leading space, or nothing where there is no candidate. */
export function didYouMean(candidates: readonly string[]): string {
	return candidates.length > 0 ? ` Did you mean ${anyOf(candidates.map((word) => `"${word}"`))}?` : '';
}

/** `a`, `a or b`, `a, b or c`. */
export function anyOf(words: readonly string[]): string {
	return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}

function away(typed: string, candidate: string): number | undefined {
	const edits = distance(typed, candidate);
	if (edits <= 2 && edits < typed.length) return edits;
	const contained = Math.min(typed.length, candidate.length) >= 3 && (typed.includes(candidate) || candidate.includes(typed));
	return contained ? edits : undefined;
}
