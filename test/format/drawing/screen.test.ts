import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createTheme} from '../../../src/format/theme.js';
import {type FabricShape, fabricOf, knownOf} from '../../peerings/check/fabric.js';
import {outputOf, plainTopology, topologyOf} from '../../peerings/topology/worlds.js';
import {format, onTerminal} from '../written.js';

const shape: FabricShape = {spines: 2, leaves: 3, isDual: false, assigns: true, clients: 1, machines: 0, customers: 0};
const fabric = (more: Partial<FabricShape> = {}) => {
	const {sessions, owners} = fabricOf({...shape, ...more});
	// Without the providers and the dynamic neighbour.
	const kept = sessions.filter(({name}) => !/provider|server/.test(name ?? ''));
	return {sessions: kept, ...(owners && {owners})};
};

test('TP1 topology-drawing a fabric in layers, lines without a shared column, in box characters and in ASCII', async () => {
	const output = outputOf(await topologyOf(knownOf(fabric())));
	const drawn = format(output, {...onTerminal, width: 80});
	expect(`\n${drawn}`).toMatchInlineSnapshot(`
		"
		                   ┌─────────┐
		                   │ spine1  │
		                   │ AS65000 │
		                   └┬─┬───┬─┬┘
		                    │ │   │ │
		     ┌──────────────┘ │   └─┼──┐
		     │                │     └──┼─────────────┐
		     │                │        │             │
		┌────┴────┐  ┌────────┴┐  ┌────┴────┐  ┌─────┴───┐
		│ leaf1   │  │ leaf2   │  │ leaf3   │  │ spine2  │
		│ AS65101 │  │ AS65102 │  │ AS65103 │  │ AS65000 │
		└─────┬───┘  └────┬────┘  └─────┬───┘  └┬───┬───┬┘
		      │           │             │       │   │   │
		      │           │             └───────┼───┼───┘
		      │           └─────────────────────┼───┘
		      └─────────────────────────────────┘

		5 nodes, 7 edges, 14 sessions: no findings
		"
	`);
	const ascii = format(output, {...onTerminal, width: 80, theme: createTheme({color: false, unicode: true, plain: true})});
	expect(ascii).toMatch(/^[\n\x20-\x7E]+$/);
	expect(ascii.split('\n').map((line) => line.length)).toEqual(drawn.split('\n').map((line) => line.length));
});

test('TP1 topology-drawing a fault is red, what is not active dashed, a half has an x, and each fault is told below', async () => {
	const {sessions, owners} = fabric({spines: 1, leaves: 2});
	const world = {
		...(owners && {owners}),
		sessions: sessions
			.filter(({name}) => !name?.startsWith('leaf1 to spine1'))
			.map((one) => (one.device === 'leaf2' || one.name?.startsWith('spine1 to leaf2') ? {...one, status: 'planned'} : one)),
	};
	const output = outputOf(await topologyOf(knownOf(world)));
	const plain = format(output, {...onTerminal, width: 80});
	expect(`\n${plain}`).toMatchInlineSnapshot(`
		"
		      ┌─────────┐
		      │ spine1  │
		      │ AS65000 │
		      └───┬───┬─┘
		          │   ╎
		     ┌────┘   ╎
		     │        ╎
		┌────x────┐  ┌┴────────┐
		│ leaf1   │  │ leaf2   │
		│ AS65101 │  │ AS65102 │
		└─────────┘  └─────────┘

		x no session on this side; ╌ not active
		leaf1 - spine1: missing-reverse
		3 nodes, 2 edges, 3 sessions: 1 edge with errors
		"
	`);
	const painted = format(output, {...onTerminal, width: 80, theme: createTheme({color: true, unicode: true})});
	expect(painted).toContain('\u001B[31mx');
	expect(painted).toContain('\u001B[31mleaf1 - spine1: missing-reverse');
});

test('TP1 topology-drawing what is too wide or too much is a table and says why; wide draws it', async () => {
	const wide = outputOf(await topologyOf(knownOf(fabric({leaves: 5}))));
	const narrow = format(wide, {...onTerminal, width: 40});
	expect(narrow).toMatch(/^node +peer/);
	expect(narrow.replaceAll('\n', ' ')).toMatch(
		/it is \d+ columns wide, too wide to draw in 40: "\| save FILE\.svg" or "\| save FILE\.html" draws it whole $/,
	);
	expect(format(wide, {...onTerminal, width: 40, wide: true})).toContain('┌');
	const many = outputOf(await topologyOf(knownOf(fabric({leaves: 39}))));
	expect(format(many, {...onTerminal, width: 1_000})).toContain('41 nodes are too many to draw here');
});

/** A graph of up to eight nodes with any lines between them. */
const anyGraph = fc.uniqueArray(fc.tuple(fc.integer({min: 0, max: 7}), fc.integer({min: 0, max: 7})), {
	minLength: 1,
	maxLength: 16,
	selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
});

/** Where a line leads that leaves a box at a place, read off the drawing. */
function followed(rows: readonly string[], {row, column, sign}: {row: number; column: number; sign: string}): string {
	let [r, c, dr, dc] = [row, column, sign === '┬' ? 1 : -1, 0];
	const turns: Readonly<Record<string, readonly [number, number]>> = {
		...{'1,0└': [0, 1], '1,0┘': [0, -1], '-1,0┌': [0, 1], '-1,0┐': [0, -1]},
		...{'0,1┐': [1, 0], '0,1┘': [-1, 0], '0,-1┌': [1, 0], '0,-1└': [-1, 0]},
	};
	for (let step = 0; step < 10_000; step += 1) {
		[r, c] = [r + dr, c + dc];
		const here = rows[r]?.[c] ?? ' ';
		if (here === '┬' || here === '┴') return `${r} ${c}`;
		if (here === ' ') return 'nowhere';
		[dr, dc] = turns[`${dr},${dc}${here}`] ?? [dr, dc];
	}
	return 'around';
}

test('TP1 topology-drawing each line of any graph leads from its own place at one box to its own place at another', () => {
	fc.assert(
		fc.property(anyGraph, (pairs) => {
			const lines = pairs.filter(([a, b]) => a !== b);
			const topology = plainTopology(8, lines);
			const rows = format(outputOf(topology), {...onTerminal, width: 500}).split('\n');
			const ports = rows.flatMap((line, row) => [...line].flatMap((sign, column) => (sign === '┬' || sign === '┴' ? [{row, column, sign}] : [])));
			expect(ports).toHaveLength(2 * lines.length);
			const ends = new Map(ports.map((port) => [`${port.row} ${port.column}`, followed(rows, port)]));
			expect([...ends].filter(([from, to]) => from === to || ends.get(to) !== from)).toEqual([]);
		}),
		{numRuns: 80},
	);
});
