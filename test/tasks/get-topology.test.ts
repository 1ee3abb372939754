import {expect, test} from 'vitest';
import {faultsDataset} from '../../src/lab/dataset/faults.js';
import {findNode} from '../../src/language/tree/visit.js';
import {decodeOutput, encodeOutput} from '../../src/output/codec.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import type {Topology, TopologyNode} from '../../src/output/topology.js';
import {pipe, textOf} from '../pipes/chain.js';
import {unwrap} from '../support/database.js';
import {faultOf, shellTree} from '../support/shell-tree.js';
import {type Speaker, shareShell, startShell} from './netbox-support.js';

const command = 'netbox get topology';
const shared = shareShell();
const draw = async (shell: Speaker, words: string): Promise<Output> => unwrap(await shell.say(`${command} ${words}`));
const topologyIn = (output: Output): Topology => documentOf(output) as unknown as Topology;

/** Edges by the names of their nodes. */
function edgesOf(output: Output): readonly string[] {
	const {nodes, edges} = topologyIn(output);
	const names = new Map(nodes.map(({id, name}) => [id, name]));
	return edges.map(({a, b, verdict, sessions}) => `${names.get(a)} - ${names.get(b)}: ${verdict} ${sessions.length}`);
}

const nodesOf = (output: Output, told: (node: TopologyNode) => unknown = ({name}) => name): readonly unknown[] => topologyIn(output).nodes.map(told);

test('TP4 topology-json the devices that were named, those that they peer with, and what the check says of each edge', async () => {
	const output = await draw(shared(), 'devices leaf1 fceos4');
	expect(edgesOf(output)).toEqual(['fceos4 - fceos5: matched 6', 'leaf1 - spine1: matched 4', 'leaf1 - spine2: as-mismatch 2']);
	expect(nodesOf(output, ({name, kind, site, asked}) => [name, kind, site, asked])).toEqual([
		['fceos4', 'device', expect.any(String), true],
		['fceos5', 'device', expect.any(String), false],
		['leaf1', 'device', 'AMS1', true],
		['spine1', 'device', 'AMS1', false],
		['spine2', 'device', 'AMS1', false],
	]);
	expect(output).toMatchObject({errors: [], notes: [], totals: '5 nodes, 3 edges, 12 sessions: 1 edge with errors'});
	expect(output.differs).toBeUndefined();
});

test('TP4 topology-json every verdict of a topology is that of the pairs of a check, and a kept result is drawn as the first one was', async () => {
	const shell = await startShell(faultsDataset);
	const output = await draw(shell, 'all-sessions');
	const {pairs} = documentOf(unwrap(await shell.say('netbox check bgp-peerings all-sessions show pairs'))) as unknown as {pairs: readonly Row[]};
	// Sessions on three devices between two hosts are one peering, at two edges.
	const told = new Set(topologyIn(output).edges.flatMap(({peerings}) => peerings.map(({verdict, halves}) => `${halves[0]?.id} ${verdict}`)));
	for (const {verdict, id, peer_id: peer} of pairs)
		expect(told.has(`${id} ${verdict}`) || told.has(`${peer} ${verdict}`), `${id}: ${verdict}`).toBe(true);
	const checked = new Set(pairs.flatMap(({id, peer_id: peer}) => [Number(id), ...(peer === null ? [] : [Number(peer)])]));
	const drawn = new Set(topologyIn(output).edges.flatMap(({sessions}) => sessions));
	expect([...checked].filter((id) => !drawn.has(id))).toEqual([]);
	for (const form of ['svg', 'html', 'dot']) {
		expect(textOf(decodeOutput(encodeOutput(output)), pipe(form))).toBe(textOf(output, pipe(form)));
	}
});

test('TP8 which-lines each hop follows the lines of the devices before it', async () => {
	const shell = await startShell();
	expect(nodesOf(await draw(shell, 'devices leaf2'))).toEqual(['leaf2', 'spine1', 'spine2']);
	const two = await draw(shell, 'devices leaf2 hops 2');
	expect(nodesOf(two)).toEqual(expect.arrayContaining(['leaf1', 'leaf2', 'leaf3', 'spine1', 'spine2']));
	expect(
		topologyIn(two)
			.nodes.filter(({asked}) => asked)
			.map(({name}) => name),
	).toEqual(['leaf2', 'spine1', 'spine2']);
	const far = await draw(shell, 'devices leaf2 hops 8');
	expect(nodesOf(far)).toEqual(expect.arrayContaining(['leaf4', 'spine1']));
	// The same lines, whichever end they were followed from.
	const from = await draw(shell, 'devices spine2 hops 8');
	expect(edgesOf(from)).toEqual(edgesOf(far));
});

test('TP7 no-lost-end a device without sessions is a node, one that is not there is an error and none', async () => {
	const output = await draw(shared(), 'devices fceos4 nothere');
	expect(output.errors.map(({code}) => code)).toEqual(['not-found']);
	expect(nodesOf(output)).toEqual(['fceos4', 'fceos5']);
	expect(faultOf(command).code).toBe('missing-option');
});

test('TP11 topology-cache every policy gives the same drawing; cache force has no sites and says so', async () => {
	const shell = await startShell();
	const first = textOf(await draw(shell, 'devices leaf1 leaf2'), pipe('svg'));
	for (const policy of ['True', 'refresh', 'False'])
		expect(textOf(await draw(shell, `devices leaf1 leaf2 cache ${policy}`), pipe('svg'))).toBe(first);
	const forced = await draw(shell, 'devices leaf1 leaf2 cache force');
	expect(nodesOf(forced, ({name, site}) => [name, site])).toEqual([
		['leaf1', 'AMS1'],
		['leaf2', 'AMS1'],
		['spine1', null],
		['spine2', null],
	]);
	expect(forced.notes).toContain('with "cache force" sites are not asked for: the site of 2 devices is not known');
	shell.asked();
	const {requests} = documentOf(await draw(shell, 'devices leaf1 dry-run')) as unknown as {requests: readonly {why: string}[]};
	expect(requests.map(({why}) => why)).toEqual(
		expect.arrayContaining(['VRF and interface of the addresses', 'if a line leads to other devices: their sites']),
	);
	expect(shell.asked()).toEqual([]);
});

test('TP9 node-grouping by site of the whole lab', async () => {
	const all = topologyIn(await draw(shared(), 'all-sessions')).nodes;
	expect(all.filter(({kind, asked}) => asked !== ['device', 'virtual-machine', 'site'].includes(kind))).toEqual([]);
	const output = await draw(shared(), 'all-sessions by site');
	expect(nodesOf(output, ({kind}) => kind)).toEqual(expect.arrayContaining(['site', 'external', 'no-holder']));
	expect(edgesOf(output).filter((edge) => edge.startsWith('AMS1 - AMS1: '))).toHaveLength(1);
	expect(nodesOf(await draw(shared(), 'devices fceos4 by as'))).toEqual(['AS65100', 'AS65101']);
});

test('the verdicts that a topology can have are those of the check, and of a device without sessions', () => {
	const verdictsOf = (...path: readonly string[]) => Object.keys(findNode(shellTree(), path)?.types?.['verdict']?.values ?? {});
	expect(verdictsOf('netbox', 'get', 'topology')).toEqual([...verdictsOf('netbox', 'check', 'bgp-peerings'), 'no sessions']);
});
