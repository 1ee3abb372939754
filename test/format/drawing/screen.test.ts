import {expect, test} from 'vitest';
import {createTheme} from '../../../src/format/theme.js';
import {type FabricShape, fabricOf, knownOf} from '../../peerings/check/fabric.js';
import {outputOf, topologyOf} from '../../peerings/topology/worlds.js';
import {format, onTerminal} from '../written.js';

const shape: FabricShape = {spines: 2, leaves: 3, isDual: false, assigns: true, clients: 1, machines: 0};
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

/** Every line of a drawing can be followed: below a box each port leads to exactly one other. */
test('TP1 topology-drawing each line leads from its own place at one box to its own place at another', async () => {
	const topology = await topologyOf(knownOf(fabric({spines: 3, leaves: 5})));
	const rows = format(outputOf(topology), {...onTerminal, width: 200}).split('\n');
	const at = (row: number, column: number): string => rows[row]?.[column] ?? ' ';
	const ports = rows.flatMap((line, row) => [...line].flatMap((sign, column) => (sign === '┬' || sign === '┴' ? [{row, column, sign}] : [])));
	const ends = ports.map(({row, column, sign}) => {
		let [r, c, dr, dc] = [row, column, sign === '┬' ? 1 : -1, 0];
		for (let step = 0; step < 10_000; step += 1) {
			[r, c] = [r + dr, c + dc];
			const here = at(r, c);
			if (here === '┬' || here === '┴') return `${r} ${c}`;
			const turns: Readonly<Record<string, readonly [number, number]>> = {
				...{'1,0└': [0, 1], '1,0┘': [0, -1], '-1,0┌': [0, 1], '-1,0┐': [0, -1]},
				...{'0,1┐': [1, 0], '0,1┘': [-1, 0], '0,-1┌': [1, 0], '0,-1└': [-1, 0]},
			};
			[dr, dc] = turns[`${dr},${dc}${here}`] ?? [dr, dc];
		}
		return 'nowhere';
	});
	expect(ports.length).toBe(2 * topology.edges.length);
	const back = new Map(ports.map(({row, column}, index) => [`${row} ${column}`, ends[index]]));
	expect(ports.filter(({row, column}) => back.get(back.get(`${row} ${column}`) ?? '') !== `${row} ${column}`)).toEqual([]);
});
