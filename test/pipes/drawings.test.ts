import {expect, test} from 'vitest';
import {outcomeOf} from '../../src/core/long-work.js';
import {readLine} from '../../src/language/read/read-line.js';
import {sentenceOf} from '../../src/language/sentence-of.js';
import {document, drawingForms, outputForms} from '../../src/output/output.js';
import type {Topology} from '../../src/output/topology.js';
import {applyPipes} from '../../src/pipes/apply.js';
import {outputOf, plainTopology} from '../peerings/topology/worlds.js';
import {shellTree} from '../support/shell-tree.js';
import {pipe, run, where} from './chain.js';

const T = 'netbox get topology devices fceos4';

/** The fault of a line, pipes included; `right` where there is none. */
function faultOf(line: string): string {
	const said = sentenceOf(readLine(shellTree(), {line}, {place: [], fullWords: true}));
	return said.ok ? 'right' : (said.error[0]?.message ?? '');
}

test('TP5 no-other-form a drawing of what is no topology is refused before anything runs', () => {
	for (const form of drawingForms) {
		expect(faultOf(`${T} | display ${form}`)).toBe('right');
		expect(faultOf(`netbox get bgp-peerings devices fceos4 | display ${form}`)).toBe(`"${form}" draws a topology, and this command gives none.`);
	}
	for (const file of ['x.svg', 'x.SVG', 'x.html', 'x.htm', 'x.mmd', 'x.dot', 'x.gv', 'x.graphml']) {
		for (const how of ['save', 'tee']) expect(faultOf(`${T} | ${how} ${file}`)).toBe('right');
		expect(faultOf(`show instances | save ${file}`)).toBe(`"${file}" draws a topology, and this command gives none.`);
		expect(faultOf(`${T} | append ${file}`)).toBe(`"append" cannot add to "${file}": a drawing is one whole.`);
	}
	expect(faultOf('help | save x.svg')).toContain('draws a topology');
	expect(faultOf('job result 1 | display svg')).toBe('right');
});

test('TP5 no-other-form no pipe stands between a topology and its drawing, and no file has a form that its name does not say', () => {
	expect(faultOf(`${T} | where severity=error | display svg`)).toBe('"svg" draws a whole topology, and none is left after "where".');
	expect(faultOf(`${T} | json | save x.svg`)).toBe('"x.svg" draws a whole topology, and none is left after "json".');
	expect(faultOf(`${T} | display dot | save x.svg`)).toBe('"x.svg" draws a whole topology, and none is left after "dot".');
	expect(faultOf(`${T} | display svg | match x | save y.svg`)).toContain('none is left after "svg"');
	expect(faultOf(`${T} | display svg | save x.svg`)).toBe('right');
	expect(faultOf(`${T} | display svg | save x.txt`)).toBe('right');
	expect(faultOf(`${T} | display svg | match rect`)).toBe('right');
	expect(faultOf(`${T} | tee x.svg | where severity=error | count`)).toBe('right');
});

test('TP5 no-other-form what only the result tells is refused when it is there, and nothing is written', () => {
	for (const said of [pipe('svg'), pipe('save', {path: 'x.svg'})]) {
		expect(() => run(document({requests: []}), [said])).toThrow('"svg" draws a topology, and this result is none.');
	}
});

test('TP2 topology-text the forms of drawings are no pipes, and shorten no word that was one', () => {
	const words = (line: string): string => {
		const said = sentenceOf(readLine(shellTree(), {line}, {place: []}));
		return said.ok && said.value.kind === 'run' ? said.value.command.pipes.map(({name}) => name).join() : 'refused';
	};
	for (const form of drawingForms) expect(words(`${T} | ${form}`)).toBe('refused');
	expect([words(`${T} | display m`), words(`${T} | disp j`), words(`${T} | display mer`), words(`${T} | head 2`)]).toEqual([
		'markdown',
		'json',
		'mermaid',
		'first',
	]);
	expect(drawingForms.filter((form) => (outputForms as readonly string[]).includes(form))).toEqual([]);
});

const chain = (count: number): Topology =>
	plainTopology(
		count,
		Array.from({length: count - 1}, (_, index) => [index, index + 1] as const),
	);

test('TP10 topology-limits what is too much for a layout is refused by name, and drawn in the forms that need none', () => {
	const output = outputOf(chain(1_501));
	const failed = outcomeOf(applyPipes(output, [pipe('svg')], () => [], {known: {}, now: 0, terminal: false}));
	expect(failed).toMatchObject({
		ok: false,
		error: {code: 'usage', message: 'the topology has 1,501 nodes and 1,500 edges: at most 1,500 nodes and 4,000 edges are drawn.'},
	});
	for (const form of ['dot', 'graphml', 'mermaid']) expect(run(output, [pipe(form)]).text.split('\n').length).toBeGreaterThan(3_000);
});

test('TP4 topology-json tables and pipes have a row for each edge, and one for each node without any', () => {
	const output = outputOf({...chain(3), nodes: [...chain(3).nodes, ...plainTopology(10, []).nodes.slice(9)]});
	expect(run(output, [pipe('table', {wide: true})], {terminal: true, known: {}}).text).toBe(
		[
			'node  peer  verdict      sessions  active  peer-kind  node-as  peer-as  node-site  peer-site  severity',
			'r0    r1    matched             1  true    device     65000    65001    -          -          -',
			'r1    r2    matched             1  true    device     65001    65002    -          -          -',
			'r9    -     no sessions         0  false   -          65009    -        -          -          -',
			'4 nodes, 2 edges, 2 sessions: no findings\n',
		].join('\n'),
	);
	expect(run(output, [where('verdict=matched'), pipe('count')], {known: {}}).text).toBe('2\n');
});
