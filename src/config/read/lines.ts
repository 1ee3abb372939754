import {keptWords} from './secrets.js';

/** A line of a file: its number, how far it is in, its words, and all of it as it was written, without a secret. */
export type ConfigLine = {readonly number: number; readonly indent: number; readonly words: readonly string[]; readonly text: string};

/** Of a longer line, which is no configuration, the beginning is kept: it is a line that nobody understands. */
const longestLine = 4_000;

/** The lines of a text, one after the other; of each its end and its secret are cut, and empty ones are left out. */
export function* linesOf(text: string): Generator<ConfigLine, void, void> {
	let [number, start] = [0, text.startsWith('\uFEFF') ? 1 : 0];
	while (start < text.length) {
		const found = text.indexOf('\n', start);
		const end = found < 0 ? text.length : found;
		const raw = text.slice(start, Math.min(end, start + longestLine));
		start = end + 1;
		number += 1;
		const written = raw.trim();
		if (written === '') continue;
		const words = written.split(/\s+/);
		const kept = words.slice(0, keptWords(words));
		yield {number, indent: raw.length - raw.trimStart().length, words: kept, text: kept.length < words.length ? kept.join(' ') : written};
	}
}

/** The description in a line, as it was written: its blanks too. */
export const descriptionIn = ({text}: Pick<ConfigLine, 'text'>): string => /(?:^|\s)description\s+(.*)$/.exec(text)?.[1] ?? '';
