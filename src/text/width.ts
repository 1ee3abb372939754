import stringWidth from 'string-width';
import {splitGraphemes} from 'unicode-segmenter/grapheme';
import {limits} from '../core/limits.js';

/**
 * The cells that clean text takes, with or without our colours and links. Takes linear time; counts no further than `most`: the answer is then any
 * number above it.
 */
export function displayWidth(text: string, most = Number.POSITIVE_INFINITY): number {
	if (ascii.test(text)) return text.length;
	const shown = unpainted(text);
	if (plain.test(shown)) return shown.length + countWide(shown);
	let width = 0;
	for (const grapheme of splitGraphemes(shown)) {
		width += cellsOf(grapheme);
		if (width > most) break;
	}
	return width;
}

/** The text without our colours and links. */
export const unpainted = (text: string): string => (text.includes('\u001B') ? text.replaceAll(painting, '') : text);

/** What is shown of a text, and between two such pieces our colours and links. */
export const paintedPieces = (text: string): readonly string[] => text.split(RegExp(`(${painting.source})`, 'g'));

/** The text filled with blanks to this many cells. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text, width)));

/** The cells of the widest text, at most `limits.alignedCells`: nothing is padded further for alignment. */
export const widest = (texts: readonly string[]): number =>
	texts.reduce((width, text) => Math.max(width, Math.min(displayWidth(text, limits.alignedCells), limits.alignedCells)), 0);

/** The text if it fits into this many cells, else as many whole graphemes as fit before the ellipsis. */
export function truncate(text: string, width: number, ellipsis: string): string {
	if (displayWidth(text, width) <= width) return text;
	const room = width - displayWidth(ellipsis);
	if (room < 0) return '';
	const [head = ''] = wrap(text, room);
	return (displayWidth(head, room) <= room ? head : '') + ellipsis;
}

/** The same with the ellipsis in the middle: names that begin alike differ at their ends. */
export function truncateMiddle(text: string, width: number, ellipsis: string): string {
	if (displayWidth(text, width) <= width) return text;
	const room = width - displayWidth(ellipsis);
	if (room < 2) return truncate(text, width, ellipsis);
	const [head = ''] = wrap(text, Math.ceil(room / 2));
	const tail = endOf(text.slice(head.length), Math.floor(room / 2));
	return displayWidth(head) + displayWidth(tail) <= room ? head + ellipsis + tail : truncate(text, width, ellipsis);
}

/** As many whole graphemes of the end as fit into this many cells, of some thousand characters at most. */
function endOf(text: string, width: number): string {
	const last = text.slice(startBefore(text, Math.max(0, text.length - farEnough)));
	let end = '';
	let left = width;
	for (const grapheme of [...graphemes(last)].toReversed()) {
		left -= cellsOf(grapheme);
		if (left < 0) break;
		end = grapheme + end;
	}
	return end;
}

/** The text in rows of at most this many cells, cut between graphemes as a terminal does; a wider grapheme has a row for itself. */
export function* wrap(text: string, width: number): Generator<string, void> {
	let [start, end, cells] = [0, 0, 0];
	for (const grapheme of graphemes(text)) {
		const more = cellsOf(grapheme);
		if (end > start && cells + more > width) {
			yield text.slice(start, end);
			[start, cells] = [end, 0];
		}
		end += grapheme.length;
		cells += more;
	}
	yield text.slice(start);
}

/** The graphemes of a text: what people see as one character. Takes linear time. */
export const graphemes = (text: string): Iterable<string> => (plain.test(text) ? text : splitGraphemes(text));

/** The cells of one grapheme; a text has few different ones, each measured once. */
function cellsOf(grapheme: string): number {
	if (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~') return 1;
	const known = measured.get(grapheme);
	if (known !== undefined) return known;
	const cells = stringWidth(grapheme);
	if (measured.size < mostMeasured && grapheme.length <= longestMeasured) measured.set(grapheme, cells);
	return cells;
}

const measured = new Map<string, number>();
const mostMeasured = 10_000;
const longestMeasured = 32;

/**
 * A place where a grapheme surely begins, here or as near to the left as possible: between two plain characters, or after more than enough of them.
 */
export function startBefore(text: string, place: number): number {
	const least = Math.max(0, place - farEnough);
	for (let at = place; at > least; at -= 1) if (plainPair.test(text.slice(at - 1, at + 1))) return at;
	return isInPair(text, least) ? least - 1 : least;
}

const farEnough = 1000;
const isInPair = (text: string, at: number): boolean => /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, at - 1), at + 1)) && at > 0;

/** Characters that are always a grapheme each next to other plain ones: of one cell ASCII, Latin, Greek and Cyrillic, of two kana, Han and Hangul. */
const plainClass =
	' -~\\u00A1-\\u00AC\\u00AE-\\u02FF\\u0370-\\u0377\\u037A-\\u037F\\u0384-\\u0482\\u048A-\\u052F\\u3041-\\u3096\\u30A1-\\u30FA\\u4E00-\\u9FFF\\uAC00-\\uD7A3';
const plain = RegExp(`^[${plainClass}]*$`);
const plainPair = RegExp(`^[${plainClass}]{2}$`);
const ascii = /^[ -~]*$/;

const countWide = (text: string): number => text.replaceAll(/[^\u3041-\uD7A3]+/g, '').length;

/** Colours and links in the form that a theme writes. */
const painting = /\u001B\[[\d;]*m|\u001B\]8;;[^\u001B]*\u001B\\/g;
