import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createGraphemes, splitGraphemes} from '../../src/terminal/graphemes.js';
import {applyEdit, type Edit, insert, type Line, lineOf} from '../../src/terminal/line.js';
import {visible} from '../../src/terminal/visible.js';

/** The line with `|` where the cursor is. */
const shown = ({text, cursor}: Line): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const at = (marked: string): Line => ({...lineOf(marked.replace('|', '')), cursor: marked.indexOf('|')});
const after = (marked: string, ...edits: readonly Edit[]): string => shown(edits.reduce(applyEdit, at(marked)));

test.each<[string, string, Edit, string]>([
	['one character left', 'ab|c', 'left', 'a|bc'],
	['left over a family', 'a👨‍👩‍👧|', 'left', 'a|👨‍👩‍👧'],
	['left over a combining mark', 'e\u0301|x', 'left', '|e\u0301x'],
	['right over a flag', '|🇩🇪🇫🇷', 'right', '🇩🇪|🇫🇷'],
	['one part of a word left', 'show bgp-peerings|', 'word-left', 'show bgp-|peerings'],
	['one word right', 'show| version now', 'word-right', 'show version| now'],
	['start of the row', 'ab\ncd|', 'start', 'ab\n|cd'],
	['end of the row', 'a|b\ncd', 'end', 'ab|\ncd'],
	['row up by graphemes', '中中中\nabc|', 'row-up', '中中中|\nabc'],
	['row down into a shorter row', 'abc|\nx', 'row-down', 'abc\nx|'],
	['delete left', 'ab|c', 'delete-left', 'a|c'],
	['delete right', 'a|bc', 'delete-right', 'a|c'],
	['cut a word left, punctuation included', 'devices R1,R-2|', 'kill-word-left', 'devices |'],
	['cut a part left', 'bgp-peerings|', 'kill-part-left', 'bgp-|'],
	['cut a word right', 'a| bcd e', 'kill-word-right', 'a| e'],
	['cut to the start', 'abc|d', 'kill-start', '|d'],
	['cut to the end', 'a|bcd', 'kill-end', 'a|'],
	['cut the line feed at the end of a row', 'a|\nb', 'kill-end', 'a|b'],
	['swap two characters', 'a|b', 'transpose', 'ba|'],
	['swap the last two at the end', 'abc|', 'transpose', 'acb|'],
])('L1 key-table %s', (_, before, edit, expected) => {
	expect(after(before, edit)).toBe(expected);
});

test('L1 key-table words cut in a row come back together', () => {
	expect(after('one two three|', 'kill-word-left', 'kill-word-left', 'yank')).toBe('one two three|');
	expect(after('|one two', 'kill-word-right', 'kill-word-right', 'yank')).toBe('one two|');
});

test('L1 key-table undo takes back a typed word, then the cut before it', () => {
	const cut = applyEdit(lineOf('show jobs'), 'kill-word-left');
	const typed = [...'net'].reduce(insert, cut);
	expect(shown(applyEdit(typed, 'undo'))).toBe('show |');
	expect(shown(applyEdit(applyEdit(typed, 'undo'), 'undo'))).toBe('show jobs|');
});

test('L1 key-table an edit that does nothing gives the same line', () => {
	const line = lineOf('');
	const edits: readonly Edit[] = ['left', 'right', 'start', 'end', 'delete-left', 'kill-end', 'yank', 'transpose', 'undo', 'row-up', 'row-down'];
	expect(edits.map((edit) => applyEdit(line, edit) === line)).toEqual(edits.map(() => true));
});

test('L11 control-bytes control and bidi characters are shown, not obeyed', () => {
	expect(visible('a\u001B[2Jb\u007F\u009B\u202E\tc\nd')).toBe('a^[[2Jb^?\\x9b\\u202e c\nd');
});

const edits = fc.constantFrom<Edit>(
	'left',
	'right',
	'word-left',
	'word-right',
	'start',
	'end',
	'row-up',
	'row-down',
	'delete-left',
	'delete-right',
	'kill-word-left',
	'kill-part-left',
	'kill-word-right',
	'kill-start',
	'kill-end',
	'yank',
	'transpose',
	'undo',
);
const typed = fc.oneof(fc.string({unit: 'grapheme', maxLength: 6}), fc.constantFrom('\u0301', '\u200D', '🇩', '👩', '\n', '\r\n', '中'));

test('L12 display-cells the cursor is always between two graphemes', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					edits.map((edit) => ({edit})),
					typed.map((text) => ({text})),
				),
				{maxLength: 30},
			),
			(steps) => {
				let line = lineOf('');
				for (const step of steps) {
					line = 'edit' in step ? applyEdit(line, step.edit) : insert(line, step.text);
					expect(createGraphemes(line.text).snap(line.cursor)).toBe(line.cursor);
				}
			},
		),
		{numRuns: 2000},
	);
});

test('L12 display-cells plain text, which is cut without segments, has the same places as all text', () => {
	const parts = fc.array(fc.oneof(fc.string({maxLength: 6}), fc.constantFrom('\n', '\r', '\r\n', '\t', '\u007f', 'e', '\u0301')), {maxLength: 8});
	fc.assert(
		fc.property(parts, (texts) => {
			const text = texts.join('');
			const segments = [...new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(text)];
			const ends = [0, ...segments.map(({index, segment}) => index + segment.length)];
			expect(splitGraphemes(text)).toEqual(segments.map(({segment}) => segment));
			const {before, after, snap} = createGraphemes(text);
			for (let place = 0; place <= text.length; place += 1) {
				const expected = {before: ends.findLast((end) => end < place) ?? 0, after: ends.find((end) => end > place) ?? text.length};
				expect({before: before(place), after: after(place)}).toEqual(expected);
				expect(snap(place)).toBe(ends.find((end) => end >= place));
			}
		}),
	);
});

test('L12 display-cells a character typed and deleted leaves the line as it was', () => {
	const words = fc.array(fc.constantFrom('a', 'é', '中', '👍', ' ', 'R1', '\n'), {maxLength: 12});
	fc.assert(
		fc.property(words, fc.nat(20), fc.constantFrom('x', '中', '👍', 'é', ' '), (parts, moves, character) => {
			const start = Array.from({length: moves}).reduce<Line>((line) => applyEdit(line, 'left'), lineOf(parts.join('')));
			const {text, cursor} = applyEdit(insert(start, character), 'delete-left');
			expect({text, cursor}).toEqual({text: start.text, cursor: start.cursor});
		}),
		{numRuns: 2000},
	);
});
