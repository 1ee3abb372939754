import type {Theme} from '../format/theme.js';
import type {StyledSpan} from '../shell/look.js';
import {splitGraphemes} from '../terminal/graphemes.js';
import {visible} from '../terminal/visible.js';
import {wrap as cutRows, displayWidth} from '../text/width.js';

/** Rows of painted text, each within the width, and the position of the cursor in them. */
export type PaintedRows = {readonly rows: readonly string[]; readonly cursor: {readonly x: number; readonly y: number}};

export type WrittenLine = {
	readonly text: string;
	/** An index into the text, between two graphemes. */
	readonly cursor: number;
	readonly spans: readonly StyledSpan[];
	/** The text before the first row, and before each row after a line feed. */
	readonly before: string;
	readonly beforeMore: string;
};

const leastWidth = 8;

/** Cuts a line into rows by display width, never through a grapheme; the cursor always fits into its row. */
export function wrap({text, cursor, spans, before, beforeMore}: WrittenLine, columns: number, theme: Theme): PaintedRows {
	const width = Math.max(leastWidth, columns - 1);
	const page = createPage([...cutRows(before, width)], spans, theme);
	let at: PaintedRows['cursor'] | undefined;
	let index = 0;
	for (const grapheme of splitGraphemes(text)) {
		const isBreak = grapheme.endsWith('\n');
		const shown = isBreak ? '' : visible(grapheme);
		if (page.place().x + displayWidth(shown) > width) page.newRow('');
		if (index === cursor) at = page.place();
		if (isBreak) page.newRow(beforeMore);
		else page.add(shown, index);
		index += grapheme.length;
	}
	if (!at && page.place().x >= width) page.newRow('');
	at ??= page.place();
	return {rows: page.rows(), cursor: at};
}

type RowWriter = {
	readonly place: () => PaintedRows['cursor'];
	readonly newRow: (start: string) => void;
	readonly add: (shown: string, index: number) => void;
	readonly rows: () => readonly string[];
};

/** Rows under construction. Neighbours of one colour are painted together: a key press must not cost a colour change per character. */
function createPage(start: readonly string[], spans: readonly StyledSpan[], theme: Theme): RowWriter {
	const rows = [...start];
	let x = displayWidth(rows.at(-1) ?? '');
	let run = '';
	let style: StyledSpan['style'] | undefined;
	const close = (): void => {
		rows[rows.length - 1] += style === undefined ? run : theme.paint(style, run);
		run = '';
	};
	return {
		place: () => ({x, y: rows.length - 1}),
		newRow: (text) => {
			close();
			rows.push(text);
			x = displayWidth(text);
		},
		add: (shown, index) => {
			const next = spans.find(({start: from, end}) => from <= index && index < end)?.style;
			if (next !== style) close();
			style = next;
			run += shown;
			x += displayWidth(shown);
		},
		rows: () => {
			close();
			return rows;
		},
	};
}
