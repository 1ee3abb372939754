import {expect, test} from 'vitest';
import {createPace, type Free} from '../../src/peerings/pace.js';

/** A wire that ends in a process of the server. */
type Wire = {process: number; isClosed: boolean};

type Server = {
	/** Where each new wire ends, in turn. */
	readonly accepts: readonly number[];
	/** Rows a ms that a process gives to each of so many parts at a time. */
	readonly speed: (atOnce: number, all: number) => number;
};

const rows = 1000;
const step = 10;

/**
 * Reads so many parts of 1,000 rows: the ms it took, the processes of the wires in use at the end, and all wires that were opened. All
 * that are open when so many parts were asked for come to process 0, as if their connections had been lost.
 */
function readFrom({accepts, speed}: Server, parts: number, metAfter = Number.POSITIVE_INFINITY) {
	const opened: Wire[] = [];
	const open = (): Wire => {
		const wire = {process: accepts[opened.length % accepts.length] ?? 0, isClosed: false};
		opened.push(wire);
		return wire;
	};
	const close = (wire: Wire): void => {
		wire.isClosed = true;
	};
	const pace = createPace({open, close}, parts);
	let underWay: {readonly free: Free<Wire>; left: number}[] = [];
	let started = 0;
	let ending: readonly number[] = [];
	let at = 0;
	let haveMet = false;
	for (; started < parts || underWay.length > 0; at += step) {
		if (started >= metAfter && !haveMet) {
			for (const wire of opened) wire.process = 0;
			haveMet = true;
		}
		for (let free = started < parts ? pace.next(at) : undefined; free; free = started < parts ? pace.next(at) : undefined) {
			expect(free.wire.isClosed).toBe(false);
			expect(underWay.every((one) => one.free.wire !== free?.wire)).toBe(true);
			underWay.push({free, left: rows});
			started += 1;
		}
		if (started < parts) ending = underWay.map(({free}) => free.wire.process);
		for (const one of underWay) {
			const beside = underWay.filter(({free}) => free.wire.process === one.free.wire.process).length;
			one.left -= speed(beside, underWay.length) * step;
		}
		const done = underWay.filter(({left}) => left <= 0);
		underWay = underWay.filter(({left}) => left > 0);
		for (const {free} of done) free.came(rows, at + step);
	}
	pace.end();
	return {ms: at, ending: ending.toSorted(), opened};
}

/** One row a ms of each process; two answers at a time in one of them come at less than half of it, as seen on NetBox with threads. */
const threaded: Server['speed'] = (atOnce) => (atOnce === 1 ? 1 : 0.6 / atOnce);

test.each([
	['the second wire ends in the other process', [0, 1, 0, 1], 20],
	['the second wire ends in the same process', [0, 0, 1, 0, 1], 20],
	['the third finds the other', [0, 0, 0, 1, 1, 0], 20],
] as const)('N39 of two processes each gets a wire: %s', (_, accepts, parts) => {
	const {ms, ending, opened} = readFrom({accepts, speed: threaded}, parts);
	expect(ending).toEqual([0, 1]);
	// Sooner than over one wire, although others were tried.
	expect(ms).toBeLessThan(parts * rows * 0.85);
	expect(opened.every(({isClosed}) => isClosed)).toBe(true);
});

test('N39 wires that meet in one process later are chosen anew', () => {
	const server = {accepts: [0, 1, 0, 1, 0, 1], speed: threaded};
	const {ms, ending, opened} = readFrom(server, 40, 10);
	expect(ending).toEqual([0, 1]);
	expect(ms).toBeLessThan(40 * rows * 0.85);
	expect(opened.every(({isClosed}) => isClosed)).toBe(true);
});

test.each([
	['one process', {accepts: [0], speed: threaded}, 1],
	['four processes', {accepts: [0, 1, 2, 3, 4], speed: (_, all) => Math.min(1, 4 / all)}, 4],
	['many processes', {accepts: [0, 1, 2, 3, 4, 5, 6], speed: () => 1}, 4],
	['two processors behind many processes', {accepts: [0, 1, 2, 3, 4, 5, 6], speed: (_, all) => Math.min(1, 2 / all)}, 2],
] as const satisfies readonly (readonly [string, Server, number])[])(
	'N39 as many parts at a time as the server answers sooner for: %s',
	(_, server, size) => {
		expect(readFrom(server, 40).ending).toHaveLength(size);
	},
);

test('N39 a short reading begins with two parts, a long one with one', () => {
	expect(
		[1, 2, 8, 9].map((parts) => {
			const pace = createPace({open: () => 'wire', close: () => undefined}, parts);
			return [pace.next(0), pace.next(0), pace.next(0)].filter((free) => free !== undefined).length;
		}),
	).toEqual([2, 2, 2, 1]);
});

test('N39 parts without sessions count as well', () => {
	let opened = 0;
	const open = (): number => (opened += 1);
	const pace = createPace({open, close: () => undefined}, 4);
	for (const free of [pace.next(0), pace.next(0)]) free?.came(0, 100);
	expect([pace.next(100), pace.next(100), pace.next(100)].map((free) => free?.wire)).toEqual([1, 2, 3]);
});
