import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {brokenText} from '../../src/format/table/broken-text.js';
import {type Fit, fit, type SizedColumn} from '../../src/format/table/fit.js';
import type {Column} from '../../src/output/output.js';
import {displayWidth} from '../../src/text/width.js';

type Limit = Pick<Column, 'cutTo' | 'wrapTo' | 'whole'>;
const limit = fc.constantFrom<Limit>({}, {cutTo: 16}, {wrapTo: 18}, {wrapTo: 18, whole: true});
const columnOf = (index: number, rank: Column['rank'], limit: Limit): Column => ({
	name: `c${index}`,
	paths: [`c${index}`],
	rank,
	...limit,
});
const columns = fc
	.array(fc.record({rank: fc.constantFrom<Column['rank']>('key', 'wanted', 'extra'), limit, name: fc.integer({min: 1, max: 14})}), {
		minLength: 1,
		maxLength: 8,
	})
	.map((all) => all.map(({rank, limit, name}, index) => ({name, column: columnOf(index, rank, limit)})));

/** Columns with the widths of each row's texts. */
const measured = fc
	.tuple(columns, fc.integer({min: 0, max: 30}))
	.chain(([all, rows]) =>
		fc
			.tuple(...all.map(() => fc.array(fc.integer({min: 1, max: 60}), {minLength: rows, maxLength: rows})))
			.map((texts) => all.map((one, index) => ({...one, widths: texts[index] ?? []}))),
	);
type Case = (typeof measured extends fc.Arbitrary<infer Value> ? Value : never)[number];

const sizedOf = ({column, name, widths}: Case): SizedColumn => {
	const texts: number[] = [];
	for (const width of widths) texts[width] = (texts[width] ?? 0) + 1;
	return {column, name, texts};
};
const widestOf = ({name, widths}: Case): number => Math.max(name, ...widths);
const leastOf = (one: Case): number => Math.min(widestOf(one), one.column.cutTo ?? one.column.wrapTo ?? Number.POSITIVE_INFINITY);
/** What all but a few of the texts need that may be wrapped. */
function wholeOf(one: Case): number {
	if (!one.column.whole) return leastOf(one);
	const few = one.widths.length < 2 ? 0 : Math.max(1, Math.floor(one.widths.length / 20));
	const least = Math.max(one.name, leastOf(one));
	return Math.max(least, [...one.widths].sort((a, b) => b - a)[few] ?? 0);
}
const taken = (widths: readonly number[], gap: number): number =>
	widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
const namesOf = (all: readonly Column[]): readonly string[] => all.map(({name}) => name);
const shownOf = (found: Fit | undefined): readonly string[] | undefined => found && namesOf(found.shown.map(({column}) => column));
const rooms = fc.record({width: fc.integer({min: 1, max: 160}), gap: fc.constantFrom(2, 3)});

describe('the widths of columns', () => {
	test('D3 column-widths fit the room, and no key is ever dropped', () => {
		fc.assert(
			fc.property(measured, rooms, (all, room) => {
				const found = fit(all.map(sizedOf), room);
				const keys = all.filter(({column}) => column.rank === 'key');
				if (!found) {
					expect(keys.length === 0 || taken(keys.map(leastOf), room.gap) > room.width).toBe(true);
					return;
				}
				expect(namesOf(found.hidden.filter(({rank}) => rank === 'key'))).toEqual([]);
				expect(
					taken(
						found.shown.map(({width}) => width),
						room.gap,
					),
				).toBeLessThanOrEqual(room.width);
				for (const {column, width} of found.shown) {
					const one = all.find((other) => other.column === column) as Case;
					expect([width >= leastOf(one), width <= widestOf(one)]).toEqual([true, true]);
				}
				expect([...found.shown.map(({column}) => column), ...found.hidden].length).toBe(all.length);
			}),
			{numRuns: 1000},
		);
	});

	test('D3 column-widths a wanted column is dropped only where cutting and wrapping do not help, extra columns before it, the last one first', () => {
		fc.assert(
			fc.property(measured, rooms, (all, room) => {
				const found = fit(all.map(sizedOf), room);
				if (!found) return;
				const of = (rank: Column['rank']): readonly Case[] => all.filter(({column}) => column.rank === rank);
				const isShown = ({column}: Case): boolean => !found.hidden.includes(column);
				const [wanted, extras] = [of('wanted'), of('extra')];
				const count = wanted.filter(isShown).length;
				expect(wanted.map(isShown)).toEqual(wanted.map((_, index) => index < count));
				expect(extras.map(isShown)).toEqual(extras.map((_, index) => index < extras.filter(isShown).length));
				if (count === wanted.length) return;
				expect(extras.filter(isShown)).toEqual([]);
				const floor = taken(of('key').map(wholeOf), room.gap) > room.width ? leastOf : wholeOf;
				expect(taken([...of('key'), ...wanted.slice(0, count + 1)].map(floor), room.gap)).toBeGreaterThan(room.width);
			}),
			{numRuns: 1000},
		);
	});

	test('D3 column-widths an address is wrapped only where it is one of a few, or where dropping every wanted column would not do', () => {
		fc.assert(
			fc.property(measured, rooms, (all, room) => {
				const found = fit(all.map(sizedOf), room);
				const keys = all.filter(({column}) => column.rank === 'key');
				fc.pre(found !== undefined && taken(keys.map(wholeOf), room.gap) <= room.width);
				for (const {column, width} of found?.shown ?? []) {
					const one = all.find((other) => other.column === column) as Case;
					if (column.whole) expect(width).toBeGreaterThanOrEqual(wholeOf(one));
				}
			}),
			{numRuns: 1000},
		);
	});

	test('D3 column-widths one long text drops no column, however long it is', () => {
		const short = measured.map((all) => all.map((one) => ({...one, widths: one.widths.map((width) => Math.min(width, 16))})));
		fc.assert(
			fc.property(short, rooms, fc.nat(), fc.nat(), fc.integer({min: 18, max: 500}), (all, room, at, row, long) => {
				const limited = all.filter(({column}) => column.cutTo !== undefined || column.wrapTo !== undefined);
				const one = limited[at % Math.max(1, limited.length)];
				fc.pre(one !== undefined && one.widths.length > 1);
				const withText = (width: number): readonly string[] | undefined => {
					const widths = one?.widths.with(row % one.widths.length, width) ?? [];
					return shownOf(
						fit(
							all.map((other) => sizedOf(other === one ? {...other, widths} : other)),
							room,
						),
					);
				};
				expect(withText(long)).toEqual(withText(18));
			}),
			{numRuns: 1000},
		);
	});

	test('D3 column-widths what is too much is taken where it touches the fewest texts', () => {
		const column = (name: string): Column => ({name, paths: [name], rank: 'key', cutTo: 4});
		const sized = (name: string, widths: readonly number[]): SizedColumn => sizedOf({column: column(name), name: 1, widths: [...widths]});
		const alike = Array<number>(20).fill(20);
		const found = fit([sized('all', alike), sized('one', [...alike.slice(1).map(() => 10), 30])], {width: 34, gap: 2});
		expect(found?.shown.map(({width}) => width)).toEqual([20, 12]);
	});

	test('D4 hidden-columns without a room nothing is cut or hidden', () => {
		fc.assert(
			fc.property(measured, (all) => {
				const found = fit(all.map(sizedOf), undefined);
				expect([found?.hidden, found?.shown.map(({width}) => width)]).toEqual([[], all.map(widestOf)]);
			}),
		);
	});
});

const text = fc.oneof(
	fc.string({unit: 'grapheme', minLength: 1}),
	fc.ipV6(),
	fc.constantFrom('日本語日本語日本語日本語日本語', '👩‍👩‍👧'.repeat(20), `e${'\u0301'.repeat(50)}bcdef`, '2001:db8:ffff:1234:5678:9abc:def0:1/127'),
);

/** Whether the text begins with the first part and ends with the last, and the others stand between them in this order. */
function isMadeOf(text: string, parts: readonly string[]): boolean {
	let end = 0;
	const isInOrder = parts.every((part) => {
		const at = text.indexOf(part, end);
		end = at + part.length;
		return at >= 0;
	});
	return isInOrder && text.startsWith(parts[0] ?? '') && text.endsWith(parts.at(-1) ?? '');
}

test('D3 column-widths a broken or cut text fits its rows; none of it is lost without a mark', () => {
	const how = fc.constantFrom<Pick<Column, 'rank' | 'wrapTo'>>({rank: 'key'}, {rank: 'extra'}, {rank: 'key', wrapTo: 18});
	fc.assert(
		fc.property(text, fc.integer({min: 2, max: 40}), how, (text, width, column) => {
			const rows = brokenText(text, width, {column, ellipsis: '…'});
			expect(rows.filter((row) => displayWidth(row) > width)).toEqual([]);
			expect(rows.length).toBeLessThanOrEqual(column.wrapTo === undefined ? 1 : 3);
			const joined = rows.join('');
			if (joined === text) return;
			// A grapheme wider than all rows has a mark of its own, so there may be several.
			expect([joined.includes('…'), isMadeOf(text, joined.split('…'))]).toEqual([true, true]);
		}),
		{numRuns: 2000},
	);
	expect(brokenText('2001:db8:ffff:1234:5678:9abc:def0:1/127', 19, {column: {rank: 'key', wrapTo: 18}, ellipsis: '…'})).toEqual([
		'2001:db8:ffff:1234:',
		'5678:9abc:def0:1/',
		'127',
	]);
});
