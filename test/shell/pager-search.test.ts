import fc from 'fast-check';
import {expect, test} from 'vitest';
import {outcomeOf} from '../../src/core/long-work.js';
import {createTheme} from '../../src/format/theme.js';
import {markHits} from '../../src/shell/pager/hits.js';
import {rowsBack, rowsOn} from '../../src/shell/pager/lines.js';
import {seekAbove, seekBelow} from '../../src/shell/pager/seek.js';
import {paintedPieces, unpainted} from '../../src/text/width.js';

const esc = '\u001B';
const theme = createTheme({color: true, unicode: true, links: true});
const start = {at: 0, line: 0};

/** A row as a table paints it: a colour, and a link. */
const row = (number: number): string => `${theme.paint('active', 'active')} ${theme.link(`https://netbox/${number}/`, `${number}`)} end\n`;
const rows = Array.from({length: 40_000}, (_, at) => row(at + 1));
const long = rows.join('');

test('D11 more-pager what is searched in 40,000 lines is found on both ways, over colours and links, and in what is shown alone', () => {
	const ask = {text: long, searched: 'active 39990 e', from: start};
	const {found} = outcomeOf(seekBelow(ask));
	expect(found).toEqual({at: rows.slice(0, 39_989).join('').length, line: 39_989});
	const end = {at: long.length, line: 40_000};
	expect(outcomeOf(seekAbove({...ask, from: end}))).toEqual({found});
	expect(outcomeOf(seekAbove({...ask, searched: 'active 3 ', from: end})).found?.line).toBe(2);
	for (const nowhere of ['netbox', '32m', 'ACTIVE 3 ']) {
		expect(outcomeOf(seekBelow({...ask, searched: nowhere}))).toEqual({});
		expect(outcomeOf(seekAbove({...ask, searched: nowhere, from: end}))).toEqual({});
	}
});

test('D11 more-pager a search of a long text is in many steps, so that keys are heard', () => {
	const work = seekBelow({text: long, searched: 'nowhere', from: start});
	let steps = 0;
	while (!work.next().done) steps += 1;
	expect(steps).toBeGreaterThan(long.length / 40_000);
});

test('D11 more-pager hits are in reverse, whatever colours begin or end within them; without colour `>` stands before their line', () => {
	expect(markHits(`${row(7)}  other\n`, 'tive 7 e', theme)).toBe(
		`${esc}[32mac${esc}[7mtive${esc}[27m${esc}[39m${esc}[7m ${esc}[27m${esc}]8;;https://netbox/7/${esc}\\${esc}[7m7${esc}[27m${esc}]8;;${esc}\\${esc}[7m e${esc}[27mnd\n  other\n`,
	);
	expect(markHits('  leaf1 LEAF\nleaf2\nspine\n', 'leaf', createTheme({color: false, unicode: true}))).toBe('> leaf1 LEAF\n>leaf2\nspine\n');
});

const words = fc.array(fc.constantFrom('leaf', 'Leaf', '網', ' ', 'a', 'aa', `${esc}[32m`, `${esc}[39m`, `${esc}]8;;x${esc}\\`, '\n', 'xxxxxxxx'), {
	maxLength: 60,
});
const texts = words.map((pieces) => `${pieces.join('')}\n`);
const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1);

test('D11 more-pager marks change nothing but colours, and mark every hit once', () => {
	fc.assert(
		fc.property(texts, fc.constantFrom('leaf', 'Leaf', 'a', 'aa', '網 '), (text, searched) => {
			const marked = markHits(text, searched, theme);
			expect(unpainted(marked)).toBe(unpainted(text));
			const isIn = (piece: string): boolean => piece === `${esc}[7m`;
			const hits = paintedPieces(marked).flatMap((piece, index, all) => (index % 2 === 1 && isIn(piece) ? [all[index + 1] ?? ''] : []));
			const shown = searched === 'Leaf' ? unpainted(text) : unpainted(text).toLowerCase();
			expect(hits.join('').toLowerCase()).toBe(searched.toLowerCase().repeat(shown.split(searched).length - 1));
		}),
	);
});

test('D11 more-pager pages on the way down and on the way back are made of whole lines, and none is longer than the screen but for one line', () => {
	fc.assert(
		fc.property(texts, fc.integer({min: 1, max: 6}), fc.integer({min: 4, max: 12}), (text, height, columns) => {
			const size = {rows: height, columns};
			const taken = (from: number, to: number): number =>
				linesOf(text.slice(from, to)).reduce(
					(sum, line) => sum + Math.max(1, Math.ceil([...unpainted(line)].reduce((w, c) => w + (c === '網' ? 2 : 1), 0) / columns)),
					0,
				);
			const all = linesOf(text).length;
			for (let at = start; at.at < text.length; ) {
				const next = rowsOn(text, at, size);
				expect(text.slice(0, next.at).split('\n').length - 1).toBe(next.line);
				expect(next.line === at.line + 1 || taken(at.at, next.at) <= height).toBe(true);
				at = next;
			}
			for (let at = {at: text.length, line: all}; at.at > 0; ) {
				const before = rowsBack(text, at, size);
				expect(text.slice(0, before.at).split('\n').length - 1).toBe(before.line);
				expect(before.line < at.line && (before.line === at.line - 1 || taken(before.at, at.at) <= height)).toBe(true);
				at = before;
			}
		}),
	);
});
