import stringWidth from 'string-width';

/**
 * Foreign text made safe to print: control characters (C0, DEL, C1), line separators and bidi controls are written out,
 * as `\x1b`, `\x9b`, `\u202e`, a tab as `\t`. A line feed becomes `\n`, or stays where whole lines are printed.
 */
export function sanitize(text: string, {lineFeeds}: {readonly lineFeeds: 'keep' | 'escape'}): string {
	if (text.search(unsafe) < 0) return text;
	return text.replaceAll(unsafe, (character) => (character === '\n' && lineFeeds === 'keep' ? character : writtenOut(character)));
}

/** The cells that clean text takes. */
export const displayWidth = (text: string): number => (ascii.test(text) ? text.length : stringWidth(text));

/** The text filled with blanks to so many cells. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** The text if it fits into so many cells, else as many whole graphemes as fit before the ellipsis. */
export function truncate(text: string, width: number, ellipsis: string): string {
	if (displayWidth(text) <= width) return text;
	const room = width - displayWidth(ellipsis);
	if (room < 0) return '';
	const [head = ''] = wrap(text, room);
	return (displayWidth(head) <= room ? head : '') + ellipsis;
}

/** The text in rows of at most so many cells, cut between graphemes as a terminal does; a grapheme wider than that has a row for itself. */
export function* wrap(text: string, width: number): Generator<string, void> {
	let row = '';
	for (const grapheme of graphemes(text)) {
		const longer = row + grapheme;
		if (row !== '' && displayWidth(longer) > width) {
			yield row;
			row = grapheme;
		} else row = longer;
	}
	yield row;
}

/** Prose in rows of at most so many cells, broken at blanks; only a word longer than a row is cut. */
export function wrapWords(text: string, width: number): readonly string[] {
	const rows: string[] = [];
	for (const word of text.split(' ')) {
		const longer = `${rows.at(-1)} ${word}`;
		if (rows.length > 0 && displayWidth(longer) <= width) rows[rows.length - 1] = longer;
		else rows.push(...wrap(word, width));
	}
	return rows;
}

/**
 * Lines for people, each broken at blanks where it is wider than so many cells. What follows stands below its beginning: below the
 * help behind a token, below the text of a line that is indented. A word that is wider stays whole, colours stay where they are.
 */
export function atWords(text: string, width: number): string {
	return text
		.split('\n')
		.map((line) => (displayWidth(line) <= width ? line : brokenLine(line, width)))
		.join('\n');
}

function brokenLine(line: string, width: number): string {
	const [begin = ''] = /^ \S+ {4,}|^ */.exec(line) ?? [];
	const indent = ' '.repeat(begin.length > width / 2 ? 4 : begin.length);
	const rows: string[] = [];
	// A value stays with its name: `requests: 4`.
	for (const word of line.slice(begin.length).split(/(?<!:) /)) {
		const longer = rows.length === 0 ? begin + word : `${rows.at(-1)} ${word}`;
		if (rows.length === 0) rows.push(longer);
		else if (displayWidth(longer) <= width) rows[rows.length - 1] = longer;
		else if (word !== '') rows.push(indent + word);
	}
	return rows.map((row) => row.trimEnd()).join('\n');
}

/** An address of the web as it may stand in a link: escaped, so that nothing of it is obeyed; undefined where it is none. */
export function linkOf(address: unknown): string | undefined {
	if (typeof address !== 'string' || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
	return new URL(address).href.replaceAll(unsafe, encodeURIComponent);
}

/** The text on one line: every run of white space is one blank. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The characters people see as one; plain ASCII without asking Unicode. */
function graphemes(text: string): Iterable<string> {
	return ascii.test(text) ? text : Array.from(new Intl.Segmenter('en').segment(text), ({segment}) => segment);
}

/** Characters that a terminal may obey, or that change the order in which text reads. */
const unsafe = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const ascii = /^[ -~]*$/;

function writtenOut(character: string): string {
	if (character === '\n') return '\\n';
	if (character === '\t') return '\\t';
	const code = character.charCodeAt(0);
	return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
