import {writeOut} from '../text/clean.js';
import {displayWidth, wrap} from '../text/width.js';

/** Prose in rows of at most this many cells, broken at blanks; only a word longer than a row is cut. */
export function wrapWords(text: string, width: number): readonly string[] {
	const rows: string[] = [];
	for (const word of text.split(' ')) {
		const longer = `${rows.at(-1)} ${word}`;
		if (rows.length > 0 && displayWidth(longer, width) <= width) rows[rows.length - 1] = longer;
		else rows.push(...wrap(word, width));
	}
	return rows;
}

/**
 * Lines for people, each broken at blanks if it is too wide. The rest is aligned below its beginning: below the help after a token, below the text of
 * an indented line. A word that is too wide stays whole, colours stay where they are.
 */
export function atWords(text: string, width: number): string {
	return text
		.split('\n')
		.map((line) => (displayWidth(line, width) <= width ? line : brokenLine(line, width)))
		.join('\n');
}

function brokenLine(line: string, width: number): string {
	const [begin = ''] = /^ \S+ {4,}|^ */.exec(line) ?? [];
	return hang(begin, line.slice(begin.length), {width, indent: begin.length > width / 2 ? 4 : begin.length}).join('\n');
}

/**
 * A text after its beginning, broken at blanks where it is too wide: the rest is indented by this many cells. The first word stays with the beginning,
 * and a word that is too wide stays whole.
 */
export function hang(begin: string, text: string, {width, indent}: {readonly width: number; readonly indent: number}): readonly string[] {
	const rows: string[] = [];
	// A value stays with its name and its unit: `requests: 4`, `10 min`.
	for (const word of text.split(/(?<!:) (?!(?<=\d )(?:ms|s|min|h)\b)/)) {
		const longer = rows.length === 0 ? begin + word : `${rows.at(-1)} ${word}`;
		if (rows.length === 0) rows.push(longer);
		else if (displayWidth(longer, width) <= width) rows[rows.length - 1] = longer;
		else if (word !== '') rows.push(' '.repeat(indent) + word);
	}
	return rows.map((row) => row.trimEnd());
}

/** A web address in a form that is safe in a link: escaped, so that the terminal obeys none of it; undefined if it is no address. */
export function linkOf(address: unknown): string | undefined {
	if (typeof address !== 'string' || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
	return writeOut(new URL(address).href, encodeURIComponent);
}

/** The text on one line: every run of white space is one blank. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
